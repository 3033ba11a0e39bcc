"""The register: nothing published changes silently."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from tests.people import Cast
from tests.rooms.direction.desk import complete, in_days, published, revised, taken, written

from kiemkracht.base.errors import RoomError
from kiemkracht.cli import verify_choices
from kiemkracht.direction.enums import ChoiceState
from kiemkracht.direction.models import Choice, ChoiceVersion, RegisterHead
from kiemkracht.direction.selectors.choice_page import choice_page
from kiemkracht.direction.selectors.exporting import register_json
from kiemkracht.direction.selectors.verifying import verify_register
from kiemkracht.direction.services import deciding, publishing


@pytest.fixture
def three(cast: Cast) -> list[Choice]:
    """Three published choices: one revised, one withdrawn; five links."""
    lotte = cast.visitor(cast.lotte)
    rows = [published(lotte, cast.linden.pk, f"Vraag {number}?") for number in (1, 2, 3)]
    revised(lotte, rows[0], "We leerden bij.", reasons="Anders dan eerst.", review_on=in_days(60))
    publishing.withdraw(by=lotte, choice=rows[2], because="Het plein bestaat niet meer.")
    return rows


def _tamper(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_an_empty_register_is_whole(db: None) -> None:
    assert verify_register().is_whole


def test_every_publication_is_a_link_behind_the_one_before(three: list[Choice]) -> None:
    rows = list(ChoiceVersion.objects.all())
    assert [row.position for row in rows] == [1, 2, 3, 4, 5]
    assert [row.kind for row in rows] == [
        "publication",
        "publication",
        "publication",
        "revision",
        "withdrawal",
    ]
    assert [row.previous_hash for row in rows] == ["", *(row.hash for row in rows[:-1])]
    head = RegisterHead.objects.get()
    assert (head.position, head.hash) == (5, rows[-1].hash)
    assert verify_register().is_whole


def test_a_seal_holds_no_person(three: list[Choice], cast: Cast) -> None:
    everything = "".join(row.record for row in ChoiceVersion.objects.all())
    assert str(cast.lotte.pk) not in everything
    assert cast.lotte.name not in everything


def test_saving_or_deleting_a_version_is_refused(three: list[Choice]) -> None:
    row = ChoiceVersion.objects.first()
    assert row is not None
    row.why_changed = "Stilletjes anders"
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        row.delete()
    with pytest.raises(TypeError):
        ChoiceVersion.objects.update(why_changed="Stilletjes anders")
    with pytest.raises(TypeError):
        ChoiceVersion.objects.all().delete()


def test_a_changed_text_is_named(three: list[Choice]) -> None:
    _tamper(
        "UPDATE direction_choiceversion SET record = replace(record, 'elf', 'tien') "
        "WHERE position = %s",
        2,
    )
    verdict = verify_register()
    assert verdict.first_broken == 2
    assert verdict.problems[0] == (
        "Schakel 2 (“Vraag 2?”): de inhoud, het nummer of het zegel is na publicatie veranderd."
    )


def test_a_broken_json_is_named_and_its_page_still_opens(three: list[Choice], cast: Cast) -> None:
    _tamper("UPDATE direction_choiceversion SET record = '{oeps' WHERE position = %s", 2)
    assert verify_register().first_broken == 2
    assert choice_page(cast.visitor(cast.aydin), three[1].slug) is not None


def test_a_link_that_was_taken_out_is_named(three: list[Choice]) -> None:
    _tamper("UPDATE direction_choice SET current_id = NULL WHERE id = %s", _raw(three[1]))
    _tamper("DELETE FROM direction_choiceversion WHERE position = %s", 2)
    verdict = verify_register()
    assert verdict.first_broken == 2
    assert "is er niet meer" in verdict.problems[0]


def _raw(choice: Choice) -> object:
    return choice.pk.hex if connection.vendor == "sqlite" else choice.pk


def test_the_end_that_was_cut_off_shows_at_the_kept_head(three: list[Choice]) -> None:
    _tamper("DELETE FROM direction_choiceversion WHERE position = %s", 5)
    verdict = verify_register()
    assert verdict.first_broken is None
    assert not verdict.is_whole


def test_a_page_that_shows_an_old_version_is_named(three: list[Choice]) -> None:
    old = three[0].versions.get(number=1)
    Choice.objects.filter(pk=three[0].pk).update(current=old)
    assert "een andere versie" in verify_register().problems[0]


def test_a_link_that_is_filed_elsewhere_is_named(three: list[Choice]) -> None:
    _tamper("UPDATE direction_choiceversion SET why_changed = 'Mooier' WHERE position = %s", 4)
    assert "Schakel 4" in verify_register().problems[0]


def test_a_head_kept_elsewhere_is_found_back(three: list[Choice], cast: Cast) -> None:
    kept = verify_register().head
    published(cast.visitor(cast.lotte), cast.linden.pk, "Nog een vraag?")
    verdict = verify_register(expected_head=kept)
    assert verdict.is_whole
    assert verdict.grown == 1
    other = verify_register(expected_head="0" * 64)
    assert "nergens in het register" in other.problems[0]


def test_nothing_is_published_on_an_end_that_does_not_fit(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    published(lotte, cast.linden.pk, "Vraag 1?")
    RegisterHead.objects.update(hash="0" * 64)
    with pytest.raises(RoomError, match="nagekeken"):
        publishing.publish(by=lotte, choice=taken(lotte, cast.linden.pk, "Vraag 2?"))


def test_an_old_version_keeps_its_page_and_the_diff_reads(three: list[Choice], cast: Cast) -> None:
    aydin = cast.visitor(cast.aydin)
    old = choice_page(aydin, three[0].slug, number=1)
    now = choice_page(aydin, three[0].slug)
    assert old is not None
    assert now is not None
    assert old.is_old
    assert old.content.reasons == complete().reasons
    assert now.content.reasons == "Anders dan eerst."
    assert now.state == ChoiceState.REVISED
    newest = now.versions[0]
    labels = [change.label for change in newest.changes]
    assert labels == ["Redenen", "Opnieuw kijken op"]
    removed = [piece.text for piece in newest.changes[0].pieces if piece.kind == "removed"]
    assert removed[0].startswith("Tot elf")


def test_a_withdrawn_choice_keeps_its_address_and_its_reason(
    three: list[Choice], cast: Cast
) -> None:
    page = choice_page(cast.visitor(cast.aydin), three[2].slug)
    assert page is not None
    assert page.is_withdrawn
    assert page.choice.withdrawn_because == "Het plein bestaat niet meer."
    assert page.versions[0].kind == "withdrawal"


def test_working_on_a_new_version_leaves_the_published_text(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = deciding.open_review(by=lotte, choice=published(lotte, cast.linden.pk))
    written(lotte, choice, complete(reasons="Nog niet klaar"))
    page = choice_page(cast.visitor(cast.aydin), choice.slug)
    assert page is not None
    assert page.content.reasons == complete().reasons


def test_a_choice_for_a_circle_is_for_everyone_once_published(cast: Cast) -> None:
    lotte = cast.visitor(cast.lotte)
    choice = taken(lotte, cast.linden.pk)
    Choice.objects.filter(pk=choice.pk).update(visibility="circle")
    assert choice_page(cast.visitor(cast.kees), choice.slug) is None
    publishing.publish(by=lotte, choice=choice)
    assert choice_page(cast.visitor(cast.kees), choice.slug) is not None


HOWTO = Path(__file__).parents[3] / "docs" / "howto" / "verify-choices.md"


def _recompute(register: Path, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run the program of the manual, which uses nothing of ours."""
    program = folder / "verify.py"
    text = HOWTO.read_text(encoding="utf-8")
    program.write_text(text.split("```python\n")[1].split("```")[0], encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(program), str(register)], capture_output=True, text=True, timeout=60
    )


