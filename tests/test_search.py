"""Search finds everything written, whatever its accents and capitals, on both engines, by command and on the screen."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from cli_cases import TODAY as DAY
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, TODAY, chosen, on, small
from hypothesis import example, given
from hypothesis import strategies as st
from tui_pilot import app_on, settled, shown, typed, wait_for

from trustlog.desk import capture, facts, levels, partners, people, plans, promises
from trustlog.desk.ledger import Ledger
from trustlog.desk.review import finish, review
from trustlog.desk.search import hit_json, hit_partner, hit_sentence, search
from trustlog.domain.text.find import EXACT, FOLDED, NOT, fit, wanted
from trustlog.domain.text.folding import folded, unaccented
from trustlog.errors import WordsError
from trustlog.storage.schema._generated import FULL_TEXT, SEARCHED
from trustlog.tui.screens.partner.page import PartnerPage
from trustlog.tui.screens.search.page import marked


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    return small(chosen(request, tmp_path))


def said(ledger: Ledger, words: str) -> list[str]:
    found = search(ledger, words)
    return [f"{hit_partner(hit, found)}: {hit_sentence(hit, found)}" for hit in found.hits]


def kinds(ledger: Ledger, words: str) -> list[str]:
    found = search(ledger, words)
    return [hit_json(hit, found)["fact"] for hit in found.hits]


@BOTH_ENGINES
def test_everything_written_is_found(ledger: Ledger) -> None:
    partners.edit(ledger, "acme", {"note": "their boat is called Ålesund"})
    people.add(ledger, "acme", "Zoë Ødegård", role="Königin", email="zoe@acme.example", phone="+31 6 4455")
    capture.capture(ledger, "acme: lunch with jane; we promise send drafts by 1 dec; we promise call by 1 dec")
    capture.capture(ledger, "acme: they promise pay by 1 dec; they promise ship by today")
    promises.move(ledger, 2, TODAY + timedelta(days=12), reason="Éclair strike")
    promises.withdraw(ledger, [3], by="maker", reason="überholt")
    promises.break_(ledger, [5], told="concealed")
    promises.clear(ledger, 5, "talked through in Łódź")
    plans.plan(ledger, "borealis", TODAY + timedelta(days=30), "Smørrebrød together")
    partners.pause(ledger, "borealis", TODAY, TODAY + timedelta(days=40), "Fête nationale")
    levels.decide(ledger, "acme", 2, "vertrauenswürdig", None)
    levels.decline(ledger, "borealis", "wait for the naïve ones", None, None)
    partners.add(ledger, "Cimarron")
    partners.archive(ledger, "cimarron", "sold to Ørsted")
    finish(ledger, review(ledger), ["ask after the jalapeño"])
    for words, kind, text in (
        ("alesund", "partner", "Acme Holding: partner acme, level 2 "),
        ("ALESUND boat", "partner", "Ålesund"),
        ("holding", "partner", "Acme Holding"),
        ("zoe", "person", "Acme Holding: Zoë Ødegård · Königin · zoe@acme.example · +31 6 4455"),
        ("odegard konigin 4455", "person", "Zoë"),
        ("eclair", "move", "Acme Holding: we moved: send drafts, to Sat 5 Dec: Éclair strike"),
        ("UBERHOLT", "promise", "call"),
        ("lodz", "promise", "ship"),
        ("smorre", "plan", "Borealis: planned: Smørrebrød together"),
        ("fete NATIONALE", "pause", "Borealis: pause until Sat 2 Jan 2027: Fête nationale"),
        ("vertrauenswurdig", "level_change", "level 1 → 2: vertrauenswürdig"),
        ("naive", "decline", "Borealis: not now until "),
        ("orsted", "partner", "archived Mon 23 Nov · sold to Ørsted"),
        ("jalapeno", "intention", ": intention: ask after the jalapeño"),
    ):
        assert kinds(ledger, words) == [kind], words
        assert text in said(ledger, words)[0], words
    assert search(ledger, "nowhere").hits == ()
    assert kinds(ledger, "wait naive jalapeno") == []


@BOTH_ENGINES
def test_a_person_is_found_with_the_time_spent_together(ledger: Ledger) -> None:
    capture.capture(ledger, "acme: lunch yesterday with jane about the audit; coffee with raj; meeting")
    capture.capture(ledger, "acme: note Jane is away")
    assert kinds(ledger, "jane") == ["person", "note", "moment"]
    assert kinds(ledger, "jane audit") == ["moment"]
    assert kinds(ledger, "audit jane raj") == []
    assert kinds(ledger, "raj coffee") == ["moment"]
    assert said(ledger, "jane")[0] == "Acme Holding: Jane Doe · COO"


@BOTH_ENGINES
def test_private_things_of_others_are_never_found(ledger: Ledger) -> None:
    capture.capture(ledger, "acme: private lunch hush with jane; private we promise hush by 1 dec; private note hush")
    promises.move(ledger, 2, TODAY + timedelta(days=12), reason="hush reason")
    finish(ledger, review(ledger), ["hush intention"])
    assert sorted(kinds(ledger, "hush")) == ["intention", "moment", "move", "note", "promise"]
    other = on(ledger, TODAY, "other")
    assert kinds(other, "hush") == []
    assert kinds(other, "jane") == ["person"]
    assert kinds(other, "reason") == []


@BOTH_ENGINES
def test_exact_ones_come_first_then_the_newest(ledger: Ledger) -> None:
    for day, text in ((4, "Zoe"), (3, "Zoë"), (2, "ZOE"), (1, "zoe\u0308tje")):
        capture.capture(on(ledger, TODAY - timedelta(days=day)), f"acme: note {text}")
    assert [one.number for one in search(ledger, "zoe").facts] == [3, 1, 4, 2]
    assert [one.number for one in search(ledger, "zoë").facts] == [4, 2, 3, 1]
    assert [hit.how for hit in search(ledger, "ZOË").hits] == [EXACT, EXACT, FOLDED, FOLDED]


@BOTH_ENGINES
@pytest.mark.parametrize(
    ("text", "finds", "not_found"),
    [
        ("xaudit or an audit is so", ["audit", "xaudit", "x", "an", "is so"], ["udit", "n", "dit is"]),
        ("İzmir ISPARTA", ["izmir", "IZMIR", "ızmir", "İZ", "isparta", "ısparta"], ["zmir"]),
        ("Straße GROẞ", ["strasse", "STRASSE", "straße", "stras", "gross"], ["rasse"]),
        ("ὈΔΥΣΣΕΎΣ", ["οδυσσευς", "Οδυσσεύς", "οδυσ"], ["odyssevs"]),
        ("Москва́ ёлка", ["москва", "МОСКВА", "елка", "ЁЛ"], ["осква"]),
        ("東京タワー 한국", ["東京", "한국", "한"], ["京"]),
        ("Œuvre Ærø ŧ", ["oeuvre", "OE", "aero", "æro", "t"], ["vre"]),
        ("Cafe\u0301 no\u0308el", ["café", "cafe", "CAFÉ", "nöel", "noel"], ["afe"]),
        ("L’Oréal O'Neil", ["l'oreal", "oreal", "L‘ORÉAL", "o’neil"], ["real"]),
        ("Phở Việt Đại", ["pho", "viet", "dai", "PHỞ"], ["iet"]),
    ],
)
def test_both_engines_fold_alike(ledger: Ledger, text: str, finds: list[str], not_found: list[str]) -> None:
    capture.capture(ledger, f'acme: note "{text}"')
    plans.plan(ledger, "acme", TODAY + timedelta(days=1), text)
    for words in finds:
        assert sorted(kinds(ledger, words)) == ["note", "plan"], words
    for words in not_found:
        assert kinds(ledger, words) == [], words


def test_what_is_searched_of_facts_is_what_the_view_holds(ledger: Ledger) -> None:
    (view,) = ledger.conn.rows("SELECT sql FROM sqlite_master WHERE name = 'fact_text'")[0]
    for table in FULL_TEXT:
        (body,) = re.findall(rf"SELECT number, ((?:(?!SELECT).)*) AS body FROM {table}\b", view)
        assert sorted(body.split(" || ' ' || ")) == sorted(f"coalesce({name}, '')" for name in SEARCHED[table])
    assert view.count(" FROM ") == len(FULL_TEXT)


def test_a_past_day_has_what_was_there(ledger: Ledger) -> None:
    capture.capture(ledger, "acme: we promise unicorn by 1 dec")
    promises.move(ledger, 1, TODAY + timedelta(days=12), reason="unicorn")
    plans.plan(ledger, "acme", TODAY + timedelta(days=1), "unicorn")
    assert kinds(ledger, "unicorn") == ["plan", "promise", "move"]
    assert search(ledger, "unicorn", TODAY - timedelta(days=1)).hits == ()
    facts.drop(ledger, 1, "never so")
    assert kinds(ledger, "unicorn") == ["plan"]


@pytest.mark.parametrize("words", [' *" ', "’", "\u200b", "…"])
def test_words_without_a_letter_are_refused(ledger: Ledger, words: str) -> None:
    with pytest.raises(WordsError):
        search(ledger, words)


@example("", "0\xad0", "")
@example("", "\u2ef3", "")  # a sign that is no letter and is folded to one
@given(st.text(), st.text(), st.text())
def test_a_word_of_a_text_fits_it_however_it_is_written(before: str, word: str, after: str) -> None:
    text = f"{before} {word} {after}"
    words = wanted(word)
    assert fit(words, text) == EXACT
    assert fit(words, text.upper()) in (EXACT, FOLDED) or "ŉ" in word or not text.isascii()
    for part in re.findall(r"[^\W_]+", unaccented(word)):  # as both indexes cut it: a sign that shows nothing parts it
        assert fit(wanted(folded(part)), text) != NOT or any(not sign.isalnum() for sign in folded(part)), part


def test_marks_stand_where_the_words_are() -> None:
    assert [text for text, tone in marked("The Größe of Zoë, zoe", wanted("gross zoe")) if tone] == [
        "Größ",
        "Zoë",
        "zoe",
    ]
    assert "".join(text for text, _ in marked("İİİ zoe", wanted("zoe"))) == "İİİ zoe"
    assert [text for text, tone in marked("İİİ zoe", wanted("zoe")) if tone] == ["zoe"]


# By command and on the screen --------------------------------------------------------------------------------------


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", DAY)
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    return Tl(tmp_path / "ledger.db", capsys)


def test_the_command_finds_partners_and_people(tl: Tl) -> None:
    tl.done("partner", "add", "Zoë’s Garage")
    tl.done("person", "add", "zoes-garage", "Jané", "Doe", "--role", "COO")
    tl.done("add", "zoes-garage: lunch yesterday with jane; we promise this by 4 dec")
    tl.done("move", "2", "9 dec", "--reason", "Jane is ill")
    tl.done("partner", "pause", "zoes-garage", "2026-12-21", "2027-01-03", "--reason", "Jane is off")
    tl.done("plan", "zoes-garage", "2026-12-01", "call", "jane")
    out = tl.done("search", "jane").out.splitlines()
    assert [line.split("  ")[0] for line in out[1:]] == [
        "Mon 21 Dec 2026", "Tue 1 Dec 2026", "Mon 23 Nov 2026", "", "Sun 22 Nov 2026",
    ]  # fmt: skip
    rows = tl.rows("search", "jane")
    assert [one["fact"] for one in rows] == ["pause", "plan", "move", "person", "moment"]
    assert all(one["partners"] == ["zoes-garage"] for one in rows)
    assert rows[2] == {
        "number": 2, "fact": "move", "on": "2026-11-23", "partners": ["zoes-garage"], "text": "this",
        "from": "2026-12-04", "to": "2026-12-09", "reason": "Jane is ill",
    }  # fmt: skip
    assert rows[3] == {
        "fact": "person", "partners": ["zoes-garage"], "name": "Jané Doe", "role": "COO", "email": None, "phone": None,
            "note": None, "left_on": None,
    }  # fmt: skip
    assert tl.rows("log")[0] in tl.rows("search", "this")  # a fact has the keys it has everywhere
    assert tl.rows("search", "zoe")[0]["handle"] == "zoes-garage"


async def test_the_screen_shows_what_is_found_and_enter_opens_it(tmp_path: Path) -> None:
    ledger = small(tmp_path)
    people.add(ledger, "borealis", "Zoë Ødegård")
    partners.pause(ledger, "acme", TODAY, TODAY, "zoe is away")
    app = app_on(str(tmp_path / "ledger.db"), TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash")
        await typed(pilot, "zoe")
        await wait_for(pilot, lambda: len(shown(app)) == 2)
        assert "zoe is away" in shown(app)[0]
        assert "Borealis Zoë Ødegård" in shown(app)[1]
        await pilot.press("down", "down", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))
        await settled(pilot)
        assert any("Zoë Ødegård" in line for line in shown(app, "#people"))
