"""`{% load kk %}`: every component of the house. `/ui/` shows them all with their use."""

from django import template

from kiemkracht.ui.components import (
    actions,
    form_fields,
    frames,
    marks,
    numbers,
    people,
    wayfinding,
)

register = template.Library()

for plain in (
    marks.glyph,
    marks.phase,
    marks.life_line,
    marks.chip,
    marks.illustration,
    actions.button,
    actions.link_button,
    actions.empty_state,
    form_fields.field,
    form_fields.form_errors,
    wayfinding.crumbs,
    numbers.facts,
    numbers.stat,
    numbers.meter,
    numbers.progress,
    numbers.data_table,
    people.when,
    people.person,
    people.timeline,
    people.steps_list,
    people.quote,
):
    register.simple_tag(plain)

for asks_the_request in (wayfinding.tabs, wayfinding.pager):
    register.simple_tag(asks_the_request, takes_context=True)

for around in (
    frames.card,
    frames.grid,
    frames.band,
    frames.notice,
    frames.details,
    wayfinding.page_head,
    wayfinding.filter_bar,
):
    register.simple_block_tag(around)
