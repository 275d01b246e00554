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
        ("lunch :Vera yesterday", ["lunch 22Nov vera"]),
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


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("we promise a weekly status mail", "we promise every week: a status mail"),
        ("we promise weekly updates", "we promise every week: updates"),
        ("wij beloven een maandelijkse rapportage", "we promise every month: een rapportage"),
        ("we promise the monthly report by friday", "we promise 27Nov: the monthly report"),
        ("we promise what we can do", "we promise: what we can do"),
        ("we promise the plan for january", "we promise: the plan for january"),
        ("they told us that yesterday was bad", "they shared 2 23Nov: that yesterday was bad"),
        ("13 is te laat nagekomen", "keep 13 late"),
    ],
)
def test_promises_and_what_was_told(line: str, meant: str) -> None:
    assert read(f"acme: {line}") == [meant]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("we promise the monthly report", "say_how_often"),
        ("we promise a monthly fee of 900", "say_how_often"),
        ("we promise a quarterly business review by 15 dec", "say_how_often"),
        ("we promise the deck thu/fri", "no_day_behind_by"),
        ("wij beloven de offerte voor donderdag/vrijdag", "no_day_behind_by"),
        ("lunch thu/fri with Vera", "looks_off"),
        ("wij beloven de offerte do", "no_day_behind_by"),
        ("wij beloven de offerte januari", "no_day_behind_by"),
        ("Vera told us she'll send the contract friday", "own_clause"),
        ("Vera mentioned she signs friday", "own_clause"),
        ("they told us during lunch yesterday that budget is cut", "day_behind_comma"),
        ("13 is late", "no_clause"),
    ],
)
def test_what_stops_a_promise_or_what_was_told(line: str, code: str) -> None:
    assert refused(f"acme: {line}") == code


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Vera's going to send us the NDA by Wednesday", ["they promise 25Nov: send us the NDA"]),
        ("gonna send Vera the deck tonight", ["we promise 23Nov: send Vera the deck"]),
        ("Vera to send us the chart by fri", ["they promise 27Nov: send us the chart"]),
        ("Vera said she'd send the PO by friday", ["they promise 27Nov: send the PO"]),
        ("morgen bel ik Vera over de korting", ["we promise 24Nov: bel Vera over de korting"]),
        ("we sturen de presentatie zsm", ["we promise: sturen de presentatie zsm"]),
        ("Tomas stuurt de logs zo snel mogelijk", ["they promise: stuurt de logs zo snel mogelijk"]),
        ("wekelijks stuurt Tomas de logs", ["they promise every week: stuurt de logs"]),
        ("elke vrijdag sturen wij een update", ["we promise 27Nov every week: sturen een update"]),
        ("Vera belooft half december uitsluitsel", ["they promise 15Dec: uitsluitsel"]),
        ("Vera called, she's happy", ["call 23Nov vera she's happy"]),
        ("effe gebeld met Vera", ["call 23Nov vera"]),
        ("kickoff workshop with Vera, 3h", ["workshop 180 23Nov vera"]),
        (
            "Vera gaf toe dat ze ook met een concurrent praten",
            ["they shared 2 23Nov: ze ook met een concurrent praten"],
        ),
    ],
)
def test_spoken_sentences(line: str, meant: list[str]) -> None:
    assert read(f"acme: {line}") == meant


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("we promise a fix for the friday batch job by 2 dec", "we promise 02Dec: a fix for the friday batch job"),
        ("we promise a plan for the friday meeting", "we promise: a plan for the friday meeting"),
        ("demo of release 12.1 for Vera, 30 min", "demo 30 23Nov vera of release 12.1"),
        ("call about a gift for Vera with Tomas", "call 23Nov tomas about a gift for Vera"),
    ],
)
def test_what_for_stands_before(line: str, meant: str) -> None:
    assert read(f"acme: {line}") == [meant]


