"""The report for management: its numbers are those of the terminal, everything drawn stands in a table, too."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from cli_cases import Said, Tl, on_demo
from desk_cases import BOTH_ENGINES, TODAY, chosen, on, open_at, small
from openpyxl import load_workbook
from privacy_cases import ALICE, BOB, MARK, mark, reviewed, shared_ledger
from report_cases import Node, read_page, section

from trustlog.desk import capture, exports, levels, partners, promises, report
from trustlog.desk.ledger import Ledger
from trustlog.exchange import extras
from trustlog.exchange.html.palette import DARK, GROUNDS, LIGHT, WORDS
from trustlog.trust.words import is_unclear
from trustlog.tui.app import themes
from trustlog.wording.catalogue import speaking

ROOT = Path(__file__).parents[1]
SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    return on_demo(tmp_path, monkeypatch, capsys)


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    return small(chosen(request, tmp_path))


def written(tl: Tl, folder: Path, *words: str) -> Node:
    """Give the report of the demo's ledger, or of a day."""
    tl.done("export", "html", "--out", str(folder / "report.html"), *words)
    return read_page(folder / "report.html")


def of(ledger: Ledger, folder: Path, **choice: date) -> Node:
    report.export_html(ledger, str(folder / "of.html"), **choice)
    return read_page(folder / "of.html")


def percent(share: float) -> str:
    return f"{round(100 * share)} %"


def told(page: Node, name: str) -> Node:
    """Give the table behind the picture of a chapter."""
    return section(page, name).each("details")[0]


# The numbers


def test_every_rate_is_that_of_the_terminal_and_empty_where_it_is_too_early(tl: Tl, tmp_path: Path) -> None:
    head, *rows = told(written(tl, tmp_path), "rates").table()
    assert head == ["Partner", "Side", "Rate", "80 % band", "n", "Counted"]
    said = {(row[0], row[1]): row[2:5] for row in rows}
    readings = tl.rows("trust")
    assert len(said) == 2 * len(readings) == 24
    for reading in readings:
        for name, side in (("their_promises", "theirs"), ("our_promises", "ours")):
            strand = reading["strands"][name]
            low, high = strand["low"], strand["high"]
            rate, band = "", ""
            if strand["trend"] != "unknown" and strand["n"] >= 3:
                rate = percent(strand["estimate"]) if high - low <= 0.5 else "unclear"
                band = f"{round(100 * low)}–{percent(high)}"
            assert said[reading["partner"], side] == [rate, band, str(strand["n"])]
    assert said["Ironwood", "theirs"] == ["", "", "2"]
    assert said["Foxglove", "theirs"][0] == "unclear"


def test_the_numbers_to_see_first_are_those_of_status_and_trust(tl: Tl, tmp_path: Path) -> None:
    tiles = [(tile.one("span", class_="title").text, tile.one("span", class_="number").text)
             for tile in written(tl, tmp_path).one("ul", class_="tiles").each("li")]  # fmt: skip
    status, readings = tl.rows("status"), tl.rows("trust")
    actions = [reading["suggestion"]["action"] for reading in readings]
    slipping = [each for each in readings if each["suggestion"]["action"] == "attention" or each["trend"] == "slipping"]
    assert tiles == [
        ("partners in all", str(len(readings))),
        ("ready for a step up", str(actions.count("up"))),
        ("on trial", str(sum(reading["on_trial"] is not None for reading in readings))),
        ("slipping, or a flag up", str(len(slipping))),
        ("promises overdue", str(status["overdue"])),
        ("not met for longer than meant", str(status["waiting"])),
    ]


def test_every_partner_stands_on_its_level_in_picture_and_table(tl: Tl, tmp_path: Path) -> None:
    page = section(written(tl, tmp_path), "portfolio")
    drawn = [each.text for each in page.one("svg").each("text")]
    for row in page.table()[1:]:
        assert row[1] in drawn
    levels_of = {row[1]: row[0][0] for row in page.table()[1:]}
    assert levels_of == {each["partner"]: str(each["level"]) for each in tl.rows("trust")}
    assert "Garden Dry fields: 4 parties, not ready" in drawn


