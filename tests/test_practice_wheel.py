"""The wheel: our own organisation, answered by several people, shown without who said what."""

from datetime import UTC, date, datetime
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from cli_cases import Tl
from desk_cases import open_at
from hypothesis import given
from hypothesis import strategies as st
from practice_cases import its_turn

from trustlog.cli.run import Run
from trustlog.desk.partners import add, partner
from trustlog.desk.practice import part_named
from trustlog.desk.wheel.picture import leadership, picture, wheel
from trustlog.domain.facts import Wheel
from trustlog.domain.practice import ASKS
from trustlog.domain.wheel.answers import (
    NOTHING,
    SIGNS,
    kept,
    notes_of,
    notes_written,
    numbers,
    read_answers,
    read_notes,
    read_said,
    written,
)
from trustlog.domain.wheel.questions import ALL, AREAS, NAMES, ON_WHEEL, QUESTIONS
from trustlog.domain.wheel.rounds import Round, change, rounds
from trustlog.errors import WordsError
from trustlog.storage.engine.connection import connect
from trustlog.storage.read.practice import logged_longest

ASKED = ASKS["wheel"]
WEAK = "weakest is “Focus on collaboration” 2.8 of 5"
SIGNED = st.text(alphabet="".join(SIGNS), min_size=12, max_size=12)
ANSWERED = SIGNED.filter(lambda signs: bool(signs.strip(NOTHING)))
STAMP = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, monday: None) -> Tl:
    monkeypatch.setenv("TRUSTLOG_USER", "kim")
    tl = Tl(tmp_path / "ledger.db", capsys)
    tl.done("partner", "add", "Acme", "--level", "3", "--logged-from", "2026-01-05")
    tl.done("partner", "add", "Borealis", "--level", "4", "--logged-from", "2026-03-02")
    return tl


def three(tl: Tl) -> None:
    """Let three people answer, one of them twice, of whom one leads partnerships; and one a year ago."""
    tl.done("wheel", "answer", "1,1,1,1,1,1,1,1,1", "--by", "Ann", "--on", "2026-10-02")
    tl.done("wheel", "answer", "4,3,4,2,3,3,4,4,3", "--by", "ann", "--safety", "not in meetings")
    tl.done("wheel", "answer", "4 2 4 2 3 4 5 4 2 5 4 5")
    tl.done("wheel", "answer", "5,4,5,3,2,3,4,5,3", "--by", "raj")
    tl.done("wheel", "answer", "3,3,3,3,3,3,4,4,4", "--on", "2025-10-02")


def on_turn(tl: Tl, monkeypatch: pytest.MonkeyPatch, name: str = "acme") -> None:
    """Let it be the week in which the wheel may ask beside a partner."""
    ledger = open_at(tl.db.parent, date(2026, 11, 23), me="kim")
    day = its_turn(partner(ledger, name), date(2026, 11, 23), "wheel")
    ledger.close()
    monkeypatch.setenv("TRUSTLOG_TODAY", day.isoformat())


def test_several_people_answer_and_nobody_is_named(tl: Tl) -> None:
    assert tl.done("wheel").out.startswith("Nobody has looked at our own organisation yet.\n")
    three(tl)
    out = tl.done("wheel").out
    assert out.startswith("2026: 3 people have answered.\n")
    for line in (
        "Focus on collaboration  2.8   2–4 -0.2",
        "4 Together first       2.3   2–3 -0.7",
        "Leading partnerships    4.7   4–5",
        "Weakest: “Focus on collaboration” 2.8 of 5.",
        "Safe to say: not in meetings",
    ):
        assert line in out
    assert "ann" not in out.lower()
    assert "raj" not in out.lower()
    assert max(map(len, out.splitlines())) <= 67
    shown = tl.rows("wheel", "acme", "show")
    assert (shown["partner"], shown["year"], shown["since"], shown["people"]) == ("acme", 2026, 2025, 3)
    assert shown["weakest"] == ["collaboration"]
    assert [area["area"] for area in shown["areas"]] == ["purpose", "collaboration", "culture"]
    assert shown["areas"][2]["questions"][0]["notes"] == ["not in meetings"]
    assert shown["leadership"]["n"] == 3
    assert "ann" not in str(shown).lower()


