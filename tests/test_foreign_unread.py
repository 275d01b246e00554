"""What is said of a file of which nothing is read, or not all: the true reason, and the exit with it."""

import pytest
from cli_cases import Said, Tl
from foreign_cases import among_the_samples, answer_to

from trustlog.cli.run import Run

EVENT = "BEGIN:VEVENT\nUID:a\nSUMMARY:S\nDTSTART:20261101T100000Z\n{}\nEND:VEVENT\n"
CALENDAR = f"BEGIN:VCALENDAR\nVERSION:2.0\n{EVENT}END:VCALENDAR\n"
CARD = "BEGIN:VCARD\nVERSION:{version}\n{lines}\nEMAIL:a@meridiaanzorg.example\nEND:VCARD\n"
AGENDA = "Onderwerp;Dag;Wie;Firma\n{title};{day};;meridiaan\n"
MAP = ("--kind", "moments", "--map", "Onderwerp=text", "--map", "Dag=on", "--map", "Firma=partner")


@pytest.fixture
def tl(tmp_path, monkeypatch, capsys):
    return among_the_samples(tmp_path, monkeypatch, capsys)


@pytest.fixture
def brought(tl, tmp_path):
    """Import a text, with these words."""

    def bring(text: str, *words: str, by: tuple[str, ...] = ()) -> Said:
        file = tmp_path / "thing"
        file.write_text(text)
        return tl("import", *by, str(file), *words)

    return bring


def _cards(text):
    return [(one["name"], one["do"], one["why"]) for one in answer_to(text)["people"]]


def _events(lines, title="S"):
    found = answer_to(
        CALENDAR.format(f"ATTENDEE:mailto:a@meridiaanzorg.example\n{lines}").replace("SUMMARY:S", f"SUMMARY:{title}")
    )
    return [(one["title"], one["do"], one["why"]) for one in found["proposals"]]


@pytest.mark.parametrize("dry", [(), ("--dry-run",), ("--dry-run", "--json")])
@pytest.mark.parametrize(
    ("by", "text", "lacks"),
    [
        ("ics", CARD.format(version="4.0", lines="FN:A"), "no event and no task"),
        ("ics", "plain words\n", "no event and no task"),
        ("vcf", CALENDAR.format(""), "no card"),
        ("vcf", "plain words\n", "no card"),
    ],
)
def test_a_file_that_is_not_what_it_is_said_to_be_is_refused_with_what_it_lacks(brought, by, text, lacks, dry):
    said = brought(text, *dry, by=(by,))
    assert (said.status, said.out) == (1, "")
    assert "nothing in thing could be read" in said.refusal
    assert lacks in said.refusal


def test_an_empty_calendar_has_no_event_and_is_one(brought):
    said = brought("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n")
    assert said.status == 0
    assert said.out.splitlines() == [
        "a calendar file (ics), certain: it is a calendar without an event or a task",
        "0 records: nothing",
    ]


REFUSED = {
    "too_frequent": (CALENDAR.format("RRULE:FREQ=SECONDLY"), (), "it comes too often"),
    "unreadable": (CALENDAR.format("").replace("20261101T100000Z", "never"), (), "it cannot be read"),
    "card": ("BEGIN:VCARD\nVERSION:3.0\nTEL:1\n", (), "it cannot be read"),
    "day to come": (
        "Wat;Dag;Firma\nx;2027-01-01;meridiaan\n",
        ("--kind", "notes", "--map", "Wat=note", "--map", "Dag=on", "--map", "Firma=partner"),
        "refuse",
    ),
    "lines": ("meridiaan: lunch never\n", ("--as", "lines"), "refuse"),
}


@pytest.mark.parametrize("which", REFUSED)
def test_where_each_record_is_refused_each_is_told_of_and_the_exit_is_1(tl, brought, which):
    text, words, says = REFUSED[which]
    batches = len(tl.rows("history"))
    for dry in ((), ("--dry-run",)):
        as_json = brought(text, *words, *dry, "--json")
        assert as_json.status == 1
        (row,) = (row for kind in ("partners", "people", "proposals", "facts") for row in as_json.json[kind])
        assert (row["do"], as_json.json["counts"]["refused"]) == ("refuse", 1)
        in_words = brought(text, *words, *dry)
        assert in_words.status == 1
        assert says in in_words.out.splitlines()[-1]
        assert in_words.err == "trustlog: nothing in thing could be read: its one record is refused\n"
    assert len(tl.rows("history")) == batches


def test_of_a_card_with_two_names_the_preferred_one_is_taken():
    lines = (
        "FN;PREF=2:Bob\nFN;PREF=1:Robert Poe\nFN:Bobby\nTITLE:Aide\nTITLE;PREF=1:Chief\nORG:Old\nORG;PREF=1:Meridiaan"
    )
    (person,) = answer_to(CARD.format(version="4.0", lines=lines))["people"]
    assert (person["name"], person["role"], person["organisation"]) == ("Robert Poe", "Chief", "Meridiaan")


@pytest.mark.parametrize("agent", ["AGENT:", "AGENT;TYPE=X:", "item1.AGENT:"])
def test_a_card_within_a_card_is_passed_over(agent):
    inner = "BEGIN:VCARD\nVERSION:2.1\nN:Aide;An\nTEL:1\nEND:VCARD"
    cards = CARD.format(version="2.1", lines=f"N:Poe;Bob\n{agent}\n{inner}\nTITLE:Chief") + CARD.format(
        version="2.1", lines="N:Roe;Jo"
    ).replace(":a@", ":b@")
    assert _cards(cards) == [("Bob Poe", "write", None), ("Jo Roe", "write", None)]


