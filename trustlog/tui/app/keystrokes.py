"""Keys in sequence: each is handled, and what it opened is shown, before the next key is handled.

Textual hands a key to what has the focus when it is read. Of keys that are read together (a paste as keys, a slow
line, a macro) all but the first would go to a screen that is closed, or act on the screen behind it. So what is
typed ahead waits here: it goes into what a key has opened. Nothing that was typed for a dialog ever acts on the screen
below it: once a dialog is closed, what was typed before anybody could see that is not used, and that is said.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from trustlog.language import _
from trustlog.tui.widgets.field import Input

if TYPE_CHECKING:
    from trustlog.tui.app.ledger_access import LedgerApp

Stroke = events.Key | events.Paste
WORD_SECONDS = 0.5
"""Seconds within which the letters of a word follow each other."""
LOOK_SECONDS = 0.02
MOST_LOOKS = 25
"""So many times the key under way is checked; then the next key goes on all the same: its screen may have failed."""
STEADY = 2
"""So many times in a row nothing has to change before a key counts as handled: a screen may open another screen."""


class Passed(Message):
    """A message sent after a key; once it arrives at the application, the key has arrived too."""

    def __init__(self, ticket: int) -> None:
        super().__init__()
        self.ticket = ticket


class Keystrokes:
    """Hands on the keys of an application."""

    def __init__(self, app: "LedgerApp", send: Callable[[Stroke], Awaitable[None]]) -> None:
        self._app = app
        self._send = send
        self._waiting: deque[Stroke] = deque()
        self._under_way: Stroke | None = None
        self._is_held = False
        self._stack: tuple[Screen[object], ...] = ()
        self._state: tuple[tuple[Screen[object], ...], Widget | None] | None = None
        self._ticket = self._steady = self._looks = 0
        self._closed_at = self._held_since = self._last = 0.0
        self._unused = ""
        self._word = self._last_message = ""

    async def take(self, stroke: Stroke) -> None:
        """Accept a key or a paste; it is handed on at once where no other is under way."""
        if self._is_held and stroke.time > self._held_since:  # somebody goes on, so nothing may wait any longer
            self._waiting, unused = deque(), self._waiting
            self._is_held, self._under_way = False, None
            self.say_unused("".join(map(_text, unused)))
        self._waiting.append(stroke)
        if self._under_way is None:
            await self._next()

    @property
    def is_under_way(self) -> bool:
        """Tell whether a key is still being handled: the next one is not handed on before."""
        return self._under_way is not None

    @property
    def is_held(self) -> bool:
        """Tell whether keys wait for an answer of the desk that opens or closes a screen."""
        return self._is_held

    def expect(self, word: str) -> None:
        """Expect the rest of a word whose first letter was the answer: it is part of that answer."""
        self._word = word.lower()

    def check_progress(self) -> None:
        """Check whether the key under way is handled; called every now and then."""
        if self._under_way is not None and not self._is_held:
            self._looks += 1
            if self._looks > MOST_LOOKS:
                self._app.call_later(self._give_up, self._under_way)
            else:
                self._post()

    def go_on(self) -> None:
        """Check whether the screen that was waited for has opened."""
        if self._is_held:
            self._is_held = False
            self._mark()

    async def passed(self, ticket: int) -> None:
        """Handle the arrival of a mark behind a key; the key is handled once nothing has changed for a while."""
        if ticket != self._ticket or self._under_way is None:
            return
        state = self._now(), self._app.focused
        opened = self._state is None or self._state[0] != state[0]
        self._steady = self._steady + 1 if state == self._state else 0
        self._state = state
        if self._steady >= STEADY:
            await self._done()
        elif opened and state[0] != self._stack:
            self._looks = 0
            self._app.screen.call_after_refresh(self._mark)  # it may get ready only once it is drawn
        else:
            self._mark()

    async def _next(self) -> None:
        while self._waiting and self._under_way is None:
            stroke = self._waiting.popleft()
            if self._is_of_word(stroke):
                continue
            if stroke.time <= self._closed_at:
                self.say_unused(_text(stroke))
            elif self._is_typed(stroke):
                await self._send(stroke)
            else:
                await self._begin(stroke)

    async def _begin(self, stroke: Stroke) -> None:
        self._under_way, self._stack, self._state = stroke, self._now(), None
        self._last_message = ""
        self._steady = self._looks = 0
        await self._send(stroke)
        self._app.watch_keys(True)
        self._mark()

    async def _give_up(self, stroke: Stroke) -> None:
        """Go on although a key has not been seen to be handled, unless it was meanwhile: another one may be by now."""
        if self._under_way is stroke:
            await self._done()

    async def _done(self) -> None:
        before, now = self._stack, self._now()
        if now == before and self._waiting and self._app.is_opening():
            self._is_held, self._held_since = True, monotonic()
            return
        self._under_way = None
        self._app.watch_keys(False)
        if before and now and before[-1] is not now[-1] and now[-1] in before:
            self._closed_at = monotonic()
        await self._next()

    def _mark(self) -> None:
        self._ticket += 1
        self._post()

    def _post(self) -> None:
        (self._app.focused or self._app.screen).post_message(Passed(self._ticket))

    def _now(self) -> tuple[Screen[object], ...]:
        return tuple(self._app.screen_stack)

    def _is_typed(self, stroke: Stroke) -> bool:
        """Tell whether the stroke only types into a field: it neither opens nor closes a screen."""
        return isinstance(self._app.focused, Input) and (isinstance(stroke, events.Paste) or stroke.is_printable)

    def _is_of_word(self, stroke: Stroke) -> bool:
        """Tell whether the stroke continues the word of an answer, or ends it."""
        last, self._last = self._last, stroke.time
        if not self._word or isinstance(stroke, events.Paste) or stroke.time - last > WORD_SECONDS:
            self._word = ""
            return False
        sign = (stroke.character or "").lower()
        if self._word == END:
            self._word = ""
            return stroke.key in ("enter", "space")
        if sign != self._word[0]:
            self._word = ""
            return False
        self._word = self._word[1:] or END
        return True

    def say_unused(self, text: str) -> None:
        """Say what was not used; many keys share one message."""
        if not text.strip() and not self._unused:
            return
        if not self._unused:
            self._app.call_later(self._notify)
        self._unused += text

    def _notify(self) -> None:
        self._last_message, self._unused = self._unused.strip(), ""
        self.say_again()

    def say_again(self) -> None:
        """Say once more what was not used, where the last message about it was cleared away before the next key."""
        message = self._last_message
        if not message:
            return
        excerpt = message if len(message) <= SHOWN else f"{message[:SHOWN]}…"
        title = _("Typed ahead, and not used")
        self._app.notify(excerpt, title=title, severity="warning", timeout=10, markup=False)


END = "\n"
"""Stands for a word that was typed to its end: enter or a blank behind it belongs to it."""
SHOWN = 200


def _text(stroke: Stroke) -> str:
    return stroke.text if isinstance(stroke, events.Paste) else stroke.character or ""
