"""Lines typed in haste: signs without blanks, short words for days, and numbers that are no day and no duration."""

import pytest
from test_capture_said import TODAY, Few, read

from trustlog.domain.capture.line import parse_leniently


def refused(line: str) -> str:
    """Return the first code of what a line is refused for."""
    faults = parse_leniently(line, TODAY, known=Few()).faults
    assert faults, f"{line} is read"
    return faults[0].code


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("lunch with Vera,20 min,yesterday", ["lunch 20 22Nov vera"]),
        ("call with Vera ,20 min ,yesterday", ["call 20 22Nov vera"]),
        ("lunch Vera,Tomas yesterday", ["lunch 22Nov vera+tomas"]),
        (
            "call with Vera yesterday.She'll send the deck friday.",
            ["call 22Nov vera", "they promise 27Nov: send the deck"],
        ),
        ("we promise the deck by friday,big", ["we promise 27Nov big: the deck"]),
        ("we promise the deck @friday", ["we promise 27Nov: the deck"]),
        ("lunch @Vera yesterday", ["lunch 22Nov vera"]),
        ("we promise 1,5 mln by friday", ["we promise 27Nov: 1,5 mln"]),
        ("call with Vera about Node.JS", ["call 23Nov vera about Node.JS"]),
        ("note vera@acme.example,tomas@acme.example", ["note: vera@acme.example,tomas@acme.example"]),
        ("kept 12,14", ["keep 12 14"]),
    ],
)
def test_signs_without_blanks(line: str, meant: list[str]) -> None:
    assert read(f"acme: {line}") == meant


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("call with Vera yday", ["call 22Nov vera"]),
        ("lunch with Vera 2day", ["lunch 23Nov vera"]),
        ("call with Vera last weds", ["call 18Nov vera"]),
        ("call with Vera 20 nov '26", ["call 20Nov vera"]),
        ("we promise the deck by the first of december", ["we promise 01Dec: the deck"]),
        ("we promise the second report by the twenty-first", ["we promise 21Dec: the second report"]),
        ("we promise the deck by december first", ["we promise 01Dec: the deck"]),
        ("wij beloven de offerte op de eerste van de maand", ["we promise 01Dec: de offerte"]),
        ("we promise the first draft by friday", ["we promise 27Nov: the first draft"]),
        ("we promise the deck eob friday", ["we promise 27Nov: the deck"]),
        ("wij beloven de offerte eind vd week", ["we promise 27Nov: de offerte"]),
        ("wij beloven de offerte ultimo november", ["we promise 30Nov: de offerte"]),
        ("wij beloven de offerte in de loop van volgende week", ["we promise 04Dec: de offerte"]),
        ("wij beloven de offerte met ingang van 1 januari", ["we promise 01Jan: de offerte"]),
        ("wij beloven de offerte t/m vrijdag", ["we promise 27Nov: de offerte"]),
        ("wij beloven om de andere week een update", ["we promise every 2w: een update"]),
    ],
)
def test_short_and_spoken_days(line: str, meant: list[str]) -> None:
    assert read(f"acme: {line}") == meant


def test_midweek_names_no_day() -> None:
    assert refused("acme: we promise the deck midweek") == "vague_day"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("overleg met Vera van 9 tot half 11", ["meeting 90 23Nov at 09:00 vera"]),
        ("call with Vera from quarter to nine to ten", ["call 75 23Nov at 08:45 vera"]),
        ("meeting Vera, Tomas 10-11.30", ["meeting 90 23Nov at 10:00 vera+tomas"]),
        ("borrel met Vera vanaf 5 uur", ["drinks 23Nov at 17:00 vera"]),
        ("call with Vera from 3pm", ["call 23Nov at 15:00 vera"]),
        ("call with Vera, took an hour", ["call 60 23Nov vera"]),
        ("call with Vera, good vibe, 20 min", ["call 20 23Nov vera good vibe"]),
        ("call with Vera, 20 min good vibe", ["call 20 23Nov vera good vibe"]),
    ],
)
def test_hours_and_durations(line: str, meant: list[str]) -> None:
    assert read(f"acme: {line}") == meant


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("call with Vera, her team grew from 10 to 14", "own_or_topic"),
        ("call with Vera, response time under 2 hours", "own_or_topic"),
        ("call with Vera, waiting time 20 min", "own_or_topic"),
        ("call with Vera, 5m budget", "own_or_topic"),
        ("call with Vera, budget of 2m", "own_or_topic"),
        ("call with Vera, took an hour longer", "own_or_topic"),
        ("call with Vera 4w trial", "own_or_topic"),
        ("call with Vera, couple of hours", "no_duration"),
        ("call with Vera for an hour or two", "no_duration"),
        ("overleg met Vera een uur of twee", "no_duration"),
    ],
)
def test_a_duration_that_may_be_of_something_else(line: str, code: str) -> None:
    assert refused(f"acme: {line}") == code


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("3D printer demo for Tomas, 45m", ["demo 45 23Nov tomas 3D printer"]),
        ("90d plan review with Vera", ["review 23Nov vera 90d plan"]),
        ("2y contract review with Vera", ["review 23Nov vera 2y contract"]),
        ("30 day trial demo for Tomas", ["demo 23Nov tomas 30 day trial"]),
        ("2nd call with Vera yesterday", ["call 22Nov vera 2nd"]),
        ("4K demo with Tomas", ["demo 23Nov tomas 4K"]),
        ("2027 planning workshop with Vera", ["workshop 23Nov vera 2027 planning"]),
        ("3d lunch with Vera", ["lunch 20Nov vera"]),
        ("30 min intro call with Vera", ["call 30 23Nov vera intro"]),
        ("20 nov kickoff call with Vera", ["call 20Nov vera"]),
    ],
)
def test_numbers_before_a_kind(line: str, meant: list[str]) -> None:
    assert read(f"acme: {line}") == meant


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("lunch Vera/Tomas yesterday", ["lunch 22Nov vera+tomas"]),
        ("coffee Vera+Tomas", ["coffee 23Nov vera+tomas"]),
        ("meeting w Bram yesterday", ["meeting 22Nov bram"]),  # which the ledger refuses: nobody is called so
        ("lunch Bram yesterday", ["lunch 22Nov bram"]),
        ("demo Salesforce yesterday", ["demo 22Nov  Salesforce"]),
    ],
)
def test_names_without_a_word_before_them(line: str, meant: list[str]) -> None:
    assert read(f"acme: {line}") == meant
