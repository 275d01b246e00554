"""The grammar of the capture line as Markdown, made from the definitions that the parser uses."""

from collections.abc import Iterable, Mapping, Sequence

from trustlog.domain.calendar.day_words import DAY_NAMES, DAY_WORDS, ENDS, LAST_WORDS, MONTH_NAMES, NEXT_WORDS
from trustlog.domain.capture import words
from trustlog.domain.capture.clauses import DEFAULT_DEPTH
from trustlog.domain.limits import DEPTH, MINUTES

_SHAPES = {
    "promise": "TEXT [by DATE] [every PERIOD] [+small or +big]",
    "offer": "TEXT [by DATE] [every PERIOD] [+small or +big]",
    "shared": f"[@ITEM] TEXT [/{DEPTH.low} to /{DEPTH.high}, without it that of the item, or /{DEFAULT_DEPTH}]",
    "hid": "[@ITEM] TEXT",
    "about": "@ITEM [TEXT]",
    "note": "TEXT",
    "keep": "NUMBER… [on DATE or late]",
    "broke": "NUMBER… [on DATE]",
}


def table() -> str:
    """Return the tables of clauses, kinds of moments, parts of a clause and date words."""
    return "\n\n".join((_clauses(), _kinds(), _parts(), _dates())) + "\n"


def _clauses() -> str:
    rows = []
    for head, meaning in words.HEADS.items():
        synonyms = [word for word, stands_for in words.CLAUSE_WORDS.items() if stands_for == head and word != head]
        shape = _SHAPES[head.rpartition(" ")[2]]
        rows.append((f"`{head}` {shape}", _code(synonyms), meaning))
    rows.append(("a kind of moment, then what the parts below allow", "see below", "time spent together"))
    rows.append(
        (
            f"`{words.PRIVATE_WORDS[0]}` before any of these but the last two",
            f"{_code(words.PRIVATE_WORDS[1:])}; behind it {_code(words.PRIVATE_MARKS)}",
            "for your eyes only",
        )
    )
    return _section("Clauses", ("clause", "also", "meaning"), rows)


def _kinds() -> str:
    rows = []
    for kind, counts_as in words.KINDS.items():
        synonyms = [word for word, stands_for in words.KIND_WORDS.items() if stands_for == kind and word != kind]
        rows.append(
            (f"`{kind}`", _code(synonyms), counts_as + (", unscripted when `unplanned`" if kind == "call" else ""))
        )
    return _section("Kinds of moments", ("kind", "also", "counts as"), rows)


def _parts() -> str:
    rows = [
        ("a moment", "`45m` `1h30` `1.5h` `2 uur`", f"how long; at most {MINUTES.high // 60} h"),
        ("a moment", "`at 10:00` `2pm` `om 14u30` `call 16.15` `from 10 to 11:30`", "the time of day"),
        ("a moment", "a date, with or without " + _code(words.ON_WORDS), "the day; not one to come; without it, today"),
        ("a moment", f"{_code(words.WITH_WORDS)} NAME, NAME", "people of these partners"),
        ("a moment", _code(words.NEW_WORDS), "names that are not known yet are new people"),
        (
            "a moment",
            "`(ours: NAME, NAME)` `(van ons: NAME en NAME)`",
            "who of us was there; without it, who writes it",
        ),
        ("a moment", _code(words.UNPLANNED_WORDS), "nobody had it in the agenda"),
        *(
            ("a moment", _code(_said(words.INITIATIVES, initiator)), f"whose initiative: {initiator}")
            for initiator in words.INITIATED_BY
        ),
        ("a promise", f"{_code(words.BY_WORDS)} DATE", "due at the end of that day; not before today"),
        (
            "a promise",
            f"{_code(words.EVERY_WORDS)} `week` `month` `quarter` `year` `2w`",
            "the next one is made when one is settled",
        ),
        *(("a promise", _code(_said(words.STAKE_WORDS, stake)), f"stake: {stake}") for stake in ("big", "small")),
        ("promises by number", f"{_code(words.ON_WORDS)} DATE", "the day on which they were kept or broken"),
        ("promises kept", _code(words.LATE_WORDS), "kept today, behind their day; there one of both has to be said"),
        ("names", _code(sorted(words.NAME_STOPS)), "end the names behind `with`; so does a text in quotes"),
    ]
    return _section("Parts", ("of", "words", "meaning"), rows)


def _dates() -> str:
    steps = {-2: "two days ago", -1: "a day ago", 0: "today", 1: "in a day", 2: "in two days"}
    ends = {"w": "Friday of this week", "mo": "end of the month", "q": "end of the quarter", "y": "end of the year"}
    rows = [
        ("`2026-11-27`", "that day; read with its weekday before it too, and then the two must agree"),
        ("`12 dec` `dec 12` `12 dec 2026`", "the next one when due, the last one when it happened"),
        ("`25/12/2026`", "only when it can be read in one way; `3/4/2026` is refused"),
        *((_code(_said(DAY_WORDS, step)), meaning) for step, meaning in steps.items()),
        ("`fri`", "today, if it is Friday; else the next one when due, the last one when it happened"),
        (f"{_code(NEXT_WORDS)} `fri`", "the Friday of next week"),
        (f"{_code(LAST_WORDS)} `fri`", "the one before today"),
        ("`3d` `2w` `1mo`", "ahead when due, ago when it happened"),
        ("`in 3d` `3d ago` `over 3 dagen` `3 dagen geleden`", "ahead; ago"),
        ("`next week` `volgende maand` `next quarter`", "its end: a week's Friday, else the last day"),
        *((_code((word,)), ends[unit]) for word, unit in ENDS.items()),
        ("`end of the month` `eind van het kwartaal` `end of march`", "the same in words"),
        ("days of the week", "; ".join(_code(day.split()) for day in DAY_NAMES)),
        ("months", "; ".join(_code(month.split()) for month in MONTH_NAMES)),
        ("units", _code(words.UNITS)),
    ]
    return _section("Dates", ("written", "read as"), rows)


def _said(table: Mapping[str, object], meaning: object) -> list[str]:
    return [word for word, stands_for in table.items() if stands_for == meaning]


def _code(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in words)


def _section(title: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [f"### {title}", "", f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
