"""Names that look alike are one name: by commands, from files, on the screens, and in ledgers that have both."""

from pathlib import Path

import pytest
from cli_cases import TODAY as DAY
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, LONG_AGO, TODAY, chosen, on, open_at
from tui_pilot import app_on, settled, shown, typed

from trustlog.desk import capture, partners, people
from trustlog.desk import partners as resolve
from trustlog.desk.facts import all_inserts
from trustlog.desk.imports import import_csv
from trustlog.desk.ledger import Batch, Ledger
from trustlog.desk.partners import merge
from trustlog.domain.facts import Partner, Person
from trustlog.errors import Refused, UnknownName
from trustlog.tui.drawing.completion import completions

DECOMPOSED = "Cafe\u0301"


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", DAY)
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    return Tl(tmp_path / "ledger.db", capsys)


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    return open_at(chosen(request, tmp_path), LONG_AGO)


@pytest.mark.parametrize("again", [DECOMPOSED, "CAFÉ", "\u00a0Café\u200b", "Cafe\u0301\u2060"])
def test_a_partner_is_not_added_twice(tl: Tl, again: str) -> None:
    tl.done("partner", "add", "Café")
    assert "cafe is taken by Café" in tl("partner", "add", again).refusal
    assert "called Café already" in tl("partner", "add", again, "--handle", "other").refusal
    tl.done("partner", "add", "Other")
    assert "called Café already" in tl("partner", "edit", "other", f"name={again}").refusal
    assert [one["name"] for one in tl.rows("partner", "list")] == ["Café", "Other"]


def test_names_are_kept_composed_and_with_single_blanks(tl: Tl) -> None:
    tl.done("partner", "add", f"  {DECOMPOSED}\u00a0 \u2003Noir\u200b", "--handle", "noir")
    tl.done("person", "add", "noir", "Zoe\u0308 \u00a0Q\ufeff")
    tl.done("add", f'noir: lunch with "Andre\u0301  B" +new; note cre\u0300me {DECOMPOSED}')
    assert [one["name"] for one in tl.rows("partner", "list")] == ["Café Noir"]
    assert [one["name"] for one in tl.rows("person", "list")] == ["André B", "Zoë Q"]
    assert tl.rows("log", "--kind", "note")[0]["note"] == "crème Café"
    tl.done("person", "edit", "noir", "zoe", "name=Zoe\u0308\u00a0R")
    tl.done("partner", "edit", "noir", f"name={DECOMPOSED}\u00a0Blanc")
    assert [one["name"] for one in tl.rows("person", "list")] == ["André B", "Zoë R"]
    assert tl.rows("partner", "list")[0]["name"] == "Café Blanc"


@pytest.mark.parametrize("name", ["\u200b", "\u00a0\u2060", "\u200e", "\u3164"])
def test_a_name_that_cannot_be_seen_is_none(tl: Tl, name: str) -> None:
    assert "a partner needs a name" in tl("partner", "add", name, "--handle", "h").refusal
    tl.done("partner", "add", "Acme")
    assert "a person needs a name" in tl("person", "add", "acme", name).refusal


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("O’Brien", ["o'brien", "O‘BRIEN", "o`brien", "oʼbrien", "obrien"]),
        ("Møller–Mærsk", ["moller-maersk", "møller-mærsk", "Moller—Maersk", "maersk"]),
        ("İzmir", ["izmir", "IZMIR", "İZMİR", "ızmır", "zmi"]),
        ("Zoë & Co", ["zoe", "ZOË", "zoe\u0308", "zoe & co", "zoe\u00a0& co"]),
        ("Ａcme Größe", ["acme grosse", "GRÖSSE", "acme"]),
    ],
)
def test_a_partner_is_found_as_people_type_it(tl: Tl, name: str, said: list[str]) -> None:
    handle = tl.rows("partner", "add", name)[0]["handle"]
    tl.done("partner", "add", "Zonder")
    for words in said:
        assert tl.done("partner", "show", words, "--json").json["handle"] == handle
        tl.done("add", f"{words}: lunch")


