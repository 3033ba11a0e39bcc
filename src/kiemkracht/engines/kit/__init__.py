"""What engines share: errors, names of settings, and how well two divisions agree."""

from kiemkracht.engines.kit.agreement import adjusted_rand_index
from kiemkracht.engines.kit.digest import digest_of
from kiemkracht.engines.kit.errors import EngineInputError

__all__ = ["EngineInputError", "adjusted_rand_index", "digest_of"]
