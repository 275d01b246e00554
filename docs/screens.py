"""Draws the screens on the demo ledger, on its own day, and writes the tables of their keys: `python docs/screens.py`.

With `--check` it writes nothing and names what is stale; with `--tables` it writes the tables only, and draws nothing.
"""

import asyncio
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

os.environ["COLORTERM"] = "truecolor"  # the pictures show all colours, whatever terminal draws them
FOLDER = Path(__file__).resolve().parent / "screens"
SIZE = (120, 36)
DARK, LIGHT = "trustlog-dark", "trustlog-light"
SETTINGS = f'theme = "{DARK}"\n\n[days]\ncadence = 45\n'
LINE = "acme: lunch 45m yesterday with jane; we promise the deck by fri; they shared a reorganisation /"


class Shot(NamedTuple):
    """A picture: its name, and what is pressed on Today to be there; what follows a "=" is typed, _ is a blank."""

    name: str
    way: str = ""
    theme: str = DARK


def typed(text: str) -> str:
    """Give the part of a way that types a text."""
    return f"={text.replace(' ', '_')}"


FILE = "partners.csv"

SHOTS = (
    Shot("today"),
    Shot("today-light", theme=LIGHT),
    Shot("capture", f"a {typed(LINE)}9"),
    Shot("form", f"a {typed(LINE)}2 tab"),
    Shot("correct", "E down down down down 2 w"),
    Shot("partners", "2"),
    Shot("partner", "ctrl+p =gambrel enter down down down"),
    Shot("practice", "ctrl+p =gambrel enter H"),
    Shot("practice-dependence", "ctrl+p =elandra enter H home down enter"),
    Shot("practice-book", "ctrl+p =elandra enter H home down down enter"),
    Shot("practice-pulse", "ctrl+p =delfino enter H home down down down enter"),
    Shot("practice-contacts", "ctrl+p =gambrel enter H home down down down down enter"),
    Shot("practice-fit", "ctrl+p =acme enter H home down down down down down enter"),
    Shot("agreement", "ctrl+p =halcyon enter ctrl+p =practice:_agreement enter"),
    Shot("agreement-section", "ctrl+p =foxglove enter ctrl+p =practice:_agreement enter down E"),
    Shot("garden", "3 G"),
    Shot("garden-pair", "3 G enter"),
    Shot("practice-purpose", "ctrl+p =elandra enter ctrl+p =practice:_joint enter enter"),
    Shot("practice-impact", "ctrl+p =halcyon enter ctrl+p =practice:_what_it_changes enter enter"),
    Shot("practice-benefit", "ctrl+p =halcyon enter ctrl+p =practice:_what_it_brought enter enter"),
    Shot("practice-wheel", "ctrl+p =halcyon enter ctrl+p =practice:_our enter enter"),
    Shot("practice-farewell", "ctrl+p =gambrel enter ctrl+p =partner:_let_go enter"),
    Shot("recap", "ctrl+p =delfino enter R"),
    Shot("sheet", "ctrl+p =delfino enter ctrl+p =share_the_sheet enter"),
    Shot("answers", "ctrl+p =delfino enter ctrl+p =what_they_answered enter"),
    Shot("explanation", "ctrl+p =gambrel enter down down e"),
    Shot("decision", "ctrl+p =elandra enter l"),
    Shot("pyramid", "3 down down right"),
    Shot("history", "h"),
    Shot("search", "slash =pilot"),
    Shot("open-book", f"ctrl+p {typed('open book: open')} enter down"),
    Shot("proposals", "I"),
    Shot("settings", f"ctrl+p {typed('settings: open')} enter"),
    Shot("export", f"ctrl+p {typed('ledger: export csv')} enter"),
    Shot("import", f"i ={FILE} enter"),
    Shot("palette", "ctrl+p =pa"),
    Shot("jump", "ctrl+o"),
    Shot("help", "question_mark"),
    Shot("review", "4 enter right"),
    Shot("record", "4 n k enter right right right right right i =the_pilot_plan_with_Gambrel enter f"),
    Shot("past-reviews", "4 H"),
)
"""In this order, on one ledger: those that write come last."""

