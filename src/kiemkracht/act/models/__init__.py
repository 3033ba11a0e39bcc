"""The tables of the room."""

from kiemkracht.act.models.changes import LookBack, ScriptChange, ScriptVersion
from kiemkracht.act.models.scripts import Script, ScriptStep

__all__ = ["LookBack", "Script", "ScriptChange", "ScriptStep", "ScriptVersion"]
