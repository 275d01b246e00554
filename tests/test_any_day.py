"""Every command and every screen on the day it is, wherever that is: no fixed day, zone or language.

`.ci/run` runs these under moved clocks: a 29 February, the last minute of a year, the night of a change of clocks.
"""

import json
import locale
import os
import pkgutil
import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path

import click
import pytest
from cli_cases import Tl
from textual.pilot import Pilot
from textual.screen import Screen
from tui_pilot import ME, settled, shown

import trustlog.tui
from trustlog import config
from trustlog.cli.app import all_commands
from trustlog.desk.demo import make
from trustlog.domain.calendar.days import show
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.drawing.text import full_day

pytestmark = pytest.mark.any_day
COMMANDS = """
partner add "Acme Industries" --handle acme --level 2 --since 3mo --cadence 30d
partner add Borealis
partner add "Acme BV"
person add acme "Jane Doe" --role COO
person add acme "Raj Patel"
add "acme: lunch 45m yesterday with jane; we promise a by fri; they promise b by eom +big; we shared c /3; note d"
add "acme: we promise e by next fri; they promise f by 12 dec every month; we promise g by eoy; they hid h"
add "acme: we promise i by 29 feb; they promise j by 31 dec; we promise k by 3d; they promise l by 1 jan"
add "borealis: coffee 20m 1w; zij beloven m by overmorgen; we promise n by eoq; we offer o by 2mo; they promise p"
add "acme: koffie eergisteren; lunch last fri; workshop 3mo ago; walk today; visit 40d ago"
answer acme 2 moved 12 dec --by Jane
answer acme 3 disputed --on today
answer settle 3 ours --reason "the mail has it"
answer acme
answer acme --json
dependence acme ours=30,2,4,3 theirs=12,4,2,2 --on yesterday
dependence acme show
pulse acme --answers 4,5,3,-,4 --by Jane
pulse acme
fit acme "we both build for ten years" --on today
fit acme show
purpose acme "no shipment waits" --horizon 5 --on yesterday
purpose acme agreed
purpose acme reviewed
purpose acme objective theirs "half the complaints" --on yesterday
purpose acme gain "we learn their trade" --told
purpose acme
impact acme society "light in schools" --evidence "a letter" --on yesterday
impact acme
benefit acme "no night shifts" --sort relief --on yesterday
benefit acme
wheel answer 4,3,5,2,3,4,4,4,5 --on yesterday
wheel answer 4,3,5,2,3,4,4,4,5 --by kim
wheel
agreement acme exit "three months, and why" --agreed --on yesterday
agreement acme start purpose
agreement acme version --review 1y
agreement acme exit "six months, and why"
agreement acme
agreement acme diff
contacts acme
farewell borealis show
practice acme
garden add "Harbour" --handle harbour --members acme --on 2w
garden join harbour borealis
garden list
garden gives harbour acme data --amount 3
garden gets harbour us fame --on today
garden decides harbour acme "what it builds"
garden veto harbour nobody
garden answer harbour "a call"
garden conflict harbour "a third listens"
garden pie harbour "by hours"
garden shares harbour acme tides
garden unknown harbour "whether it holds"
garden learned harbour "it holds"
garden missing harbour "a neighbour"
garden look harbour acme borealis 4434534445345 --on today
garden edit harbour note=quays
add "garden harbour: acme promises borealis share it by fri"
garden show harbour
garden acme
garden show acme --json
garden ack harbour acme borealis --note talked
garden anew harbour acme borealis --reason merged
garden over harbour {data}
garden leave harbour borealis
garden end harbour --reason done
due
first
first --json
due --within 1mo
due --as-of 2w
status
log
log acme --since 1mo
search lunch
brief acme
practice
practice acme
plan acme 1w "a workshop"
promise list --all
promise list --due-within 2w
keep {a}
break {b} --told --again 3d
move {e} 2w --reason "they travel"
withdraw {g} --by maker --reason "not needed"
accept {o} --due 3w
satisfied {a} no
break {k} --concealed
clear {k} --reason "talked over"
reopen {k} --reason "a slip"
edit {c} topic="the plan"
drop {h} --reason "never so"
undo
history
history --since today
history --since yesterday
book add margin "how our margin develops" --aspect doing --depth 3
add "acme: we shared @margin /2, yesterday"
book ask acme margin --ours --on yesterday
book edit margin depth=2
book show acme
book retire margin
book
partner list
partner show acme
partner edit acme target=4
partner pause acme today 2w --reason holidays
partner duplicates
partner merge acme-bv acme
person duplicates
person add acme Roger
person merge roger raj
person edit acme jane role=CEO
person list
person remove acme raj
trust
trust acme --explain
trust acme --as-of 1mo
suggestions
dependence acme ours=30,2,4,3 theirs=12,4,?,2 --estimate
dependence acme show
level acme up --reason "a joint plan" --depends neither
level acme decline --reason "not yet"
review --plain
review --finish --intend "call Jane"
review list
review show 1
simulate --relationships 10 --months 6 --seed 1
export csv --out {folder}/report
export csv --out {folder}/quarter --from 3mo --to today
export json --out {folder}/all.json
export ics --out {folder}/agenda.ics
export vcf --out {folder}/people.vcf
export html --out {folder}/report.html
export html --out {folder}/compared.html --since 1mo
brief acme --html {folder}/brief.html
import file {folder}/rows.csv --dry-run
import csv {folder}/rows.csv --kind promises
partner edit acme domains=acme.example
import {folder}/met.ics --me me@ours.example
proposals list
proposals list --json
proposals accept --all --partner acme
import {folder}/others.ics --me me@ours.example
proposals dismiss --all --partner acme
import {folder}/people.vcf --create-partners
import mappings
export xlsx --out {folder}/report.xlsx
recap acme
share acme --out {folder}/acme.html
backup {folder}/copy.db
settings show
settings check
doctor
demo --no-screens --db {folder}/demo.db
ack acme --note "talked over"
anew acme --strand time --reason "their buyer left"
backtest
partner archive borealis --reason "gone"
import json {folder}/all.json --db {folder}/new.db
completion bash
"""
REFUSED = {"garden ack": "flag", "ack acme": "no flag is up", "level acme decline": None}
GIVEN = re.compile(r"^#(\d+)  harbour: .* gives: (\w+)", re.MULTILINE)
NUMBERED = re.compile(r"^#(\d+)  \w+: (?:we|they) (?:promise|offer|shared|hid) (\w)\b", re.MULTILINE)
SERVES = {"serve"}
"""Commands that go on until they are stopped have tests of their own."""


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Speak the language around: nothing that is shown or read may follow it."""
    before = locale.setlocale(locale.LC_ALL)
    with suppress(locale.Error):  # this computer may not have it: its name is in the environment all the same
        locale.setlocale(locale.LC_ALL, "")
    yield
    locale.setlocale(locale.LC_ALL, before)


def test_every_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tl = Tl(tmp_path / "ledger.db", capsys)
    began = config.today()
    named: dict[str, str] = {"folder": str(tmp_path)}
    (tmp_path / "rows.csv").write_text(f"partners,direction,text,made_on\nacme,ours,q,{began}\n")
    for name, subject in (("met", "Harbour day"), ("others", "Trade fair")):
        (tmp_path / f"{name}.ics").write_text(
            f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:{name}\nDTSTART:{began - timedelta(2):%Y%m%d}T100000Z\n"
            f"SUMMARY:{subject}\nATTENDEE:mailto:jane@acme.example\nEND:VEVENT\nEND:VCALENDAR\n"
        )
    leaves = {name for name, one in all_commands() if not isinstance(one, click.Group) or name == "review"}
    for line in COMMANDS.strip().splitlines():
        words = shlex.split(line.format_map(named))
        said = tl(*words)
        refusal = next((why for start, why in REFUSED.items() if line.startswith(start)), None)
        assert said.status == (1 if refusal else 0), (line, said.err)
        assert (refusal or "") in said.err
        assert "Recorded as if" not in said.err
        leaves -= {" ".join(words[:2]), words[0]} - ({words[0]} & {"partner", "person", "promise"})
        named |= {text: number for number, text in NUMBERED.findall(said.out)}
        named |= {text: number for number, text in GIVEN.findall(said.out)}
    assert leaves == SERVES
    due = json.loads(tl.done("due", "--json").out)
    assert date.fromisoformat(due["as_of"]) in (began, config.today())


def test_days_are_said_in_words_of_our_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tl = Tl(tmp_path / "ledger.db", capsys)
    tl.done("partner", "add", "Acme")
    today = config.today()
    said = tl.done("acme", "we", "promise", "it", "by", "tomorrow").out
    assert said in {f"#1  acme: we promise it by {show(day + timedelta(days=1))}\n" for day in (today, config.today())}
    at = datetime.now().astimezone()
    stamp = tl.done("history").out.splitlines()[-1].split()[1:3]
    assert abs(datetime.fromisoformat(" ".join(stamp)) - at.replace(tzinfo=None)) < timedelta(hours=1, minutes=5)


# The screens: what is pressed on Today to be there; what follows a "=" is typed, _ is a blank ------------------------

WAYS = """
Today
Partners: 2
Partners: 2 f
Partners: 2 slash =a
PartnerPage: ctrl+p =gambrel enter
PracticePage: ctrl+p =gambrel enter ctrl+p =practice:_open enter
AgreementPage: ctrl+p =halcyon enter ctrl+p =practice:_agreement enter
AgreementPage|SectionDialog: ctrl+p =halcyon enter ctrl+p =practice:_agreement enter enter
AgreementPage|FieldForm: ctrl+p =halcyon enter ctrl+p =practice:_agreement enter E
PracticePage|PartSheet: ctrl+p =gambrel enter H enter
GardenPage: 3 G
Explain: ctrl+p =gambrel enter e
Decide: ctrl+p =elandra enter ctrl+p =partner:_decide enter
TextDialog: ctrl+p =gambrel enter ctrl+p =brief enter
RecapText: ctrl+p =gambrel enter R
SheetChooser: ctrl+p =gambrel enter ctrl+p =share_the_sheet enter
Pyramid: 3
ReviewPage: 4 enter
ReviewPage: 4 right right right right right right
CatchUp|Choose: 4 enter
AskDay: ctrl+p =promise:_move enter
Reviews: 4 H
History: ctrl+p =history:_open enter
ProposalsPage: ctrl+p =proposals:_open enter
Search: ctrl+p =search:_open enter =pilot
SettingsPage: ctrl+p =settings:_open enter
OpenBook: ctrl+p =open_book:_open enter
Export: ctrl+p =ledger:_export_csv enter
Palette: ctrl+p
Jump: ctrl+p =screen:_jump enter
Capture: a =acme:_lunch_yesterday_with_jane;_we_promise_x_by_fri
CaptureForm: ctrl+p =capture:_a_form enter
NewPartner: ctrl+p =partner:_add enter
FieldForm: ctrl+p =gambrel enter E
FactForm: E
Closing: ctrl+p =gambrel enter ctrl+p =partner:_let_go enter
NewKind: ctrl+p =settings:_make enter
FindPartner: ctrl+p =partner:_open enter
Duplicates: ctrl+p =partners:_dup enter
MergePreview: ctrl+p =gambrel enter ctrl+p =partner:_merge enter =halcyon enter
ChooseTheme: ctrl+p =theme:_choose enter
Choose: ctrl+p =promise:_break enter
FactSheet: ctrl+p =gambrel enter tab tab tab enter
"""
ELSEWHERE = {
    "Modal", "Sheet", "Find", "Question",  # what others are made of
    "Stepwise", "Page", "ActingPage", "MarkingPage", "PeopleActs",
    "PartSheet",  # opened by the line above where there is a part
    "MapColumns",  # asked where a table is known to nobody
    "AskText", "Confirm", "Working", "Reads", "FindPromise",  # a question or a wait in between, without a day
    "Away", "Failed",  # what is shown when something is wrong
    "CatchUp",  # on a day behind which every working day has an entry the next step's question is asked
}  # fmt: skip


def screens() -> set[str]:
    """Name all screens there are."""
    for module in pkgutil.walk_packages(trustlog.tui.__path__, "trustlog.tui."):
        import_module(module.name)

    def below(kind: type) -> Iterator[type]:
        for one in kind.__subclasses__():
            yield one
            yield from below(one)

    return {one.__name__ for one in below(Screen) if one.__module__.startswith("trustlog.")}


@pytest.fixture
def today_demo(tmp_path: Path) -> str:
    """The demo's ledger as of the real day."""
    where = str(tmp_path / "demo.db")
    make(where, me=ME, today=config.today(), zone=config.zone())
    return where