def test_exact_ones_go_before_those_that_only_read_alike(tl: Tl) -> None:
    for name, handle in (("Zoë", "one"), ("Zoe", "two"), ("Zoe BV", "three"), ("Zoë BV", "four")):
        tl.done("partner", "add", name, "--handle", handle)
    for said, handle in (("zoë", "one"), ("zoe", "two"), ("zoe b", "three"), ("ZOË bv", "four")):
        assert tl.done("partner", "show", said, "--json").json["handle"] == handle
    assert "two (Zoe), one (Zoë), three (Zoe BV), four (Zoë BV)" in tl("partner", "show", "zo").refusal
    assert [one["handle"] for one in tl.rows("partner", "list")] == ["two", "one", "three", "four"]


def test_a_mistyped_name_finds_one_with_accents_near(tl: Tl) -> None:
    tl.done("partner", "add", "Łódź Øst")
    assert "near: lodz-ost (Łódź Øst)" in tl("partner", "show", "lodx").refusal


def test_a_whole_word_of_a_name_goes_before_a_part_of_one(tl: Tl) -> None:
    tl.done("partner", "add", "Acme Industries", "--handle", "acme")
    for name in ("Piet Jansen", "Jan Smit"):
        tl.done("person", "add", "acme", name)
    assert tl.rows("add", "acme: lunch with jan")[0]["people"] == ["Jan Smit"]


def test_people_sort_and_are_found_without_their_accents(tl: Tl) -> None:
    tl.done("partner", "add", "Acme")
    for name in ("Zed", "Émile", "Eve", "Łukasz", "Zoë O’Neil"):
        tl.done("person", "add", "acme", name)
    assert [one["name"] for one in tl.rows("person", "list")] == ["Émile", "Eve", "Łukasz", "Zed", "Zoë O’Neil"]
    assert "Zoë O’Neil is at acme already" in tl("person", "add", "acme", "zoe\u0308\u00a0O'NEIL").refusal
    written = tl.rows("add", "acme: lunch with zoe o'neil, emile, lukasz")
    assert written[0]["people"] == ["Émile", "Łukasz", "Zoë O’Neil"]
    tl.done("add", "acme: lunch with emile +new")  # nobody new: she is there
    assert len(tl.rows("person", "list")) == 5


@BOTH_ENGINES
def test_a_ledger_that_has_both_opens_and_names_both_handles(ledger: Ledger) -> None:
    def made(handle: str, name: str) -> Partner:
        return Partner(
            ledger.new_id(), handle, name, 1, LONG_AGO, 2, 30, start_level=1, start_on=LONG_AGO, logged_from=LONG_AGO
        )

    one, two = made("cafe", "Café"), made("cafe-2", DECOMPOSED)
    some = [Person(ledger.new_id(), one.id, name) for name in ("O'Hara", "O’Hara")]
    ledger.commit(Batch(all_inserts(ledger, [one, two, *some]), "as written before"))
    now = on(ledger, TODAY)
    assert resolve.partner(now, "cafe").id == one.id
    assert resolve.partner(now, "cafe-2").id == two.id
    with pytest.raises(UnknownName, match=r"may be cafe \(Café\), cafe-2 \(Cafe\u0301\); write the handle"):
        resolve.partner(now, "café")
    with pytest.raises(UnknownName, match=r"O’Hara \(2\).*like \"O'Hara \(1\)\"") as refused:
        people.edit(now, "cafe", "o'hara", {"role": "x"})
    assert 'may be "O\'Hara (1)", "O’Hara (2)"' in str(refused.value)
    people.edit(now, "cafe", "o'hara (2)", {"role": "CFO"})
    assert [one.role for one in people.person_list(now, "cafe")] == [None, "CFO"]
    partners.edit(now, "cafe-2", {"name": "Other"})
    assert resolve.partner(now, "CAFÉ").id == one.id


def test_merging_takes_people_that_look_alike_for_one(ledger: Ledger) -> None:
    for handle in ("old", "new"):
        partners.add(ledger, f"{handle} one", handle=handle)
    people.add(ledger, "new", "Zoë O’Neil")
    people.add(ledger, "old", "ZOË O'Neil", role="CFO")
    people.add(ledger, "old", "Zoe O'Neil")
    merge(ledger, "old", "new")
    there = people.person_list(ledger, "new")
    assert [(one.name, one.role) for one in there] == [
        ("Zoe O'Neil", None),
        ("Zoë O’Neil", "CFO"),
    ]