def test_each_suggestion_stands_with_its_reasons_and_how_often_it_errs(tl: Tl, tmp_path: Path) -> None:
    page = section(written(tl, tmp_path), "decisions")
    words = page.text
    told_of = [reading for reading in tl.rows("suggestions") if reading["suggestion"]["action"] != "stay"]
    assert told_of
    for reading in told_of:
        for says in (reading["partner"], *reading["suggestion"]["because"], *reading["suggestion"]["missing"]):
            assert says in words
    assert "at most 1 relationship in 20 that is no better than its bar ever gets here by luck" in words
    assert "No step is on trial." in words
    # what is true of all that are worth a trial is said once
    assert words.count("This is a forecast, not evidence") == 1
    assert words.count("a forecast, without an error rate") == 3


def test_what_was_brought_is_told_in_words_without_what_is_private(tl: Tl, tmp_path: Path) -> None:
    tl.done("benefit", "acme", "no more double entry", "--sort", "relief", "--for", "the planners of both")
    tl.done("benefit", "acme", "zqhush", "--sort", "insight", "--private")
    page = section(written(tl, tmp_path), "brought")
    counts, told_of = (each.each("tr") for each in page.each("table")[-2:])
    assert [cell.text for cell in (*told_of[1].each("th"), *told_of[1].each("td"))] == [
        "23 Nov 2026", "Acme", "relief", "no more double entry (for the planners of both)",
    ]  # fmt: skip
    cells = [[cell.text for cell in (*row.each("th"), *row.each("td"))] for row in counts]
    assert ["Acme", "", "", "1", "", ""] in cells
    assert "zqhush" not in page.text


def test_every_column_and_every_row_of_a_table_is_headed(tl: Tl, tmp_path: Path) -> None:
    for table in written(tl, tmp_path).each("table"):
        head, *rows = table.each("tr")
        assert all(cell.text.strip() for cell in head.each("th"))
        assert {cell.attributes["scope"] for cell in head.each("th")} == {"col"}
        assert [[cell.attributes["scope"] for cell in row.each("th")] for row in rows] == [["row"]] * len(rows)


def groups(page: Node) -> dict[str, list[str]]:
    """Give the names of the partners in each group of what is to be decided."""
    found: dict[str, list[str]] = {}
    for node in section(page, "decisions").walk():
        if node.name == "h3":
            found[node.text] = []
        elif node.name == "bdi":
            found[list(found)[-1]].append(node.text)
    return found


def test_each_group_has_those_of_whom_the_terminal_says_so(tl: Tl, tmp_path: Path) -> None:
    tl.done("level", "acme", "up", "--trial", "--reason", "both wish it")
    lines = ["partners,direction,text,made_on,due_on,outcome,closed_on"]
    for number in range(15):
        day = f"2026-{6 + number // 3:02}-{1 + number % 3 * 9:02}"
        lines.append(f"delfino,theirs,part {number},2026-05-20,{day},broken,{day}")
    (tmp_path / "broken.csv").write_text("\n".join(lines))
    tl.done("import", "csv", str(tmp_path / "broken.csv"), "--kind", "promises")
    page = written(tl, tmp_path)
    readings = tl.rows("trust")

    def those(chosen: Callable[[dict[str, Any]], bool]) -> set[str]:
        return {reading["partner"] for reading in readings if chosen(reading)}

    found = {title: set(names) for title, names in groups(page).items()}
    assert found["Ready for a step up"] == those(lambda each: each["suggestion"]["action"] == "up")
    assert found["Worth a step on trial"] == those(lambda each: each["suggestion"]["action"] == "trial")
    assert found["On trial"] == those(lambda each: each["on_trial"]) == {"Acme"}
    assert found["Below the bar of its level"] == those(
        lambda each: (
            not each["on_trial"]
            and (
                each["suggestion"]["action"] == "down"
                or any(
                    (each["strands"][name]["chance_level"] or 1) <= 0.1 for name in ("our_promises", "their_promises")
                )
            )
        )
    )
    assert "Delfino" in found["Below the bar of its level"]
    assert found["Worth a question"] == those(
        lambda each: any(strand["question"] for strand in each["strands"].values())
    )
    assert "probably below the bar of its level" in section(page, "decisions").text
    assert ["3 Partner, on trial since 23 Nov", "Acme"] in [row[:2] for row in section(page, "portfolio").table()]