async def a_review_is_finished_and_opened(app: TrustlogApp, pilot: Pilot[object]) -> None:
    while len(app.screen_stack) > 2:
        app.pop_screen()
    for key in ("4", *["right"] * 6, "f", "H", "enter"):
        await pilot.press(key)
        await settled(pilot)
    assert type(app.screen).__name__ == "RecordPage"
    assert "Decided" in shown(app)


async def test_every_screen(today_demo: str) -> None:
    app, seen = TrustlogApp(today_demo, ME), set()
    app.cursor_blinks = False
    began = config.today()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for line in WAYS.strip().splitlines():
            name, _, way = line.partition(": ")
            while len(app.screen_stack) > 2:
                app.pop_screen()
            app.action_tab("today")
            await settled(pilot)
            for part in way.split():
                if part.startswith("="):
                    app.focused.insert_text_at_cursor(part[1:].replace("_", " "))
                else:
                    await pilot.press(part)
                await settled(pilot)
            seen.add(type(app.screen).__name__)
            assert type(app.screen).__name__ in name.split("|"), line
            assert app.failed is None, line
        assert {full_day(began), full_day(config.today())} & set(re.findall(r"\w{3} \d+ \w{3} \d{4}", text_of(app)))
        await a_review_is_finished_and_opened(app, pilot)
        seen.add(type(app.screen).__name__)
    assert screens() - seen - ELSEWHERE == set()


def text_of(app: TrustlogApp) -> str:
    return "\n".join("".join(one.text for one in line) for line in app.screen._compositor.render_strips(app.size))


def test_the_moved_clock_is_the_one_that_is_asked() -> None:
    """Where a day is expected (see `.ci/run`), the process, its zone and the program agree on it."""
    expected = os.environ.get("EXPECTED_DAY")
    if expected:
        assert str(config.today()) in expected.split(",")
