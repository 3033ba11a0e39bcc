"""Everything that `kiemkracht startfoto` tells of one file, worked out once."""

from dataclasses import dataclass
from pathlib import Path

from kiemkracht.cli.startfoto_file import StartfotoFile, read_startfoto
from kiemkracht.engines.appraisal import Appraisal, appraise, figures, variants
from kiemkracht.engines.scripts import Flip, Proposal, WhatIf, derive, flips
from kiemkracht.learn.selectors.sparks import cards


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
    picture = appraise(file.photo, k=k, seed=seed)
    own, *others = _variants(file, picture, k)
    proposal = derive(own.situation, cards())
    return Reading(file, picture, proposal, flips(own.situation, others))


def _variants(file: StartfotoFile, picture: Appraisal, k: int) -> list[WhatIf]:
    """The situation itself first, then each with one other answer, all scored at once."""
    changed = list(variants(file.photo, picture))
    every = figures([file.photo, *(each.photo for each in changed)], k=k)
    own = WhatIf("", "", None, 0.0, file.situation(every[0]))
    return [
        own,
        *(
            WhatIf(each.code, each.about, each.before, each.after, file.situation(found))
            for each, found in zip(changed, every[1:], strict=True)
        ),
    ]
