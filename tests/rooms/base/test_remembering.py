"""One page reads a fact once; nothing is remembered beyond it."""

import pytest

from kiemkracht.base.remembering import during_a_page, remembered

ASKED: list[frozenset[str]] = []


def read(missing: frozenset[str]) -> dict[str, str]:
    ASKED.append(missing)
    return {key: key.title() for key in missing if key != "nobody"}


@pytest.fixture(autouse=True)
def _nothing_asked() -> None:
    ASKED.clear()


def test_a_page_reads_only_what_it_did_not_ask_before() -> None:
    with during_a_page():
        assert remembered("names", {"fatma", "nobody"}, read) == {"fatma": "Fatma"}
        assert remembered("names", {"fatma", "ruud", "nobody"}, read) == {
            "fatma": "Fatma",
            "ruud": "Ruud",
        }
        assert remembered("titles", {"ruud"}, read) == {"ruud": "Ruud"}
    assert [{"fatma", "nobody"}, {"ruud"}, {"ruud"}] == ASKED


def test_the_next_page_and_a_job_read_anew() -> None:
    with during_a_page():
        remembered("names", {"fatma"}, read)
    with during_a_page():
        remembered("names", {"fatma"}, read)
    remembered("names", {"fatma"}, read)
    remembered("names", {"fatma"}, read)
    assert len(ASKED) == 4
