"""The pictures of the README, made from a fresh demo city: `make screenshots`."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
PAGES = {
    "front": ("/", 1280, 860),
    "kiemen": ("/kiemen/", 1100, 900),
    "kaart": ("/kiemen/kaart/", 1100, 900),
    "keuze": ("/keuzes/hoe-blijft-het-lindenplein-s-avonds-open-en-kun-je-er-slapen/", 1100, 900),
    "landschap": ("/meervoud/van-wie-is-het-plein/landschap/", 1100, 900),
    "telefoon": ("/kiemen/", 360, 780),
}


def main() -> int:
    """Load the city in a folder of its own, serve it, take the pictures, stop."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Install Debian's chromium first.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "KIEMKRACHT_HOME": home, "KIEMKRACHT_DEMO": "1"}
        port = _free_port()
        command = [sys.executable, "-m", "kiemkracht.cli", "demo", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, cwd=ROOT)
        try:
            _wait_for(f"http://127.0.0.1:{port}/gezond")
            _take(chromium, f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait(timeout=20)
    return 0


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=2)  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(address)


def _take(chromium: str, base: str) -> None:
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(parents=True, exist_ok=True)
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for name, (path, width, height) in PAGES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(base + path)
            page.screenshot(path=str(PICTURES / f"{name}.png"))
            print(f"docs/pictures/{name}.png")
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
