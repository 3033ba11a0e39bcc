import pytest

pytestmark = [pytest.mark.urls("tests.ui.urls"), pytest.mark.django_db]


def test_a_page_speaks_dutch_whatever_the_browser_asks(client):
    page = client.get("/", headers={"accept-language": "en"})
    assert '<html lang="nl"' in page.content.decode()
    assert page.headers["Content-Language"] == "nl"


def test_english_is_remembered_on_this_device(client):
    answer = client.post("/ui/taal/", {"language": "en", "next": "/"})
    assert answer.headers["Location"] == "/"
    assert client.cookies["kk_language"]["httponly"]
    assert '<html lang="en"' in client.get("/").content.decode()


def test_a_language_we_do_not_speak_is_not_remembered(client):
    client.post("/ui/taal/", {"language": "xx"})
    assert "kk_language" not in client.cookies
    client.cookies["kk_language"] = "xx"
    assert '<html lang="nl"' in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("theme", "media"),
    [
        ("auto", 'media="screen and (prefers-color-scheme: dark)"'),
        ("dark", 'media="screen"'),
        ("light", 'media="not all"'),
    ],
)
def test_the_chosen_look_decides_when_the_night_values_hold(client, theme, media):
    client.post("/ui/weergave/", {"theme": theme})
    page = client.get("/").content.decode()
    assert media in page
    assert ("data-theme" in page) == (theme != "auto")


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_the_way_back_never_leaves_the_house(client, address):
    answer = client.post("/ui/taal/", {"language": "en", "next": address})
    assert answer.headers["Location"] == "/"


def test_a_choice_is_never_made_by_following_a_link(client):
    assert client.get("/ui/taal/?language=en").status_code == 405
    assert client.get("/ui/weergave/?theme=dark").status_code == 405
