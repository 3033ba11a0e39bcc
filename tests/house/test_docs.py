import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "kiemkracht"
ROOMS = [
    "base",
    "ui",
    "people",
    "direction",
    "sprouts",
    "perspectives",
    "connect",
    "weigh",
    "answers",
    "act",
    "learn",
    "tip",
    "front",
    "api",
    "cli",
]
ENGINES = sorted(
    path.name for path in (SOURCE / "engines").iterdir() if path.is_dir() and path.name[0] != "_"
)


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_a_page(room):
    text = (ROOT / "docs" / "rooms" / f"{room}.md").read_text(encoding="utf-8")
    assert len(text) > 300


@pytest.mark.parametrize("engine", [name for name in ENGINES if name != "kit"])
def test_every_engine_has_a_page_that_says_what_it_can_not_tell(engine):
    text = (ROOT / "docs" / "engines" / f"{engine}.md").read_text(encoding="utf-8").lower()
    assert re.search(r"can(’t|'t|not| not) tell|does not tell", text)


def test_every_setting_is_documented():
    source = (SOURCE / "config" / "settings.py").read_text(encoding="utf-8")
    names = set(re.findall(r"env\.(?!prefixed)\w+\(\s*\"([A-Z_]+)\"", source))
    documented = (ROOT / "docs" / "howto" / "operate.md").read_text(encoding="utf-8")
    missing = {
        name
        for name in names
        if f"`KIEMKRACHT_{name.removeprefix('KIEMKRACHT_')}`" not in documented
    }
    assert len(names) > 10
    assert missing == set()


def test_every_dependency_says_why_it_is_here():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    names = re.findall(
        r"^    \"([a-z0-9-]+)[\[>]", project.split("dependencies = [")[1].split("]\n")[0], re.M
    )
    written = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert len(names) > 8
    assert [name for name in names if name not in written] == []


def test_links_between_our_pages_lead_somewhere():
    broken = []
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text("utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)} → {target}")
    assert broken == []


def test_no_file_names_a_machine_or_a_package_index():
    pattern = re.compile(r"/work/|/root/|pypi\.org/simple|file:///|--index-url|find-links")
    found = [
        str(path.relative_to(ROOT))
        for folder in ("src", "docs", "requirements", "tools", "benchmarks", ".ci")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
        and path.suffix in {".py", ".md", ".txt", ".toml", ".json", "", ".html", ".yml"}
        and pattern.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert found == []