def test_the_file_can_be_checked_with_the_program_of_the_manual(
    three: list[Choice], tmp_path: Path
) -> None:
    file, text = tmp_path / "register.json", "".join(register_json())
    file.write_text(text, encoding="utf-8")
    assert f"5 links fit; last seal {verify_register().head}" in _recompute(file, tmp_path).stdout
    changed = text.replace("Open tot elf uur", "Open tot tien uur", 1)
    file.write_text(changed, encoding="utf-8")
    refused = _recompute(file, tmp_path)
    assert refused.returncode == 1
    assert refused.stderr.startswith("link 1 was changed")
    shorter = json.loads(text)
    shorter["links"].pop()
    file.write_text(json.dumps(shorter), encoding="utf-8")
    assert "the end was cut off" in _recompute(file, tmp_path).stderr


def _run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    verify_choices.add_parser(parser.add_subparsers())
    return verify_choices.run(parser.parse_args(["verify-choices", *arguments]))


def test_the_command_says_that_all_is_well(
    three: list[Choice], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    head = verify_register().head
    assert _run("--head", head, "--json", str(tmp_path / "register.json")) == 0
    said = capsys.readouterr().out
    assert "Het register klopt: 5 schakels nagerekend." in said
    assert head in said
    assert head in _recompute(tmp_path / "register.json", tmp_path).stdout


def test_the_command_names_the_first_broken_link(
    three: list[Choice], capsys: pytest.CaptureFixture[str]
) -> None:
    _tamper("UPDATE direction_choiceversion SET record = '{}' WHERE position = %s", 3)
    assert _run() == 1
    assert "Schakel 3 (“Vraag 3?”)" in capsys.readouterr().err
