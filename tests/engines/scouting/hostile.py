"""Texts made to make us slow or wrong; `benchmarks/hostile.py` prints what they cost."""

FOR_THE_RADAR = (
    "",
    "\x00\x01\x1b",
    "😀" * 20_000,
    "buren koken samen en " * 5_000,
    "niemand vroeg " * 7_000,
    "a-" * 50_000,
    "'" * 100_000,
    "doorgestuurd" * 8_000,
    "> " * 50_000,
    "J. " * 30_000,
)

# A piece, and how many of them.
FOR_THE_MASK = (
    ("1234567890", 8_000), ("06-", 12_000), ("Abc ", 6_000), ("A", 80_000), ("a@", 8_000),
    ("A.", 8_000), ("NL91 ", 4_000), ("van der ", 4_000), ("Aanwezig:\n", 3_000),
    ("'", 40_000), (" ", 80_000), ("straat 1 ", 4_000), ("a:", 8_000), ("é", 40_000),
    ("geboren op ", 3_000),
)  # fmt: skip
