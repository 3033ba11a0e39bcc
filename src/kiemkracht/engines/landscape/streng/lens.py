"""The lens "streng": where people stand and how sure that is, with groups only where they hold.

Missing votes are missing, not filled in: a model of two latent axes is fitted to the votes that
were cast. Everyone with a vote has a place and its doubt; groups appear when no single cloud of
people would give them too and parts of the crowd give them again. Otherwise it is one cloud with
shades. Described in docs/engines/landscape.md.
"""

from collections.abc import Collection
from concurrent.futures import Executor
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape.axes import Floats, voted_on
from kiemkracht.engines.landscape.certainty import Certainty, verdict_of
from kiemkracht.engines.landscape.ongoing import Ongoing, matrix_of
from kiemkracht.engines.landscape.reading import groups_of, plain, shared_of, statements_of
from kiemkracht.engines.landscape.result import Landscape, Standing
from kiemkracht.engines.landscape.streng import selection as choosing
from kiemkracht.engines.landscape.streng.bridging import Between, shared_across, shared_at_heart
from kiemkracht.engines.landscape.streng.clouds import belonging, clouds_near
from kiemkracht.engines.landscape.streng.crowd import Crowd, crowd_of
from kiemkracht.engines.landscape.streng.framing import frame_after, spread_turned, straight
from kiemkracht.engines.landscape.streng.heldout import held_out
from kiemkracht.engines.landscape.streng.holding import Holding, what_holds
from kiemkracht.engines.landscape.streng.latent import evidence, learn, places
from kiemkracht.engines.landscape.streng.model import Model, Places, turned
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
from kiemkracht.engines.landscape.voices import priorities, tally
from kiemkracht.engines.landscape.votes import VoteLog, VoteMatrix

ENGINE = "kiemkracht.landscape.streng/3"
IN_SHADE = 3
SURE_OF_SHADE = 2.0

Mask = NDArray[np.bool_]


def streng(
    log: VoteLog | Ongoing,
    *,
    moderated_out: Collection[int] = (),
    meta: Collection[int] = (),
    seed: int = 0,
    previous: Landscape | None = None,
    frame: Frame | None = None,
    executor: Executor | None = None,
) -> Landscape:
    """See a conversation through the strict lens.

    `log`, `moderated_out` and `meta` as for `polis`. `previous` is an earlier landscape of this
    conversation: axes and group numbers follow it, so that the map does not flip. `frame` lays
    the map exactly as a stored run did, to make it again. The same votes, seed and frame give the
    same landscape to the last bit, whatever the order of the log and who came first, and however
    many workers the `executor` has.

    Signs follow Polis: agree is -1. Places are in standard deviations of the crowd. Raises
    EngineInputError for arrays that don't fit, a negative seed or a frame that does not fit.
    Cost: some fifty passes over the votes of up to 4,096 people, 8 over 16,384, 5 over all.
    It can't tell why people vote as they do, nor what those think who did not vote.
    """
    if seed < 0:
        raise EngineInputError("seed", "is a whole number from 0")
    matrix = matrix_of(log)
    aside = np.isin(matrix.statements, list({*moderated_out, *meta}))
    used = voted_on(matrix) & ~aside
    crowd = crowd_of(matrix, used)
    model = straight(learn(crowd, executor=executor))
    found = evidence(crowd, model, executor)
    holding = what_holds(crowd, model, found, seed=seed, executor=executor)
    clouds = clouds_near(found, holding.middle, holding.share)
    clouds = clouds.sorted_as(np.lexsort((clouds.middle[:, 0], -np.round(clouds.share, 9))))
    frame = frame or frame_after(previous, matrix, crowd, model, found, clouds)
    if frame.order and len(frame.order) != clouds.count:
        raise EngineInputError("frame", f"numbers {len(frame.order)} groups of {clouds.count}")
    turn = np.array(frame.turn)
    clouds = clouds.sorted_as(np.array(frame.order or range(clouds.count), dtype=np.int64))
    belongs = belonging(found, clouds)
    standing = places(found)
    model = turned(model, turn)
    return _landscape(
        matrix,
        crowd,
        model,
        Places(standing.at @ turn, spread_turned(standing.spread, turn)),
        belongs,
        replace(holding, middle=clouds.middle @ turn),
        (aside, np.isin(matrix.statements, list(meta)), used),
        seed,
        frame,
    )