def test_an_earlier_day_shows_what_was_answered_by_then(tl: Tl) -> None:
    three(tl)
    tl.done("wheel", "answer", "-,2,3,-,-,-,-,-,-", "--on", "2024-10-02")
    assert tl.rows("wheel", "--as-of", "2025-01-01")["areas"][0]["n"] == 2
    assert tl.done("wheel", "--as-of", "2026-01-01").out.startswith("2025: one person has answered.")
    assert tl.done("wheel", "--as-of", "2026-10-05").out.startswith("2026: one person has answered.")
    assert tl.rows("wheel", "--as-of", "2024-01-01")["year"] is None


def test_a_high_step_names_the_weakest_area(tl: Tl) -> None:
    def decided(name: str, way: str) -> str:
        said = tl.done("level", name, way, "--reason", "we both want it").out
        tl.done("undo")
        return said

    assert "nobody has looked at our own organisation yet" in decided("acme", "up").lower()
    three(tl)
    assert f"The wheel of 2026: {WEAK}." in decided("acme", "up")
    assert WEAK in decided("borealis", "up")
    assert WEAK not in decided("borealis", "down")
    tl.done("partner", "add", "Cartwright", "--level", "2")
    assert WEAK not in decided("cartwright", "up")


def test_it_is_asked_once_a_quarter_beside_one_partner_and_in_the_review(
    tl: Tl, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_turn(tl, monkeypatch, "borealis")
    assert ASKED not in tl.done("brief", "borealis").out, "others are logged longer"
    on_turn(tl, monkeypatch)
    assert ASKED in tl.done("brief", "acme").out
    assert ASKED in tl.done("review").out
    tl.done("wheel", "answer", "4,3,5,2,3,4,4,4,5")
    assert ASKED not in tl.done("brief", "acme").out
    assert ASKED not in tl.done("review").out
    tl.done("undo")
    assert ASKED in tl.done("review").out
    assert "Our own organisation: not asked again" in tl.done("practice", "borealis", "never", "wheel").out.replace(
        "our own", "Our own"
    )
    assert ASKED not in tl.done("brief", "acme").out
    assert ASKED not in tl.done("review").out


def test_answers_are_found_edited_and_undone(tl: Tl) -> None:
    tl.done("wheel", "answer", "--meaning", "4 most | of us", "--rank", "3", "--by", "raj")
    assert tl.rows("log")[0]["answers"]["meaning"] == 4
    assert tl.rows("log")[0]["notes"] == {"meaning": "most / of us"}
    assert [hit["number"] for hit in tl.rows("search", "most")] == [1]
    tl.done("edit", "1", "answers=4,3,5,2,3,4,4,4,5", "notes=rank: not in meetings | meaning: yes", "said_by=")
    changed = tl.rows("log")[0]
    assert changed["answers"]["choice"] == 3
    assert changed["said_by"] is None
    assert changed["notes"] == {"meaning": "yes", "rank": "not in meetings"}
    tl.done("drop", "1", "--reason", "entered twice")
    assert tl.rows("wheel")["people"] == 0


def test_private_answers_count_for_their_author_alone(tl: Tl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tl.done("wheel", "answer", "5,5,5,5,5,5,1,5,5", "--private", "--safety", "the secret")
    assert "the secret" in tl.done("wheel").out
    said = tl("wheel", "--out", str(tmp_path / "wheel.svg"))
    assert said.status == 1
    assert "nothing to draw" in said.err
    monkeypatch.setenv("TRUSTLOG_USER", "raj")
    assert tl.rows("wheel")["people"] == 0
    tl.done("wheel", "answer", "4,3,5,2,3,4,4,4,5")
    assert tl.rows("wheel")["people"] == 1
    monkeypatch.setenv("TRUSTLOG_USER", "kim")
    assert tl.rows("wheel")["people"] == 2
    tl.done("wheel", "--out", str(tmp_path / "wheel.html"))
    page = (tmp_path / "wheel.html").read_text()
    assert "one person has answered" in page
    assert "the secret" not in page


def test_management_gets_means_and_nobodys_name(tl: Tl, tmp_path: Path) -> None:
    three(tl)
    tl.done("wheel", "answer", "5,5,5,5,5,5,1,5,5", "--private")
    tl.done("export", "csv", "--out", str(tmp_path / "report"))
    text = (tmp_path / "report" / "wheel_means.csv").read_text(encoding="utf-8-sig")
    rows = text.splitlines()
    assert rows[0] == "year,area,question,answered,mean,low,high,change,weakest"
    assert len(rows) == 1 + 2 * (len(ALL) + len(QUESTIONS))
    assert "2026,collaboration,,9,2.8,2,4,-0.2,true" in rows
    assert "2026,collaboration,together,3,2.3,2,3,-0.7,false" in rows
    everything = "".join(file.read_text(encoding="utf-8-sig") for file in (tmp_path / "report").iterdir()).lower()
    assert "raj" not in everything
    assert "not in meetings" not in everything
    left_out = (tmp_path / "report" / "left_out.csv").read_text(encoding="utf-8-sig")
    assert "wheels,private,1" in left_out
    tl.done("export", "csv", "--out", str(tmp_path / "of_one"), "--partner", "acme")
    assert not (tmp_path / "of_one" / "wheel_means.csv").exists()


def test_the_picture_says_itself_in_words(tl: Tl, tmp_path: Path) -> None:
    three(tl)
    for name in ("wheel.svg", "wheel.html"):
        assert tl.done("wheel", "--out", str(tmp_path / name)).out == f"{tmp_path / name}\n"
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert '<title id="picture-title">Our own organisation in 2026</title>' in text
        assert "Focus on collaboration: 2.8 of 5, answers 2–4" in text
        assert "<script" not in text
        assert "style=" not in text
        assert "raj" not in text.lower()
        assert "not in meetings" not in text
    assert "Does the best argument win here, whoever brings it?" in text
    said = tl("wheel", "--out", str(tmp_path / "wheel.png"))
    assert said.status == 2
    assert ".svg, .html" in said.refusal
    dutch = tl.done("wheel", "--out", str(tmp_path / "nl.html"), "--lang", "nl")
    assert dutch.status == 0
    assert "Onze eigen organisatie in 2026" in (tmp_path / "nl.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("answer",), "trustlog wheel answer"),
        (("answer", "4,3,5"), "nine answers"),
        (("answer", "4,3,5,2,3,4,4,4,6"), "1 to 5"),
        (("answer", "-,-,-,-,-,-,-,-,-"), "no question is answered"),
        (("answer", "4,3,5,2,3,4,4,4,5", "--rank", "3 no"), "answered twice"),
        (("answer", "--rank", "no"), "1 to 5"),
        (("answer", "4,3,5,2,3,4,4,4,5", "--on", "2027-01-01"), "to come"),
        (("answer", "4,3,5,2,3,4,4,4,5", "--out", "wheel.svg"), "without answer"),
        (("--rank", "3"), "answers go with answer"),
        (("nobody",), "nobody"),
        (("answer", "--culture", "3"), "No such option"),
    ],
)
def test_what_cannot_be_is_refused(tl: Tl, words: tuple[str, ...], says: str) -> None:
    said = tl("wheel", *words)
    assert said.status in (1, 2)
    assert says in said.refusal
    assert tl.rows("wheel")["people"] == 0


def test_at_a_terminal_they_are_asked_one_by_one(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Run, "can_ask", lambda _: True)
    answers = iter(["4", "9", "3 so so", "", *"555555", "y", "2", "3", "4"])
    asked = []

    def answered(prompt: str) -> str:
        asked.append(prompt)
        return next(answers)

    monkeypatch.setattr("click.termui.visible_prompt_func", answered)
    tl.done("wheel", "answer", "--by", "kim")
    assert asked[0].startswith(f"1/9 {QUESTIONS[0].asks}")
    assert asked[-1].startswith(f"12/12 {QUESTIONS[-1].asks}")
    assert list(tl.rows("log")[0]["answers"].values()) == [4, 3, None, 5, 5, 5, 5, 5, 5, 2, 3, 4]
    assert tl.rows("log")[0]["notes"] == {"choice": "so so"}


def test_the_questions_are_printed(tl: Tl) -> None:
    out = tl.done("wheel", "ask").out
    assert all(question.asks in out for question in QUESTIONS)
    assert max(map(len, out.splitlines())) <= 80


def test_the_form_takes_one_persons_answers(tl: Tl) -> None:
    ledger = open_at(tl.db.parent, date(2026, 11, 23), me="kim")
    acme, part = partner(ledger, "acme"), part_named("wheel")
    assert part.form is not None
    assert part.write is not None
    fields = {field.name: field.value for field in part.form(ledger, acme)}
    part.write(ledger, acme, fields | {"safety": "2", "said_by": "raj"})
    assert part.state(ledger, acme, ledger.today) == "2026, weakest: “Culture first” 2.0 of 5"
    ledger.close()


def test_the_partner_that_is_logged_longest_is_found(where: str) -> None:
    conn = connect(where)
    assert logged_longest(conn, date(2026, 11, 23)) is None
    conn.close()
    ledger = open_at(where, date(2026, 11, 23), me="kim")
    for name, logged_from in (("Acme", date(2026, 3, 2)), ("Borealis", date(2026, 1, 5))):
        add(ledger, name, logged_from=logged_from)
    borealis, acme = partner(ledger, "borealis").id, partner(ledger, "acme").id
    assert logged_longest(ledger.conn, date(2026, 11, 23)) == borealis
    assert logged_longest(ledger.conn, date(2026, 1, 1)) is None
    assert acme != borealis
    ledger.close()


# what follows is pure


def fact(number: int, year: int, answers: str, by: str | None = None, notes: str | None = None) -> Wheel:
    return Wheel(str(number), number, date(year, 3, 1), by, answers, notes, None, False, None, STAMP, "me")


@given(ANSWERED)
def test_answers_are_written_as_they_are_read(signs: str) -> None:
    said = read_answers(written(signs))
    assert kept(said)[0] == signs
    assert [sign for number in numbers(signs) for sign in (NOTHING if number is None else str(number))] == list(signs)


@given(st.dictionaries(st.sampled_from(NAMES), st.text("abc:é |\n\r\x1c\u2028", min_size=1), min_size=1))
def test_notes_are_written_as_they_are_read(notes: dict[str, str]) -> None:
    said = {name: read_said(f"3 {words}", name) for name, words in notes.items()}
    lines = kept(said)[1]
    assert notes_of(lines) == {name: said[name].note for name in notes if said[name].note}
    assert notes_of(read_notes(notes_written(lines))) == notes_of(lines)


def test_a_note_of_no_question_is_refused() -> None:
    with pytest.raises(WordsError):
        read_notes("somewhere: words")


@given(st.lists(ANSWERED, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_a_round_is_what_all_said_in_whatever_order(people: list[str], chance: object) -> None:
    facts = [fact(number, 2026, signs) for number, signs in enumerate(people, 1)]
    (now,) = rounds(facts)
    assert rounds(reversed(facts)) == [now]
    assert now.people == len(people)
    for place, tally in enumerate(now.questions):
        said = [int(signs[place]) for signs in people if signs[place] != NOTHING]
        assert tally.n == len(said)
        assert tally.low == min(said, default=None)
        assert tally.high == max(said, default=None)
        if tally.mean is not None and tally.low is not None and tally.high is not None:
            assert tally.low <= tally.mean <= tally.high
            assert abs(tally.mean - sum(said) / len(said)) <= 0.05 + 1e-9
    known = {area.name: now.of(area).total / now.of(area).n for area in AREAS if now.of(area).n}
    for weak in now.weakest:
        assert known[weak.name] == min(known.values())


@given(st.lists(ANSWERED, min_size=1, max_size=4), st.lists(ANSWERED, min_size=1, max_size=4))
def test_the_picture_fits_and_every_sign_is_one_column_wide(earlier: list[str], later: list[str]) -> None:
    said = [(2025, signs) for signs in earlier] + [(2026, signs) for signs in later]
    before, now = rounds(fact(number, year, signs) for number, (year, signs) in enumerate(said, 1))
    for line in (*picture(now, before), *picture(now, None), *leadership(now, before)):
        assert len(line) <= 67
        assert all(east_asian_width(sign) in "NaAHF" or sign == " " for sign in line)
    for one, other in zip(now.questions, before.questions, strict=True):
        moved = change(one, other)
        assert moved is None or (one.tenths or 0) - (other.tenths or 0) == moved


def test_who_answers_twice_in_a_round_is_heard_once_and_names_are_compared_alike() -> None:
    (now,) = rounds([fact(1, 2026, "1" * 12, "Ann"), fact(2, 2026, "5" * 12, "ANN"), fact(3, 2026, "3" * 12)])
    assert now.people == 2
    assert now.questions[0].mean == 4.0


def test_areas_that_are_equally_weak_are_all_named_and_none_where_all_are() -> None:
    def round_of(signs: str) -> Round:
        return rounds([fact(1, 2026, signs)])[0]

    assert [area.name for area in round_of("222333222---").weakest] == ["purpose", "culture"]
    assert round_of("333333333---").weakest == ()
    assert [area.name for area in round_of("3--4--------").weakest] == ["purpose"]


def test_more_is_drawn_where_the_mean_is_higher() -> None:
    def dots(tenths: int | None) -> int:
        lines = wheel([tenths, *[None] * (ON_WHEEL - 1)])
        return sum((ord(sign) - 0x2800).bit_count() for line in lines for sign in line if ord(sign) >= 0x2800)

    drawn = [dots(each) for each in (None, 10, 20, 30, 40, 50)]
    assert drawn == sorted(set(drawn))
