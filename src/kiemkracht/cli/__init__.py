"""The command line: `kiemkracht COMMAND`."""

from kiemkracht.cli.main import main

__all__ = ["main"]
