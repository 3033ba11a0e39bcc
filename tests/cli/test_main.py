"""The door of all commands, as a newcomer tries it first."""

from tests.cli.processes import in_its_own_process

from kiemkracht.cli.main import COMMANDS


def test_help_names_every_command_before_anything_is_set_up(tmp_path):
    told = in_its_own_process(tmp_path, "--help")
    assert told.returncode == 0, told.stderr
    missing = [name for name in COMMANDS if name.replace("_", "-") not in told.stdout]
    assert missing == []