def test_for_the_end_of_a_month_is_due_then_or_is_what_it_is_for() -> None:
    assert refused("acme: we promise the plan for the end of the month") == "by_or_for"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        (
            "lunch met tomas gister.hij stuurt de specs donderdag",
            ["lunch 22Nov tomas", "they promise 26Nov: stuurt de specs"],
        ),
        ("zij sturen ons iedere week de lijst", ["they promise every week: sturen ons de lijst"]),
        ("we promise a trial of 2 weeks on friday", ["we promise 27Nov: a trial of 2 weeks"]),
    ],
)
def test_rhythms_and_sentences_run_on(line: str, meant: list[str]) -> None:
    assert read(f"acme: {line}") == meant


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("visit to their plant, night shift starts at 22:00", "own_or_topic"),
        ("told Vera I'd send the deck tomorrow", "own_clause"),
        ("Vera heeft de lunch van vrijdag afgezegd", "no_contact"),
        ("we promise the plan a week on friday", "due_or_text"),
        ("we promise the plan two weeks from monday", "due_or_text"),
    ],
)
def test_times_and_days_of_something_else(line: str, code: str) -> None:
    assert refused(f"acme: {line}") == code


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("gebeld 20 nov. met Vera", ["call 20Nov vera"]),
        ("lunch Vera 20 nov. 1h", ["lunch 60 20Nov vera"]),
        ("call with Vera 45 min. They'll sign friday.", ["call 45 23Nov vera", "they promise 27Nov: sign"]),
        ("call with Vera 1h 30 about pricing", ["call 90 23Nov vera about pricing"]),
        ("2 h 15 call with Vera", ["call 135 23Nov vera"]),
        ("demo VR with Vera", ["demo 23Nov vera VR"]),
        ("they shared friday that the CFO leaves", ["they shared 2 20Nov: that the CFO leaves"]),
        ("Vera told us vr. that the CFO leaves", ["they shared 2 20Nov: the CFO leaves"]),
        ("they shared 2027 plans", ["they shared 2 23Nov: 2027 plans"]),
    ],
)
def test_shortened_words_and_days_before_what_was_told(line: str, meant: list[str]) -> None:
    assert read(f"acme: {line}") == meant


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("call about pricing vr. with Vera", "no_day_behind_by"),
        ("emailed Vera the quote vr", "no_day_behind_by"),
        ("call with Vera 1h 30 people", "no_duration"),
        ("we promise the figures every now and then", "say_how_often"),
        ("wij beloven een update regelmatig", "say_how_often"),
        ("we promise the figures every quarter end", "say_how_often"),
    ],
)
def test_short_days_and_rhythms_nobody_can_tell(line: str, code: str) -> None:
    assert refused(f"acme: {line}") == code


@pytest.mark.parametrize("line", ["called Vera, line busy", "gebeld met Vera, lijn bezet"])
def test_a_busy_line_is_no_call(line: str) -> None:
    assert refused(f"acme: {line}") == "no_contact"


def test_call_back_is_still_to_do() -> None:
    assert refused("acme: call Vera back friday") == "promise_or_note"
    assert read("acme: called Vera back yesterday") == ["call 22Nov vera back"]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Vera called, 10 min. Gebeld met Tomas", ["call 10 23Nov vera", "call 23Nov tomas"]),
        ("workshop met Vera, 3 uur. Also emailed Tomas", ["workshop 180 23Nov vera", "mail 23Nov tomas"]),
        ("they hid the merger + call with Vera 20 min", ["they hid 23Nov: the merger", "call 20 23Nov vera"]),
        ("lunch with Vera yesterday and note keen", ["lunch 22Nov vera", "note: keen"]),
        ("they promise the deck by friday + emailed Vera", ["they promise 27Nov: the deck", "mail 23Nov vera"]),
        ("we shared a/b at 1 /3 of it", ["we shared 2 23Nov: a/b at 1 /3 of it"]),
        ("note keen on calls, called or not", ["note: keen on calls, called or not"]),
    ],
)
def test_where_the_next_fact_begins(line: str, meant: list[str]) -> None:
    assert read(f"acme: {line}") == meant


@pytest.mark.parametrize(
    "line",
    [
        "call with Vera 20 min - met Tomas on thursday",
        "called Vera about pricing and demo for Tomas, 1h",
        "called Vera about pricing and Tomas called yesterday",
        "we shared our margins /3 and Tomas called yesterday",
        "note keen, Vera will send the deck by friday",
        "note keen. They told us that the CFO leaves",
        "note keen. Called Vera about pricing",
        "note keen. Kept 12",
    ],
)
def test_a_fact_within_another_stops_the_line(line: str) -> None:
    assert refused(f"acme: {line}") == "own_clause"


@pytest.mark.parametrize(
    "line",
    [
        "we offer a demo by friday and private: Tomas is ill",
        "note keen, private: ill",
        "we promise the deck by friday private",
        "they shared their margins /3 private",
        "note Tomas is ill, private",
    ],
)
def test_what_is_private_never_stands_in_another_fact(line: str) -> None:
    assert refused(f"acme: {line}") == "no_private_mark"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("they promise to keep it private", "to keep it private"),
        ("note what they do is private", "what they do is private"),
        ("note they told us in private", "they told us in private"),
        ('note "Tomas is ill, private"', "Tomas is ill, private"),
    ],
)
def test_private_may_be_a_word_of_the_text(line: str, text: str) -> None:
    assert text in read(f"acme: {line}")[0]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("kwartiertje met Vera gebeld en afgesproken dat wij dinsdag de cijfers mailen", "own_clause"),
        ("gebeld met Vera en haar de offerte beloofd voor vrijdag", "own_clause"),
        ("Vera komt vrijdag terug van vakantie", "no_clause"),
        ("Vera returns on friday", "no_clause"),
        ("Vera promised to never miss a friday call again", "denied"),
        ("Vera will return on friday", "who_does_what"),
    ],
)
def test_what_was_agreed_and_who_comes_home(line: str, code: str) -> None:
    assert refused(f"acme: {line}") == code


def test_what_is_brought_back_is_promised() -> None:
    assert read("acme: Vera returns the contract friday") == ["they promise 27Nov: returns the contract"]
    assert read("acme: Vera komt vrijdag terug op de prijs") == ["they promise 27Nov: komt terug op de prijs"]
