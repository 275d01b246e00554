"""Every place of the screens: how to get there, and what is seen there, gone through once a run for all tests."""

import asyncio
import fcntl
import pickle
import re
import tempfile
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Event
from typing import NamedTuple

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea
from tui_pilot import app_on, demo_at, settled, wait_for

from trustlog.desk.imports import Headings
from trustlog.desk.ledger import Written
from trustlog.desk.practice import PartWith, Standing
from trustlog.domain.facts import Partner
from trustlog.domain.practice import ASKS, PutOffOn
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.error_screens import Away, Failed
from trustlog.tui.app.keys import NAMES
from trustlog.tui.app.textual_private import drawn_strips
from trustlog.tui.screens.capture.preview import Reads
from trustlog.tui.screens.exchange.map_columns import MapColumns
from trustlog.tui.screens.fact.acts import ActingPage
from trustlog.tui.screens.fact.dialog import Sheet
from trustlog.tui.screens.fact.marks import MarkingPage
from trustlog.tui.screens.merging.preview import MergePreview, SideBySide
from trustlog.tui.screens.partner.people_acts import PeopleActs
from trustlog.tui.screens.practice.sheet import Answers, PartSheet
from trustlog.tui.widgets.dialogs import Choose, TextDialog
from trustlog.tui.widgets.finder import Find
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.progress import Working
from trustlog.tui.widgets.question import Question
from trustlog.tui.widgets.rows import Rows

Size = tuple[int, int]
Drawn = dict[tuple[str, Size], list[str]]

BEGIN: Size = (80, 24)
SIZES: tuple[Size, ...] = ((60, 18), (200, 60))
COMPARED: tuple[Size, ...] = ((200, 60),)
"""Where a list is no longer than its window; in a smaller one it may be scrolled to another row."""
LINE = "acme:_lunch_45m_yesterday_with_jane;_we_promise_the_deck_by_fri"
PARTNER = "ctrl+p =gambrel enter"

PLACES = {
    "today": "",
    "partners": "2",
    "who comes first": "2 f",
    "pyramid": "3",
    "review": "4",
    "catch up": "4 enter enter",
    "step": "4 right",
    "no past reviews": "4 H",
    "history": "h",
    "batch": "h enter",
    "search": "slash =pilot",
    "settings": "ctrl+p =settings:_open enter",
    "open book": "ctrl+p =open_book:_open enter",
    "new item": "ctrl+p =open_book:_open enter n",
    "new kind": "ctrl+p =settings:_open enter n",
    "proposals": "I",
    "said otherwise": "I E",
    "partner": PARTNER,
    "strands": f"{PARTNER} down down e",
    "practice": f"{PARTNER} H",
    "part": "!part",
    "agreement": "ctrl+p =halcyon enter ctrl+p =practice:_agreement enter",
    "section": "ctrl+p =halcyon enter ctrl+p =practice:_agreement enter enter",
    "section written": "ctrl+p =foxglove enter ctrl+p =practice:_agreement enter down E",
    "garden": "3 G",
    "pair of a garden": "3 G enter",
    "add to a garden": "3 G n",
    "line of a garden": "3 G n enter",
    "look at a pair": "3 G o",
    "new garden": "ctrl+p =garden:_new enter",
    "brief": f"{PARTNER} B",
    "brief of a row": "B",
    "recap": f"{PARTNER} R",
    "sheet": f"{PARTNER} ctrl+p =share_the_sheet enter",
    "letting go": f"{PARTNER} ctrl+p =partner:_let_go enter",
    "fact": f"{PARTNER} T enter",
    "capture": "a",
    "capture read": f"a ={LINE}",
    "form": f"a ={LINE} tab",
    "help": "question_mark",
    "correct": "down E",
    "broken": "down b",
    "more": "down full_stop",
    "dropping": "down D",
    "why": "down D y",
    "plan": "down p",
    "move": "down m",
    "a partner": "ctrl+p =settings:_open enter ctrl+p =partner:_plan enter",
    "a promise": "2 ctrl+p =promise:_keep enter",
    "palette": "ctrl+p",
    "decision": "ctrl+p =elandra enter l",
    "new partner": "n",
    "export": "ctrl+p =export_csv enter",
    "import": "i",
    "theme": "ctrl+p =theme: enter",
    "jump": "ctrl+o",
    "columns": "!columns",
    "away": "!away",
    "failed": "!failed",
    "working": "!working",
    "duplicates": "ctrl+p =partners:_duplicates enter",
    "merging": "!merging",
    "record": "4 right right right right right right f",
}
"""What is pressed on Today to be there; what follows a "=" is typed, _ is a blank; "!" opens what no key does."""

