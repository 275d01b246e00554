"""The terraces of the pyramid: partners by name on the level they are on; arrows move, enter opens."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from trustlog.desk.settings import UserSettings
from trustlog.domain.facts import Partner
from trustlog.domain.levels import TOP
from trustlog.language import N_, _, figure
from trustlog.tui.app.jump import Place as Jump
from trustlog.tui.app.keys import Key, bindings, keyed
from trustlog.tui.drawing.terraces import FRAME, Terrace, roomiest
from trustlog.tui.drawing.text import ARROWS, Piece, cell

if TYPE_CHECKING:
    from trustlog.trust.reading.values import Reading

LOOKS = {"frame": "$line", "head": "$primary b", "good": "$success", "warn": "$warning", "muted": "$soft", "": ""}
NAMED = {
    "up": (N_("ready"), "good"),
    "trial": (N_("worth a trial"), "good"),
    "on_trial": (N_("on trial"), "good"),
    "end_trial": (N_("end its trial"), "warn"),
    "slipping": (N_("slipping"), "warn"),
    "down": (N_("step down"), "warn"),
}
"""What stands beside a partner: the word for its arrow and the tone of both."""


ABOUT = 32
"""Columns of a place that take the line about it: "theirs 2 of 2, ours 2 of 2"."""


class Place(NamedTuple):
    """Where the cursor is: a level, and the id of a partner there; an empty id is the place for those left out."""

    level: int
    partner: str


def mark_of(reading: "Reading") -> str:
    """Return which of `NAMED` stands beside a partner; empty for most."""
    action = reading.suggestion.action
    if action in ("up", "down", "trial", "end_trial"):
        return action
    if action == "attention" or reading.trend == "slipping":
        return "slipping"
    return "on_trial" if reading.on_trial is not None else ""


def about(reading: "Reading") -> str:
    """Say in a line how far the promises of both sides hold, or what is counted of them."""
    from trustlog.trust.words import short_strand_words

    theirs, ours = (short_strand_words(name, reading) for name in ("their_promises", "our_promises"))
    return _("theirs {theirs}, ours {ours}").format(theirs=theirs, ours=ours)


def _fitting(title: str, counts: Sequence[str], room: int) -> str:
    """Return a title with as many counts behind it as fit, with an ellipsis where some do not."""
    whole = title + "".join(counts)
    while len(whole) > room and counts:
        counts = counts[:-1]
        whole = f"{title}{''.join(counts)}… "
    return cell(whole, room)[0] if len(whole) > room else whole


def _unsettled(reading: "Reading", room: int) -> str:
    """Return how many promises are not settled yet, by side where there is room for it."""
    from trustlog.trust.words import short_unsettled_words, unsettled_words

    by_side = unsettled_words(reading.counted)
    return by_side if len(by_side) <= room else short_unsettled_words(reading.counted)


class Terraces(Widget, can_focus=True):
    """The five terraces and a cursor on one of their places."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed("left", "across(-1)", N_("left"), N_("The place before on this terrace.")),
        keyed("right", "across(1)", N_("right"), N_("The next place on this terrace.")),
        keyed("up", "down(-1)", N_("up"), N_("The line above, then the terrace above.")),
        keyed("down", "down(1)", N_("down"), N_("The line below, then the terrace below.")),
        keyed("first-place", "end(0)", N_("first place"), N_("The first place of this terrace.")),
        keyed(
            "last-place", "end(-1)", N_("last place"), N_("The last place of this terrace, the way to those left out.")
        ),
        keyed("open", "open", N_("open"), N_("Open the partner; so does a click.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    class Opened(Message):
        """A place was opened."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.partners: dict[str, Partner] = {}
        self.at: Place | None = None
        self._levels: dict[int, list[str]] = {}
        self._marks: dict[str, str] = {}
        self._readings: dict[str, Reading] = {}
        self._counted: Counter[tuple[int, str]] = Counter()
        self._cell = 1
        self._settings = UserSettings()

    def show(self, partners: Iterable[Partner], readings: "Iterable[Reading]", settings: UserSettings) -> None:
        """Show these partners, by name, with what their readings say."""
        self._settings = settings
        self.partners = {partner.id: partner for partner in partners}
        self._levels = {level: [] for level in range(1, TOP + 1)}
        for partner in self.partners.values():
            self._levels[partner.level].append(partner.id)
        longest = max((len(partner.name) for partner in self.partners.values()), default=0)
        self._cell = max(min(max(longest, 9), 22) + 18, ABOUT)
        self._marks, self._counted = {}, Counter()
        self.mark(readings)
        if self.at is None or self.at.partner not in self.partners:
            first = next((ids[0] for level, ids in sorted(self._levels.items(), reverse=True) if ids), "")
            self.at = Place(self.partners[first].level, first) if first else None
        elif self.at.partner:
            self.at = Place(self.partners[self.at.partner].level, self.at.partner)

    def mark(self, readings: "Iterable[Reading]") -> None:
        """Store readings, and mark their partners."""
        for reading in readings:
            self._readings[reading.partner.id] = reading
            self._count(reading.partner.id, mark_of(reading))
        self.refresh()

    def _count(self, partner: str, mark: str) -> None:
        before = self._marks.pop(partner, "")
        if mark:
            self._marks[partner] = mark
        if mark != before and (shown_partner := self.partners.get(partner)):
            for counted_mark, number in ((before, -1), (mark, 1)):
                self._counted[shown_partner.level, counted_mark] += number

    def layout_now(self) -> list[Terrace]:
        """Lay the terraces out as large as the window is."""
        counts = [len(self._levels.get(level, ())) for level in range(1, TOP + 1)]
        width = self.size.width
        return roomiest(counts, width, self.size.height, min(self._cell, max(12, width // 3)))

    def on_terrace(self, terrace: Terrace) -> list[Place]:
        """Return the places of a terrace: all by name, or marked partners first when not all are shown."""
        ids = self._levels.get(terrace.level, [])
        if terrace.more:
            standing_out = [partner_id for partner_id in ids if partner_id in self._marks][: terrace.shown]
            marked_ids = set(standing_out)
            ids = [
                *standing_out,
                *(
                    partner_id
                    for partner_id in ids[: terrace.shown + len(standing_out)]
                    if partner_id not in marked_ids
                ),
            ][: terrace.shown]
        places = [Place(terrace.level, partner_id) for partner_id in ids]
        return [*places, Place(terrace.level, "")] if terrace.more else places

    def render(self) -> Content:
        """Draw the terraces, each border with the sides of the terrace above on it."""
        lines: list[list[Piece]] = []
        above: Terrace | None = None
        for terrace in self.layout_now():
            places, across = self.on_terrace(terrace), terrace.columns
            lines.append(self._border(terrace, above))
            for row in range(terrace.lines):
                first = row // terrace.depth * across
                lines.append(self._line(terrace, places[first : first + across], row % terrace.depth))
            above = terrace
        if above is not None:
            lines.append(self._foot(above))
        drawn = (((text, LOOKS.get(tone, tone)) for text, tone in line if text) for line in lines)
        return Content("\n").join(Content.assemble(*line) for line in drawn)

    def _border(self, terrace: Terrace, above: Terrace | None) -> list[Piece]:
        title = f" {terrace.level} {self._settings.level_name(terrace.level)} ─ {terrace.shown + terrace.more} "
        counted = ((self._counted[terrace.level, mark], _(word)) for mark, (word, _unused) in NAMED.items())
        start, room = above.left - terrace.left if above else 0, (above or terrace).width - 4
        text = _fitting(title, [f"· {number} {word} " for number, word in counted if number], room)
        drawn = list("╭" + "─" * (terrace.width - 2) + "╮")
        if above is not None and above.left > terrace.left:
            drawn[start] = drawn[start + above.width - 1] = "┴"
        left = start + 2
        return [
            (" " * terrace.left + "".join(drawn[:left]), "frame"),
            (text, "head"),
            ("".join(drawn[left + len(text) :]), "frame"),
        ]

    def _foot(self, lowest: Terrace) -> list[Piece]:
        """Return the lowest border; in it stands what is known of the partner at the cursor."""
        inner = lowest.width - 2
        words = self._words_here()
        text = cell(words, min(len(words), inner - 4))[0]
        text = f" {text} " if text else ""
        rest = "─" * (inner - 1 - len(text)) + "╯"
        return [(" " * lowest.left + "╰─", "frame"), (text, "muted"), (rest, "frame")]

    def _words_here(self) -> str:
        """Return what is known of the partner at the cursor, in a line."""
        reading = self._readings.get(self.at.partner) if self.at is not None else None
        if reading is None:
            return ""
        from trustlog.trust.words import unsettled_words

        parts = (f"{reading.partner.name}: {about(reading)}", unsettled_words(reading.counted))
        return " · ".join(part for part in parts if part)

    def _line(self, terrace: Terrace, places: list[Place], part: int) -> list[Piece]:
        inner = terrace.width - 2 * FRAME
        size = inner // terrace.columns
        pieces: list[Piece] = [(" " * terrace.left + "│ ", "frame")]
        for place in places:
            pieces += self._place(place, terrace, size) if not part else [self._about(place, size, part)]
        pieces.append((" " * (inner - size * len(places)), ""))
        return [*pieces, (" │", "frame")]

    def _about(self, place: Place, size: int, part: int) -> Piece:
        """Return a line under a name, where places are tall enough: the strands, and what is not settled yet."""
        reading = self._readings.get(place.partner)
        text = "" if reading is None else about(reading) if part == 1 else _unsettled(reading, size - 5)
        return f"    {cell(text, size - 5)[0]} ", "muted"

    def _place(self, place: Place, terrace: Terrace, size: int) -> list[Piece]:
        is_current = place == self.at
        back = " on $cursor-row" if is_current and self.has_focus else ""
        sign = "›" if is_current and self.has_focus else " "
        lead: Piece = (f"{sign} ", f"$accent{back}")
        if not place.partner:
            return [
                lead,
                cell(_("and {more} more").format(more=figure(terrace.more, ",")), size - 3, f"$accent{back}"),
                (" ", ""),
            ]
        name = self.partners[place.partner].name
        mark = self._marks.get(place.partner, "")
        if not mark:
            return [lead, (f"  {cell(name, size - 5)[0]}", f"$foreground{back}"), (" ", "")]
        word, tone = _(NAMED[mark][0]), NAMED[mark][1]
        name = cell(name, min(len(name), max(size - 6 - len(word), 6)))[0]
        look = f"{LOOKS[tone]}{back}"
        words = cell(word, size - 6 - len(name))[0]
        return [lead, (f"{ARROWS[mark]} ", look), (f"{name} ", f"$foreground b{back}"), (words, look), (" ", "")]

    def _spot(self) -> tuple[list[Terrace], int, int] | None:
        """Return the terraces, the index of that with the cursor, and the cursor's place in it."""
        layout = self.layout_now()
        for row, terrace in enumerate(layout):
            if self.at is not None and terrace.level == self.at.level:
                places = self.on_terrace(terrace)
                return layout, row, places.index(self.at) if self.at in places else 0
        return None

    def action_across(self, step: int) -> None:
        """Go to the next place of the terrace."""
        if spot := self._spot():
            layout, row, index = spot
            self._put(self.on_terrace(layout[row]), index + step)

    def action_end(self, index: int) -> None:
        """Go to the first or the last place of the terrace."""
        if spot := self._spot():
            places = self.on_terrace(spot[0][spot[1]])
            self._put(places, index % len(places) if places else 0)

    def action_down(self, step: int) -> None:
        """Go a line down or up, on to the next terrace that has anybody."""
        if (spot := self._spot()) is None:
            return
        layout, row, index = spot
        terrace = layout[row]
        after = index + step * terrace.columns
        if step > 0 and after >= terrace.places and index // terrace.columns < (terrace.places - 1) // terrace.columns:
            after = terrace.places - 1
        if 0 <= after < terrace.places:
            self._put(self.on_terrace(terrace), after)
            return
        middle = self._middle(terrace, index)
        row += step
        while 0 <= row < len(layout) and not layout[row].places:
            row += step
        if 0 <= row < len(layout):
            next_terrace = layout[row]
            first = 0 if step > 0 else (next_terrace.places - 1) // next_terrace.columns * next_terrace.columns
            last = min(first + next_terrace.columns, next_terrace.places)
            nearest = min(range(first, last), key=lambda at: abs(self._middle(next_terrace, at) - middle))
            self._put(self.on_terrace(next_terrace), nearest)

    def _middle(self, terrace: Terrace, index: int) -> float:
        size = (terrace.width - 2 * FRAME) // terrace.columns
        return terrace.left + FRAME + (index % terrace.columns + 0.5) * size

    def _put(self, places: list[Place], index: int) -> None:
        if 0 <= index < len(places):
            self.at = places[index]
            self.refresh()

    def action_open(self) -> None:
        """Open the place."""
        if self.at is not None:
            self.post_message(self.Opened(self.at))

    def place_at(self, x: int, y: int) -> Place | None:
        """Return the place drawn at a column and line."""
        top = 1
        for terrace in self.layout_now():
            column = (x - terrace.left - FRAME) // ((terrace.width - 2 * FRAME) // terrace.columns)
            if top <= y < top + terrace.lines and 0 <= column < terrace.columns:
                places = self.on_terrace(terrace)
                index = (y - top) // terrace.depth * terrace.columns + column
                return places[index] if index < len(places) else None
            top += terrace.lines + 1
        return None

    def jump_places(self) -> list[Jump]:
        """Return the places in sight, for a letter on each."""
        top, places = 1, []
        for terrace in self.layout_now():
            size = (terrace.width - 2 * FRAME) // terrace.columns
            for index, place in enumerate(self.on_terrace(terrace)):
                at = Offset(
                    terrace.left + FRAME + index % terrace.columns * size,
                    top + index // terrace.columns * terrace.depth,
                )
                places.append(Jump(at, partial(self._jump_to, place)))
            top += terrace.lines + 1
        return places

    def _jump_to(self, place: Place) -> None:
        self.at = place
        self.focus()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Open the place clicked on."""
        place = self.place_at(event.x - self.gutter.left, event.y - self.gutter.top)
        if place is not None:
            self.at = place
            self.refresh()
            self.action_open()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()
