"""Gathers, updates and compiles the Dutch catalogue of every app. No gettext programs needed.

`python tools/messages.py` updates the `.po` files and compiles them; `--check` changes nothing
and fails when a string has no Dutch, or a compiled catalogue is older than its source.
Source strings are English, so the English catalogue is the code itself.
"""

import argparse
import ast
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

SOURCE = Path(__file__).resolve().parents[1] / "src" / "kiemkracht"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_TEXT = r"""u?'(?:\\.|[^'\\])*'|u?"(?:\\.|[^"\\])*\""""
_CALL = rf"(?<!\w)(npgettext|pgettext|ngettext|gettext|_)\(((?:{_TEXT}|[\s,]|count)*)\)"
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
Found = tuple[str | tuple[str, str], str | None, str]


def apps() -> list[Path]:
    """Every app that speaks: the rooms, base, ui, api and the command line."""
    return sorted(
        folder
        for folder in SOURCE.iterdir()
        if folder.is_dir() and folder.name not in {"engines", "config", "__pycache__"}
    )


def strings_of(app: Path) -> list[Found]:
    """Message, context and place of every string in an app."""
    found: list[Found] = []
    for path in sorted(app.rglob("*.py")):
        if "migrations" not in path.parts:
            found += _from_python(path.read_text(encoding="utf-8"), _name(path))
    for path in sorted(app.rglob("templates/**/*")):
        if path.is_file():
            found += _from_template(path.read_text(encoding="utf-8"), _name(path))
    return found


def _name(path: Path) -> str:
    return str(path.relative_to(SOURCE.parent))


def _from_python(text: str, name: str) -> list[Found]:
    found: list[Found] = []
    for _line, message, _comments, context in extract(
        "python", io.BytesIO(text.encode()), KEYWORDS, ["Translators:"], {}
    ):
        if message:
            found.append((message, context, name))
    return found


def _from_template(text: str, name: str) -> list[Found]:
    from django.utils.translation.template import templatize

    # Django turns a template into something that a C-like extractor reads; every string sits in
    # a call, so the calls are enough.
    code = templatize(text, origin=name)
    found: list[Found] = []
    for call, arguments in re.findall(_CALL, code):
        texts = [ast.literal_eval(literal.lstrip("u")) for literal in re.findall(_TEXT, arguments)]
        context = texts.pop(0) if call in {"pgettext", "npgettext"} and texts else None
        if not texts or not texts[0]:
            continue
        message = (texts[0], texts[1]) if call in {"ngettext", "npgettext"} else texts[0]
        found.append((message, context, name))
    return found


def catalogue_path(app: Path) -> Path:
    """Where the Dutch of an app lives."""
    return app / "locale" / "nl" / "LC_MESSAGES" / "django.po"


def read(path: Path) -> Catalog:
    """Read a catalogue, or start one."""
    if not path.exists():
        return _empty()
    with path.open("rb") as file:
        catalogue = read_po(file, locale="nl", charset="utf-8")
    # Babel would write the current minute into the compiled file, which then never stays the same.
    catalogue.creation_date = catalogue.revision_date = BEGINNING
    return catalogue


def _empty() -> Catalog:
    return Catalog(
        locale="nl",
        project="Kiemkracht",
        charset="utf-8",
        fuzzy=False,
        creation_date=BEGINNING,
        revision_date=BEGINNING,
    )


def updated(app: Path) -> Catalog:
    """The catalogue of an app with exactly the strings of today, in a stable order."""
    old, new = read(catalogue_path(app)), _empty()
    for message, context, name in strings_of(app):
        key = message[0] if isinstance(message, tuple) else message
        known = old.get(key, context)
        string = known.string if known else None
        if isinstance(message, tuple) and not isinstance(string, tuple):
            string = (string or "", "")
        new.add(message, string=string, locations=[(name, 0)], context=context)
    return new


def missing(catalogue: Catalog) -> list[str]:
    """Strings without Dutch, or with a Dutch that is only half there."""
    lacking = []
    for message in catalogue:
        if not message.id:
            continue
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(strings) or message.fuzzy:
            lacking.append(str(message.id))
    return lacking


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as Django reads it."""
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def _write(app: Path, catalogue: Catalog) -> None:
    if not len(catalogue):
        return
    path = catalogue_path(app)
    path.parent.mkdir(parents=True, exist_ok=True)
    target = io.BytesIO()
    write_po(target, catalogue, width=100, sort_output=True, omit_header=True, include_lineno=False)
    header = (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: Kiemkracht\\n"\n"Language: nl\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )
    path.write_text(header + target.getvalue().decode().strip() + "\n", encoding="utf-8")
    path.with_suffix(".mo").write_bytes(compiled(read(path)))


def problems(app: Path) -> list[str]:
    """What is wrong with the catalogue of an app; nothing when it is complete and compiled."""
    path = catalogue_path(app)
    wanted = updated(app)
    if not len(wanted):
        return []
    lacking = [f"{app.name}: no Dutch for {text!r}" for text in missing(wanted)]
    compiled_path = path.with_suffix(".mo")
    if not compiled_path.exists() or compiled_path.read_bytes() != compiled(read(path)):
        lacking.append(f"{app.name}: run `python tools/messages.py`")
    return lacking


def main() -> int:
    """Update and compile, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("apps", nargs="*", help="names of apps; all by default")
    chosen = parser.parse_args()
    folders = [app for app in apps() if not chosen.apps or app.name in chosen.apps]
    if not chosen.check:
        for app in folders:
            _write(app, updated(app))
    found = [line for app in folders for line in problems(app)]
    print("\n".join(found) or "Every string has its Dutch.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
