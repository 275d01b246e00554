"""The capture line in words that are rarer: other days and spans, hours, and what may be a day nobody can read."""

import pytest
from test_capture_said import TODAY, Few, read

from trustlog.domain.capture.line import parse_leniently
from trustlog.domain.capture.values import minutes_text


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("we promise the deck within 48 hours", "we promise 25Nov: the deck"),
        ("wij beloven de offerte binnen 24u", "we promise 24Nov: de offerte"),
        ("we promise the deck in 2 hours", "we promise 23Nov: the deck"),
        ("wij beloven de offerte binnen veertien dagen", "we promise 07Dec: de offerte"),
        ("we promise the deck the week after next", "we promise 11Dec: the deck"),
        ("wij beloven de offerte in het eerste kwartaal", "we promise 31Mar: de offerte"),
        ("wij beloven de offerte eerste kwartaal 2027", "we promise 31Mar: de offerte"),
        ("wij beloven de offerte voor de kerst", "we promise 25Dec: de offerte"),
        ("wij beloven de offerte voor sinterklaas", "we promise 05Dec: de offerte"),
        ("we promise the deck by tmw", "we promise 24Nov: the deck"),
        ("wij beloven de offerte einde dag", "we promise 23Nov: de offerte"),
        ("ze leveren de data binnen 10 dagen aan", "they promise 03Dec: leveren de data aan"),
        ("we promise the deck by noon tomorrow", "we promise 24Nov: the deck by noon"),
        ("we promise the minutes from Thursday by tomorrow", "we promise 24Nov: the minutes from Thursday"),
        ("Vera is sending the contract tomorrow", "they promise 24Nov: sending the contract"),
        ("I'm sending them the invoice on Wednesday", "we promise 25Nov: sending them the invoice"),
        ("going to send Vera a quote on Thursday", "we promise 26Nov: send Vera a quote"),
        ("ik kom hier vrijdag op terug", "we promise 27Nov: kom hier op terug"),
        ("wij bouwen de koppeling voor 15 december", "we promise 15Dec: bouwen de koppeling"),
        ("ze beloven morgen het model", "they promise 24Nov: het model"),
        ("they promise next friday the second draft", "they promise 04Dec: the second draft"),
        ("we promise in two weeks the notes from Thursday", "we promise 07Dec: the notes from Thursday"),
        ("Vera bevestigt het budget uiterlijk vrijdag", "they promise 27Nov: bevestigt het budget"),
        ("we promise a trial of 2 weeks", "we promise: a trial of 2 weeks"),
        ("we promise a 2 week trial", "we promise: a 2 week trial"),
        ("we promise the figures of december", "we promise: the figures of december"),
    ],
)
def test_days_of_promises(line: str, meant: str) -> None:
    assert read(f"acme: {line}") == [meant]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("call with Vera 14.00-14.45", ["call 45 23Nov at 14:00 vera"]),
        ("call with Vera 2-3pm", ["call 60 23Nov at 14:00 vera"]),
        ("call with Vera 11-1pm", ["call 120 23Nov at 11:00 vera"]),
        ("call with Vera from 2 to 3pm", ["call 60 23Nov at 14:00 vera"]),
        ("overleg met Vera van een half uur over de prijs", ["meeting 30 23Nov vera over de prijs"]),
        ("2 uurtjes geluncht met Vera", ["lunch 120 23Nov vera"]),
        ("call with Vera 45 mins ago", ["call 23Nov vera"]),
        ("call with Vera 24 hours ago", ["call 22Nov vera"]),
        ("koffie met Vera veertien dagen geleden", ["coffee 09Nov vera"]),
        ("gister koffie met Vera", ["coffee 22Nov vera"]),
        ("12 gehouden, koffie met Vera gisteren", ["keep 12", "coffee 22Nov vera"]),
        ("Vera kwam gisteren langs", ["visit 22Nov vera"]),
        ("call about pricing w Vera", ["call 23Nov vera about pricing"]),
        ("call on the 18th, half an hour with Vera", ["call 30 18Nov vera"]),
        ("call with Vera from 9 to 10:30 last Tuesday", ["call 90 17Nov at 09:00 vera"]),
        ("gebeld met Vera, 20 min en lunch met Tomas gisteren", ["call 20 23Nov vera", "lunch 22Nov tomas"]),
        (
            "they hid the second bidder, Vera admitted the project is late",
            ["they hid 23Nov: the second bidder", "they shared 2 23Nov: the project is late"],
        ),
        (
            "lunch with Vera, 14 done and they told us they are for sale",
            ["lunch 23Nov vera", "keep 14", "they shared 2 23Nov: they are for sale"],
        ),
        ("lunch w/Vera", ["lunch 23Nov vera"]),
        ("walk with Vera around the lake on Friday", ["walk 20Nov vera around the lake"]),
        ("lunch with Vera was great, 1h", ["lunch 60 23Nov vera was great"]),
        ("demo for the team on Friday", ["demo 20Nov  for the team"]),
        ("had a good talk with Vera", ["chat 23Nov vera good"]),
        ("stuurgroep met Vera, 2 uur", ["meeting 120 23Nov vera"]),
        ("they shared on friday their forecast", ["they shared 2 20Nov: their forecast"]),
        ("they shared their forecast / 3", ["they shared 3 23Nov: their forecast"]),
    ],
)
def test_hours_and_days_of_what_happened(line: str, meant: list[str]) -> None:
    assert read(f"acme: {line}") == meant


