"""Django's own sentences about forms are said in our Dutch."""

from django import forms
from django.utils.translation import override


class Form(forms.Form):
    what = forms.CharField(max_length=5, required=False)
    day = forms.DateField(required=False)
    kind = forms.ChoiceField(choices=[("a", "A")], required=False)
    needed = forms.CharField()


def said(language, **data):
    with override(language):
        return {name: str(errors[0]) for name, errors in Form(data).errors.items()}


def test_no_form_says_required_invalid_or_value():
    told = said("nl", what="te lang hoor", day="gisteren", kind="b", needed="")
    assert told == {
        "what": "Schrijf hoogstens 5 tekens (het zijn er nu 12).",
        "day": "Schrijf een dag, zoals 5-12-2026.",
        "kind": "Kies een van de mogelijkheden: “b” is er niet bij.",
        "needed": "Vul hier iets in.",
    }


def test_english_stays_as_it_was():
    assert said("en")["needed"] == "This field is required."
