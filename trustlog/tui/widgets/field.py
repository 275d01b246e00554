"""A line to type in, which shows what cannot be seen and never sends it to the terminal."""

from typing import Any, Protocol

from rich.highlighter import Highlighter
from rich.text import Text
from textual.widgets import Input as TextualInput

from trustlog.domain.text import visible

_UNSEEN = "\ufffd"


class Marks(Protocol):
    """Anything that marks places of the line that is typed."""

    def mark(self, text: Text, line: str) -> None:
        """Style places of the line as it is drawn, a sign of it for a sign of the line."""


def in_place(line: str) -> str:
    """Return a line with a sign in the place of each character that would steer the terminal.

    So the cursor and all marks stay where they are: `␛` stands for an escape.
    """
    if line.isascii() and line.isprintable():
        return line
    return "".join(sign if visible(sign) == sign else _sign(ord(sign)) for sign in line)


def _sign(code: int) -> str:
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else _UNSEEN


class _InPlace(Highlighter):
    """Draws a field's value; Textual asks a highlighter for it."""

    def __init__(self, field: "Input", marks: Marks | None) -> None:
        self._field, self._marks = field, marks

    def __call__(self, text: str | Text) -> Text:  # noqa: ARG002 - Textual leaves some control characters out of it
        """Draw the value."""
        line = self._field.value
        drawn = Text(in_place(line), no_wrap=True, overflow="ignore", end="")
        if self._marks is not None:
            self._marks.mark(drawn, line)
        return drawn

    def highlight(self, text: Text) -> None:
        """Do nothing: all is done in drawing."""


class Input(TextualInput):
    """Textual's `Input`, drawn without control characters. The screens use no other."""

    def __init__(self, value: str | None = None, *, marks: Marks | None = None, **settings: Any) -> None:
        super().__init__(value, highlighter=_InPlace(self, marks), **settings)
