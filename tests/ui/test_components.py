from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from kiemkracht.ui.components import numbers

SVG = "<svg onload=alert(1)>"
ESCAPED = "&lt;svg onload=alert(1)&gt;"


def show(source, path="/", **context):
    context.setdefault("request", RequestFactory().get(path))
    with translation.override("nl"):
        return Template("{% load kk %}" + source).render(Context(context))


@dataclass(frozen=True)
class Anything:
    """A step, a line and a phase in one, all of it hostile."""

    glyph: str = "seed"
    label: str = SVG
    state: str = "here"
    text: str = SVG
    sentence: str = SVG
    who: str = SVG
    when: date = date(2026, 11, 20)
    done: bool = True


@pytest.mark.parametrize(
    "source",
    [
        "{% phase 'seed' bad %}",
        "{% life_line things %}",
        "{% chip bad %}",
        "{% chip bad href=bad %}",
        "{% glyph 'seed' label=bad %}",
        "{% card href=bad %}<h3>{{ bad }}</h3>{% endcard %}",
        "{% card %}{{ bad }}{% endcard %}",
        "{% band %}{{ bad }}{% endband %}",
        "{% grid %}{{ bad }}{% endgrid %}",
        "{% notice title=bad %}{{ bad }}{% endnotice %}",
        "{% details summary=bad %}{{ bad }}{% enddetails %}",
        "{% button bad name=bad value=bad %}",
        "{% link_button bad bad %}",
        "{% empty_state bad bad href=bad label=bad %}",
        "{% crumbs pairs %}",
        "{% tabs pairs %}",
        "{% page_head bad lead=bad eyebrow=bad %}{{ bad }}{% endpage_head %}",
        "{% facts pairs %}",
        "{% timeline things %}",
        "{% steps_list things %}",
        "{% person bad role=bad %}",
        "{% quote bad who=bad %}",
        "{% stat bad bad href=bad %}",
        "{% meter 0.5 5 10 bad %}",
        "{% progress 1 2 bad %}",
        "{% data_table bad head rows %}",
        "{% filter_bar %}{{ bad }}{% endfilter_bar %}",
    ],
)
def test_what_people_write_stays_text(source):
    markup = show(
        source, bad=SVG, things=[Anything()], pairs=[(SVG, SVG)], head=[SVG], rows=[[SVG]]
    )
    assert ESCAPED in markup
    assert "<svg onload" not in markup


def test_a_card_with_an_address_makes_its_heading_the_link():
    markup = show(
        "{% card href='/kiemen/1' %}<p>Groeit</p><h3>Soep</h3>"
        "{% chip 'Linden' href='/l' %}{% endcard %}"
    )
    assert '<h3><a class="kk-card__door" href="/kiemen/1">Soep</a></h3>' in markup
    assert markup.count("<a ") == 2


def test_a_card_does_not_put_a_link_in_a_link():
    markup = show("{% card href='/a' %}<h3><a href='/b'>Soep</a></h3>{% endcard %}")
    assert markup.count("<a ") == 1


def test_a_card_without_a_heading_is_a_link_as_a_whole():
    markup = show("{% card href='/a' %}<p>Soep</p>{% endcard %}")
    assert '<a class="kk-card__door" href="/a"><p>Soep</p></a>' in markup


@pytest.mark.parametrize(
    "source",
    [
        "{% glyph 'nope' %}",
        "{% chip 'x' tone='red' %}",
        "{% button 'x' kind='big' %}",
        "{% illustration 'sea' %}",
    ],
)
def test_a_name_that_does_not_exist_is_refused_with_the_names_that_do(source):
    with pytest.raises(ValueError, match="choose from"):
        show(source)


def test_a_glyph_is_silent_unless_it_has_a_label():
    assert 'aria-hidden="true"' in show("{% glyph 'seed' %}")
    assert 'role="img" aria-label="Kiem"' in show("{% glyph 'seed' label='Kiem' %}")


@pytest.mark.parametrize(
    ("share", "percent"),
    [(0, 0), (Fraction(1, 312), 1), (0.004, 1), (Fraction(171, 312), 55), (0.999, 99), (1, 100)],
)
def test_a_percentage_is_zero_only_for_nobody_and_a_hundred_only_for_all(share, percent):
    assert numbers.percentage(share) == percent


def test_a_share_outside_zero_and_one_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        numbers.percentage(1.2)


def test_a_meter_says_how_many_people():
    markup = show("{% meter share 171 312 'Eens' %}", share=Fraction(171, 312))
    assert "171 van 312 (55%)" in markup
    assert 'width="55"' in markup


def test_large_numbers_are_grouped_as_dutch_people_write_them():
    assert "11.900" in show("{% stat 11900 'stemmen' %}")


