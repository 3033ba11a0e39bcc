"""The five people as whom anyone may try the demo city."""

DEMO_LOGINS = (
    ("sevda@lindehaven.example", "bewoner", "Sevda Aydin, draagt een soeptafel"),
    ("joost@lindehaven.example", "frontlijner", "Joost Terpstra, gebiedsmakelaar"),
    ("lotte@lindehaven.example", "begeleider", "Lotte van Rijn, begeleidt gesprekken"),
    ("priya@lindehaven.example", "leidinggevende", "Priya Ramdin, leidt een wijkteam"),
    ("anke@lindehaven.example", "ruimtebeheerder", "Anke Visser, regelt wie wat mag doen"),
)
DEMO_PASSWORD = "lindehaven-proeft"  # noqa: S105 - printed on purpose, for an invented city only