@pytest.mark.parametrize("word", ["X-SECRET", "private", "CONFIDENTIAL", "TEAM"])
def test_what_has_a_class_that_nobody_knows_is_private(word):
    assert _events(f"CLASS:{word}") == [(None, "skip", "private")]
    assert _cards(CARD.format(version="3.0", lines=f"FN:A B\nCLASS:{word}")) == [("A B", "skip", "private")]
    assert _events("CLASS:Public") == [("S", "propose", None)]


@pytest.mark.parametrize(
    ("title", "is_cancelled"),
    [("CANCELLED", True), ("Geannuleerd!", True), ("Annulering: overleg", True), ("Cancellation: talk", True), ("Afgezegd: x", True),
     ("Annulering contract", False), ("Cancelled orders", False), ("Cancellation policy: talk", False)],
)  # fmt: skip
def test_a_title_that_says_that_a_meeting_was_cancelled_is_not_proposed(title, is_cancelled):
    assert _events("", title) == [(title, "skip", "cancelled") if is_cancelled else (title, "propose", None)]


def test_a_note_without_a_word_is_said_to_have_no_text(brought):
    text = "Wat;Dag;Firma\n;2026-11-01;meridiaan\nx;2026-11-01;meridiaan\n"
    words = ("--kind", "notes", "--map", "Wat=note", "--map", "Dag=on", "--map", "Firma=partner", "--dry-run")
    said = brought(text, *words).out
    assert "without a text" in said
    assert "without a name" not in said


def test_a_day_that_contradicts_the_order_that_was_said_is_told_so(brought):
    text = AGENDA.format(title="a", day="3/4/2026") + "b;23/11/2026;;meridiaan\n"
    said = brought(text, *MAP, "--dates", "month_first", "--dry-run", "--json").json["proposals"]
    assert [(one["do"], one.get("error")) for one in said] == [
        ("propose", None), ("refuse", "its day is none with day and month in the order that was said"),
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "do"), [("01/12/2026", "ask"), ("12/01/2026", "ask"), ("01/02/2025", "skip")])
def test_by_a_reading_that_nobody_chose_no_day_is_out_of_the_window(brought, day, do):
    rows = brought(AGENDA.format(title="a", day=day), *MAP, "--dry-run", "--json").json
    (row,) = rows["proposals"]
    assert (rows["dates"], row["do"], row["why"]) == ("ask", do, "ambiguous" if do == "ask" else "outside_window")


@pytest.mark.parametrize(
    ("language", "answer", "month"),
    [
        ("en", "d", 4),
        ("en", "m", 3),
        ("en", "Day", 4),
        ("en", "month_first", 3),
        ("nl", "d", 4),
        ("nl", "maand", 3),
        ("nl", "day_first", 4),
    ],
)
def test_on_a_terminal_a_letter_says_whether_the_day_is_first(brought, monkeypatch, language, answer, month):
    asked, answers = [], ["x", answer, "y"]

    def told(text, **_how):
        asked.append(text)
        return answers.pop(0)

    monkeypatch.setattr(Run, "can_ask", lambda _: True)
    monkeypatch.setattr("click.prompt", told)
    said = brought(AGENDA.format(title="a", day="03/04/2026"), *MAP, "--lang", language)
    assert said.status == 0
    assert "03/04/2026" in asked[0]
    assert asked[0].endswith("(d/m)")
    assert ("Apr" if month == 4 else "Mar" if language == "en" else "mrt") in said.out.replace("apr", "Apr")


def test_of_a_file_of_ours_no_day_is_guessed_either(tl: Tl, brought):
    text = "partners;kind;on;text\nmeridiaan;lunch;03/04/2026;x\n"
    refused = brought(text)
    assert refused.status == 1
    assert "--dates" in refused.refusal
    assert tl.rows("log", "meridiaan") == []
    assert brought(text, "--dates", "day_first").status == 0
    assert [fact["on"] for fact in tl.rows("log", "meridiaan")] == ["2026-04-03"]


def test_a_partner_of_ours_that_cannot_be_read_is_told_why_before_it_is_written(brought):
    text = "name;handle;level;target\nGood;good;2;3\nBad;bad;9;3\n"
    rows = brought(text, "--dry-run", "--json").json["partners"]
    assert [(one["do"], one["why"]) for one in rows] == [("write", None), ("refuse", "unreadable")]
    assert rows[1]["error"].startswith("level is")
    assert rows[1]["error"] in brought(text).refusal


def test_a_soft_break_that_nothing_follows_swallows_no_card():
    note = "NOTE;ENCODING=QUOTED-PRINTABLE:so="
    cards = CARD.format(version="2.1", lines="N:Poe;Bob").replace("END", f"{note}\nEND") + CARD.format(
        version="2.1", lines="N:Roe;Jo"
    ).replace(":a@", ":b@")
    found = answer_to(cards)["people"]
    assert [(one["name"], one["do"], one["note"]) for one in found] == [
        ("Bob Poe", "write", "so"),
        ("Jo Roe", "write", None),
    ]
