"""What all full screens share: the bar above, the keys below, asking the desk, reloading when facts changed."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar, cast

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.widget import Widget

from trustlog.domain.text import shown
from trustlog.language import _
from trustlog.tui.app.clerk import Answer
from trustlog.tui.app.jump import Place
from trustlog.tui.app.keys import EVERYWHERE, PRIORITY, Key, KeyLine, is_letter, key_for, rebound, sign_of, with_keys
from trustlog.tui.app.tabs import TABS
from trustlog.tui.drawing.text import Item, full_day
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.plain import Static
from trustlog.tui.widgets.rows import Rows
from trustlog.tui.widgets.stepwise import Stepwise

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger
    from trustlog.domain.facts import Person, Promise
    from trustlog.trust.reading.values import Reading
    from trustlog.tui.app.application import TrustlogApp

T = TypeVar("T")
LEAST = (40, 10)
"""Columns and lines below which nothing useful can be shown."""


class Bar(Widget):
    """The line above: the screen that is open, the other tabs, the day."""

    def render(self) -> Content:
        """Draw the tabs on the left and the day on the right; what has no room is left out, the tabs last."""
        app = cast("TrustlogApp", self.app)
        left = Content.styled(self._begin(), "$primary b") + Content("").join(self._tabs(app))
        day = full_day(app.today)
        wanted = (f"{app.label} · {day}", app.label, app.label.partition(",")[0]) if app.label else (day,)
        room = self.size.width - left.cell_length - 1
        right = next((text for text in map(shown, wanted) if cell_len(text) <= room), "")
        gap = room + 1 - cell_len(right) if right else 0
        return left + Content(" " * gap) + Content.styled(right, "$soft")

    def jump_places(self) -> list[Place]:
        """Return the tabs as places."""
        app, places, at = cast("TrustlogApp", self.app), [], len(self._begin())
        for tab, drawn in zip(TABS, self._tabs(app), strict=True):
            places.append(Place(Offset(at, 0), partial(app.action_tab, tab.id)))
            at += drawn.cell_length
        return places

    def _begin(self) -> str:
        return "Trustlog  " if self.size.width >= 70 else ""

    def _tabs(self, app: "TrustlogApp") -> list[Content]:
        tab_id = self.screen.id or ""
        drawn = []
        for tab in TABS:
            look = "$foreground b u" if tab.id == tab_id else "$soft"
            link = f"[$primary]$sign[/] [{look}][@click=app.tab('{tab.id}')]$name[/][/]  "
            drawn.append(Content.from_markup(link, sign=app.sign(tab.id), name=_(tab.name)))
        return drawn


class Explained(NamedTuple):
    """A screen for the help page: its name, what it shows, its keys."""

    name: str
    about: str
    keys: tuple[Key, ...]


class Page(Stepwise[None]):
    """A full screen. Subclasses give their keys, a word on what is shown, a body, and what to load."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    ABOUT: ClassVar[str] = ""
    name_shown: ClassVar[str] = ""
    loaded_version = -1

    @property
    def trustlog(self) -> "TrustlogApp":
        """The application."""
        return cast("TrustlogApp", self.app)

    @classmethod
    def all_keys(cls) -> tuple[Key, ...]:
        """The keys that work on this screen, its own first."""
        own = {key.key for key in cls.KEYS}
        return cls.KEYS + tuple(key for key in EVERYWHERE if key.key not in own)

    def keys_shown(self) -> tuple[Key, ...]:
        """The keys for the footer, as things are now."""
        return self.all_keys()

    def can(self, act: str) -> bool:  # noqa: ARG002 - for the pages, which know
        """Tell whether an act of this screen would do something now."""
        return True

    def keys_now(self, keys: Iterable[Key]) -> list[Key]:
        """Return those keys that do something here, now: in a field a letter is a letter."""
        typing = isinstance(self.focused, Input)
        usable_keys = [key for key in keys if self.can(key.name) and not (typing and is_letter(key))]
        return [
            *usable_keys,
            *(key._replace(word="help") for key in PRIORITY if typing and key.name == "help-anywhere"),
        ]

    @on(Rows.Moved)
    @on(Rows.Shown)
    @on(events.DescendantFocus)
    def _keys_changed(self) -> None:
        """Make the footer show what the keys do at the place that has the focus."""
        for line in self.query(KeyLine):
            line.refresh()

    def sign(self, act: str) -> str:
        """Return the sign of the key of an act, whatever lies over this screen now."""
        return sign_of(key_for(act, self.trustlog.signs).partition(",")[0])

    def explained(self) -> Explained:
        """Return what the help page says of this screen, as things are now."""
        return Explained(_(self.name_shown), with_keys(_(self.ABOUT), self.sign), self.all_keys())

    def compose(self) -> ComposeResult:
        """Lay out bar, body and keys."""
        yield Bar()
        yield from self.body()
        yield Static(
            _("Trustlog needs {least} columns and {least_2} lines; make the window larger.").format(
                least=LEAST[0], least_2=LEAST[1]
            ),
            id="tiny",
        )
        yield KeyLine(lambda: rebound(self.keys_now(self.keys_shown()), self.trustlog.signs))

    def text(self) -> str:
        """Return what is on the screen as text: every list whole, the bar and the keys left out."""
        return "\n\n".join(rows.text() for rows in self.query(Rows) if rows.display)

    def body(self) -> ComposeResult:
        """Lay out what is between bar and keys."""
        yield from ()

    def load(self) -> None:
        """Ask for what is shown; called when the screen comes up and whenever the ledger changed."""

    def roster_came(self) -> None:
        """Called once the partners are known."""

    def readings_came(self, readings: "list[Reading]") -> None:
        """Called once these readings are available, too."""

    def wanted(self) -> list[str]:
        """Return the handles whose readings are in sight, to be read first."""
        return []

    def handle_here(self) -> str | None:
        """Return the partner that the selected row is about."""
        focused = self.focused
        return focused.current.handle if isinstance(focused, Rows) and focused.current else None

    def item_here(self) -> Item | None:
        """Return the row under the cursor."""
        return self.focused.current if isinstance(self.focused, Rows) else None

    def promise_here(self) -> "Promise | None":
        """Return the promise under the cursor."""
        return None

    def person_here(self) -> "Person | None":
        """Return the person of the selected row, where it is about one."""
        return None

    def garden_here(self) -> str | None:
        """Return the garden that the screen is about."""
        return None

    def capture_about(self) -> str | None:
        """Return what a captured line begins with, before its colon: the partner, or the garden, that it is about."""
        return None

    def ask(self, key: str, job: "Callable[[Ledger], T]", then: Callable[[T], None]) -> None:
        """Ask the desk to do something; the answer is dropped once there is a newer question under the same key."""
        self.trustlog.clerk.ask(self, key, job, then)

    @on(Answer)
    def _take(self, answer: Answer) -> None:
        self.trustlog.take(answer)

    def refresh_if_stale(self) -> None:
        """Load again when the ledger changed since this screen was loaded."""
        if self.loaded_version != self.trustlog.version:
            self.loaded_version = self.trustlog.version
            self.load()

    def on_screen_resume(self) -> None:
        """Draw what came while another screen was open; drawing may wait for it."""
        self.call_after_refresh(self.refresh_if_stale)

    @on(events.Resize)
    def _fit(self, event: events.Resize) -> None:
        """Show what there is room for: below the least size only that it is too small."""
        self.set_class(event.size.width < LEAST[0] or event.size.height < LEAST[1], "tiny")

    def on_unmount(self) -> None:
        """Drop answers that nobody waits for any more."""
        self.trustlog.clerk.forget(self)

    def action_back(self) -> None:
        """Go back to the screen before."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
