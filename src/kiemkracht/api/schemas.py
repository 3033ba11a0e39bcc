"""What the API gives: Dutch names, as the Dutch API design rules ask."""

from datetime import datetime
from uuid import UUID

from ninja import Field, Schema


class Doel(Schema):
    """A goal that a kiem contributes to."""

    titel: str
    url: str


class Kiem(Schema):
    """A public kiem, without anybody's name."""

    id: UUID
    titel: str
    verhaal: str
    taal: str
    verlangen: str
    fase: str
    soort: str
    verband: str
    volgende_stap: str = Field(serialization_alias="volgendeStap")
    x: float | None
    y: float | None
    doelen: list[Doel]
    url: str
    geplant_op: datetime = Field(serialization_alias="geplantOp")
    gewijzigd_op: datetime = Field(serialization_alias="gewijzigdOp")


class Kiemen(Schema):
    """A page of kiemen, newest first."""

    aantal: int
    pagina: int
    kiemen: list[Kiem]


class Koersdoel(Schema):
    """A goal of a direction; `kiemen` counts what contributes to it."""

    id: UUID
    titel: str
    merkbaar_aan: str = Field(serialization_alias="merkbaarAan")
    kiemen: int
    url: str


class Koers(Schema):
    """A public direction with its goals."""

    id: UUID
    titel: str
    verband: str
    bedoeling: str
    staat: str
    doelen: list[Koersdoel]
    url: str


class Koersen(Schema):
    """All public directions."""

    koersen: list[Koers]


class Keuze(Schema):
    """A published choice, with its seal in the register."""

    id: str
    vraag: str
    verband: str
    staat: str
    samenvatting: str
    versie: int
    zegel: str
    url: str
    gepubliceerd_op: datetime = Field(serialization_alias="gepubliceerdOp")


class Keuzes(Schema):
    """Published choices, what moved last first."""

    keuzes: list[Keuze]


class Gesprek(Schema):
    """A public conversation."""

    slug: str
    vraag: str
    verband: str
    staat: str
    deelnemers: int | None
    url: str
    landschap: str


class Gesprekken(Schema):
    """Public conversations."""

    gesprekken: list[Gesprek]


class Probleem(Schema):
    """Something is wrong (RFC 9457)."""

    status: int
    title: str
    detail: str