KEYS = {
    "today": "trustlog.tui.screens.today.page:Today",
    "capture": "trustlog.tui.screens.capture.line:Capture",
    "form": "trustlog.tui.screens.capture.form:CaptureForm",
    "partners": "trustlog.tui.screens.partners.page:Partners",
    "partner": "trustlog.tui.screens.partner.page:PartnerPage",
    "practice": "trustlog.tui.screens.practice.page:PracticePage",
    "agreement": "trustlog.tui.screens.agreement.page:AgreementPage",
    "garden": "trustlog.tui.screens.garden.page:GardenPage",
    "explanation": "trustlog.tui.screens.partner.explanation:Explain",
    "decision": "trustlog.tui.screens.decision.dialog:Decide",
    "pyramid": "trustlog.tui.screens.pyramid.page:Pyramid",
    "review": "trustlog.tui.screens.review.page:ReviewPage",
    "past reviews": "trustlog.tui.screens.review.past:Reviews",
    "history": "trustlog.tui.screens.history.page:History",
    "search": "trustlog.tui.screens.search.page:Search",
    "open book": "trustlog.tui.screens.book.page:OpenBook",
    "proposals": "trustlog.tui.screens.proposals.page:ProposalsPage",
    "settings": "trustlog.tui.screens.settings.page:SettingsPage",
    "export": "trustlog.tui.screens.exchange.export:Export",
}
"""Where the keys of a screen are defined."""


async def settled(pilot: Any) -> None:
    """Wait until everything asked for is there and drawn."""
    app = pilot.app
    for _ in range(2):
        while not app.has_all_readings or app.clerk.is_busy:
            await pilot.pause(0.01)
        await pilot.pause()


async def press(pilot: Any, way: str) -> None:
    """Press one key after the other, or type what follows a "="."""
    for part in way.split():
        if part.startswith("="):
            pilot.app.focused.insert_text_at_cursor(part[1:].replace("_", " "))
        else:
            await pilot.press(part)
        await settled(pilot)


async def draw(where: str, size: tuple[int, int] = SIZE, shots: Iterable[Shot] = SHOTS) -> dict[str, str]:
    """Open the ledger once, go to each screen in turn, and give the pictures as SVG."""
    from trustlog.desk.demo import DAY
    from trustlog.tui.app.application import TrustlogApp

    app = TrustlogApp(where, "demo", DAY)
    app.cursor_blinks = False
    drawn = {}
    async with app.run_test(size=size) as pilot:
        for shot in shots:
            app.theme, app.draft = shot.theme, ""
            app.action_tab("today")
            await settled(pilot)
            await press(pilot, shot.way)
            app.clear_notifications()
            await settled(pilot)
            drawn[shot.name] = tidy(app.export_screenshot(title="Trustlog"))
    return drawn


def tidy(svg: str) -> str:
    """Make a picture the same each time, free of the network, and the same to every program that draws it.

    Some programs drop the blanks that a text begins with: so texts begin where their first letter is.
    """
    svg = re.sub(r"terminal-\d+", "screen", svg)
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)

    def moved(found: re.Match[str]) -> str:
        head, x, between, length, rest, text = found.groups()
        blank, bare = "&#160;", text
        while bare.startswith(blank):
            bare = bare.removeprefix(blank)
        before = (len(text) - len(bare)) // len(blank)
        if not bare:
            return ""
        step = float(length) / len(re.sub(r"&#?\w+;", " ", text))
        x, length = f"{float(x) + before * step:.1f}", f"{float(length) - before * step:.1f}"
        return f'{head}"{x}"{between}"{length}"{rest}>{bare}</text>'

    return re.sub(r'(<text [^>]*?x=)"([\d.]+)"( y="[\d.]+" textLength=)"([\d.]+)"([^>]*)>([^<]*)</text>', moved, svg)


