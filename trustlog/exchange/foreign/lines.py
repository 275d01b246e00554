"""Plain lines of our own grammar as facts, and lists of things to do (`- [ ]`) as proposals."""

import re
from datetime import date
from typing import NamedTuple

from trustlog.domain.capture.line import parse_leniently
from trustlog.domain.capture.values import DisclosureClause, MomentClause, NoteClause, PromiseClause
from trustlog.errors import Fault
from trustlog.exchange.foreign.dates import ISO, read_day
from trustlog.exchange.foreign.decoding import BAD, LOST
from trustlog.exchange.foreign.values import NO_TERMS, UNREADABLE, Fact, Proposed
from trustlog.exchange.foreign.wording import title_of
from trustlog.language import _

_BOX = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\[([ xX✓✔/<>!?*-])\]\s+(.*)")
_OPEN = " /<!?*"
"""What stands in the box of what is still to do: begun, planned, important. `-` is called off, `>` went elsewhere."""
_DUE = re.compile(r"\s*(?:[📅📆🗓]\ufe0f?|\[?due::?|@due\(|\(due:{0,2} )\s*(\d{4}-\d{2}-\d{2})[)\]]?")
_SIGNED = re.compile(
    r"\s*(?:[✅❌➕⏳🛫⌛]\ufe0f?\s*\d{4}-\d{2}-\d{2}|🔁\ufe0f?[^📅📆🗓✅❌➕⏳🛫⌛🔺⏫🔼🔽⏬🏁🆔⛔#]*|[🔺⏫🔼🔽⏬]\ufe0f?|"
    r"🏁\s*\w+|[🆔⛔]\ufe0f?\s*[\w,-]+|\[\w+:: ?[^\]]*\]|#task\b)"
)
"""What Obsidian writes behind a task: other days than the due one, how often, how urgent."""
_STRUCK = re.compile(r"~~(?:(?!~~).)+~~")
_MARKED = re.compile(r"\*\*|~~|==|__|`")
_LINKED = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]|\[([^\]]+)\]\([^)\s]*\)")
"""What Markdown makes of words: bold, struck through, a link to a page of one's own or of the web."""
_PARTNER = re.compile(r"([^\s:;,\[\]]{2,40}(?: [^\s:;,\[\]]{1,40}){0,3}):\s+(\S.*)")
_LONGEST, _SHOWN, _WORDS = 10_000, 200, 60
"""Characters of a line that is read, of a line as it is shown, and of the words of it that are named."""
_COMMENT = ("#", "//", "---", "===", ">")


class Lines(NamedTuple):
    """The facts and the things to do in a text, and how many lines of it say something."""

    facts: list[Fact]
    proposed: list[Proposed]
    rows: int
    understood: int


def read_lines(text: str, today: date) -> Lines:
    """Read a text line by line. A line that is neither is refused."""
    facts: list[Fact] = []
    proposed: list[Proposed] = []
    rows = understood = 0
    for row, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith(_COMMENT):
            continue
        rows += 1
        if BAD in raw:
            error = _("line {line} has a sign that is none in the encoding of the file").format(line=row)
            facts.append(_refused(row, line.replace(BAD, LOST), error))
            continue
        box = _BOX.match(raw[:_LONGEST])
        if box is not None:
            proposed.append(_to_do(row, box.group(1), box.group(2), today))
            understood += 1
        else:
            found = _of_line(row, line, today)
            facts += found
            understood += all(fact.why is None for fact in found)
    return Lines(facts, proposed, rows, understood)


def _to_do(row: int, box: str, text: str, today: date) -> Proposed:
    due = read_day(match.group(1), ISO) if (match := _DUE.search(text)) else None
    struck = _STRUCK.fullmatch(text.strip()) is not None
    words = _MARKED.sub(
        "",
        _LINKED.sub(lambda link: link.group(1) or link.group(2), _SIGNED.sub("", _DUE.sub("", text) if due else text)),
    ).strip()
    match = _PARTNER.fullmatch(words)
    title = match.group(2) if match else words
    read = _promised(title, today)
    return Proposed(
        row,
        "promise",
        title_of(read.text),
        firms=(match.group(1),) if match else (),
        due_on=due or read.due_on,
        why="no_meeting" if struck or box not in _OPEN else "private" if read.private else None,
        source=text.strip(),
        direction=read.direction,
        terms=NO_TERMS if read.direction else NO_TERMS._replace(unclear=(("direction", title[:_SHOWN]),)),
    )


