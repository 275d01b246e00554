"""A row of choices: left and right, or a click."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from trustlog.language import _
from trustlog.tui.widgets.plain import plain

SIGN, GAP = 4, 2
"""Columns that the sign of a choice takes with the blanks around, and those between two choices."""


class Pick(Widget, can_focus=True):
    """Choose one of a few, shown side by side."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "before", show=False),
        Binding("right,space", "step(1)", "next", show=False),
    ]

    class Picked(Message):
        """Another choice was made."""

    def __init__(
        self,
        choices: Sequence[str],
        at: int = 0,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
        folded: bool = False,
        arrows: bool = False,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.choices = tuple(map(_, choices))
        self.at = at
        self._folded = folded
        self._arrows = arrows  # around the chosen while the keys act here, which a look alone may not tell

    def render(self) -> Content:
        """Draw the choices, the chosen marked by a sign as well as by its look; folded, only the chosen."""
        if self._folded:
            look = "$background on $primary b" if self.has_focus else "$primary"
            return plain(f"‹ {self.choices[self.at]} ›").stylize(look)
        drawn = []
        for at, choice in enumerate(self.choices):
            is_chosen = at == self.at
            look = (
                "$background on $primary b" if is_chosen and self.has_focus else "$primary b" if is_chosen else "$soft"
            )
            before, behind = ("‹", "›") if is_chosen and self._arrows and self.has_focus else (" ", " ")
            drawn.append(plain(f"{before}{'●' if is_chosen else '○'} {choice}{behind}").stylize(look))
        return Content(" " * self._gap).join(drawn)

    @property
    def _gap(self) -> int:
        """Columns between two choices: none where all would not fit with some."""
        needed = sum(len(choice) + SIGN for choice in self.choices) + GAP * (len(self.choices) - 1)
        return GAP if needed <= self.size.width else 0

    def action_step(self, step: int) -> None:
        """Make the next choice, or the choice before."""
        self.at = (self.at + step) % len(self.choices)
        self.refresh()
        self.post_message(self.Picked())

    def choose(self, at: int) -> None:
        """Make a choice by its place."""
        self.action_step(at - self.at)

    def on_focus(self) -> None:
        """Show that the keys act here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys act elsewhere."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Make the choice clicked on; folded, the next choice."""
        if self._folded:
            self.action_step(1)
            return
        left = 0
        for at, choice in enumerate(self.choices):
            if left <= event.x < left + len(choice) + SIGN:
                self.action_step(at - self.at)
            left += len(choice) + SIGN + self._gap


class LetterPick(Pick):
    """Choices that are made by their first letter, too: the next that begins with it."""

    def on_key(self, event: events.Key) -> None:
        """Make the next choice that begins with a letter."""
        letter = (event.character or "").lower()
        if not letter.isalnum():
            return
        places = (*range(self.at + 1, len(self.choices)), *range(self.at + 1))
        at = next((at for at in places if self.choices[at].lower().startswith(letter)), None)
        event.stop()
        if at is not None:
            self.choose(at)