COLUMNS = Headings(("Name", "Firm", "", "Anything else"), (("Zoe Quist", "Zephyr Works", "", "x" * 90),), "utf-8", ";")

ALIKE = SideBySide(
    "Acme Holding", "ACME B.V.", (("Handle", "acme", "acme-bv"), ("Note", "x" * 70, "")), ("One promise moves. " * 8,)
)

NO_KEY: dict[str, Callable[[Event], Screen[object]]] = {
    "columns": lambda _end: MapColumns("~/export.csv", "people", COLUMNS),
    "away": lambda _end: Away(
        "The ledger is locked by somebody else who has been writing to it for a long while.", list
    ),
    "failed": lambda _end: Failed("ValueError: something that nobody expected, told at some length " * 2, "errors.log"),
    "part": lambda _end: a_part(),
    "merging": lambda _end: MergePreview(ALIKE),
    "working": lambda end: Working("Export · csv", lambda _ledger, _told: end.wait(60)),
}


def a_part() -> PartSheet:
    """Give the sheet of a part with a long question and long lines, whatever parts there are."""
    day = date(2026, 1, 1)
    partner = Partner(**dict.fromkeys(Partner._fields) | {"name": "Acme", "handle": "acme"})
    standing = Standing("fit", "Fit", "said", ASKS["fit"] * 3, PutOffOn("fit", day, False), True, True)
    part = PartWith(partner, standing, ("They know the sea, and we know the ships. " * 9, "And more."), ())
    return PartSheet(part, Answers(lambda _ledger, _fields: Written(0, (), ()), list, list))


KEYS = {sign: key for key, sign in NAMES.items()} | {"esc": "escape"}
WITHOUT_HELP = {"help", "jump"}
"""Places where the key of help means something else: it closes the help, and is no letter of a place."""

SHARED: dict[str, Path] = {}
"""The folder that all processes of a run have in common, under "folder"."""


class Seen(NamedTuple):
    """What was drawn at each place and size, the classes of the screens that were open, and what is wrong with keys.

    `dead` are keys that a hint names and that do nothing, with their place, `mute` the places without help.
    """

    drawn: Drawn
    classes: set[type[Screen[object]]]
    dead: list[tuple[str, str]]
    mute: list[str]


async def go(pilot: Pilot[object], app: TrustlogApp, way: str, end: Event) -> None:
    """Go to a place from Today."""
    while len(app.screen_stack) > 1:
        app.pop_screen()
    app.draft = ""
    await settled(pilot)
    app.screen.query_one(Rows).focus()
    app.screen.query_one(Rows).go_to_end(0)
    for part in way.split():
        if part.startswith("="):
            app.focused.insert_text_at_cursor(part[1:].replace("_", " "))
        elif part.startswith("!"):
            app.push_screen(NO_KEY[part[1:]](end))
            await pilot.pause()
            continue
        else:
            await pilot.press(part)
        await settled(pilot)
    app.clear_notifications()


def lines_of(app: TrustlogApp) -> list[str]:
    """Give what is drawn, the time of day and seconds that passed left out."""
    drawn = (strip.text.rstrip() for strip in drawn_strips(app.screen))
    return [re.sub(r"\d\d:\d\d|\b\d s\b", lambda found: "#" * len(found[0]), line) for line in drawn]