class _Promised(NamedTuple):
    """What is to be done, by when and by whom; None for whom where it says several things.

    `private`: it is marked so. A proposal that is accepted is for all to see, so it is left aside.
    """

    text: str
    due_on: str | None = None
    direction: str | None = "ours"
    private: bool = False


def _promised(words: str, today: date) -> _Promised:
    """Return what a to-do says as a line typed today would say it: `they promise the plan by fri`, or `call by fri`."""
    stated = parse_leniently(f"x: {words}", today).clauses
    tasks = parse_leniently(f"x: we promise {words}", today).clauses
    if any(getattr(clause, "private", False) for clause in (*stated, *tasks)):
        return _Promised(words, private=True)
    if any(isinstance(clause, PromiseClause) for clause in stated):
        found = _single(f"x: {words}", today)
        return found if found is not None else _Promised(words, direction=None)
    found = _single(f"x: we promise {words}", today)
    return found if found is not None and found.due_on is not None else _Promised(words)


def _single(line: str, today: date) -> _Promised | None:
    """Return the one promise of a line; None where it says anything else, or something that is not understood."""
    parsed = parse_leniently(line, today)
    if parsed.faults or len(parsed.clauses) != 1:
        return None
    (clause,) = parsed.clauses
    if not isinstance(clause, PromiseClause) or clause.every or clause.offered:
        return None
    due_on = None if clause.due_on is None else clause.due_on.isoformat()
    # A proposal has no stake: what was typed of it stays where a person sees it.
    text = clause.text if clause.stake == "normal" else f"{clause.text} +{clause.stake}"
    return _Promised(text, due_on, "ours" if clause.ours else "theirs")


def _of_line(row: int, line: str, today: date) -> list[Fact]:
    if len(line) > _LONGEST:
        return [_refused(row, line, _("it is longer than a line may be"))]
    parsed = parse_leniently(line, today)
    partners = [name.text for name in parsed.partners]
    if parsed.faults:
        return [_refused(row, line, "; ".join(dict.fromkeys(_says(fault, line) for fault in parsed.faults)))]
    if not partners:
        return [_refused(row, line, _("it begins with no partner"))]
    if not parsed.clauses:
        return [_refused(row, line, _("it says nothing of {partner}").format(partner=partners[0]))]
    facts = []
    for clause in parsed.clauses:
        values = _values(clause, today)
        if values is None:
            return [_refused(row, line, _("no file can say this; type it into add"))]
        facts.append(
            Fact(
                row,
                {
                    **values,
                    "partners": partners,
                    "private": getattr(clause, "private", False),
                    "source": getattr(clause, "source", None),
                },
            )
        )
    return facts


def _refused(row: int, line: str, error: str) -> Fact:
    """Return a line that is refused, with the reason why."""
    return Fact(row, {"fact": None, "source": line[:_SHOWN], "error": error}, UNREADABLE)


def _says(fault: Fault, line: str) -> str:
    """Say what is wrong in a line, and at which words, where the reason does not name them."""
    reason, words = str(fault.reason), line[fault.at : fault.end].strip()
    return reason if not words or words in reason or len(words) > _WORDS else f"{reason} (“{words}”)"


def _values(clause: object, today: date) -> dict[str, object] | None:
    """Return a clause as the JSON of its fact; None for what acts on facts that are there."""
    if isinstance(clause, PromiseClause):
        day = clause.due_on.isoformat() if clause.due_on else None
        return {
            "fact": "promise",
            "on": today.isoformat(),
            "people": [],
            "direction": "ours" if clause.ours else "theirs",
            "text": clause.text,
            "stake": clause.stake,
            "made_on": today.isoformat(),
            "due_on": day,
            "outcome": "offered" if clause.offered else "open",
            "every": clause.every,
        }
    if isinstance(clause, MomentClause):
        return {
            "fact": "moment",
            "on": clause.on.isoformat(),
            "people": [name.text for name in clause.people],
            "kind": clause.kind,
            "counts_as": clause.counts_as,
            "minutes": clause.minutes,
            "initiative": clause.initiative,
            "text": clause.text,
            "at": clause.at_time,
        }
    if isinstance(clause, DisclosureClause):
        return {
            "fact": "disclosure",
            "on": clause.on.isoformat(),
            "people": [],
            "direction": "ours" if clause.ours else "theirs",
            "topic": clause.topic,
            "depth": clause.depth,
            "missed": clause.missed,
        }
    if isinstance(clause, NoteClause):
        return {"fact": "note", "on": clause.on.isoformat(), "people": [], "note": clause.note}
    return None