def _landscape(
    matrix: VoteMatrix,
    crowd: Crowd,
    model: Model,
    standing: Places,
    belongs: Floats,
    holding: Holding,
    masks: tuple[Mask, Mask, Mask],
    seed: int,
    frame: Frame,
) -> Landscape:
    aside, is_meta, used = masks
    labels = np.full(len(matrix.people), -1, dtype=np.int64)
    labels[crowd.order] = belongs.argmax(axis=1)
    whole, raw = tally(matrix, labels, holding.count)
    agreed = shared_across(raw.agree, raw.seen)
    reach = _one_vote(model)
    standing_all = _standing(matrix, crowd, standing, belongs, labels)
    return Landscape(
        lens="streng",
        engine=ENGINE,
        seed=seed,
        digest=matrix.digest(),
        participants=standing_all,
        groups=groups_of(matrix, labels, holding.middle, raw, used) if crowd.people else (),
        statements=statements_of(matrix, whole, raw, agreed.value, reach, aside),
        shared=shared_of(matrix, whole, aside),
        center=plain(model.mean),
        components=tuple(plain(axis) for axis in model.loading.T),
        priorities=plain(priorities(raw, np.hypot(reach[:, 0], reach[:, 1]), is_meta)),
        tried=tuple((each.groups, each.gap) for each in holding.tried if each.groups > 1),
        certainty=_certainty(matrix, crowd, model, holding),
        strictness=Strictness(
            model=_statement_models(
                model, agreed, shared_across(raw.disagree, raw.seen), shared_at_heart(model)
            ),
            tried=tuple(TriedGroups(t.groups, t.gap, t.doubt) for t in holding.tried),
            agreement=holding.agreement,
            shades=_shades(matrix, model, used),
            short_list=_short_list(matrix, crowd, model, standing, used),
            foretold=_foretold(crowd, seed),
            frame=frame,
        ),
    )


def _standing(
    matrix: VoteMatrix,
    crowd: Crowd,
    standing: Places,
    belongs: Floats,
    labels: NDArray[np.int64],
) -> Standing:
    people = len(matrix.people)
    at, spread = np.zeros((people, 2)), np.tile([1.0, 0.0, 1.0], (people, 1))
    shares = np.zeros((people, belongs.shape[1]))
    at[crowd.order], spread[crowd.order] = standing.at, standing.spread
    shares[crowd.order] = belongs
    return Standing(matrix.people, at, labels, matrix.votes_per_person, spread, shares)


def _one_vote(model: Model) -> Floats:
    """Where someone is expected to stand of whom only one agreement is known, shape (T, 2)."""
    size = (model.loading**2).sum(axis=1)
    away = (-1 - model.mean) / (size + model.noise)
    return np.asarray(model.loading * away[:, np.newaxis])


def _statement_models(
    model: Model, agreed: Between, disagreed: Between, at_heart: Between
) -> tuple[StatementModel, ...]:
    def of(between: Between, column: int) -> Interval:
        return Interval(
            float(between.value[column]) + 0.0,
            float(between.low[column]) + 0.0,
            float(between.high[column]) + 0.0,
        )

    return tuple(
        StatementModel(
            float(model.mean[column]) + 0.0,
            (float(model.loading[column, 0]) + 0.0, float(model.loading[column, 1]) + 0.0),
            float(model.noise[column]),
            of(agreed, column),
            of(disagreed, column),
            of(at_heart, column),
        )
        for column in range(len(model.mean))
    )


def _shades(matrix: VoteMatrix, model: Model, used: Mask) -> tuple[Shade, ...]:
    """Per end of each axis the statements that turn most with it, when that is sure enough."""
    found = []
    for axis in (0, 1):
        doubt = np.sqrt(np.maximum(model.doubt[:, axis + 1, axis + 1], 1e-12))
        weight = model.loading[:, axis] / np.sqrt(model.noise)
        sure = used & (np.abs(model.loading[:, axis]) > SURE_OF_SHADE * doubt)
        ranked = np.flatnonzero(sure)[np.argsort(-np.abs(weight[sure]), kind="stable")]
        for end in (-1, 1):
            # Agree counts as -1: who stands on this end agrees where the loading points away.
            chosen = [
                (int(matrix.statements[each]), "agree" if weight[each] * end < 0 else "disagree")
                for each in ranked[: 2 * IN_SHADE]
            ]
            first = sorted(chosen, key=lambda each: each[1] != "agree")[:IN_SHADE]
            if first:
                found.append(Shade(axis, end, tuple(first)))
    return tuple(found)


def _short_list(
    matrix: VoteMatrix, crowd: Crowd, model: Model, standing: Places, used: Mask
) -> ShortList:
    chosen = choosing.select(choosing.approvals(crowd, model, standing, used))
    return ShortList(
        tuple(int(matrix.statements[column]) for column in chosen.columns),
        chosen.agreed,
        chosen.agreed_least,
        chosen.covered,
    )


def _foretold(crowd: Crowd, seed: int) -> Foretold | None:
    kept = held_out(crowd, seed)
    return None if kept is None else Foretold(kept.votes, kept.error, kept.plain, kept.auc)


def _certainty(matrix: VoteMatrix, crowd: Crowd, model: Model, holding: Holding) -> Certainty:
    people, count = matrix.size
    stability = float(np.mean(holding.agreement)) if holding.agreement else None
    signal = float((model.seen * (model.loading**2).sum(axis=1)).sum())
    whole = signal + float((model.seen * model.noise).sum())
    return Certainty(
        verdict=verdict_of(crowd.people, holding.count, stability),
        silhouette=0.0,
        stability=stability,
        least=min(holding.agreement) if holding.agreement else None,
        parts=len(holding.agreement),
        filled=len(matrix.columns) / (people * count) if people and count else 0.0,
        explained=signal / whole if whole else 0.0,
        placed=crowd.people,
        not_placed=people - crowd.people,
    )
