"""The picture: what must be in it, and what never may."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from tests.engines.landscape.crowd import TWO_CAMPS, log_of

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape import Landscape, polis, vote_log
from kiemkracht.engines.landscape.certainty import Certainty
from kiemkracht.engines.landscape.picture import PictureWords, draw, sheet_of
from kiemkracht.engines.landscape.picture.frame import frame_for
from kiemkracht.engines.landscape.picture.labels import labels, wrapped
from kiemkracht.engines.landscape.picture.people import MOST_MARKS, crowds, grounds
from kiemkracht.engines.landscape.picture.style import RULES

SVG = "{http://www.w3.org/2000/svg}"
WORDS = PictureWords(
    title="Van wie is het plein?",
    description="Kaart van meningen",
    people=lambda n: f"{n} mensen",
    label=lambda text, agrees: f"“{text}”" if agrees else f"niet: “{text}”",
    counts=lambda agree, disagree, passed: f"{agree} eens, {disagree} oneens, {passed} weet niet",
    unplaced=lambda n: f"{n} mensen in geen groep",
    doubt="Vrij zeker",
    you="hier sta jij",
)
TEXTS = {number: f"Stelling {number} over het plein en wie het beheert" for number in range(8)}


@pytest.fixture(scope="module")
def camps() -> Landscape:
    return polis(log_of(TWO_CAMPS))


def _many(people: int) -> Landscape:
    chance = np.random.default_rng(5)
    events = [
        (
            person,
            statement,
            1 if chance.random() < (0.9 if (statement % 2) == side else 0.2) else -1,
            0,
        )
        for person in range(people)
        for side in [0 if person % 40 else 1]
        for statement in chance.permutation(30)[:9].tolist()
    ]
    return polis(vote_log(events))


def _tree(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 - our own drawing


def test_everyone_is_drawn_and_every_group_has_its_shape(camps: Landscape) -> None:
    tree = _tree(draw(camps, statements=TEXTS, words=WORDS, standalone=True))
    people = [each for each in tree.iter(f"{SVG}g") if "kkl-people" in each.get("class", "")]
    assert [each.get("class") for each in people] == [
        "kkl-people kkl-leaf",
        "kkl-people kkl-sky",
    ]
    assert people[0].find(f"{SVG}circle") is not None
    assert people[1].find(f"{SVG}rect") is not None


def test_a_group_is_named_by_a_sentence_and_its_number_of_people(camps: Landscape) -> None:
    text = draw(camps, statements=TEXTS, words=WORDS)
    assert "12 mensen" in text
    assert "8 mensen" in text
    assert "“Stelling" in text


def test_ten_thousand_people_are_drawn_in_fifteen_hundred_marks_and_no_group_is_lost() -> None:
    places = np.random.default_rng(1).normal(size=(10_000, 2))
    small = _many(200)
    people = tuple(
        replace(small.participants[0], id=number, x=x, y=y, group=1 if number < 3 else 0, votes=9)
        for number, (x, y) in enumerate(places.tolist())
    )
    crowd = replace(small, participants=people)
    frame = frame_for(crowd, width=640, standalone=False)
    found = crowds(crowd, frame)
    assert sum(len(each.points) for each in found) <= MOST_MARKS
    assert [int(each.counts.sum()) for each in found] == [9_997, 3]


@pytest.mark.parametrize("width", [300, 360, 640, 900])
def test_labels_stay_in_the_frame_and_off_each_other(width: int) -> None:
    landscape = _many(400)
    frame = frame_for(landscape, width=width, standalone=True)
    found = crowds(landscape, frame)
    texts = dict.fromkeys(range(30), "Een lange zin over het plein, de bomen en de buurt " * 3)
    placed = labels(
        landscape, frame, found, grounds(found), statements=texts, words=WORDS, taken=()
    )
    assert len(placed) == len(landscape.groups) >= 2
    for number, label in enumerate(placed):
        assert label.box.left >= 0
        assert label.box.right <= frame.width
        assert frame.top <= label.box.top
        assert label.box.bottom <= frame.bottom
        assert all(label.box.overlap(other.box) == 0 for other in placed[:number])


def test_statements_are_links_with_a_name_and_room_for_a_finger() -> None:
    tree = _tree(
        draw(
            _many(300), statements={n: f"Zin {n}" for n in range(30)}, words=WORDS, standalone=True
        )
    )
    links = list(tree.iter(f"{SVG}a"))
    assert len(links) >= 5
    assert all(re.fullmatch(r"#stelling-\d+", link.get("href", "")) for link in links)
    assert all("eens" in link.get("aria-label", "") for link in links)
    rings = [link.find(f"{SVG}circle") for link in links]
    spots = [
        (float(ring.get("cx", "")), float(ring.get("cy", ""))) for ring in rings if ring is not None
    ]
    for number, one in enumerate(spots):
        assert all(np.hypot(one[0] - x, one[1] - y) >= 29 for x, y in spots[:number])


def test_text_of_people_is_text_and_never_markup(camps: Landscape) -> None:
    evil = "<script>alert(1)</script> & \"><svg onload=x> 'quoted'"
    text = draw(
        camps,
        statements=dict.fromkeys(range(8), evil),
        words=replace(WORDS, title=evil, description=evil, you=evil, doubt=evil),
        mark=(0.0, 0.0),
        standalone=True,
    )
    found = list(_tree(text).iter())
    assert "script" not in {each.tag.removeprefix(SVG) for each in found}
    assert not [name for each in found for name in each.attrib if name.startswith("on")]


def test_signs_that_xml_does_not_know_are_left_out(camps: Landscape) -> None:
    odd = "a\x00b\x01c\x1bd\ufffee\ud800f"
    text = draw(
        camps,
        statements=dict.fromkeys(range(8), odd),
        words=replace(WORDS, title=odd, description=odd, you=odd, doubt=odd),
        mark=(0.0, 0.0),
        standalone=True,
    )
    assert _tree(text).findtext(f"{SVG}title") == "abcdef"
    text.encode()


def test_nothing_in_a_page_carries_its_own_style(camps: Landscape) -> None:
    text = draw(camps, statements=TEXTS, words=WORDS, mark=(1.0, 0.0))
    assert "style" not in re.sub(r"<t(itle|span)[^<]*", "", text)


def test_a_picture_on_its_own_brings_colours_for_day_and_night(camps: Landscape) -> None:
    text = draw(camps, statements=TEXTS, words=WORDS, standalone=True)
    assert "prefers-color-scheme: dark" in text
    assert "Van wie is het plein?</text>" in text
    assert "Vrij zeker" in text


def test_who_looks_sees_their_own_place_and_nobody_else_does(camps: Landscape) -> None:
    assert "hier sta jij" in draw(camps, statements=TEXTS, words=WORDS, mark=(9e9, -9e9))
    assert "hier sta jij" not in draw(camps, statements=TEXTS, words=WORDS)


def test_the_less_sure_the_groups_the_softer_their_ground(camps: Landscape) -> None:
    def edge(verdict: str) -> float:
        certainty: Certainty = replace(camps.certainty, verdict=verdict)
        text = draw(replace(camps, certainty=certainty), statements={}, words=WORDS)
        found = re.search(r'offset="(0\.\d+)"', text)
        assert found
        return float(found[1])

    assert edge("clear") > edge("fair") > edge("weak")


def test_the_same_landscape_gives_the_same_picture(camps: Landscape) -> None:
    one, two = (draw(camps, statements=TEXTS, words=WORDS) for _ in range(2))
    assert one == two


@pytest.mark.parametrize("table", ["", "+", "+++++++++", "0 0 0", "\n".join(["+-+-"] * 30)])
def test_thin_conversations_can_be_drawn_too(table: str) -> None:
    text = draw(polis(log_of(table)), statements=TEXTS, words=WORDS, standalone=True, mark=(0, 0))
    assert _tree(text).tag == f"{SVG}svg"
    assert "nan" not in text.lower()


def test_a_statement_without_words_is_left_out(camps: Landscape) -> None:
    text = draw(camps, statements={0: "  "}, words=WORDS)
    assert "<a " not in text


def test_too_narrow_a_picture_is_refused(camps: Landscape) -> None:
    with pytest.raises(EngineInputError, match="width"):
        draw(camps, statements=TEXTS, words=WORDS, width=100)


def test_long_sentences_end_at_a_word() -> None:
    assert wrapped("“" + "een twee drie " * 9 + "vier”", 20, 2)[-1].endswith("…”")
    assert wrapped("een twee drie vier vijf", 9, 2) == ("een twee", "drie…")
    assert wrapped("onafbreekbaarlangwoord", 10, 3) == ("onafbreekb", "aarlangwoo", "rd")


def test_the_page_colours_the_picture_as_it_colours_itself() -> None:
    page = (
        Path(__file__).parents[3] / "src/kiemkracht/perspectives/static/perspectives/landscape.css"
    )
    assert RULES in page.read_text(encoding="utf-8")


def test_the_ellipses_have_the_size_and_turn_of_the_covariance(camps: Landscape) -> None:
    turn = np.radians(30)
    axes = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    doubt = axes @ np.diag([0.04, 0.01]) @ axes.T
    text = draw(
        camps, statements=TEXTS, words=WORDS, mark=(0.0, 0.0), doubt=doubt.tolist(), standalone=True
    )
    scale = frame_for(camps, width=640, standalone=True).scale
    found = [each for each in _tree(text).iter(f"{SVG}ellipse") if "kkl-doubt" in _class(each)]
    assert [_class(each) for each in found] == [
        "kkl-doubt kkl-doubt--wide",
        "kkl-doubt kkl-doubt--near",
    ]
    # 90 % of a normal cloud lies within 2.146 deviations, 50 % within 1.177.
    for ellipse, reach in zip(found, (2.146, 1.177), strict=True):
        assert float(ellipse.get("rx", "")) == pytest.approx(0.2 * reach * scale, rel=0.02)
        assert float(ellipse.get("ry", "")) == pytest.approx(0.1 * reach * scale, rel=0.02)
        # Upwards in the landscape is upwards in the picture, where y grows downward.
        assert re.search(r"rotate\((-30|150)\)", ellipse.get("transform", ""))


def _class(each: ElementTree.Element) -> str:
    return each.get("class", "")


def test_the_map_lies_the_same_for_everyone_who_looks(camps: Landscape) -> None:
    sheet = sheet_of(camps, statements=TEXTS, words=WORDS)
    nobodys = sheet.shown(WORDS)
    mine = sheet.shown(WORDS, mark=(0.0, 9.0), doubt=[[9.0, 0], [0, 9.0]])
    own = re.search(r'<g class="kkl-you".*?</g>', mine)[0]
    assert mine.replace(own, "") == nobodys
    assert nobodys == draw(camps, statements=TEXTS, words=WORDS)


def test_the_word_beside_the_ring_stands_clear_of_other_words(camps: Landscape) -> None:
    sheet = sheet_of(camps, statements=TEXTS, words=WORDS)
    box = sheet.taken[-1]
    # A place just left of a label: the word would run into it.
    middle, inner = sheet.frame.middle, sheet.frame.field
    x = (box.left - 30 - (inner.left + inner.right) / 2) / sheet.frame.scale + middle[0]
    y = (
        middle[1]
        - ((box.top + box.bottom) / 2 - (inner.top + inner.bottom) / 2) / sheet.frame.scale
    )
    text = sheet.shown(WORDS, mark=(x, y))
    ring = float(re.search(r'kkl-you.*?cx="([\d.]+)"', text)[1])
    word = float(re.search(r'kkl-you.*?<text x="([\d.]+)"', text)[1])
    assert ring == pytest.approx(box.left - 30, abs=1)
    assert word < ring


def test_without_a_place_of_the_reader_no_doubt_is_drawn(camps: Landscape) -> None:
    text = draw(camps, statements=TEXTS, words=WORDS, doubt=[[1, 0], [0, 1]])
    assert "kkl-doubt" not in text


@pytest.mark.parametrize("doubt", [[[1.0]], [[1.0, np.nan], [0.0, 1.0]], [[np.inf, 0], [0, 1]]])
def test_a_doubt_that_is_no_covariance_is_refused(camps: Landscape, doubt: list) -> None:
    with pytest.raises(EngineInputError):
        draw(camps, statements=TEXTS, words=WORDS, mark=(0.0, 0.0), doubt=doubt)


def test_on_paper_colours_are_written_out_and_nothing_needs_a_pointer(camps: Landscape) -> None:
    text = draw(camps, statements=TEXTS, words=WORDS, on_paper=True)
    assert "var(" not in text
    assert "color-mix" not in text
    assert "kkl-statements" not in text
    assert "12 mensen" in text
