"""What people read is plain English: one thing is no plural, no name is empty, and nothing is cut that a help says."""

import ast
import re
from pathlib import Path

import click
import pytest
from cli_cases import TODAY, Tl
from click.testing import CliRunner
from desk_cases import small
from tui_pilot import app_on, settled, shown, wait_for

from trustlog.cli.app import all_commands, root
from trustlog.cli.names import HEADINGS
from trustlog.cli.run import Run
from trustlog.desk.brief import brief
from trustlog.desk.capture import capture
from trustlog.desk.today import Row
from trustlog.domain.text import counted, plural
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.drawing.text import joined
from trustlog.tui.screens.partners.head import Head
from trustlog.tui.screens.today.drawing import draw_row
from trustlog.tui.screens.today.rows import Around, TodayRows

SOURCE = Path(__file__).parents[1] / "trustlog"
NOUNS = re.compile(
    r"^ (days|weeks|months|years|promises|partners|people|rows|facts|lines|faults|moments|moves|batches|entries|"
    r"readings|relationships|reviews|intentions|slots|points|files|columns|cells|settled ones|strands)\b"
)
NEVER_ONE = {
    ("domain/calendar/days.py", "days"): "yesterday, today and tomorrow have words of their own",
    ("tui/app/page.py", "columns"): "a constant",
    ("tui/app/page.py", "lines"): "a constant",
    ("tui/drawing/strands.py", "strands"): "always four",
    ("trust/words/strands.py", "strands"): "always four",
    ("trust/words/numbers.py", "days"): "one day is called a day",
    ("trust/words/numbers.py", "years"): "once a year has words of its own",
    ("trust/words/reasons.py", "slots"): "one slot has words of its own",
    ("trust/words/explanation.py", "weeks"): "one week has words of its own",
    ("trust/words/explanation.py", "points"): "a share with a digit behind the point, or a large one",
    ("desk/review/text.py", "intentions"): "a constant",
    ("tui/app/application.py", "lines"): "one line is not counted",
    ("cli/commands/forecasts.py", "relationships"): "of so many: the noun goes with the whole",
    ("trust/words/simulation.py", "months"): "three of them, a quarter, half and three quarters",
    ("trust/words/simulation.py", "years"): "with a digit behind the point",
    ("trust/simulate/operating.py", "months"): "a constant",
    ("trust/simulate/operating.py", "slots"): "a constant",
    ("trust/simulate/passes.py", "promises"): "from one level to another",
}


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    said = Tl(tmp_path / "ledger.db", capsys)
    said.done("partner", "add", "Acme", "--cadence", "1d")
    said.done("person", "add", "acme", "Jane Doe")
    return said


def test_a_number_and_its_word() -> None:
    assert [counted(number, "day") for number in (0, 1, 2, -1)] == ["0 days", "1 day", "2 days", "-1 days"]
    assert [plural(2, one) for one in ("reply", "day", "row")] == ["replies", "days", "rows"]
    assert (counted(1, "person", "people"), counted(2, "person", "people")) == ("1 person", "2 people")


