"""The model that turns texts into vectors: ours, or a server the operator runs."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from kiemkracht.base.embedding import BATCH, EmbedderAwayError, ServedEmbedder, embedder
from kiemkracht.engines.language import StaticEmbedder


class _Model(BaseHTTPRequestHandler):
    """Answers like OpenAI: a vector of the length of the text and a constant."""

    asked: list[dict[str, object]] = []
    spoil = None

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append({"auth": self.headers.get("Authorization"), **body})
        rows = [
            {"index": place, "embedding": [float(len(text)), 1.0, 0.0]}
            for place, text in enumerate(body["input"])
        ]
        answer = json.dumps({"data": rows[::-1]}) if self.spoil is None else self.spoil
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    class Model(_Model):
        asked = []

    running = ThreadingHTTPServer(("127.0.0.1", 0), Model)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    running.model = Model
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


def _address(server):
    return f"http://127.0.0.1:{server.server_port}/v1/"


def test_without_a_setting_the_vectors_of_the_house_are_used(settings):
    settings.KIEMKRACHT_EMBEDDER = ""
    assert isinstance(embedder(), StaticEmbedder)


def test_a_server_of_the_operator_takes_their_place(server, settings):
    settings.KIEMKRACHT_EMBEDDER = _address(server)
    settings.KIEMKRACHT_EMBEDDER_MODEL = "groot-nl"
    settings.KIEMKRACHT_EMBEDDER_KEY = "geheim"
    rows = embedder().encode(["soep", "", "een langere zin"])
    assert embedder().name == "served/groot-nl"
    assert rows.shape == (3, 3)
    assert np.allclose(rows[0], np.array([4, 1, 0]) / np.hypot(4, 1))
    assert not rows[1].any()
    assert server.model.asked[-1] == {
        "auth": "Bearer geheim",
        "model": "groot-nl",
        "input": ["soep", "een langere zin"],
    }


def test_many_texts_go_in_batches(server):
    model = ServedEmbedder(_address(server), model="m")
    assert model.encode(["tekst"] * (BATCH + 1)).shape == (BATCH + 1, 3)
    assert [len(each["input"]) for each in server.model.asked] == [1, BATCH, 1]


@pytest.mark.parametrize(
    "answer",
    ["geen json", "{}", '{"data": []}', '{"data": [{"index": 0, "embedding": ["x"]}]}', "[1]"],
)
def test_an_odd_answer_is_a_clear_failure(server, answer):
    server.model.spoil = answer
    with pytest.raises(EmbedderAwayError):
        ServedEmbedder(_address(server), model="m").encode(["soep"])


def test_a_number_that_is_none_is_refused(server):
    model = ServedEmbedder(_address(server), model="m")
    assert model.dimensions == 3
    server.model.spoil = '{"data": [{"index": 0, "embedding": [NaN, 1, 2]}]}'
    with pytest.raises(EmbedderAwayError, match="no number"):
        model.encode(["soep"])


def test_a_server_that_is_away_is_a_clear_failure():
    with pytest.raises(EmbedderAwayError):
        ServedEmbedder("http://127.0.0.1:9", model="m", timeout_s=0.5).encode(["soep"])


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://x", "zomaar"])
def test_only_a_web_address_is_taken(address):
    with pytest.raises(EmbedderAwayError, match="no web address"):
        ServedEmbedder(address, model="m")
