"""Forms of the room."""

from kiemkracht.perspectives.forms.conversations import (
    ConversationForm,
    ImportForm,
    ModerationForm,
    SeedForm,
    SettingsForm,
    StartForm,
    StatementForm,
    WhereForm,
    settings_of,
)
from kiemkracht.perspectives.forms.planning import CodesForm, PolicyForm, TranslationForm

__all__ = [
    "CodesForm",
    "ConversationForm",
    "ImportForm",
    "ModerationForm",
    "PolicyForm",
    "SeedForm",
    "SettingsForm",
    "StartForm",
    "StatementForm",
    "TranslationForm",
    "WhereForm",
    "settings_of",
]
