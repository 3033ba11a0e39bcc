"""The landscape as a picture: an SVG in which all text is text."""

from kiemkracht.engines.landscape.picture.drawing import Sheet, draw, sheet_of
from kiemkracht.engines.landscape.picture.words import PictureWords

__all__ = ["PictureWords", "Sheet", "draw", "sheet_of"]
