"""The report: what it tells, what opens behind it, what it keeps to itself, and the PDF."""

import ctypes
import json
import re
from pathlib import Path

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import guest, open_conversation, say
from tests.rooms.perspectives.crowds import SHOWN, plant

from kiemkracht.base import pdf
from kiemkracht.cli.landscape_check import UnreadableError, read_result, verify
from kiemkracht.engines.landscape.polis_csv import read_conversation
from kiemkracht.perspectives.models import Conversation, Hall, Participant, Statement
from kiemkracht.perspectives.selectors.report import report_of
from kiemkracht.perspectives.selectors.sharing import shared_json
from kiemkracht.perspectives.services import computing, exporting

needs_pango = pytest.mark.skipif(not pdf.can_make_pdf(), reason="Pango is absent here")


def _report(client: Client, conversation: Conversation) -> str:
    answer = client.get(reverse("perspectives:report", args=[conversation.slug]))
    assert answer.status_code == 200
    return answer.content.decode()


def _pdf(client: Client, conversation: Conversation) -> bytes:
    answer = client.get(reverse("perspectives:report_pdf", args=[conversation.slug]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def _words(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        said = []
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            said.append(text.get_text_range())
            text.close()
            page.close()
        return re.sub(r"\s+", " ", " ".join(said))
    finally:
        document.close()


@pytest.mark.django_db
@pytest.mark.parametrize("people", [0, 1, 4])
def test_below_five_people_the_report_invites_and_tells_nothing(
    people: int, client: Client
) -> None:
    plein = plant(people)
    if people:
        computing.compute_now(plein)
    page = _report(client, plein)
    assert "Er is nog geen verslag" in page
    assert SHOWN[0] not in page
    assert "verslag.pdf" not in page
    url = reverse("perspectives:report_pdf", args=[plein.slug])
    assert client.get(url).status_code == 404


@pytest.mark.django_db
def test_the_report_tells_what_bridges_divides_and_what_a_small_group_knows(
    client: Client,
) -> None:
    plein = plant(300)
    run = computing.compute_now(plein)
    told = report_of(plein)
    assert {SHOWN[0], SHOWN[4]} <= {claim.text for claim in told.bridges}
    assert {SHOWN[1], SHOWN[2]} & {claim.text for claim in told.divides}
    ((group, claim),) = told.small
    assert claim.text == SHOWN[3]
    assert 5 <= (group.size.count or 0) < 75
    assert 1 <= len(told.short_list) <= 7
    page = _report(client, plein)
    for heading in ("Wie deden mee", "Wat verbindt", "Wat verdeelt", "Wat we nog niet weten"):
        assert heading in page
    assert "300 mensen" in page
    assert run.input_digest in page
    assert "kiemkracht landscape" in page
    assert "style=" not in page


@pytest.mark.django_db
def test_behind_each_claim_the_numbers_open() -> None:
    plein = plant(300)
    computing.compute_now(plein)
    told = report_of(plein)
    for claim in (*told.bridges, *told.divides, *(claim for _group, claim in told.small)):
        assert claim.rule
        assert claim.sum
        for said in claim.said:
            assert said.seen >= told.page.k
            assert said.low_percent <= 100 * said.count / said.seen <= said.high_percent
    (claim, *_rest) = told.bridges
    parts = [(said.count + 1) / (said.seen + 2) for said in claim.said]
    mean = (parts[0] * parts[1] * parts[2]) ** (1 / 3)
    assert claim.sum.endswith(f"{mean:.2f}".replace(".", ","))


@pytest.mark.django_db
def test_one_cloud_is_told_without_groups(client: Client) -> None:
    plein = plant(60, (1.0,))
    computing.compute_now(plein)
    told = report_of(plein)
    assert not told.has_groups
    assert not told.views
    page = _report(client, plein)
    assert "De meeste mensen delen" in page
    assert "Zonder groepen kunnen we geen kleine groep aanwijzen" in page
    for claim in told.divides:
        agree, disagree = claim.said
        assert min(agree.count, disagree.count) >= 0.3 * agree.seen


@pytest.mark.django_db
def test_no_number_below_five_people_stands_in_the_report() -> None:
    plein = plant(40, (0.6, 0.3, 0.1))
    computing.compute_now(plein)
    told = report_of(plein)
    claims = (*told.bridges, *told.divides, *told.doubted, *told.short_list)
    marks = [said for view in told.views for _text, _not, said in view.marks]
    assert claims
    for said in [*marks, *(said for claim in claims for said in claim.said)]:
        assert said.is_hidden or said.seen >= 5 or said.seen == 0
    for view in told.views:
        assert view.group.size.is_hidden or (view.group.size.count or 0) >= 5
    assert all(each.seen >= 5 for each in (*told.unknown, *told.at_heart, *told.against))


@pytest.mark.django_db
def test_a_hall_that_hides_its_results_has_no_report_until_closing(
    cast: Cast, client: Client
) -> None:
    plein = plant(50)
    computing.compute_now(plein)
    Hall.objects.create(conversation=plein, code="abcde", hides_results=True)
    page = _report(client, plein)
    assert "De uitkomst wacht tot het sluiten" in page
    assert not any(text in page for text in SHOWN)
    url = reverse("perspectives:report_pdf", args=[plein.slug])
    assert client.get(url).status_code == 404


@pytest.mark.django_db
def test_a_statement_set_aside_afterwards_leaves_the_report(client: Client) -> None:
    plein = plant(300)
    computing.compute_now(plein)
    assert SHOWN[0] in _report(client, plein)
    Statement.objects.filter(conversation=plein, text=SHOWN[0]).update(moderation=-1)
    assert SHOWN[0] not in _report(client, plein)


@pytest.mark.django_db
def test_the_report_is_the_same_for_who_took_part(cast: Cast, client: Client) -> None:
    plein = plant(50)
    computing.compute_now(plein)
    seen_by_stranger = _main(_report(client, plein))
    Participant.objects.filter(conversation=plein, number=0).update(person=cast.gerrit.pk)
    client.force_login(cast.gerrit)
    mine = _main(_report(client, plein))
    assert mine == seen_by_stranger
    assert "kkl-you" not in mine


def _main(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.django_db
def test_what_people_wrote_stays_text(client: Client) -> None:
    plein = plant(60)
    Statement.objects.filter(conversation=plein).update(
        text="<img src=http://127.0.0.1:9/x onerror=alert(1)> & “zo”"
    )
    computing.compute_now(plein)
    page = _report(client, plein)
    assert "<img src=http" not in page
    assert "&lt;img src=http" in page
    if pdf.can_make_pdf():
        assert "<img src=http://127.0.0.1:9/x onerror=alert(1)>" in _words(_pdf(client, plein))


@pytest.mark.django_db
def test_the_report_costs_few_queries_whatever_its_size(
    client: Client, django_assert_max_num_queries: object
) -> None:
    plein = plant(200)
    computing.compute_now(plein)
    _report(client, plein)
    with django_assert_max_num_queries(10):  # type: ignore[operator] # pytest-django's
        _report(client, plein)


@pytest.mark.django_db
def test_the_desk_leads_to_the_report_and_to_what_is_needed_to_compute_it_again(
    cast: Cast, client: Client
) -> None:
    plein = plant(8)
    client.force_login(cast.lotte)
    desk, json_file = (
        reverse(f"perspectives:{name}", args=[plein.slug]) for name in ("desk", "landscape_json")
    )
    assert f'href="{json_file}"' not in client.get(desk).content.decode()
    computing.compute_now(plein)
    page = client.get(desk).content.decode()
    assert f'href="{json_file}"' in page
    assert f'href="{reverse("perspectives:report", args=[plein.slug])}"' in page
    assert "uncertainty" in client.get(json_file).content.decode()


@needs_pango
@pytest.mark.django_db
def test_the_pdf_is_tagged_titled_and_readable_as_text(client: Client) -> None:
    plein = plant(200)
    computing.compute_now(plein)
    content = _pdf(client, plein)
    document = pypdfium2.PdfDocument(content)
    assert document.is_tagged()
    assert document.get_metadata_dict()["Title"] == "Verslag: Van wie is het plein?"
    language = (ctypes.c_ushort * 8)()
    pypdfium2.raw.FPDFCatalog_GetLanguage(document, language, ctypes.sizeof(language))
    assert bytes(language).decode("utf-16-le").startswith("nl")
    document.close()
    words = _words(content)
    for each in ("Wat verbindt", SHOWN[0], "200 mensen", "interval van Wilson", "--verify"):
        assert each in words
    # Under the map, where a group has its number beside it: letters, not lines.
    assert re.search(r"\d+ mensen .*\d+ mensen .*Iedereen staat dicht bij", words)


@needs_pango
@pytest.mark.django_db
def test_the_same_run_gives_the_same_bytes(client: Client) -> None:
    plein = plant(50)
    computing.compute_now(plein)
    once = _pdf(client, plein)
    pdf.remembered.clear()
    assert _pdf(client, plein) == once


@pytest.mark.django_db
def test_without_pango_there_is_no_link_and_the_address_leads_to_the_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plein = plant(50)
    computing.compute_now(plein)
    monkeypatch.setattr("kiemkracht.perspectives.views.report.can_make_pdf", lambda: False)
    page = _report(client, plein)
    assert "verslag.pdf" not in page
    assert "Print deze pagina" in page
    url = reverse("perspectives:report_pdf", args=[plein.slug])
    assert client.get(url)["Location"] == reverse("perspectives:report", args=[plein.slug])


@needs_pango
@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "http://127.0.0.1:9/a.css", "../../../../etc/passwd", "x.css", "a.py"],
)
def test_paper_reads_nothing_but_our_own_files(address: str) -> None:
    with pytest.raises(pdf.NotOurFileError):
        pdf._own_file(address)
    html = f'<html lang="nl"><head><title>x</title></head><body><img src="{address}" alt="leeg">'
    assert "leeg" in _words(pdf.pdf_of(html))


@pytest.mark.django_db
def test_whoever_has_the_set_computes_the_report_again(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plein = open_conversation(cast)
    for number in range(12):
        for statement in range(5):
            say(guest(number), plein, statement, 1 if (number + statement) % 3 else -1)
    computing.compute_now(plein)
    told = shared_json(plein, whole=True)
    assert told is not None
    file = tmp_path / "landschap.json"
    file.write_text(told, encoding="utf-8")
    files = exporting.export_files(by=None, conversation=plein)
    reading = read_conversation(files)
    assert reading.conversation is not None
    assert verify(reading.conversation, file) == 0
    assert json.loads(told)["digest"] in file.read_text()
    assert "klopt" in capsys.readouterr().out


@pytest.mark.parametrize("forged", [False, True])
def test_a_journalist_checks_the_file_that_everyone_may_take_along(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str], forged: bool
) -> None:
    plein = plant(40)
    computing.compute_now(plein)
    told = json.loads(shared_json(plein) or "")
    told["statements"][2]["agree"] += 1 if forged else 0
    file = tmp_path / "landschap.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    reading = read_conversation(exporting.export_files(by=None, conversation=plein))
    assert reading.conversation is not None
    assert verify(reading.conversation, file) == int(forged)
    said = capsys.readouterr()
    if forged:
        assert "statements.2.agree" in said.err
    else:
        assert "bestand voor iedereen" in said.out


def test_a_file_that_is_no_result_is_refused_with_a_sentence(tmp_path: Path) -> None:
    for text in ("[]", "{}", '{"participants": [{"id": 1, "x": 0, "y": 0, "group": null}]}', "x"):
        file = tmp_path / "landschap.json"
        file.write_text(text, encoding="utf-8")
        with pytest.raises(UnreadableError, match="geen uitkomst"):
            read_result(file)