async def seen(begin: Size, sizes: tuple[Size, ...]) -> Seen:
    """Go through all places in a window, giving it each size while there; come back to the first one after it.

    Where it has other sizes the keys are tried as well, before one leaves.
    """
    found = Seen({}, set(), [], [])
    with tempfile.TemporaryDirectory() as folder:
        app = app_on(demo_at(Path(folder)))
        async with app.run_test(size=begin) as pilot:
            await settled(pilot)
            for place, way in PLACES.items():
                end = Event()
                await go(pilot, app, way, end)
                found.classes.update(type(screen) for screen in app.screen_stack)
                for size in (*sizes, begin):
                    await resize(pilot, app, size)
                    found.drawn[place, size] = lines_of(app)
                if sizes:
                    found.dead.extend((place, sign) for sign in hints(app.screen) if not works(app.screen, sign))
                    if not await is_helped(pilot, app, place):
                        found.mute.append(place)
                end.set()
                await settled(pilot)
    return found


async def is_helped(pilot: Pilot[object], app: TrustlogApp, place: str) -> bool:
    """Press the key of help, and tell whether it opened some lines of it."""
    screen = app.screen
    if place in WITHOUT_HELP or type(screen) is TextDialog:
        return True
    await pilot.press("f1" if isinstance(app.focused, Input | TextArea) else "question_mark")
    await pilot.pause()
    helped = app.screen
    return isinstance(helped, TextDialog) and helped is not screen and len(helped._lines(70)) >= 4


def hints(screen: Screen[object]) -> list[str]:
    """Give the keys that the lower edge of a dialog names, as their signs; a page has none."""
    if not isinstance(screen, Modal):
        return []
    found = []
    for box in screen.query(".box"):
        for part in str(box.border_subtitle or "").split(" · "):
            signs = part.split(" ")[0]
            found += re.findall(r"[↑↓←→]|[^↑↓←→]+", signs) if signs else []
    return found


def works(screen: Screen[object], sign: str) -> bool:
    """Tell whether a key does something here: on the dialog, on something in it, or as an answer's key."""
    key = KEYS.get(sign, sign)
    bound: set[str] = set()
    for node in (screen, *screen.query(Widget)):
        bound |= set(node._bindings.key_to_bindings)
    answers = isinstance(screen, Choose) and any(key in screen._keys(act).split(",") for act, _, _ in screen.answers)
    typed = key in ("enter", "up", "down", "left", "right")  # what lines and lists have by themselves
    return key in bound or answers or (typed and bool(screen.query("Input, Rows, Pick, TextArea")))


async def resize(pilot: Pilot[object], app: TrustlogApp, size: Size) -> None:
    """Give the window a size, and wait until the topmost screen is laid out for it."""
    if app.size != size:
        await pilot.resize_terminal(*size)
        await wait_for(pilot, lambda: app.screen.outer_size == size)
    if not isinstance(app.screen, Working):
        await settled(pilot)
    await pilot.pause()


@lru_cache(maxsize=1)
def followed() -> Seen:
    """Give what is drawn where the window changes while one is there."""
    return once_for_all("followed", lambda: outside_any_loop(seen(BEGIN, SIZES)))


@lru_cache(maxsize=len(SIZES))
def opened(size: Size) -> Seen:
    """Give what is drawn where everything is opened at a size."""
    return once_for_all(f"opened-{size[0]}", lambda: outside_any_loop(seen(size, ())))


def once_for_all(name: str, make: Callable[[], Seen]) -> Seen:
    """Give what one process of a run makes: the others wait for it, since going through all places takes long."""
    path = SHARED["folder"] / f"{name}.pickle"
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            path.write_bytes(pickle.dumps(make()))
    seen_there: Seen = pickle.loads(path.read_bytes())
    return seen_there


def outside_any_loop(going: Coroutine[object, object, Seen]) -> Seen:
    """Go through the places in a loop of its own, on a thread of its own: whoever asks may be in a loop already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, going).result()


BASES = {ActingPage, Find, MarkingPage, PeopleActs, Question, Reads, Sheet}
"""What pages and dialogs are made from."""


def all_below(base: type) -> set[type]:
    return {found for each in base.__subclasses__() for found in ({each} | all_below(each))}
