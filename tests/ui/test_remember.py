from dataclasses import dataclass

from django.template import Context, Template
from django.utils import translation

from kiemkracht.ui.templatetags.remember import Fragments, fragments


@dataclass(frozen=True)
class Card:
    title: str


SHOWN = "{% load remember %}{% remember card %}<b>{{ card.title }}</b>{{ spy }}{% endremember %}"


class Spy:
    """Counts how often it was put on a page."""

    def __init__(self) -> None:
        self.seen = 0

    def __str__(self) -> str:
        self.seen += 1
        return ""


def show(template: Template, title: str, spy: Spy) -> str:
    return template.render(Context({"card": Card(title), "spy": spy}))


def test_equal_content_is_rendered_once():
    template, spy = Template(SHOWN), Spy()
    assert show(template, "Soep op maandag", spy) == show(template, "Soep op maandag", spy)
    assert spy.seen == 1


def test_other_content_is_rendered_anew():
    template, spy = Template(SHOWN), Spy()
    show(template, "Soep op dinsdag", spy)
    assert "woensdag" in show(template, "Soep op woensdag", spy)
    assert spy.seen == 2


def test_every_language_has_its_own_fragment():
    template, spy = Template(SHOWN), Spy()
    for language in ("nl", "en"):
        with translation.override(language):
            show(template, "Soep op donderdag", spy)
    assert spy.seen == 2


def test_text_in_a_remembered_fragment_is_escaped():
    assert "<script>" not in show(Template(SHOWN), "<script>alert(1)</script>", Spy())


def test_the_fragment_used_longest_ago_is_forgotten():
    kept = Fragments(most=2)
    for key in "abc":
        kept.keep(key, key)
    assert (len(kept), kept.get("a"), kept.get("c")) == (2, None, "c")
    assert fragments is not kept