def test_time_and_openness_are_the_slots_of_the_terminal(tl: Tl, tmp_path: Path) -> None:
    page = section(written(tl, tmp_path), "together")
    drawn = [each.text for each in page.one("svg").each("text")]
    for reading in tl.rows("trust"):
        at = drawn.index(reading["partner"])
        held = [reading["strands"][name]["counted"] for name in ("time", "openness")]
        assert drawn[at + 1 : at + 3] == [f"{each['held']} of {each['slots']}" for each in held]


def test_the_year_is_the_trend_of_the_terminal(tl: Tl, tmp_path: Path) -> None:
    rows = told(written(tl, tmp_path), "year").table()
    points = tl.rows("trust", "foxglove", "--picture")["paths"]["their_promises"]
    last = [row for row in rows if row[:2] == ["Foxglove", "theirs"]]
    places = [len(points) * at // 4 for at in range(4)] + [len(points) - 1]
    at = [points[place] for place in places]
    said = ["unclear" if is_unclear(point["low"], point["high"]) else percent(point["estimate"]) for point in at]
    assert last == [["Foxglove", "theirs", *said]]


def test_the_year_says_the_same_of_its_last_day_as_the_rates(tl: Tl, tmp_path: Path) -> None:
    page = written(tl, tmp_path)
    rates = {tuple(row[:2]): row[2] for row in told(page, "rates").table()[1:]}
    ends = {tuple(row[:2]): row[-1] for row in told(page, "year").table()[1:]}
    assert "unclear" in ends.values()
    assert ends == {key: rates[key] for key in ends}


def test_an_earlier_day_is_read_as_of_that_day(tl: Tl, tmp_path: Path) -> None:
    page = written(tl, tmp_path, "--as-of", "2026-05-01")
    assert "as of Fri 1 May 2026" in page.one("header").text
    rates = {(row[0], row[1]): row[2] for row in told(page, "rates").table()[1:]}
    there = [reading for reading in tl.rows("trust", "--as-of", "2026-05-01") if reading["level_since"] <= "2026-05-01"]
    assert {reading["partner"] for reading in there} == {name for name, _side in rates}
    for reading in there:
        ours = reading["strands"]["our_promises"]
        assert rates[reading["partner"], "ours"] == (percent(ours["estimate"]) if ours["n"] >= 3 else "")


def test_two_days_are_compared_partner_by_partner(tl: Tl, tmp_path: Path) -> None:
    page = written(tl, tmp_path, "--since", "2026-08-23")
    rows = {row[0]: row[1:] for row in section(page, "compared").table()}
    then, now = ({each["partner"]: each for each in tl.rows("trust", "--as-of", day)}
                 for day in ("2026-08-23", "2026-11-23"))  # fmt: skip
    ours = (each["Kestrel"]["strands"]["our_promises"]["estimate"] for each in (then, now))
    assert rows["Kestrel"][2] == " → ".join(map(percent, ours))
    assert rows["Kestrel"][4] == "a step on trial to Ecosystem → attention"
    assert "no change → ↘ slipping" in rows["Foxglove"][3]
    first = page.one("ul", class_="tiles").each("li")[0]
    assert first.one("span", class_="before").text == "11 on 23 Aug"
    assert "on 23 Aug" in section(page, "rates").one("svg").text


@pytest.mark.parametrize(
    ("day", "says"), [("2026-08-23", "Nothing changed of "), ("2024-01-02", "Something changed of every partner.")]
)
def test_of_how_many_nothing_changed_is_said_so_that_it_reads(tl: Tl, tmp_path: Path, day: str, says: str) -> None:
    text = section(written(tl, tmp_path, "--since", day), "compared").text
    assert says in text
    assert "Of 0 partners" not in text


def test_who_moved_stands_in_the_picture_and_every_decision_with_its_reason(tl: Tl, tmp_path: Path) -> None:
    page = section(written(tl, tmp_path, "--since", "2025-06-01"), "movement")
    steps = [row for row in tl.rows("log", "--kind", "level_change") if "2025-06-01" < row["on"] <= "2026-11-23"]
    decisions = page.each("table")[-1].each("tr")[1:]
    reasons = [row.each("td")[-1].text for row in decisions]
    assert reasons
    assert set(reasons) <= {row["reason"] for row in steps}
    assert page.one("svg").each("path", class_="up")
    counts = page.each("details")[0].table()[1:]
    assert [row[0][0] for row in counts] == ["5", "4", "3", "2", "1", "a"]
    assert int(counts[-1][2]) == 12


def test_a_day_that_is_not_earlier_is_refused_and_nothing_written(tl: Tl, tmp_path: Path) -> None:
    said: Said = tl("export", "html", "--out", str(tmp_path / "no.html"), "--since", "today")
    assert said.status == 2
    assert "--since (2026-11-23) is not before the day of the report (2026-11-23)" in said.refusal
    assert not (tmp_path / "no.html").exists()


# The page


def test_every_picture_says_itself_in_words_and_has_a_table(tl: Tl, tmp_path: Path) -> None:
    page = written(tl, tmp_path, "--since", "3mo")
    figures = page.each("figure")
    assert len(figures) == 6
    for chapter in page.each("section"):
        assert len(chapter.each("figure")) == len(chapter.each("details"))
        assert chapter.attributes["aria-labelledby"] == chapter.one("h2").attributes["id"]
    for behind in page.each("details"):
        assert behind.one("summary").text
        assert len(behind.one("table").each("tr")) > 1
    ids = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    for picture in page.each("svg"):
        assert picture.attributes["role"] == "img"
        title, words = picture.attributes["aria-labelledby"].split()
        assert picture.one("title", id=title).text
        assert len(picture.one("desc", id=words).text) > 10


def test_every_picture_is_sound_xml_and_draws_within_its_frame(tl: Tl, tmp_path: Path) -> None:
    written(tl, tmp_path)
    pictures = SVG.findall((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert len(pictures) == 6
    for picture in pictures:
        drawing = ElementTree.fromstring(picture)
        wide, high = map(float, drawing.attrib["viewBox"].split()[2:])
        for part in drawing.iter():
            for names, most in ((("x", "x1", "x2", "cx"), wide), (("y", "y1", "y2", "cy"), high)):
                for name in names:
                    assert 0 <= float(part.attrib.get(name, 0)) <= most, (part.tag, part.attrib)


def test_the_page_loads_nothing_runs_nothing_and_leads_nowhere(tl: Tl, tmp_path: Path) -> None:
    page = written(tl, tmp_path)
    names = {node.name for node in page.walk()}
    assert not names & {"script", "link", "img", "image", "a", "iframe", "object", "embed", "form", "use", "base"}
    policy = page.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    assert policy.startswith("default-src 'none'; style-src ")
    for node in page.walk():
        assert not {name for name in node.attributes if name.startswith("on") or name in ("href", "src", "style")}
    raw = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "url(" not in raw
    assert "@import" not in raw
    assert re.findall(r"https?://[^\"]*", raw) == ["http://www.w3.org/2000/svg"] * 6


HOSTILE = '<script>alert(1)</script>" onload="x\' {{ 7 * 7 }} &amp; \u202eevil'


def test_words_of_people_are_text_wherever_they_stand(ledger: Ledger, tmp_path: Path) -> None:
    partners.add(ledger, HOSTILE, handle="hostile")
    levels.decide(ledger, "hostile", "up", reason=HOSTILE)
    page = of(ledger, tmp_path)
    raw = (tmp_path / "of.html").read_text(encoding="utf-8")
    assert not page.each("script")
    assert "<script" not in raw
    assert "\u202e" not in raw
    shown = HOSTILE.replace("\u202e", "\\u202e")
    assert shown in [cell.text for cell in page.each("td")]
    assert any(shown == title.text for title in page.each("title"))  # where it is cut in a picture


def test_every_word_can_be_read_on_every_ground_in_light_and_dark() -> None:
    for colours in (LIGHT, DARK):
        for word in WORDS:
            for ground in GROUNDS:
                assert contrast(colours[word], colours[ground]) >= 4.5, (word, ground)
        for mark_ in ("theirs", "ours", "accent", "good", "warn"):
            assert contrast(colours[mark_], colours["card"]) >= 3


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_its_colours_are_those_of_the_two_themes_of_the_screens() -> None:
    for colours, theme in ((LIGHT, themes.LIGHT), (DARK, themes.DARK)):
        assert colours == {
            "ink": theme.foreground, "soft": theme.variables["soft"], "ground": theme.background,
            "card": theme.surface, "panel": theme.panel, "line": theme.variables["line"], "theirs": theme.primary,
            "ours": theme.secondary, "accent": theme.accent, "good": theme.success, "warn": theme.warning,
        }  # fmt: skip


def test_the_page_follows_light_and_dark_and_prints_on_a4(tl: Tl, tmp_path: Path) -> None:
    style = written(tl, tmp_path).one("style").text
    assert "@page { size: A4;" in style
    assert "@media screen and (prefers-color-scheme: dark) { :root { --ink: #d8dbe0;" in style
    assert "tr { break-inside: avoid; }" in style
    colours = set(re.findall(r"#[0-9a-f]{3,6}\b", style))
    assert colours == {*LIGHT.values(), *DARK.values()}


def test_it_says_who_made_it_when_as_of_which_day_and_with_which_settings(tl: Tl, tmp_path: Path) -> None:
    facts = written(tl, tmp_path, "--since", "2026-08-23").one("dl", class_="facts")
    said = dict(zip((each.text for each in facts.each("dt")), (each.text for each in facts.each("dd")), strict=True))
    assert said["As of"] == "Mon 23 Nov 2026"
    assert said["Compared with"] == "Sun 23 Aug 2026"
    assert said["Made by"].startswith("demo, on 23 Nov 2026, with Trustlog ")
    assert said["Settings"] == "those the program comes with"
    assert said["Read"] == "without anybody's private facts"


def test_settings_that_were_changed_are_named(ledger: Ledger, tmp_path: Path) -> None:
    changed = ledger.settings.reading._replace(needed=30.0, up_error=1 / 30)
    page = of(ledger._replace(settings=ledger.settings._replace(reading=changed)), tmp_path)
    assert "Setting needed: 30 (usually 20)" in section(page, "how").text
    assert "in at most 1 of 30 relationships" in section(page, "how").text
    assert "2 of the usual ones changed" in page.one("dl").text


def test_how_the_reading_works_is_told_in_five_sentences(tl: Tl, tmp_path: Path) -> None:
    assert len(section(written(tl, tmp_path), "how").one("ol").each("li")) == 5


def test_it_is_dutch_where_that_is_asked_for_and_json_says_where_it_is(tl: Tl, tmp_path: Path) -> None:
    path = str(tmp_path / "rapport.html")
    assert tl.rows("export", "html", "--out", path, "--lang", "nl") == {"file": path, "partners": 12}
    page = read_page(Path(path))
    assert page.attributes["lang"] == "nl"
    assert page.one("h1").text == "Hoe ver onze partnerschappen zijn"
    english = {each.text for each in written(tl, tmp_path).each("h2")}
    assert not english & {each.text for each in page.each("h2")}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_an_empty_ledger_has_a_report_that_says_so(tmp_path: Path, language: str) -> None:
    empty = open_at(tmp_path, TODAY)
    with speaking(language):
        page = of(empty, tmp_path)
    assert not page.each("svg")
    assert [chapter.attributes["id"] for chapter in page.each("section")] == ["portfolio", "left-out", "how"]


def test_more_partners_than_are_drawn_stand_in_the_tables(ledger: Ledger, tmp_path: Path) -> None:
    for number in range(130):
        partners.add(ledger, f"Firm {number:03}", handle=f"f{number}")
    page = of(ledger, tmp_path)
    assert len(section(page, "rates").each("svg")) == 6
    assert len(told(page, "rates").table()) == 1 + 2 * 132
    assert "12 more are in the table only" in section(page, "rates").text
    assert "72 more are left out here" in section(page, "year").text
    assert "and 72 more" in section(page, "portfolio").one("svg").text


# What is private


@pytest.mark.parametrize("who", [ALICE, BOB])
def test_nothing_private_is_in_it_whoever_makes_it(tmp_path: Path, who: str) -> None:
    ledger, _at = shared_ledger(tmp_path)
    mark(ledger)
    report.export_html(on(ledger, ledger.today, who), str(tmp_path / "of.html"), since=date(2026, 10, 1))
    assert MARK.findall((tmp_path / "of.html").read_text(encoding="utf-8")) == []


@BOTH_ENGINES
def test_a_private_fact_changes_no_number_and_is_counted(ledger: Ledger, tmp_path: Path) -> None:
    capture.capture(ledger, "acme: we promise tea by fri; lunch 45m yesterday")
    before = of(ledger, tmp_path)
    kept = capture.capture(ledger, "acme: private they promise hush by today; private note zqhush").facts
    capture.capture(on(ledger, TODAY, "eva"), "borealis: private lunch 45m yesterday; private note zqeva")
    promises.keep(ledger, [kept[0].number])
    for who in ("me", "eva"):
        after = of(on(ledger, TODAY, who), tmp_path)
        for chapter in ("portfolio", "decisions", "rates", "year", "together", "brought"):
            assert section(after, chapter).text == section(before, chapter).text
        assert after.one("ul", class_="tiles").text == before.one("ul", class_="tiles").text
        assert section(after, "left-out").table()[1:] == [["Promises", "1"], ["Moments", "1"], ["Notes", "2"]]
    assert "Nothing is private in this ledger" in section(before, "left-out").text


def test_what_is_its_authors_alone_is_counted(ledger: Ledger, tmp_path: Path) -> None:
    reviewed(ledger)
    rows = dict(section(of(ledger, tmp_path), "left-out").table()[1:])
    assert int(rows["Reviews, intentions and proposals, which are their author's alone"]) > 0


def test_an_archived_partner_is_in_no_picture_and_counted(ledger: Ledger, tmp_path: Path) -> None:
    partners.archive(ledger, "borealis", "it ended")
    page = of(ledger, tmp_path)
    assert "Borealis" not in section(page, "portfolio").text
    assert "1 was archived: Borealis." in section(page, "movement").text
    assert ["Partners that are archived", "1"] in section(page, "left-out").table()


def test_a_partner_is_on_no_level_before_its_first_day(ledger: Ledger, tmp_path: Path) -> None:
    partners.add(ledger, "Caldera")
    partners.add(ledger, "Delfino", since=date(2025, 6, 1))
    page = of(ledger, tmp_path)
    counts = section(page, "movement").each("details")[0].table()
    assert counts[-1] == ["all", "1", "4"]
    assert "3 partners came: Acme Holding, Borealis, Caldera." in section(page, "movement").text
    assert "0 partners moved up, 0 moved down, 1 stayed." in section(page, "movement").text
    page = of(ledger, tmp_path, since=date(2026, 3, 1))
    assert {row[0]: row[1] for row in section(page, "compared").table()[1:]}["Caldera"] == "1, new"
    assert page.one("ul", class_="tiles").each("li")[0].one("span", class_="before").text == "3 on 1 Mar"
    earlier = of(ledger, tmp_path, as_of=date(2025, 12, 1))
    assert [row[1] for row in section(earlier, "portfolio").table()[1:]] == ["Delfino"]


def test_a_double_that_was_merged_is_nobody_who_was_let_go(ledger: Ledger, tmp_path: Path) -> None:
    partners.add(on(ledger, date(2026, 2, 1)), "Acme Holdings", handle="acme2", since=date(2025, 6, 1))
    partners.merge(ledger, "acme2", "acme")
    for choice in ({}, {"since": date(2026, 3, 1)}, {"as_of": date(2026, 3, 1)}):
        page = of(ledger, tmp_path, **choice)
        assert "archived" not in section(page, "movement").text
        assert "Acme Holdings" not in page.text
        assert "no partner is archived" in section(page, "left-out").text
    exports.export_csv(ledger, tmp_path / "csv")
    counted = (tmp_path / "csv" / "summary.csv").read_text(encoding="utf-8")
    assert "partners,archived,0" in counted
    assert "partners,merged,1" in counted
    exports.export_xlsx(ledger, str(tmp_path / "r.xlsx"))
    summary = load_workbook(tmp_path / "r.xlsx")["Summary"]
    assert [row[2] for row in summary.iter_rows(values_only=True) if row[1] == "Archived"] == [0]


# Writing it


def test_without_the_library_it_is_refused_in_a_line_and_nothing_written(
    tl: Tl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _name: None)
    said = tl("export", "html", "--out", str(tmp_path / "no.html"))
    assert said.status == 1
    assert "jinja2" in said.refusal
    assert not (tmp_path / "no.html").exists()


def test_the_ledger_and_folders_are_never_replaced(tl: Tl, tmp_path: Path) -> None:
    for place in (tl.db, tmp_path):
        assert tl("export", "html", "--out", str(place)).status == 1
    assert tl.rows("trust")


def test_the_screen_exports_it_as_the_command_does(ledger: Ledger, tmp_path: Path) -> None:
    choice = exports.ExportChoice("html", str(tmp_path / "screen.html"))

    def cancel(_name: str, count: int) -> None:
        if count == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exports.export(ledger, choice, cancel)
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".html", ".part")] == []
    done = exports.export(ledger, choice, lambda _name, _count: None)
    assert done.lines == (f"{tmp_path / 'screen.html'}: 2 partners",)
    assert read_page(tmp_path / "screen.html").one("h1").text == "How far our partnerships have come"


def test_the_templates_go_into_the_wheel() -> None:
    import tomllib

    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["packages"] == ["trustlog"]
    assert not {"exclude", "include", "only-include"} & wheel.keys()
    ignored = (ROOT / ".gitignore").read_text().split()
    templates = list((ROOT / "trustlog/exchange/html/templates").iterdir())
    assert sorted(path.name for path in templates) == ["report.css", "report.html"]
    assert not {"*.html", "*.css", "templates/"} & set(ignored)
    assert "exchange/html/templates/report.html" in (ROOT / ".ci/run").read_text()


# The page before a meeting


def test_a_brief_is_a_page_of_the_same_parts(tl: Tl, tmp_path: Path) -> None:
    path = tmp_path / "foxglove.html"
    tl.done("brief", "foxglove", "--html", str(path))
    page = read_page(path)
    lines = tl.rows("brief", "foxglove")["lines"]
    titles = [lines[at + 1] for at, line in enumerate(lines) if not line]
    assert [each.text for each in page.each("h2")][: len(titles)] == titles
    items = [each.text for each in page.each("li")]
    for line in lines:
        if line.startswith("  ") and "more" not in line:
            assert line.strip() in items
    assert page.one("h1").text == "Foxglove"
    assert [each.attributes["id"] for each in page.each("section", class_="drawn")] == ["rates", "year", "together"]
    assert tl.rows("brief", "foxglove", "--html", str(path)) == {
        "file": str(path), "partner": "Foxglove", "handle": "foxglove"
    }  # fmt: skip


def test_a_brief_as_a_page_has_nothing_private(tmp_path: Path) -> None:
    ledger, _at = shared_ledger(tmp_path)
    mark(ledger)
    for who in (ALICE, BOB):
        for handle in ("acme", "borealis"):
            path = report.write_brief(on(ledger, ledger.today, who), handle, str(tmp_path / "brief.html"))
            assert MARK.findall(Path(path).read_text(encoding="utf-8")) == []


def test_a_brief_of_nobody_known_writes_no_page(tl: Tl, tmp_path: Path) -> None:
    said = tl("brief", "nobody", "--html", str(tmp_path / "no.html"))
    assert said.status == 2
    assert not (tmp_path / "no.html").exists()
    assert json.loads(tl.done("status", "--json").out)
