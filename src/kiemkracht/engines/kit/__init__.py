"""What engines share: errors, and how well two divisions agree."""

from kiemkracht.engines.kit.agreement import adjusted_rand_index
from kiemkracht.engines.kit.errors import EngineInputError

__all__ = ["EngineInputError", "adjusted_rand_index"]
