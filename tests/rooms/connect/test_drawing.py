"""Drawing a panel: quotas kept, once, repeatable, and public without anybody in it."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from kiemkracht.base import forgetting, takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.cli.main import main
from kiemkracht.connect.enums.composing import Stage
from kiemkracht.connect.models import PanelCandidate, PanelDraw
from kiemkracht.connect.selectors.draw_page import draw_page, evenness_words, one_in
from kiemkracht.connect.services import drawing, willing
from kiemkracht.connect.services.drawing import DrawPlan
from kiemkracht.connect.services.pool_file import CandidateRow, Quota, read_pool, read_quotas
from kiemkracht.connect.services.tables import TableRefusedError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def pool(young=6, old=34):
    """Six young and 34 old people; two of the young live in the harbour."""
    ages = ["18-29"] * young + ["30+"] * old
    return [
        CandidateRow(f"Mens {at:03}", {"leeftijd": age, "buurt": "haven" if at < 2 else "stad"})
        for at, age in enumerate(ages)
    ]


def prepared(cast, **changes):
    plan = {
        "title": "Burgerpanel",
        "community_id": cast.linden.pk,
        "size": 8,
        "pool": pool(),
        "quotas": [Quota("leeftijd", "18-29", 3, 4), Quota("leeftijd", "30+", 4, 5)],
        "seed": 11,
    }
    return drawing.prepare(by=cast.visitor(cast.lotte), plan=DrawPlan(**plan | changes))


def drawn(cast, **changes):
    draw = prepared(cast, **changes)
    drawing.ask(by=cast.visitor(cast.lotte), draw=draw)
    drawing.job.carry_out(draw.pk)
    draw.refresh_from_db()
    return draw


def labels(draw):
    return set(draw.candidates.filter(is_drawn=True).values_list("label", flat=True))


def test_the_quotas_are_kept_and_chances_are_those_worked_out_by_hand(cast):
    draw = drawn(cast)
    page = draw_page(cast.visitor(cast.lotte), draw)
    assert len(labels(draw)) == 8
    assert all(line.is_kept for line in page.quotas)
    chances = {line.features[0]: line.chance for line in page.types}
    # Old people are worst off, so every panel has as many of them as may be: 5 of 34, 3 of 6.
    assert chances["30+"] == pytest.approx(5 / 34)
    assert chances["18-29"] == pytest.approx(3 / 6)
    assert page.everyone == "Everyone had a chance of at least 1 in 7."
    assert page.is_proven


def test_the_same_seed_draws_the_same_panel_whatever_the_order_of_the_pool(cast):
    first, second = drawn(cast), drawn(cast, pool=list(reversed(pool())))
    assert labels(first) == labels(second)
    assert first.input_digest == second.input_digest
    assert labels(drawn(cast, seed=12)) != labels(first)


def test_a_panel_is_drawn_once(cast):
    draw = drawn(cast)
    with pytest.raises(RoomError):
        drawing.ask(by=cast.visitor(cast.lotte), draw=draw)


def test_a_seed_from_elsewhere_is_filled_in_when_it_is_known(cast):
    lotte = cast.visitor(cast.lotte)
    with pytest.raises(RoomError):
        prepared(cast, seed=None)
    draw = prepared(cast, seed=None, seed_source="De trekking van 1 december")
    with pytest.raises(RoomError):
        drawing.ask(by=lotte, draw=draw)
    drawing.ask(by=lotte, draw=draw, seed=11)
    drawing.job.carry_out(draw.pk)
    assert labels(draw) == labels(drawn(cast))


def test_quotas_that_no_panel_keeps_are_widened_as_little_as_helps(cast):
    lotte = cast.visitor(cast.lotte)
    draw = drawn(cast, quotas=[Quota("leeftijd", "18-29", 7, 8)])
    assert draw.stage == Stage.IMPOSSIBLE
    page = draw_page(lotte, draw)
    assert page.ways_out == ("“leeftijd: 18-29” could go from 7–8 to 6–8.",)
    drawing.widen(by=lotte, draw=draw)
    draw.refresh_from_db()
    drawing.ask(by=lotte, draw=draw)
    drawing.job.carry_out(draw.pk)
    draw.refresh_from_db()
    assert draw.is_drawn


def test_the_public_account_holds_no_name_and_no_small_type(cast, client, come_in):
    quotas = [Quota("leeftijd", "18-29", 2, 4), Quota("buurt", "haven", 1, 2)]
    draw = drawn(cast, quotas=quotas)
    url = f"/verbinden/loten/{draw.pk}/"
    assert client.get(url).status_code == 404
    drawing.publish(by=cast.visitor(cast.lotte), draw=draw)
    for address in (url, f"{url}loting.json"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Mens 0" not in answer.content.decode()
    told = json.loads(client.get(f"{url}loting.json").content)
    # Two young people of the harbour and four of the city: too few, and both are left out.
    assert [line["people"] for line in told["types"]] == [34]
    assert told["types_of_fewer_people_left_out"] == 2
    assert "pool" not in told
    assert client.get(f"{url}poule.csv").status_code in (302, 403)
    assert "Mens 0" in come_in(cast.lotte).get(url).content.decode()


def test_a_small_rest_takes_the_smallest_shown_type_along(cast):
    ages = ["a"] * 2 + ["b"] * 7 + ["c"] * 21
    rows = [CandidateRow(f"M {at}", {"leeftijd": age}) for at, age in enumerate(ages)]
    quotas = [Quota("leeftijd", value, 0, 8) for value in "abc"]
    draw = drawn(cast, pool=rows, quotas=quotas)
    page = draw_page(cast.visitor(cast.kees), draw)
    # Two of type a would follow from the total: the seven of type b are left out with them.
    assert [line.people for line in page.types] == [21]
    assert (page.hidden_types, page.hidden_people) == (2, 9)


def test_anyone_with_the_pool_draws_the_same_panel_on_the_command_line(cast, come_in, tmp_path):
    draw = drawn(cast)
    file, out = tmp_path / "poule.csv", tmp_path / "uit.json"
    file.write_bytes(come_in(cast.lotte).get(f"/verbinden/loten/{draw.pk}/poule.csv").content)
    options = ["--quota", "leeftijd:18-29=3-4", "--quota", "leeftijd:30+=4-5"]
    code = main(["draw", str(file), "--size", "8", "--seed", "11", *options, "--json", str(out)])
    assert code == 0
    numbers = set(json.loads(out.read_text())["panel"])
    own = draw.candidates.filter(is_drawn=True).values_list("number", flat=True)
    assert numbers == {str(number) for number in own}


def test_who_may_be_drawn_says_so_and_can_take_it_back(cast, come_in):
    client = come_in(cast.gerrit)
    mine = {"community": str(cast.lindenplein.pk)}
    assert client.post("/verbinden/loten/meeloten/", mine).status_code == 302
    lotte = cast.visitor(cast.lotte)
    (row,) = willing.willing_pool(by=lotte, community_id=cast.lindenplein.pk)
    assert (row.label, row.features["bewoner"]) == ("Gerrit Bos", "ja")
    client.post("/verbinden/loten/meeloten/", mine | {"stop": "1"})
    assert willing.willing_pool(by=lotte, community_id=cast.lindenplein.pk) == ()
    other = {"community": str(cast.overweg.pk)}
    assert client.post("/verbinden/loten/meeloten/", other).status_code == 403
    assert client.post("/verbinden/loten/meeloten/", {"community": "x"}).status_code == 404


def test_only_a_facilitator_prepares_and_draws(cast):
    for who in (cast.gerrit, cast.joost, cast.anke):
        plan = DrawPlan(title="x", community_id=cast.linden.pk, size=2, pool=pool())
        with pytest.raises(LeaveDenied):
            drawing.prepare(by=cast.visitor(who), plan=plan)
    draw = prepared(cast)
    with pytest.raises(LeaveDenied):
        drawing.ask(by=cast.visitor(cast.joost), draw=draw)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("leeftijd\n18\n", "“id” or “naam” is missing"),
        ("id;leeftijd\n1;18\n1;19\n", "is there twice"),
        ("id;leeftijd\n1;\n", "“leeftijd” is empty"),
        ("id;leeftijd\n;18\n", "name or id is missing"),
        ("id\n" + "\n".join(str(at) for at in range(5001)), "5001 rows; at most 5000"),
    ],
)
def test_an_odd_pool_gets_a_clear_sentence(table, sentence):
    with pytest.raises(TableRefusedError) as refusal:
        read_pool(table)
    assert any(sentence in line for line in refusal.value.lines)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("leeftijd 18", "write it like"),
        ("maat: 3 = 1-2", "no column is called that"),
        ("leeftijd: 18 = 4-2", "the least is above the most"),
        ("leeftijd: 18 = 1-2\nleeftijd: 18 = 1-3", "is there twice"),
    ],
)
def test_an_odd_quota_gets_a_clear_sentence(text, sentence):
    with pytest.raises(TableRefusedError) as refusal:
        read_quotas(text, ["leeftijd"])
    assert any(sentence in line for line in refusal.value.lines)


def test_quotas_are_read_as_people_write_them():
    text = "Leeftijd: 18-29 = 3-5\nleeftijd; 30+; 2; 4\n"
    assert read_quotas(text, ["leeftijd"]) == (
        Quota("leeftijd", "18-29", 3, 5),
        Quota("leeftijd", "30+", 2, 4),
    )


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0, "no chance"), (1, "certain"), (0.125, "1 in 8"), (0.13, "1 in 8"), (1 / 3, "1 in 3"),
     (0.5, "1 in 2"), (0.9, "9 in 10")],
)  # fmt: skip
def test_a_chance_is_told_as_people_say_it(chance, words):
    assert one_in(chance) == words


def test_evenness_in_words():
    assert evenness_words(0) == "Everyone had exactly the same chance."
    assert "differ a lot" in evenness_words(0.4)


def test_too_few_people_too_many_seats_and_greedy_quotas_are_refused(cast):
    for changes in ({"size": 40}, {"size": 0}, {"quotas": [Quota("leeftijd", "30+", 9, 9)]}):
        with pytest.raises(RoomError):
            prepared(cast, **changes)


def test_who_is_forgotten_leaves_no_name_in_a_pool(cast):
    features = {"leeftijd": "30+", "buurt": "stad"}
    drawn(cast, pool=[*pool(), CandidateRow("Gerrit Bos", features, "", cast.gerrit.pk)])
    assert takeout.of(cast.gerrit.pk)["draws"][0]["title"] == "Burgerpanel"
    forgetting.let_go_everywhere(cast.gerrit.pk)
    assert not PanelCandidate.objects.filter(label="Gerrit Bos").exists()
    assert PanelDraw.objects.get().pool_size == 41


def test_the_pages_stay_within_twelve_questions_and_a_form_prepares_a_draw(cast, come_in):
    draw = drawn(cast)
    client = come_in(cast.lotte)
    for url in ("/verbinden/loten/", f"/verbinden/loten/{draw.pk}/", "/verbinden/samenstellen/"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        assert len(queries) <= 12, url
    lines = ["id;leeftijd", *(f"{at};{'jong' if at % 3 else 'oud'}" for at in range(30))]
    form = {"title": "Uit de browser", "size": 6, "table": "\n".join(lines), "seed": 5,
            "quotas": "leeftijd: jong = 2-4"}  # fmt: skip
    url = "/verbinden/loten/nieuw/?verband=lindenplein"
    assert client.post(url, form).status_code == 302
    made = PanelDraw.objects.get(title="Uit de browser")
    assert client.post(f"/verbinden/loten/{made.pk}/trek/").status_code == 302
    made.refresh_from_db()
    assert made.stage in (Stage.WAITING, Stage.DONE)
