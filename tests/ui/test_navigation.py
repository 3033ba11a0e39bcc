import pytest

from kiemkracht.ui import navigation


@pytest.fixture(autouse=True)
def _an_empty_bar(monkeypatch):
    monkeypatch.setattr(navigation, "_destinations", {})


def test_rooms_stand_in_the_order_they_ask_for():
    navigation.register("Mijn plek", "people:my_place", 90, "home")
    navigation.register("Kiemen", "sprouts:list", 20, "sprout")
    assert [place.label for place in navigation.destinations()] == ["Kiemen", "Mijn plek"]


def test_a_room_that_starts_twice_stands_there_once():
    navigation.register("Kiemen", "sprouts:list", 20, "sprout")
    navigation.register("Kiemen", "sprouts:list", 20, "sprout")
    assert len(navigation.destinations()) == 1


def test_a_page_belongs_to_the_destination_of_its_room():
    navigation.register("Kiemen", "sprouts:list", 20, "sprout")
    assert navigation.current("sprouts:detail") == navigation.destinations()[0]
    assert navigation.current("people:login") is None


def test_a_page_of_its_own_wins_from_its_room():
    navigation.register("Mensen", "people:all", 50, "people")
    navigation.register("Mijn plek", "people:my_place", 90, "home", ("people:my_place",))
    assert navigation.current("people:my_place").label == "Mijn plek"
    assert navigation.current("people:login").label == "Mensen"


@pytest.mark.urls("tests.ui.urls")
def test_a_place_without_an_address_is_left_out(client, db):
    navigation.register("Nergens", "nowhere:list", 10, "map")
    navigation.register("Blad", "page", 20, "sun", ("page",))
    page = client.get("/").content.decode()
    assert "Nergens" not in page
    assert 'href="/" aria-current="page"' in page
