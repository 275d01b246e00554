"""The only way from a text to a widget: its control characters spelled out, and no markup in it."""

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from rich.segment import Segment
from textual.content import Content
from textual.filter import LineFilter
from textual.widget import Widget
from textual.widgets import Static as TextualStatic

from trustlog.domain.text import shown

if TYPE_CHECKING:
    from textual.color import Color
    from textual.visual import VisualType

_ISOLATES = str.maketrans("", "", "\u2068\u2069")


def plain(text: str, *, lines: bool = False) -> Content:
    """Return a text as content of a widget or of a border: nothing in it steers, links or styles.

    It has a single line, or with `lines` as many as the text.
    """
    return Content(shown(text, lines=lines))


def title_of(widget: Widget) -> str:
    """Return the title in a widget's border as plain text; Textual gives it as markup."""
    return Content.from_markup(widget.border_title).plain if widget.border_title else ""


class Static(TextualStatic):
    """Textual's `Static` for plain text: no markup, ever. The screens use no other."""

    def __init__(
        self,
        text: str | Content = "",
        *,
        markup: Literal[False] = False,  # noqa: ARG002 - said for clarity; there is no other way
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(_content(text), markup=False, id=id, classes=classes)

    def update(self, content: "VisualType" = "", *, layout: bool = True) -> None:
        """Show another text."""
        super().update(_content(content), layout=layout)


class Harmless(LineFilter):
    """Takes control characters out of whatever is drawn, where a text came by another way than `plain`."""

    def apply(self, segments: list[Segment], background: "Color") -> list[Segment]:  # noqa: ARG002 - Textual's own
        """Return the segments without them; they take no columns, so everything stays in its place."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment if segment.control or segment.text.isprintable() else segment._replace(text=_without(segment.text))
            for segment in segments
        ]


@lru_cache(1024)
def _without(text: str) -> str:
    if shown(text).translate(_ISOLATES) == text.translate(_ISOLATES):
        return text
    from unicodedata import bidirectional, category

    steering = ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI")
    return "".join(sign for sign in text if category(sign) not in ("Cc", "Cs") and bidirectional(sign) not in steering)


def _content(text: "VisualType") -> "VisualType":
    return plain(text, lines=True) if isinstance(text, str) else text
