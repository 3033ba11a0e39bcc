"""An address as a square that a telephone reads, drawn on the server."""

import io

from django.utils.safestring import SafeString


def qr_svg(address: str, *, title: str = "") -> SafeString:
    """The QR code of an address as SVG, dark on light also where the page is dark.

    A quarter of it may be dirty or folded (level Q). Cost: some 5 ms.
    """
    import segno

    target = io.BytesIO()
    code = segno.make(address, error="q", micro=False)
    code.save(
        target,
        kind="svg",
        xmldecl=False,
        svgns=True,
        omitsize=True,
        border=4,
        light="#fff",
        svgclass="mv-qr",
        title=title or None,
    )
    # segno writes digits and letters of its own, and escapes the title.
    return SafeString(target.getvalue().decode())
