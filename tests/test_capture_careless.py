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