def test_a_partner_behind_the_first_word() -> None:
    assert read("bij Acme op bezoek geweest gisteren") == ["visit 22Nov"]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("they promise a call every friday", "they promise 27Nov every week: a call"),
        ("wij beloven updates elke vrijdag", "we promise 27Nov every week: updates"),
        ("we promise every friday the figures", "we promise 27Nov every week: the figures"),
        ("we promise updates every other friday", "we promise 27Nov every 2w: updates"),
        ("we promise updates every monday", "we promise 23Nov every week: updates"),
        ("we promise updates every friday, by 4 dec", "we promise 04Dec every week: updates"),
        ("we promise an invoice every 15th", "we promise 15Dec every month: an invoice"),
        ("wij beloven de cijfers elke 5e van de maand", "we promise 05Dec every month: de cijfers"),
        ("we promise the figures every 31st", "we promise 31Dec every month: the figures"),
        ("we promise a report every 15th by 15 jan", "we promise 15Jan every month: a report"),
        ("wij beloven wekelijks een update", "we promise every week: een update"),
        ("we sturen maandelijks de cijfers", "we promise every month: sturen de cijfers"),
        ("wij beloven updates eens per maand", "we promise every month: updates"),
        ("wij beloven updates 1 keer per week", "we promise every week: updates"),
        ("we promise an update every fortnight", "we promise every 2w: an update"),
        ("wij beloven updates halfjaarlijks", "we promise every 6mo: updates"),
        ("we promise the figures every month no later than Friday", "we promise 27Nov every month: the figures"),
        ("wij zullen de cijfers elke maand sturen", "we promise every month: de cijfers sturen"),
        ("we promise a weekly call", "we promise every week: a call"),
        ("wij beloven de maandelijkse cijfers voor vrijdag", "we promise 27Nov: de maandelijkse cijfers"),
    ],
)
def test_how_often(line: str, meant: str) -> None:
    assert read(f"acme: {line}") == [meant]


@pytest.mark.parametrize("word", ["unexpected", "ad hoc", "spontaneous", "onverwachte", "toevallig"])
def test_what_nobody_had_in_the_agenda(word: str) -> None:
    (clause,) = parse_leniently(f"acme: {word} call with Vera", TODAY, known=Few()).clauses
    assert clause.bare._asdict()["counts_as"] == "unscripted"
    (topic,) = parse_leniently(f"acme: call with Vera about {word} costs", TODAY, known=Few()).clauses
    assert topic.bare._asdict()["counts_as"] == "scripted"


