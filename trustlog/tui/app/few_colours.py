"""Drawing with 256 or 16 colours: each pair of colours keeps the contrast it has in true colour.

Most terminals by ssh and macOS' own have no true colour. Their nearest colours may make a text and its ground the
same; then the text is black or white instead.
"""

from collections.abc import Mapping
from functools import lru_cache

from rich.color import Color, ColorSystem, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as TextualColor
from textual.filter import LineFilter
from textual.theme import Theme

SYSTEMS: Mapping[str | None, ColorSystem] = {
    "256": ColorSystem.EIGHT_BIT,
    "standard": ColorSystem.STANDARD,
    "windows": ColorSystem.STANDARD,
}
"""Those with fewer colours than true colour, as rich names them."""
OF_TEXT, OF_MARKS = 4.5, 3.0
"""The contrast of a text with its ground, and of a mark (WCAG 2.1, AA)."""
Triplet = tuple[int, int, int]
DARK_ROW, LIGHT_ROW = "#0000aa", "#aaaaaa"
"""The row of the cursor with 16 colours. White on blue can be read in every terminal; bright black differs too much."""


_ROWS = tuple(Color.parse(colour).triplet for colour in (DARK_ROW, LIGHT_ROW))


class FewColours(LineFilter):
    """Takes a terminal's nearest colours, and black or white for text that would not be readable in them."""

    def __init__(self, system: ColorSystem | None) -> None:
        super().__init__()
        self._system = system

    def apply(self, segments: list[Segment], background: TextualColor) -> list[Segment]:  # noqa: ARG002 - Textual's own
        """Return the segments in colours that the terminal has."""
        system = self._system
        return [
            segment if style is None else segment._replace(style=fitted(style, system, _has_words(segment.text)))
            for segment in segments
            for style in (segment.style,)
        ]


def with_few_colours(theme: Theme, system: ColorSystem | None) -> dict[str, str]:
    """Return the variables of a theme that need other values: with 16 colours a cursor's row and lines to be seen."""
    if system is not ColorSystem.STANDARD or theme.ansi:
        return {}
    return {"cursor-row": DARK_ROW, "line": "#555555"} if theme.dark else {"cursor-row": LIGHT_ROW, "line": "#aaaaaa"}


@lru_cache(4096)
def fitted(style: Style, system: ColorSystem | None, is_text: bool = True) -> Style:
    """Return a style in the colours of a system (None: as they are), its text as readable as it was.

    `is_text` is false for the style of lines and bars, which need less contrast.
    """
    text, ground = style.color, style.bgcolor
    if ground is None or ground.type is ColorType.DEFAULT:
        return style
    is_named = ground.type is ColorType.STANDARD
    is_row = system is ColorSystem.STANDARD and ground.triplet in _ROWS
    wanted = OF_TEXT if is_named or is_row or text is None else _threshold(contrast(_triplet(text), _triplet(ground)))
    if system is not None:
        ground = ground.downgrade(system)
        text = None if text is None else text.downgrade(system)
    if not is_text and not (is_named or is_row):
        wanted = min(wanted, OF_MARKS)
    is_dim = is_text  # of a colour that only the terminal knows
    if text is not None and text.type is not ColorType.DEFAULT:
        is_dim = contrast(_triplet(text), _triplet(ground)) < wanted
    if is_dim:
        text = max(_extremes(ground), key=lambda colour: contrast(_triplet(colour), _triplet(ground)))
    return style + Style(color=text, bgcolor=ground)


def contrast(first: Triplet, second: Triplet) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(4096)
def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _threshold(measured: float) -> float:
    return OF_TEXT if measured >= OF_TEXT else OF_MARKS if measured >= OF_MARKS else 1.0


def _luminance(triplet: Triplet) -> float:
    parts = (part / 255 for part in triplet)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _triplet(color: Color) -> Triplet:
    red, green, blue = color.get_truecolor()
    return red, green, blue


def _extremes(ground: Color) -> tuple[Color, Color]:
    """Return black and white as the system of a ground has them."""
    if ground.type is ColorType.EIGHT_BIT:
        return Color.from_ansi(16), Color.from_ansi(231)
    return Color.from_ansi(0), Color.from_ansi(15)
