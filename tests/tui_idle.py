"""Knowing when the screens have nothing left to do.

Textual's pilot guesses it: twice a key it sleeps for 20 ms and looks whether the process used the processor meanwhile.
Most of what the tests of the screens took was that sleep. Here it is known: nothing is left once no callback is ready
to run, nothing is to be drawn, no key is still being handled, and the clerk has answered.

Nor does anybody see what is drawn on the way there, which took a fifth of the time: what changes the screen on top is
drawn once, when all that could run has run.
"""

import asyncio
from time import monotonic, process_time
from typing import Any
from weakref import WeakSet

import textual.app
import textual.pilot
from textual._context import active_app
from textual.screen import Screen

LONGEST = 1.0
A_LOOK, A_WHILE = 0.02, 0.1
AT_REST = 0.001
"""Seconds of the processor's time; a busy clerk who takes less, look after look, waits himself: for a lock, say."""
CHANGED: WeakSet[Screen[Any]] = WeakSet()
"""The screens that have changed since they were drawn."""
draw = Screen._compositor_refresh


async def nothing_left(_min_sleep: float = 0, _max_sleep: float = 0) -> None:
    """Wait until the application has nothing left to do, or waits for something outside of it."""
    app: Any = active_app.get()
    begun = used_since = monotonic()
    await all_ran(app)
    while hasattr(app, "clerk") and (now := monotonic()) - begun < LONGEST:
        key_under_way = app.keystrokes.is_under_way and not app.keystrokes.is_held
        if not key_under_way and (not app.clerk.is_busy or now - used_since > A_WHILE):
            return
        used = process_time()
        # Rarer the longer it takes: whoever looks all the time keeps the clerk's thread from its work.
        await asyncio.sleep(min(A_LOOK, 0.001 + (now - begun) / 4))
        await all_ran(app)
        if process_time() - used >= AT_REST:
            used_since = monotonic()


async def all_ran(app: Any) -> None:
    """Let everything run that can, and everything be drawn that is to be, until there is no more of it."""
    ready = asyncio.get_running_loop()._ready
    for _turn in range(10_000):
        await asyncio.sleep(0)
        if ready:
            continue
        stack = app._screen_stacks.get(app._current_mode)
        in_sight = [*app._background_screens, app.screen] if stack else []  # what lies under a dialog is drawn as well
        to_draw = [screen for screen in in_sight if screen._update_timer._active.is_set()]
        for screen in to_draw:
            screen._on_timer_update()
        if not to_draw:
            if not stack or app.screen not in CHANGED:
                return
            CHANGED.discard(app.screen)
            draw(app.screen)


def draw_at_rest(screen: Any) -> None:
    """Leave it to `all_ran` to draw the screen on top; one below hands on what has changed."""
    if screen is screen.app.screen:
        CHANGED.add(screen)
        screen._dirty_widgets.clear()
        screen.app._update_mouse_over(screen)
    else:
        draw(screen)


def install() -> None:
    """Have every pilot wait like this, and every screen be drawn then."""
    for module in (textual.app, textual.pilot):
        module.wait_for_idle = nothing_left
    Screen._compositor_refresh = draw_at_rest  # type: ignore[method-assign]
