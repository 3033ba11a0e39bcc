"""What 23 people who work for themselves missed in their last job: freedom first, then meaning."""

from kiemkracht.cli.city.chance import stream
from kiemkracht.connect.services.telling_missed import tell_missed

ANSWERS = 23
# Sentence, and how likely it was there, was there now and then, or was missed.
_ODDS = (
    ("own_way", (15, 25, 60)),
    ("say_no", (10, 20, 70)),
    ("grow", (45, 35, 20)),
    ("time", (15, 35, 50)),
    ("for_whom", (30, 25, 45)),
    ("stand_behind", (35, 40, 25)),
)
_LEFT_OPEN = 0.06


def tell() -> int:
    """Let them answer, one by one as everyone does; gives how many."""
    chance = stream("missed")
    for _number in range(ANSWERS):
        tell_missed(
            {
                key: chance.choices(("there", "some", "missing"), odds)[0]
                for key, odds in _ODDS
                if chance.random() >= _LEFT_OPEN
            }
        )
    return ANSWERS
