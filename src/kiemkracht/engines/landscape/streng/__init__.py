"""The lens "streng": places with their doubt, and groups only where they hold."""

from kiemkracht.engines.landscape.streng.lens import ENGINE, streng

__all__ = ["ENGINE", "streng"]
