"""From the JSON of a landscape back to the landscape: the same, to the last bit."""

from collections.abc import Mapping
from typing import Any

from kiemkracht.engines.landscape.certainty import Certainty
from kiemkracht.engines.landscape.result import (
    Group,
    GroupCount,
    Landscape,
    MarkingStatement,
    PersonPlace,
    SharedStatement,
    StatementView,
)
from kiemkracht.engines.landscape.strictness import (
    Foretold,
    Frame,
    Interval,
    Shade,
    ShortList,
    StatementModel,
    Strictness,
    TriedGroups,
)

Told = Mapping[str, Any]


def from_dict(told: Told) -> Landscape:
    """The landscape of a `to_dict`, also of version 1.0. Raises KeyError for what it lacks."""
    certainty = told["certainty"]
    return Landscape(
        lens=told["lens"],
        engine=told["engine"],
        seed=told["seed"],
        digest=told["digest"],
        participants=tuple(_person(each) for each in told["participants"]),
        groups=tuple(_group(each) for each in told["groups"]),
        statements=tuple(_statement(each) for each in told["statements"]),
        shared=tuple(SharedStatement(**each) for each in told["consensus"]),
        center=tuple(told["center"]),
        components=tuple(tuple(axis) for axis in told["components"]),
        priorities=tuple(told["priorities"]),
        tried=tuple((each["groups"], each["silhouette"]) for each in told["groups_tried"]),
        certainty=Certainty(
            verdict=certainty["verdict"],
            silhouette=certainty["silhouette"],
            stability=certainty["stability"],
            least=certainty["least_stability"],
            parts=certainty["parts"],
            filled=certainty["filled"],
            explained=certainty["explained"],
            placed=certainty["placed"],
            not_placed=certainty["not_placed"],
        ),
        strictness=_strictness(told) if "latent" in told else None,
    )


def frame_of(told: Told) -> Frame | None:
    """How the map of a `to_dict` lies, or None when its lens has no frame."""
    if "frame" not in told:
        return None
    (xx, xy), (yx, yy) = told["frame"]["turn"]
    return Frame(((xx, xy), (yx, yy)), tuple(told["frame"]["order"]))


def _person(each: Told) -> PersonPlace:
    doubt = each.get("uncertainty")
    return PersonPlace(
        each["id"],
        each["x"],
        each["y"],
        each["group"],
        each["votes"],
        None if doubt is None else ((doubt[0][0], doubt[0][1]), (doubt[1][0], doubt[1][1])),
        tuple(each.get("membership", ())),
    )


def _group(group: Told) -> Group:
    return Group(
        id=group["id"],
        size=group["size"],
        x=group["x"],
        y=group["y"],
        representative=tuple(
            MarkingStatement(
                statement=each["statement"],
                direction=each["direction"],
                count=each["count"],
                seen=each["seen"],
                share=each["p"],
                share_test=each["p_test"],
                ratio=each["repness"],
                ratio_test=each["repness_test"],
            )
            for each in group["representative"]
        ),
    )


def _statement(each: Told) -> StatementView:
    return StatementView(
        id=each["id"],
        agree=each["agree"],
        disagree=each["disagree"],
        passed=each["pass"],
        bridging=each["bridging"],
        x=each["x"],
        y=each["y"],
        per_group=tuple(
            GroupCount(counts["agree"], counts["disagree"], counts["pass"])
            for counts in each["groups"]
        ),
        moderated_out=each["moderated_out"],
    )


def _strictness(told: Told) -> Strictness:
    latent, short = told["latent"], told["short_list"]
    model = tuple(
        StatementModel(
            mean,
            (loading[0], loading[1]),
            noise,
            Interval(**row["agreed"]),
            Interval(**row["disagreed"]),
            Interval(**row["at_heart"]),
        )
        for mean, loading, noise, row in zip(
            latent["mean"], latent["loadings"], latent["noise"], told["statements"], strict=True
        )
    )
    return Strictness(
        model=model,
        tried=tuple(TriedGroups(**each) for each in told["groups_beside_one_cloud"]),
        agreement=tuple(told["stability"]["agreement"]),
        shades=tuple(_shade(each) for each in told["shades"]),
        short_list=ShortList(
            tuple(short["statements"]),
            short["agreed_per_person"],
            short["agreed_at_10th_percentile"],
            short["covered"],
        ),
        foretold=_foretold(told["held_out"]),
        frame=frame_of(told) or Frame(),
    )


def _shade(each: Told) -> Shade:
    marks = tuple((mark["statement"], mark["direction"]) for mark in each["statements"])
    return Shade(each["axis"], each["end"], marks)


def _foretold(told: Told | None) -> Foretold | None:
    if told is None:
        return None
    return Foretold(told["votes"], told["mse"], told["mse_of_means"], told["auc"])