@pytest.mark.parametrize(
    "line",
    [
        "wij beloven de offerte 30-11",
        "wij beloven de offerte ma",
        "wij beloven de offerte eerste week van december",
        "wij beloven de offerte eerste helft januari",
        "wij beloven de offerte de week erop",
        "wij beloven de offerte na nieuwjaar",
        "wij beloven de offerte voor oud en nieuw",
        "wij beloven de offerte over anderhalve week",
        "wij beloven de offerte over 1,5 week",
        "wij beloven de offerte hopelijk vrijdag",
        "we promise the deck w/in 2 weeks",
        "we promise the deck, two weeks",
        "we promise the deck by H1",
        "we promise the deck on the first monday of december",
        "we promise the deck hopefully friday",
        "I told Vera we'd send the deck by Friday",
        "they told us they would sign by Friday",
        "coffee with Vera at the end of last week",
        "koffie met Vera anderhalve week geleden",
        "coffee, 13-14",
        "call with Vera 1:15h",
        "call with Vera 14h30",
        "call met Vera 15u",
        "call with Vera in an hour",
        "call with Vera in half an hour",
        "call with Vera to prepare the demo on friday",
        "lunch with Vera, Tomas was ill",
        "lunch with Vera (Tomas was ill)",
        "Vera called, will send the PO tomorrow",
        "we visit acme on friday",
        "note private Tomas is leaving",
        "call with Vera, 10 minuets",
        "koffie met Vera, haalf uurtje",
        "drinks with Vera on Friiday",
        "dinner laast night with Vera",
        "coffee wth Vera on wed",
        "we promise the report every weke",
        "we promise the deck neext week",
        "ze beloven een akkoord over twee wkeen",
        "ze beloven een besluit tegen eiind januari",
        "coffee with Vera. He todl us the budget is frozen.",
        "they promise the contract by 12 dec, called Vera about the renewal",
        "they promise the contract by 12 dec and lunch with Vera",
        "they promise the contract by 12 dec, demo for Vera, 45 min",
        "they told us the budget is frozen, coffee with Vera",
        "they told us the budget is frozen, they sign by friday",
        "we told Vera about the outage, I'll send her the quote tomorrow",
        "they hid the second bidder, met Vera for coffee on Thursday",
        "demo for Tomas, 45 min and met Vera for coffee on Thursday",
        "overleg met Tomas over de planning, demo voor Tomas, 45 min",
        "notitie ze houdt van zeilen en wij beloven de offerte voor vrijdag",
        "note she likes sailing, and they promise the figures every month",
        "we shared that we send the deck by friday",
        "they told us they need the deck by friday",
        "they hid nothing",
        "we shared a lunch with Vera",
        "call with Vera about pricing from 9 to 10:30",
        "call with Vera about pricing on Thursday at 10:00",
        "call with Vera at 10:00 and at 11:00",
        "call with Vera about pricing on Thursday for 45 minutes",
        "wij beloven de notulen van donderdag morgen",
        "wij beloven de cijfers van december de 15e",
        "meeting with Vera was moved to Thursday",
        "we promise the deck by friday but need the data first",
        "wij beloven updates tweemaal per maand",
        "we promise updates 2 times per week",
        "we promise updates every few weeks",
        "we promise updates every morning",
        "we promise updates on a weekly basis",
        "wij beloven de cijfers elke 45e van de maand",
        "we promise updates every monday by friday",
        "we promise updates every friday and monday",
        "we promise updates every last friday",
        "they promise the minutes of every friday meeting",
        "note private banking is their focus",
        "we promise the deck by friday big",
        "we promise the deck by friday *big*",
        "we promise the deck by friday !!",
        "we promise the deck by friday, top prio",
    ],
)
def test_the_line_stops(line: str) -> None:
    assert parse_leniently(f"acme: {line}", TODAY, known=Few()).faults


@pytest.mark.parametrize(("minutes", "text"), [(45, "45m"), (90, "1h30"), (480, "8h"), (510, "510m")])
def test_a_long_duration_is_written_as_no_hour_of_the_day(minutes: int, text: str) -> None:
    assert minutes_text(minutes) == text
    assert read(f"acme: lunch {text}") == [f"lunch {minutes} 23Nov"]


@pytest.mark.parametrize(
    ("line", "both"),
    [
        ("we promise the deck by friday by 12 dec", ("27 Nov", "12 Dec")),
        ("we promise the deck by friday or monday", ("27 Nov", "23 Nov")),
        ("we promise the deck tomorrow by friday", ("24 Nov", "27 Nov")),
        ("wij beloven de offerte voor vrijdag uiterlijk 12 december", ("27 Nov", "12 Dec")),
        ("we promise updates every monday by friday", ("23 Nov", "27 Nov")),
    ],
)
def test_two_due_days_are_refused_by_name(line: str, both: tuple[str, str]) -> None:
    (fault,) = parse_leniently(f"acme: {line}", TODAY, known=Few()).faults
    assert fault.code == "second_due"
    assert tuple(f"{fault.params[name]:%-d %b}" for name in ("first", "second")) == both


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("private note she leaves", "private note: she leaves"),
        ("note private: she leaves", "private note: she leaves"),
        ("notitie privé, ze gaat weg", "private note: ze gaat weg"),
        ("note she leaves +private", "private note: she leaves"),
        ('note "private" banking', 'note: "private" banking'),
    ],
)
def test_a_note_is_private_where_it_says_so(line: str, note: str) -> None:
    assert read(f"acme: {line}") == [note]


def test_a_breakfast_is_no_lunch() -> None:
    assert read("acme: ontbijt met Vera") == read("acme: we had breakfast with Vera") == ["breakfast 23Nov vera"]
