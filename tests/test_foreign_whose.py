"""`import` of a calendar says whose it may be and where it was written, where nobody said so; nothing is guessed."""

import pytest
from cli_cases import Tl
from test_tui_import_whose import JANE, ME, ONES, calendar, event

WHO = "whose calendar is it? --me ADDRESS says so; perhaps {}, in {} meetings"
ZONE = "times are those of this computer; --zone Asia/Tokyo reads them as the calendar says"


@pytest.fixture
def tl(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "settings.toml"))
    tl = Tl(tmp_path / "tl.db", capsys)
    tl.done("partner", "add", "Elsewhere")
    tl.done("partner", "edit", "elsewhere", "domains=elsewhere.example")
    return tl


def hints(said) -> list[str]:
    return [line for line in said.err.splitlines() if "--me" in line or "--zone" in line]


def put(tmp_path, text):
    file = tmp_path / "agenda.ics"
    file.write_bytes(text.encode())
    return str(file)


def test_the_likeliest_address_is_named_and_never_that_of_a_partner(tl, tmp_path):
    more = [event(str(n), "Talk", JANE, "jim@elsewhere.example") for n in range(5)]
    file = put(tmp_path, calendar(*ONES, *more))
    for words in (("--dry-run",), ()):
        assert hints(tl.done("import", file, *words)) == [WHO.format(ME, "3 of 8")]


def test_with_an_answer_or_a_setting_nothing_is_hinted_and_json_is_left_alone(tl, tmp_path):
    file = put(tmp_path, calendar(*ONES))
    assert hints(tl.done("import", file, "--dry-run", "--me", ME)) == []
    assert tl.done("import", file, "--dry-run", "--json").err == ""
    (tmp_path / "settings.toml").write_text(f'[import]\nme = ["{ME}"]\n')
    assert hints(tl.done("import", file, "--dry-run")) == []


def test_a_calendar_that_names_only_partners_or_nobody_hints_nothing(tl, tmp_path):
    assert hints(tl.done("import", put(tmp_path, calendar(event("b", "Talk", JANE))), "--dry-run")) == []


def test_a_calendar_of_another_zone_names_it(tl, tmp_path):
    file = put(tmp_path, calendar(event("b", "Talk", JANE, ME, zone=";TZID=Tokyo Standard Time")))
    words = ("import", file, "--dry-run", "--me", ME)
    assert hints(tl.done(*words)) == [ZONE]
    assert hints(tl.done(*words, "--zone", "Europe/Paris")) == []
    assert hints(tl.done("import", put(tmp_path, calendar(*ONES)), "--dry-run", "--me", ME)) == []


def test_once_it_is_known_whose_it_is_what_is_among_ourselves_waits_no_more(tl, tmp_path):
    daily = event("d", "Stand-up", ME, "joe@ours.example").replace("SUMMARY", "RRULE:FREQ=DAILY;COUNT=4\r\nSUMMARY")
    file = put(tmp_path, calendar(event("b", "Talk", ME, JANE), daily))
    tl.done("import", file)
    assert {(one["title"], one["initiative"]) for one in tl.rows("proposals")} == {
        ("Talk", "them"),
        ("Stand-up", "them"),
    }
    answer = tl.rows("import", file, "--me", ME)
    assert answer["counts"]["updated"] == len(tl.rows("proposals", "list", "--json")) + 4
    assert [(one["title"], one["initiative"]) for one in tl.rows("proposals")] == [("Talk", "us")]
    again = tl.rows("import", file, "--me", ME)
    assert [(row["title"], row["do"], row["why"]) for row in again["proposals"]] == [
        ("Talk", "skip", "duplicate"),
        ("Stand-up", "skip", "internal"),
    ]


AS_BEFORE = "read as before, with --me {} --zone Asia/Tokyo; say otherwise with --me and --zone, or in the settings"


def test_the_same_calendar_read_again_without_saying_whose_moves_nothing_that_waits(tl, tmp_path):
    daily = event("d", "Stand-up", ME, "joe@ours.example")
    text = calendar(event("b", "Talk", ME, JANE, zone=";TZID=Europe/Paris"), daily)
    tl.done("import", put(tmp_path, text), "--me", ME, "--zone", "Asia/Tokyo")
    before = tl.rows("proposals")
    for name in ("agenda.ics", "agenda (1).ics"):
        file = tmp_path / name
        file.write_text(text)
        answer = tl.rows("import", str(file))
        assert (answer["counts"]["updated"], answer["counts"]["proposed"], answer["counts"]["asked"]) == (0, 0, 0)
        assert tl.rows("proposals") == before
        assert hints(tl.done("import", str(file), "--dry-run")) == [AS_BEFORE.format(ME)]


def test_a_meeting_that_the_calendar_brings_since_is_read_as_the_others_were(tl, tmp_path):
    talk = event("b", "Talk", ME, JANE)
    tl.done("import", put(tmp_path, calendar(talk)), "--me", ME)
    tl.done("proposals", "accept", "1", "--new-people")
    tl.done(
        "import", put(tmp_path, calendar(talk, event("c", "Chat", ME, JANE), event("d", "Us", ME, "joe@ours.example")))
    )
    assert [(one["title"], one["initiative"]) for one in tl.rows("proposals")] == [("Chat", "us")]


def test_what_is_said_now_or_stands_in_the_settings_goes_before_what_was_said_then(tl, tmp_path):
    file = put(tmp_path, calendar(event("b", "Talk", ME, JANE, zone=";TZID=Europe/London")))
    tl.done("import", file, "--me", ME, "--zone", "Asia/Tokyo")
    tokyo = tl.rows("proposals")[0]["start"]
    assert hints(tl.done("import", file, "--zone", "Europe/Paris"))[0].startswith(f"read as before, with --me {ME};")
    paris = tl.rows("proposals")[0]["start"]
    assert tokyo != paris
    (tmp_path / "settings.toml").write_text(f'[import]\nme = ["{ME}"]\nzone = "Asia/Tokyo"\n')
    assert hints(tl.done("import", file)) == []
    assert tl.rows("proposals")[0]["start"] == tokyo
