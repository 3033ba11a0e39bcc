"""Every number that a community may set otherwise, with a name for the set as a whole."""

from dataclasses import dataclass, fields

from kiemkracht.engines.kit import EngineInputError, digest_of


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Choices, not findings: they are set, logged and named in every result.

    `reach` are the shares (0..1) at which reach becomes 1, 2, 3 and 4. `trust_*` is how much a
    position counts by its source (0..1). Below `low` a number is called low, from `high` on high
    (0..100). A group touched at least `touched` (0..4) counts as touched most, and is against when
    at least `against` (0..1) of it is negative. A difference in views of at least `gap` (0..4)
    is worth a conversation. From `interval_from` answers an interval is shown, from
    `indicative_from` as an indication. Impact and price need `least_items` of their three items,
    potential needs `least_links` of its six links. A risk of dropping out from `dropout_notice` is
    worth noticing, from `dropout_talk` worth talking about now.
    """

    reach: tuple[float, float, float, float] = (0.05, 0.20, 0.50, 0.80)
    trust_estimate: float = 0.5
    trust_conversation: float = 0.8
    trust_self: float = 1.0
    low: float = 40.0
    high: float = 65.0
    touched: float = 3.0
    against: float = 0.5
    gap: float = 1.0
    interval_from: int = 8
    indicative_from: int = 5
    least_items: int = 2
    least_links: int = 4
    dropout_notice: float = 40.0
    dropout_talk: float = 60.0

    def __post_init__(self) -> None:
        """Raises EngineInputError for values that contradict each other."""
        if list(self.reach) != sorted(set(self.reach)):
            raise EngineInputError("thresholds", "reach needs four rising shares")
        for field in fields(self):
            value = getattr(self, field.name)
            for each in value if isinstance(value, tuple) else (value,):
                if not 0 <= each <= 100:
                    raise EngineInputError("thresholds", f"{field.name} is not within 0..100")
        if not self.low < self.high or not 1 <= self.indicative_from <= self.interval_from:
            raise EngineInputError("thresholds", "low < high, 1 <= indicative <= interval")
        if self.dropout_notice > self.dropout_talk:
            raise EngineInputError("thresholds", "dropout_notice <= dropout_talk")
        if not 1 <= self.least_items <= 3 or not 1 <= self.least_links <= 6:
            raise EngineInputError("thresholds", "least_items is 1..3, least_links is 1..6")

    @property
    def version(self) -> str:
        """Twelve digits that change when any value changes."""
        return digest_of(self)


USUAL = Thresholds()