def counts_by_hand(path: Path) -> set[str]:
    """Give the nouns that stand behind a number in a text of a module."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.JoinedStr):
            for number, behind in zip(node.values, node.values[1:], strict=False):
                text = behind.value if isinstance(behind, ast.Constant) else ""
                match = NOUNS.match(str(text)) if isinstance(number, ast.FormattedValue) else None
                if match:
                    found.add(match[1])
    return found


def test_no_count_is_made_by_hand() -> None:
    hand_made = {
        (str(path.relative_to(SOURCE)), noun) for path in SOURCE.rglob("*.py") for noun in counts_by_hand(path)
    }
    assert hand_made - set(NEVER_ONE) == set(), "write it with counted() or plural() of trustlog.domain.text"


ONCE = {
    r'"Jan",\s*"Feb"': "domain/calendar/days.py",
    r'"Mon",\s*"Tue"': "domain/calendar/days.py",
    r'"Their promises"': "domain/strands.py",
    r'"building": "↗"': "domain/strands.py",
    r'"unknown": N_\("too early"\)': "domain/strands.py",
    r'"us",\s*"them",\s*"neither"': "domain/levels.py",
    r'"us",\s*"them",\s*"both"': "domain/capture/words.py",
    r"%[abAB]\b": "",  # the names of days and months by the locale
}


@pytest.mark.parametrize("text", ONCE)
def test_what_is_said_in_many_places_is_written_in_one(text: str) -> None:
    places = [str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if re.search(text, path.read_text())]
    assert places == [ONCE[text]] * bool(ONCE[text])


def test_one_of_each_is_no_plural(tl: Tl, tmp_path: Path) -> None:
    assert tl.done("partner", "show", "acme").out.splitlines()[0].endswith("every day")
    tl.done("acme: lunch with jane; we promise a by fri; they shared b; note c")
    assert tl.done("person", "remove", "acme", "jane").out.endswith("is removed, and from 1 moment\n")
    said = tl.done("export", "csv", "--out", str(tmp_path / "report")).out
    assert said.startswith(f"{tmp_path / 'report'}: 1 partner, 1 promise, 1 moment, 1 disclosure, 4 readings")
    for kind, one in (("partners", "partner"), ("people", "person"), ("promises", "promise")):
        head = {"partners": "name", "people": "partner,name", "promises": "partners,direction,text,made_on"}[kind]
        row = {"partners": "Borealis", "people": "acme,Raj", "promises": "acme,ours,d,2026-11-20"}[kind]
        (tmp_path / "rows.csv").write_text(f"{head}\n{row}\n")
        said = tl.done("import", "csv", str(tmp_path / "rows.csv"), "--kind", kind).out
        assert said.splitlines()[0] == f"1 {one} added"
    assert tl("undo", "--last", "400").refusal.startswith("trustlog: only ")
    (tmp_path / "rows.csv").write_text("name,handle\nCimarron\n")
    assert "1 cell under 2 columns" in tl("import", "csv", str(tmp_path / "rows.csv"), "--kind", "partners").refusal


@pytest.mark.parametrize(
    "line", ["nosuch: lunch with jane", "nosuch: lunch with jane +new", "nosuch, nor: walk with x y"]
)
def test_whoever_is_at_an_unknown_partner_is_not_sought(tl: Tl, line: str) -> None:
    said = tl("add", line)
    assert said.status == 2
    assert "nobody at" not in said.refusal
    assert 'no partner is called "nosuch"' in said.refusal


def test_an_empty_name_is_asked_for(tl: Tl) -> None:
    assert tl("person", "remove", "acme", " ").refusal.startswith("trustlog: nobody at acme is named")


def test_what_was_hidden_was_not_told(tmp_path: Path) -> None:
    ledger = small(tmp_path)
    capture(ledger, "acme: they shared a reorganisation; they hid a fire; we hid a loss; we shared the plan")
    page = "\n".join(brief(ledger, "acme"))
    told, hidden = page.index("They told us"), page.index("Hidden and found out")
    assert "hid" not in page[told:hidden]
    assert [line.split("  ")[-1] for line in page[hidden:].split("\n\n")[0].splitlines()[1:]] == [
        "we hid: a loss",
        "they hid: a fire",
    ]


# The help -----------------------------------------------------------------------------------------------------------


def help_of(*words: str) -> list[str]:
    found = CliRunner().invoke(root, [*words, "--help"], obj=Run(), terminal_width=80, env={"COLUMNS": "80"})
    assert found.exit_code == 0
    return found.output.splitlines()


@pytest.mark.usefixtures("monday")
def test_the_help_lists_every_command_under_a_heading_with_all_it_says() -> None:
    lines = help_of()
    for heading, held in HEADINGS.items():
        assert f"{heading}:" in lines
        for name, (_, says) in held.items():
            assert any(re.fullmatch(rf"  {name} +{re.escape(says)}", line) for line in lines)
    assert [line for line in lines if len(line) > 80 or (line.startswith("  ") and "..." in line)] == []


@pytest.mark.usefixtures("monday")
def test_the_help_of_every_command_fits_and_ends_its_sentences() -> None:
    for name, command in all_commands():
        assert [line for line in help_of(*name.split()) if len(line) > 80] == [], name
        assert (command.help or "").rstrip().endswith("."), name
        options = [param for param in command.params if isinstance(param, click.Option) and not param.hidden]
        assert [option.name for option in options if not (option.help or "").endswith((".", "?"))] == [], name
        shared = [option for option in options if not option.expose_value]
        assert options[-len(shared) :] == shared, f"{name}: its own options come first"


GROUPS = ("partner", "person", "promise", "export", "import", "settings", "review")


@pytest.mark.usefixtures("monday")
@pytest.mark.parametrize("group", GROUPS)
def test_the_help_of_a_group_cuts_nothing(group: str) -> None:
    lines = help_of(group)
    listed = lines[lines.index("Commands:") + 1 : lines.index("  Example:") - 1]
    assert len(listed) == sum(name.startswith(f"{group} ") for name, _ in all_commands())
    assert all(line.endswith(".") and "..." not in line and len(line) <= 80 for line in listed)


# The screens --------------------------------------------------------------------------------------------------------


def drawn(app: TrustlogApp) -> list[str]:
    lines = app.screen._compositor.render_strips(app.size)
    return ["".join(segment.text for segment in line) for line in lines]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (96, 12)])
async def test_titles_stand_over_their_columns_while_the_table_is_filtered(demo: str, size: tuple[int, int]) -> None:
    app = app_on(demo)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("2")
        await settled(pilot)
        await pilot.press("slash", "a", "c", "m", "enter")
        await wait_for(pilot, lambda: len(shown(app)) == 1)
        head = next(line for line in drawn(app) if "Level" in line and "Moves" in line)
        row = next(line for line in drawn(app) if "› Acme" in line)
        assert row[head.index("Level")] == "2"
        assert row[head.index("Moves")] in "▲△↗·↘?"
        assert row[head.index("Partner")] == "A"
        assert app.screen.query_one(Head).size.width == app.screen.query_one("Rows").size.width - 3


@pytest.mark.parametrize("many", [1, 9, 10, 28, 128, 1234])
def test_a_group_of_today_and_its_number_stand_apart(many: int) -> None:
    rows = [Row("Due", "○", "acme", "Acme", f"we promised: {n}", "due Fri 27 Nov", n) for n in range(many)]
    made = TodayRows({"Due": rows}, lambda row, label: label, Around([], []), wide=True)
    text = joined(draw_row(rows[0], made.make(0), 100))
    assert re.match(rf"Due( this week)? +{many}  ○", text)
