"""A weighing of Lindenplein that tests begin with, brought as far as they need it."""

from kiemkracht.base.visitors import NOBODY
from kiemkracht.weigh.enums.weighing import Answer, GateLight, GovernmentRole, RuleKind, Track
from kiemkracht.weigh.models import Weighing
from kiemkracht.weigh.services import advising, gating, receiving, resolving, viewing
from kiemkracht.weigh.services.ruling import RuleText
from kiemkracht.weigh.services.viewing import Judged, ViewText

CODES = [f"C{number}" for number in range(1, 11)]


def asked(cast, **changes) -> Weighing:
    """Sevda asks for a bench on the square."""
    told = {"subject": "Een bank op het plein", "about": "Wij willen er een bank neerzetten."}
    told |= {"community_id": cast.lindenplein.pk} | changes
    return receiving.receive(by=cast.visitor(cast.aydin), request=receiving.Request(**told))


def heard(cast, row, **changes) -> Weighing:
    """Joost calls and asks the three questions."""
    told = {"hopes": "Dat oudere buren buiten zitten.", "tried": "Een klapstoel.", "not_needed": ""}
    told |= {"cost_cents": 30_000, "burdened": 4, "reversible": 4} | changes
    return receiving.note_contact(
        by=cast.visitor(cast.joost),
        weighing_id=row.pk,
        heard=receiving.FirstContact(**told),
    )


def red(**changes) -> gating.Finding:
    """A red gate with everything that belongs to it."""
    told = {
        "gate": "P1",
        "light": GateLight.RED,
        "note": "De inrichting van het plein ligt vast.",
        "rule": RuleText(
            text="Op een plein komt geen los meubilair.",
            kind=RuleKind.POLICY,
            purpose="Het plein moet te vegen zijn.",
            may_deviate="De beheerder van het plein.",
        ),
        "alternatives": ["Een bank aan de gevel", "Een bank op wielen"],
    }
    return gating.Finding(**(told | changes))


def gated(cast, row, *findings) -> None:
    """Joost looks at all gates; those not told are open."""
    told = {each.gate: each for each in findings}
    for number in range(1, 6):
        gate = f"P{number}"
        finding = told.get(gate, gating.Finding(gate=gate, light=GateLight.OPEN))
        gating.judge_gate(by=cast.visitor(cast.joost), weighing_id=row.pk, finding=finding)


def together(cast, **changes) -> Weighing:
    """A weighing that is weighed together: viewpoints are gathered."""
    row = asked(cast, **changes)
    heard(cast, row, cost_cents=200_000)
    gated(cast, row, red())
    return gating.confirm_track(
        by=cast.visitor(cast.joost), weighing_id=row.pk, track=Track.TOGETHER
    )


def seen(degree=3, **others) -> ViewText:
    """A viewpoint that says the same everywhere, but for `others`."""
    degrees = dict.fromkeys(CODES, degree) | others
    return ViewText(
        judgements={code: Judged(value, "Zo zie ik het.") for code, value in degrees.items()},
        worry="Lawaai in de avond",
    )


def looked(cast, row, **dissent) -> None:
    """Four people look; the dissent sees it as told."""
    joost = cast.visitor(cast.joost)
    for person, degree in ((cast.aydin, 4), (cast.joost, 3)):
        mine = row.viewpoints.get(person=person)
        viewing.fill_in(by=cast.visitor(person), viewpoint_id=mine.pk, text=seen(degree))
    for lens, name, text, voice in (
        ("absent", "Fatma", seen(3), "kinderen van later"),
        ("dissent", "Kees", seen(3, **(dissent or {"C7": 0})), ""),
    ):
        link = viewing.ask_for_view(
            by=joost, weighing_id=row.pk, lens=lens, name=name, speaks_for=voice
        )
        viewing.fill_in(by=NOBODY, link=link, text=text)


def advised(cast, row) -> None:
    """The talk was held, and the group advises."""
    joost = cast.visitor(cast.joost)
    viewing.open_talk(by=joost, weighing_id=row.pk)
    advising.note_talk(
        by=joost, weighing_id=row.pk, text="Wie slaapt, wil stilte.", criterion="C7", is_need=True
    )
    advising.advise(by=joost, weighing_id=row.pk, text=advice())


def advice(**changes) -> advising.AdviceText:
    """An advice with a minority."""
    told = {
        "options": ["Een bank aan de gevel", "Een bank midden op het plein"],
        "majority": "Begin aan de gevel.",
        "minority": "Liever geen bank.",
        "minority_needs": "Stilte na tien uur.",
    }
    return advising.AdviceText(**(told | changes))


def answer(**changes) -> resolving.AnswerText:
    """Yes, facilitating."""
    told = {
        "answer": Answer.YES,
        "chosen": 1,
        "reasons": ["Buren willen elkaar zien."],
        "role": GovernmentRole.FACILITATE,
    }
    return resolving.AnswerText(**(told | changes))


def decided(cast, **changes) -> Weighing:
    """Weighed together and decided by Henk, not yet published."""
    row = together(cast)
    looked(cast, row)
    advised(cast, row)
    resolving.decide(by=cast.visitor(cast.henk), weighing_id=row.pk, text=answer(**changes))
    row.refresh_from_db()
    return row
