"""Tests and a new city build tables from the models; what migrations do beyond is known by name."""

from importlib import import_module
from pathlib import Path

from kiemkracht.cli.first_tables import OWN_CODE

SOURCE = Path(__file__).resolve().parents[2] / "src"


def test_every_migration_with_code_of_its_own_is_carried_out_without_them_too():
    found = {
        ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        for path in SOURCE.glob("kiemkracht/*/migrations/0*.py")
        if any(word in path.read_text() for word in ("RunPython", "RunSQL"))
    }
    assert found == set(OWN_CODE)
    for module, name in OWN_CODE.items():
        assert callable(getattr(import_module(module), name))
