"""Jump mode: a letter on every place of the screen; pressing it goes there."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from trustlog.language import N_
from trustlog.tui.app.textual_private import visible_widgets
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.plain import Static

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""In the order in which they are assigned: the home row first."""


class Place(NamedTuple):
    """Where a letter is put on the screen, and what goes there."""

    at: Offset
    go: Callable[[], object]


def letters(count: int) -> list[str]:
    """Return so many words of letters, none the beginning of another: single letters while they last, then pairs."""
    most = len(LETTERS)
    if count <= most:
        return list(LETTERS[:count])
    pairs = -(-(count - most) // (most - 1))  # each letter given up begins `most` pairs
    pairs = min(pairs, most)
    singles = list(LETTERS[: most - pairs])
    doubles = [first + second for first in LETTERS[most - pairs :] for second in LETTERS]
    return (singles + doubles)[:count]


def places_of(screen: Screen[object]) -> list[Place]:
    """Return every place that can be gone to, from the top left on: rows, tabs, lines, choices, boxes."""
    places: list[Place] = []
    visible = visible_widgets(screen)
    for widget in screen.walk_children(Widget):
        if not widget.display or widget.region.area == 0 or widget not in visible:
            continue
        inside = getattr(widget, "jump_places", None)
        if inside is not None:
            places += [Place(widget.content_region.offset + place.at, place.go) for place in inside()]
        elif widget.focusable and not any(
            isinstance(ancestor, Widget) and ancestor.focusable for ancestor in _above(widget)
        ):
            places.append(Place(widget.content_region.offset, widget.focus))
    by_offset = {place.at: place for place in places if screen.region.contains_point(place.at)}
    return [by_offset[at] for at in sorted(by_offset, key=lambda at: (at.y, at.x))]


def _above(widget: Widget) -> Sequence[object]:
    return [ancestor for ancestor in widget.ancestors if hasattr(ancestor, "jump_places")]


class Jump(Modal[None]):
    """The letters, over the screen they belong to."""

    ABOUT: ClassVar[str] = N_("A letter stands on every place of the screen. Type it to be there; escape leaves.")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+o", "dismiss(None)", "back", show=False)]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._below = below
        self._find()

    def _find(self) -> None:
        places = places_of(self._below)
        self._places = dict(zip(letters(len(places)), places, strict=False))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Put every letter at its place."""
        for word, place in self._places.items():
            label = Static(word, markup=False, classes="jump")
            label.styles.offset = place.at
            label.styles.width = len(word)
            yield label

    def below_followed(self) -> None:
        """Put the letters where the places are now."""
        self._find()
        self.refresh(recompose=True)

    def on_key(self, event: events.Key) -> None:
        """Go where the letter is; a letter that is nowhere leaves everything as it was."""
        if event.character is None or not event.is_printable:
            return
        event.stop()
        self._typed += event.character.lower()
        place = self._places.get(self._typed)
        if place is not None:
            self.dismiss(None)
            self.app.call_later(place.go)
        elif not any(word.startswith(self._typed) for word in self._places):
            self.dismiss(None)
