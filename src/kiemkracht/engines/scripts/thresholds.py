"""Every number that a community may set otherwise, with a name for the set as a whole."""

from dataclasses import dataclass, fields

from kiemkracht.engines.kit import EngineInputError, digest_of


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a position splits, when a guard stands up, how a card is scored, how long it takes.

    Outcomes 0..100, readings 0..4, days. A value within `near` of `split` is a border case.
    `card_*` are the points of a card; a step is short up to `short_minutes`. `scale_*` is what
    small or large next depends on.
    """

    split: float = 50.0
    near: float = 7.0
    certainty_below: float = 60.0
    inequality_from: float = 3.0
    polarisation_from: float = 50.0
    irreversibility_from: float = 3.0
    weakest_up_to: float = 1.0
    backing_power_below: float = 40.0
    backing_broad_from: float = 60.0
    above_power_from: float = 60.0
    above_broad_below: float = 40.0
    burden_from: float = 3.0
    card_fits: float = 3.0
    card_link: float = 2.0
    card_pattern: float = 2.0
    most_patterns: int = 2
    card_short: float = 1.0
    short_minutes: int = 120
    card_disappointed: float = 2.0
    most_steps: int = 7
    most_guard_steps: int = 3
    first_days: int = 14
    last_start_days: int = 70
    rephoto_from_days: int = 56
    rephoto_until_days: int = 84
    scale_ripe_from: int = 2
    scale_barrier_from: int = 3
    scale_index_from: float = 60.0
    scale_spreading_from: int = 2
    scale_sprouts: int = 3
    scale_communities: int = 2

    def __post_init__(self) -> None:
        """Raises EngineInputError for values outside their scale."""
        for field in fields(self):
            value = getattr(self, field.name)
            if not 0 <= value <= 1_000:
                raise EngineInputError("thresholds", f"{field.name} is not within 0..1000")
        if not 1 <= self.most_steps <= 20 or not self.most_guard_steps < self.most_steps:
            raise EngineInputError("thresholds", "1 <= guard steps < steps <= 20")
        if not 1 <= self.first_days <= self.last_start_days:
            raise EngineInputError("thresholds", "the last step starts after the first")

    @property
    def version(self) -> str:
        """Twelve digits that change when any value changes."""
        return digest_of(self)


USUAL = Thresholds()
