"""A screen that opens in steps: its styles, its layout and its lines; between two of them other tasks can run."""

from asyncio import sleep
from typing import TypeVar

from textual import events, on
from textual.screen import Screen

T = TypeVar("T")


class Stepwise(Screen[T]):
    """What pages and all that opens over them have in common."""

    @property
    def is_on_top(self) -> bool:
        """Tell whether nothing lies over it; Textual's `is_current` says yes for the screen below as well."""
        return bool(self.app.screen_stack) and self.app.screen is self

    async def on_event(self, event: events.Event) -> None:
        """Handle an event, then let other tasks run: an opening screen has many, which Textual handles at once."""
        await super().on_event(event)
        await sleep(0)

    @on(events.Resize)
    def _leave_out(self, event: events.Resize) -> None:
        """Leave out what Textual does twice when a screen opens: laying out that screen and the screen below.

        `outer_size` is the size that it is laid out for; its `size` is that of the window already.
        """
        if event.size == self.outer_size:
            event.prevent_default()
        # A page draws anew once it is laid out, what that changes is laid out then, and shown with the next refresh.
        self.call_after_refresh(self.call_after_refresh, self.call_after_refresh, self._tell_above)

    def _tell_above(self) -> None:
        """Have everything that lies over this screen, and shows it, follow as well."""
        stack = self.app.screen_stack
        above = stack[stack.index(self) + 1 :] if self in stack else []
        for screen in above:
            if isinstance(screen, Stepwise):
                screen.below_followed()

    def below_followed(self) -> None:
        """Draw what shows through: Textual does so for the topmost screen only."""
        self.refresh()
