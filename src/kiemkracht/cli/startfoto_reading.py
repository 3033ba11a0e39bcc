"""Everything that `kiemkracht startfoto` tells of one file, worked out once."""

from dataclasses import dataclass
from pathlib import Path

from kiemkracht.cli.startfoto_file import StartfotoFile, read_startfoto
from kiemkracht.engines.appraisal import Appraisal
from kiemkracht.engines.scripts import Flip, Proposal
from kiemkracht.learn.selectors.sparks import cards
from kiemkracht.weigh.services.working_out import work_out


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that is told of one file."""

    file: StartfotoFile
    picture: Appraisal
    proposal: Proposal
    flips: tuple[Flip, ...]


def read_and_derive(path: Path, k: int, seed: int) -> Reading:
    """The picture of a file, its script, and which single answers would turn it."""
    file = read_startfoto(path)
    found = work_out(file.photo, file.setting, cards(), k=k, seed=seed)
    return Reading(file, found.picture, found.proposal, found.flips)