# The tables of keys --------------------------------------------------------------------------------------------------


def table(rows: Iterable[tuple[str, str]], head: tuple[str, str] = ("key", "what it does")) -> str:
    """Write a table of two columns."""
    lines = [f"| {head[0]} | {head[1]} |", "|---|---|", *(f"| `{left}` | {right} |" for left, right in rows)]
    return "\n".join(lines)


def keys_of(screen: str) -> Iterator[tuple[str, str]]:
    """Give the keys that only this screen has, and what they do."""
    from textual.binding import Binding

    from trustlog.tui.app.keys import EVERYWHERE, name_of, sign_of
    from trustlog.tui.app.page import Page

    module, _, name = KEYS[screen].partition(":")
    found = getattr(import_module(module), name)
    if issubclass(found, Page):
        yield from ((name_of(key), key.says) for key in found.all_keys() if key not in EVERYWHERE)
    else:
        for says, same in groupby(Binding.make_bindings(found.BINDINGS), key=lambda binding: binding.description):
            yield sign_of(next(same).key), f"{says[:1].upper()}{says[1:]}."


def parts() -> Iterator[tuple[str, str]]:
    """Give every part of the pages that is made from the program: its name and its text."""
    from trustlog.tui.app.commands import COMMANDS
    from trustlog.tui.app.keys import EVERYWHERE, PRIORITY, name_of
    from trustlog.tui.widgets.rows import Rows

    for screen in KEYS:
        yield f"keys {screen}", table(keys_of(screen))
    yield "keys everywhere", table((name_of(key), key.says) for key in EVERYWHERE)
    yield "keys while typing", table((name_of(key), key.says) for key in PRIORITY if key.says)
    yield "keys of lists", table((name_of(key), key.says) for key in Rows.KEYS)
    yield "palette", table(((one.name, one.says) for one in COMMANDS), ("type", "what it is"))


def filled(page: str, made: dict[str, str]) -> str:
    """Put the parts that are made from the program into a page, between their marks."""

    def part(found: re.Match[str]) -> str:
        return f"<!-- {found[1]} -->\n\n{made[found[1]]}\n\n<!-- end -->"

    return re.sub(r"<!-- ((?:keys |palette)[^>]*?) -->\n.*?<!-- end -->", part, page, flags=re.DOTALL)


def everything() -> dict[Path, str]:
    """Make every picture, and every page with what is made from the program."""
    from trustlog.desk.demo import make

    os.environ.update({"TEXTUAL_ANIMATIONS": "none", "TRUSTLOG_CONFIG": "settings.toml", "TZ": "UTC"})
    os.environ.pop("NO_COLOR", None)
    time.tzset()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # the picture of the settings shows the name of their file
        Path("settings.toml").write_text(SETTINGS, encoding="utf-8")
        Path(FILE).write_text("name\n", encoding="utf-8")  # what kind it is, is asked of a file that is there
        make("demo.db", me="demo")
        drawn = asyncio.run(draw("demo.db"))
        os.chdir(FOLDER)
    return {**{FOLDER / f"{name}.svg": svg for name, svg in drawn.items()}, **pages()}


def pages() -> dict[Path, str]:
    """Make every page, with the tables that are made from the program."""
    made = dict(parts())
    return {page: filled(page.read_text(encoding="utf-8"), made) for page in sorted(FOLDER.glob("*.md"))}


def main(write: Callable[[Path, str], object]) -> int:
    """Go through all that is stale."""
    stale = 0
    for path, text in everything().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale += 1
            write(path, text)
    return stale


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(1 if main(lambda path, _: print(f"docs/screens/{path.name} is stale: python docs/screens.py")) else 0)
    if sys.argv[1:] == ["--tables"]:
        for path, text in pages().items():
            path.write_text(text, encoding="utf-8")
    else:
        main(lambda path, text: path.write_text(text, encoding="utf-8"))