def test_a_file_names_partners_and_people_as_they_look(ledger: Ledger, tmp_path: Path) -> None:
    partners.add(ledger, "Café O’Noir", handle="noir")
    people.add(ledger, "noir", "Zoë Q")
    now = on(ledger, TODAY)
    capture.capture(now, "noir: we shared crème /2")
    names = tmp_path / "partners.csv"
    names.write_text(f"name\n{DECOMPOSED}\u00a0O'NOIR\n", encoding="utf-8")
    done = import_csv(now, names, "partners")
    assert (len(done.partners), done.existing) == (0, 1)
    moments = tmp_path / "moments.csv"
    moments.write_text(
        f"partners,kind,on,people\n{DECOMPOSED}  o'noir,lunch,2026-11-20,Zoe\u0308 q\n", encoding="utf-8"
    )
    done = import_csv(now, moments, "moments")
    assert (done.partners, done.people, len(done.facts)) == ((), (), 1)
    told = tmp_path / "told.csv"
    told.write_text("partners,direction,topic,on\nnoir,ours,cre\u0300me,2026-11-23\n", encoding="utf-8")
    assert (import_csv(now, told, "disclosures").facts, import_csv(now, told, "disclosures").existing) == ((), 1)


def test_names_of_levels_that_look_alike_are_refused(tmp_path: Path, tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'[levels]\nnames = ["Café", "{DECOMPOSED}", "C", "D", "E"]\n', encoding="utf-8")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(file))
    assert "another level" in tl("settings", "check").out


def test_completion_folds_and_puts_exact_ones_first() -> None:
    people_there = ["Zoë Q", "Zoe B", "Émile Zola"]
    assert completions("acme: lunch with zoe", [], people_there, ()) == [
        "acme: lunch with zoe B",
        "acme: lunch with Zoë Q",
    ]
    assert completions("acme: lunch with emi", [], people_there, ()) == ["acme: lunch with Émile Zola"]
    assert completions("moller", ["mm"], [], (), ["Møller"]) == ["mm: "]


async def test_the_screens_find_without_accents_and_exact_ones_first(tmp_path: Path) -> None:
    ledger = open_at(tmp_path, TODAY)
    for name, handle in (("Zoë", "q1"), ("Zoe’s", "q2"), ("İzmir", "q3"), ("O’Brien–Møller", "q4")):
        partners.add(ledger, name, handle=handle)
    people.add(ledger, "q1", "Bjørn Ångström")
    app = app_on(str(tmp_path / "ledger.db"), TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("2", "slash")
        for words, count in (("zoe", 2), ("IZMIR", 1), ("o'brien-moller", 1)):
            await typed(pilot, words)
            await settled(pilot)
            assert len(shown(app, "LongRows")) == count, words
            await pilot.press(*["backspace"] * len(words))
        await pilot.press("escape", "1", "ctrl+p")
        await typed(pilot, "zoe")
        await settled(pilot)
        found = shown(app)
        assert found.index(next(row for row in found if row.startswith("Zoe’s"))) < found.index(
            next(row for row in found if row.startswith("Zoë "))
        )
        await pilot.press(*["backspace"] * 3)
        await typed(pilot, "bjorn ang")
        await settled(pilot)
        assert any(row.startswith("Bjørn Ångström") for row in shown(app))


async def test_the_screens_refuse_a_name_that_looks_like_another(tmp_path: Path) -> None:
    ledger = open_at(tmp_path, TODAY)
    partners.add(ledger, "Café")
    with pytest.raises(Refused):
        partners.add(ledger, DECOMPOSED)
    app = app_on(str(tmp_path / "ledger.db"), TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("2", "n")
        await typed(pilot, f"{DECOMPOSED}x")
        await pilot.press("backspace", "tab")
        await typed(pilot, "2")
        await pilot.press("enter")
        await settled(pilot)
        assert "called Café already" in str(app.screen.query_one("#below-name").render())
