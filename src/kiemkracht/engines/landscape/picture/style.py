"""How the picture is coloured, with names of tokens only; the tokens for a picture on its own."""

import re

RULES = """\
.kkl { display: block; width: 100%; height: auto; overflow: hidden; }
.kkl text { font-family: var(--kk-font); fill: var(--kk-ink); }
.kkl-leaf { --kkl-tone: var(--kk-leaf); }
.kkl-sky { --kkl-tone: var(--kk-sky); }
.kkl-plum { --kkl-tone: var(--kk-plum); }
.kkl-spark { --kkl-tone: var(--kk-spark); }
.kkl-olive { --kkl-tone: var(--kk-olive); }
.kkl-stop { stop-color: color-mix(in srgb, var(--kkl-tone) 17%, var(--kk-surface)); }
.kkl-people { fill: var(--kkl-tone); fill-opacity: .74; }
.kkl-nowhere { fill: none; stroke: var(--kk-ink-soft); stroke-opacity: .75; }
.kkl .kkl-said { font-family: var(--kk-font-head); font-weight: 600; }
.kkl-label text, .kkl-you text { paint-order: stroke; stroke: var(--kk-surface); }
.kkl-label text, .kkl-you text { stroke-width: 5px; stroke-linejoin: round; }
.kkl-badge { fill: var(--kkl-tone); }
.kkl .kkl-count, .kkl .kkl-soft { fill: var(--kk-ink-soft); }
.kkl-you circle { fill: none; stroke: var(--kk-ink); stroke-width: 3; paint-order: stroke; }
.kkl-doubt { fill: var(--kk-ink); fill-opacity: .06; stroke: var(--kk-ink); stroke-width: 1.6; }
.kkl-doubt--wide { stroke-dasharray: 6 5; }
.kkl .kkl-you text { font-weight: 700; }
.kkl-reach { pointer-events: all; }
.kkl-dot { fill: var(--kk-surface); stroke: var(--kk-ink); stroke-width: 1.6; }
.kkl-statement { cursor: pointer; outline: none; }
.kkl-statement:is(:hover, :focus-visible) .kkl-dot { fill: var(--kk-ink); stroke-width: 4; }
.kkl-statement:focus-visible .kkl-reach { stroke: var(--kk-focus); stroke-width: 3; }
.kkl-statement:is(:hover, :focus-visible) .kkl-note { visibility: visible; }
.kkl-statements:has(:is(:hover, :focus-visible))
.kkl-statement:not(:hover, :focus-visible) .kkl-dot { opacity: .06; }
.kkl-note { pointer-events: none; }
.kkl-note rect { fill: var(--kk-surface); stroke: var(--kk-edge); }
@media (forced-colors: active) { .kkl-stop { stop-color: Canvas; } }
@media (forced-colors: active) { .kkl-people, .kkl-badge { fill: CanvasText; } }
@media print { .kkl-statements { display: none; } }
"""

_LIGHT = """\
.kkl { --kk-surface: #fffdf8; --kk-ink: #1d2a23; --kk-ink-soft: #4c5850; --kk-edge: #80755e;
--kk-line: #dfd4bd; --kk-leaf: #1b6241; --kk-sky: #1d4f86; --kk-plum: #7a2f63; --kk-spark: #a03f08;
--kk-olive: #5f6210; --kk-focus: #1d4f86;
--kk-font: system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
--kk-font-head: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052,
"Noto Serif", Georgia, serif; }
"""

_DARK = """\
@media (prefers-color-scheme: dark) { .kkl { --kk-surface: #1a251e; --kk-ink: #f2f1e6;
--kk-ink-soft: #bcc8bc; --kk-edge: #7d9385; --kk-line: #33453a; --kk-leaf: #8ad6a5;
--kk-sky: #9ac6f2; --kk-plum: #e8aed5; --kk-spark: #f7b06e; --kk-olive: #c9c96a;
--kk-focus: #f3c063; } }
"""

_OWN = """\
.kkl--standalone { color-scheme: light dark; }
.kkl-paper { fill: var(--kk-surface); stroke: var(--kk-line); }
.kkl .kkl-title { font-family: var(--kk-font-head); font-weight: 600; }
"""

STANDALONE = "\n" + _LIGHT + _DARK + RULES + _OWN
"""Everything a picture needs that stands in no page."""


def printed() -> str:
    """The rules for paper: daylight colours written out, for who knows no custom properties.

    Programs that make PDF read plain SVG; of the rules above they would understand none.
    """
    colours = dict(re.findall(r"--kk-([a-z-]+):\s*(#[0-9a-f]{6})", _LIGHT))
    tones = "".join(
        f".kkl-people.kkl-{tone}, .kkl-{tone} .kkl-badge {{ fill: {colours[tone]}; }}\n"
        f".kkl-{tone} .kkl-stop {{ stop-color: {_soft(colours[tone], colours['surface'])}; }}\n"
        for tone in ("leaf", "sky", "plum", "spark", "olive")
    )
    return (
        f"text {{ font-family: {_PAPER}; fill: {colours['ink']}; }}\n"
        f".kkl-said {{ font-family: {_PAPER_HEAD}; font-weight: 600; }}\n"
        f".kkl-count, .kkl-soft {{ fill: {colours['ink-soft']}; }}\n"
        ".kkl-people { fill-opacity: .74; }\n"
        f".kkl-nowhere {{ fill: none; stroke: {colours['ink-soft']}; }}\n{tones}"
    )


_PAPER = '"Atkinson Hyperlegible", sans-serif'
_PAPER_HEAD = '"Crimson Text", serif'
_TONE_PART = 0.17


def _soft(tone: str, ground: str) -> str:
    """17 % of the tone on the ground, as `color-mix` gives on a page."""
    parts = [
        round(
            _TONE_PART * int(tone[at : at + 2], 16)
            + (1 - _TONE_PART) * int(ground[at : at + 2], 16)
        )
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)
