"""What all full screens share: the bar above, the keys below, asking the desk, reloading when facts changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from trustlog.tui.draw import full_day
from trustlog.tui.keys import EVERYWHERE, Key, KeyLine
from trustlog.tui.rows import Rows
from trustlog.tui.work import Answer

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger
    from trustlog.trust.judged import Reading
    from trustlog.tui.app import TrustlogApp

T = TypeVar("T")


class Bar(Widget):
    """The line above: where one is, what else there is, the day."""

    def render(self) -> Content:
        """Draw the tabs on the left and the day on the right."""
        app = cast("TrustlogApp", self.app)
        parts = [("Trustlog  ", "$primary b")]
        here = self.screen.id or ""
        left = Content.assemble(*parts)
        for key, name in (("1", "Today"), ("2", "Partners"), ("4", "Review")):
            look = "$foreground b u" if name.lower() == here else "$soft"
            left += Content.from_markup(f"[$primary]{key}[/] [{look}][@click=app.tab('{name.lower()}')]{name}[/][/]  ")
        right = f"{app.label} · {full_day(app.today)}" if app.label else full_day(app.today)
        gap = max(1, self.size.width - left.cell_length - len(right))
        return left + Content(" " * gap) + Content.styled(right, "$soft")


class Page(Screen[None]):
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

    def compose(self) -> ComposeResult:
        """Lay out bar, body and keys."""
        yield Bar()
        yield from self.body()
        yield KeyLine(self.keys_shown)

    def body(self) -> ComposeResult:
        """Lay out what is between bar and keys."""
        yield from ()

    def load(self) -> None:
        """Ask for what is shown; called when the screen comes up and whenever the ledger changed."""

    def roster_came(self) -> None:
        """Take note that the partners are known."""

    def readings_came(self, readings: "list[Reading]") -> None:
        """Take note that these readings are at hand, too."""

    def wanted(self) -> list[str]:
        """Give the handles whose readings are in sight, to be read first."""
        return []

    def handle_here(self) -> str | None:
        """Give the partner that the selected row is about."""
        focused = self.focused
        return focused.current.handle if isinstance(focused, Rows) and focused.current else None

    def capture_about(self) -> str | None:
        """Give the partner that a captured line is most likely about."""
        return None

    def ask(self, key: str, job: "Callable[[Ledger], T]", then: Callable[[T], None]) -> None:
        """Have the desk do something; a newer question under the same key makes this one's answer late."""
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
        """Catch up with what happened meanwhile; what is drawn now may wait for it."""
        self.call_after_refresh(self.refresh_if_stale)

    def on_unmount(self) -> None:
        """Drop answers that nobody waits for any more."""
        self.trustlog.clerk.forget(self)

    def action_back(self) -> None:
        """Go back to where one came from."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