def test_a_table_names_its_rows_and_aligns_its_numbers():
    markup = show(
        "{% data_table 'Oordelen' head rows %}", head=["Stelling", "Eens"], rows=[["Plein", 171]]
    )
    assert '<th scope="row">Plein</th>' in markup
    assert '<td class="kk-table__number">171</td>' in markup
    assert '<th scope="col" class="kk-table__number">Eens</th>' in markup


def test_a_pager_keeps_the_rest_of_the_question():
    markup = show(
        "{% pager page %}", "/kiemen/?q=soep&page=2", page=Paginator(range(60), 20).page(2)
    )
    assert 'href="?q=soep&amp;page=3"' in markup
    assert 'rel="prev" href="?q=soep&amp;page=1"' in markup
    assert 'href="?q=soep&amp;page=2" aria-current="page"' in markup


def test_a_list_of_one_page_has_no_pager():
    assert show("{% pager page %}", page=Paginator(range(3), 20).page(1)) == ""


def test_a_tab_knows_the_page_it_is_on():
    pairs = [("Lijst", "/kiemen/"), ("Kaart", "/kiemen/kaart/")]
    markup = show("{% tabs pairs %}", "/kiemen/kaart/", pairs=pairs)
    assert 'href="/kiemen/kaart/" aria-current="page"' in markup
    assert markup.count("aria-current") == 1


def test_the_life_line_says_where_we_are():
    markup = show("{% life_line things %}", things=[Anything(label="groeit")])
    assert 'aria-current="step"' in markup
    assert "hier zijn we" in markup


class Sowing(forms.Form):
    """What a resident fills in."""

    name = forms.CharField(label="Hoe noem je het?", help_text="Een paar woorden.")
    story = forms.CharField(
        label="Wat probeer je?", max_length=140, required=False, widget=forms.Textarea
    )
    seen_by = forms.ChoiceField(
        label="Wie mag dit zien?",
        choices=[("circle", "Mijn kring"), ("public", "Iedereen")],
        widget=forms.RadioSelect,
    )
    photo = forms.FileField(label="Een foto", required=False, widget=forms.ClearableFileInput)
    once = forms.CharField(widget=forms.HiddenInput, required=False)


def test_a_field_ties_its_help_and_its_error_to_the_widget():
    markup = show("{% field form.name %}", form=Sowing({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in markup
    assert 'id="id_name_helptext"' in markup
    assert 'id="id_name_error"' in markup
    assert 'aria-invalid="true"' in markup
    assert '<label class="kk-field__label" for="id_name">' in markup


def test_a_field_that_may_stay_empty_says_so():
    assert "(mag leeg blijven)" in show("{% field form.story %}", form=Sowing())
    assert "(mag leeg blijven)" not in show("{% field form.name %}", form=Sowing())


def test_a_long_text_says_how_much_fits():
    markup = show("{% field form.story %}", form=Sowing())
    assert "Ten hoogste 140 tekens" in markup
    assert 'aria-describedby="id_story_count"' in markup


def test_a_group_of_choices_is_a_fieldset_with_a_legend():
    markup = show("{% field form.seen_by %}", form=Sowing({}))
    assert '<fieldset class="kk-field kk-field--group kk-field--wrong"' in markup
    assert markup.count("aria-describedby") == 1
    assert markup.count('type="radio"') == 2


def test_a_file_field_is_labelled_as_one_field():
    markup = show("{% field form.photo %}", form=Sowing())
    assert '<label class="kk-field__label" for="id_photo">' in markup
    assert 'type="file"' in markup


def test_a_hidden_field_is_only_its_widget():
    assert show("{% field form.once %}", form=Sowing()).startswith('<input type="hidden"')


def test_the_list_of_errors_leads_to_each_field():
    markup = show("{% form_errors form %}", form=Sowing({}))
    assert 'role="alert"' in markup
    assert 'href="#id_name"' in markup
    assert 'href="#id_seen_by_0"' in markup
    assert "2 dingen" in markup


def test_a_form_without_errors_shows_none():
    assert show("{% form_errors form %}", form=Sowing()) == ""


def test_a_plain_form_gets_the_look_of_the_house():
    markup = show("{{ form }}", form=Sowing({}))
    assert 'class="kk-form-errors"' in markup
    assert markup.count('class="kk-field') >= 4
    assert markup.count('name="once"') == 1


def test_hostile_choices_and_errors_stay_text():
    form = Sowing({"seen_by": SVG, "name": SVG})
    form.fields["seen_by"].choices = [("x", SVG)]
    markup = show("{{ form }}", form=form)
    assert "<svg onload" not in markup
