"""What would become of a file of another program, or became, in lines for people."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from heapq import nsmallest
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from trustlog.desk.imports.answer import is_done_there
from trustlog.desk.imports.called import form_with_code
from trustlog.domain.calendar.days import show
from trustlog.domain.text import clip
from trustlog.language import N_, _, figure, ngettext

if TYPE_CHECKING:
    from trustlog.desk.imports.answer import Answer

_SHOWN, _NUMBERS = 200, 20
_SURE = {"certain": N_("certain"), "likely": N_("likely"), "unknown": N_("not known")}
_DO = {
    "write": N_("write"),
    "update": N_("update"),
    "propose": N_("propose"),
    "doubt": N_("doubtful"),
    "ask": N_("not placed"),
    "skip": N_("leave aside"),
    "refuse": N_("refuse"),
}
_DID = {
    **_DO,
    "write": N_("written"),
    "update": N_("updated"),
    "propose": N_("proposed"),
    "skip": N_("left aside"),
    "refuse": N_("refused"),
}
_WHY = {
    "cancelled": N_("cancelled"),
    "declined": N_("declined"),
    "private": N_("private"),
    "internal": N_("only ourselves"),
    "all_day": N_("a whole day"),
    "nobody_invited": N_("nobody was invited"),
    "no_contact": N_("nothing says where they are"),
    "unknown_partner": N_("of no partner here"),
    "ambiguous": N_("it may mean several"),
    "duplicate": N_("there already"),
    "dismissed": N_("dismissed before"),
    "unreadable": N_("it cannot be read"),
    "no_due_day": N_("its due day cannot be read"),
    "no_length": N_("its minutes are no length of at most a day"),
    "too_frequent": N_("it comes too often"),
    "no_occurrence": N_("it never comes"),
    "outside_window": N_("not within the days asked for"),
    "group": N_("a group"),
    "no_name": N_("without a name"),
    "no_meeting": N_("no meeting"),
    "not_held": N_("not held"),
    "deleted": N_("deleted there"),
}
_COUNTS = {
    "written": N_("to write"),
    "updated": N_("to update"),
    "proposed": N_("to propose"),
    "doubtful": N_("doubtful"),
    "asked": N_("not placed"),
    "left_aside": N_("left aside"),
    "refused": N_("refused"),
}
_KINDS = ("partners", "people", "proposals", "facts")


_DONE = {
    "written": N_("written"),
    "updated": N_("updated"),
    "proposed": N_("proposed"),
    "doubtful": N_("doubtful"),
    "asked": N_("not placed"),
    "left_aside": N_("left aside"),
    "refused": N_("refused"),
}


def lines_of(answer: "Answer", *, done: bool = False, most: int = _SHOWN) -> Iterator[str]:
    """Yield the lines of a file: what it is, how many records became, or would become, what; then one by one.

    The second says how many, and what is to be done about those that are not written comes right behind it.
    """
    head = answer.head
    form = form_with_code(head["format"])
    yield _("{format}, {sure}: {why}").format(format=form, sure=_(_SURE[head["sure"]]), why=head["why"])
    if head["dates"] == "ask":
        yield _("its days may be read two ways: it is not known whether the day or the month is first")
    yield _counted(answer, _DONE if done else _COUNTS)
    yield from left_out(answer)
    yield from done_there(answer)
    every = chain.from_iterable(zip(answer.rows(kind), repeat(kind)) for kind in _KINDS)
    for row, kind in nsmallest(most, every, key=lambda each: each[0]["row"]):
        yield _line(row, kind, _DID if done else _DO, answer.today, head_asks=answer.head["dates"] == "ask")
    more = sum(answer.counts.values()) - most
    if more > 0:
        yield _("and {count} more").format(count=figure(more, ","))


def _counted(answer: "Answer", says: Mapping[str, str]) -> str:
    """Return how many records became what; where these are more or fewer than the records, how many in all.

    What was asked about is told apart: a proposal in doubt waits for an answer, anything else waits nowhere.
    """
    doubtful, counts = answer.count("proposals", "ask"), answer.counts
    several = {**counts, "doubtful": doubtful, "asked": counts["asked"] - doubtful}
    parts = [f"{figure(several[name], ',')} {_(words)}" for name, words in says.items() if several[name]]
    rows, total = answer.head["rows"], sum(several.values())
    records = ngettext("{n} record", "{n} records", rows).format(n=figure(rows, ","))
    if total > rows:
        in_all = _("{records}, {total} in all, as one may be several")
        records = in_all.format(records=records, total=figure(total, ","))
    elif total < rows:
        records = _("{records}, {total} in all").format(records=records, total=figure(total, ","))
    return f"{records}: {', '.join(parts)}" if parts else _("{records}: nothing").format(records=records)


def waiting(answer: "Answer") -> int:
    """Return how many meetings and tasks of a file wait for an answer."""
    return answer.count("proposals", "propose", "ask")


def left_out(answer: "Answer") -> tuple[str, ...]:
    """Say what to do about firms, people, facts and notes of unknown place: they are not written, and wait nowhere.

    And which facts stand otherwise than the file has them now, for nobody changes a fact in silence.
    """
    firms, people, facts = (answer.count(kind, "ask") for kind in ("partners", "people", "facts"))
    facts = 0 if answer.head["dates"] == "ask" else facts  # it is their days that nobody knows
    says = []
    if firms:
        text = ngettext(
            "{n} firm is not written: it may be one that is a partner here, or several. Add it yourself, or give the "
            "partner its domain, and read the file again.",
            "{n} firms are not written: they may be ones that are partners here, or several. Add them yourself, or "
            "give the partners their domains, and read the file again.",
            firms,
        )
        says.append(text.format(n=firms))
    if people:
        text = ngettext(
            "{n} person is not written: nobody knows at which partner they are. Add the partner, or the domain of "
            "their address to it, and read the file again.",
            "{n} people are not written: nobody knows at which partner they are. Add the partner, or the domain of "
            "their address to it, and read the file again.",
            people,
        )
        says.append(text.format(n=people))
    if facts:
        text = ngettext(
            "{n} fact is not written: nobody knows of which partner it is. Add the partner, or name it in the file, "
            "and read the file again.",
            "{n} facts are not written: nobody knows of which partner they are. Add the partner, or name it in the "
            "file, and read the file again.",
            facts,
        )
        says.append(text.format(n=facts))
    if answer.called_off:
        text = ngettext(
            "{numbers} is a fact, and stays; the file has the meeting called off.",
            "{numbers} are facts, and stay; the file has the meetings called off.",
            len(answer.called_off),
        )
        says.append(text.format(numbers=_numbers(answer.called_off)))
    if answer.stand_otherwise:
        text = ngettext(
            "{numbers} stays as it is; its day or its time is another one in the file now.",
            "{numbers} stay as they are; their days or times are others in the file now.",
            len(answer.stand_otherwise),
        )
        says.append(text.format(numbers=_numbers(answer.stand_otherwise)))
    return tuple(says)


def _numbers(numbers: Sequence[int]) -> str:
    """Name facts; of many the first."""
    more = [_("and {count} more").format(count=len(numbers) - _NUMBERS)] if len(numbers) > _NUMBERS else []
    return " ".join([*(f"#{number}" for number in numbers[:_NUMBERS]), *more])


def done_there(answer: "Answer") -> tuple[str, ...]:
    """Say which promises are of tasks that are done there now: they are open here until a person keeps them."""
    numbers = list(answer.done_there)
    if not numbers:
        return ()
    says = ngettext(
        "{n} promise is of a task that is done there, and still open here: {numbers}",
        "{n} promises are of tasks that are done there, and still open here: {numbers}",
        len(numbers),
    )
    return (says.format(n=figure(len(numbers), ","), numbers=_numbers(numbers)),)


def _line(row: Mapping[str, Any], kind: str, words: Mapping[str, str], today: date, *, head_asks: bool) -> str:
    """Return the line of one record."""
    parts = [_what(row)]
    partners = row.get("partners") or [row.get("partner") or row.get("same_as")]
    at = ", ".join(str(partner) for partner in partners if partner)
    if at:
        parts.append(f"({at})")
    why = row.get("why")
    says = row.get("error") or (_(_WHY[why]) if why and why != "unclear" else "")
    if why == "no_name" and (row.get("fact") == "note" or row.get("kind") == "promise"):
        says = _("without a text")
    if why == "no_meeting" and row.get("kind") == "promise":
        says = _("done already")
    if row.get("takes"):
        says = _taken(row["takes"])
    if why == "dismissed" and "emails" in row:  # somebody, and no proposal
        says = _("removed before")
    if why == "unknown_partner" and row.get("firms"):
        says = _("of {firms}, no partner here").format(firms=", ".join(f"“{firm}”" for firm in row["firms"]))
    if kind == "proposals" and row.get("fact") and is_done_there(row):
        says = _("done there, and still open here as #{number}").format(number=row["fact"])
    elif kind == "proposals" and row.get("stands_on"):
        says = _("there already as #{number}, on {day}").format(number=row["fact"], day=_day_said(row["stands_on"]))
    elif kind == "proposals" and row.get("fact"):
        says = _("cancelled; #{number} stays").format(number=row["fact"])
    if why == "duplicate" and row["do"] == "ask":
        says = _("it may be there already")
    if why == "outside_window" and (row.get("start") or "")[:10] > today.isoformat():
        says = _("still to come, and not within the days asked for")
    if why == "unreadable" and (row.get("on") or "") > today.isoformat():
        says = _("its day is still to come")
    if why == "no_length" and row["do"] == "ask":
        says = _("it is longer than a day")
    if row["do"] == "ask" and len(row.get("partners") or ()) == 1:  # one partner alone is not "several"
        likely = "" if why == "unclear" else _("its partner is only likely")
        says = _("its day may be read two ways") if head_asks else says or likely
    if row.get("unclear"):
        from trustlog.desk.proposals import unclear

        says = "; ".join(filter(None, (says, *(unclear(field, cell) for field, cell in row["unclear"].items()))))
    said = f": {says}" if says else ""
    do = "doubt" if row["do"] == "ask" and kind == "proposals" else row["do"]
    return f"{row['row']:>6}  {_(words[do])}  {' '.join(part for part in parts if part)}{said}"


_FIELDS = {
    "name": N_("name"),
    "role": N_("role"),
    "email": N_("e-mail address"),
    "phone": N_("phone"),
    "note": N_("note"),
    "domains": N_("domains"),
}


def _taken(takes: Mapping[str, Any]) -> str:
    """Say which fields an update changes, and to what: "role Buyer, phone +31 20 1234567"."""
    return ", ".join(f"{_(_FIELDS[name])} {_value(value)}" for name, value in takes.items())


def _value(value: Any) -> str:
    return clip(", ".join(value) if isinstance(value, list) else str(value), 40)


_CALLED = {"moment": N_("meeting"), "promise": N_("task")}
"""What a record is called that says nothing else."""


def _what(row: Mapping[str, Any]) -> str:
    """Return what a record is about: a name, a title with its day, or a text."""
    words = (
        row.get("is")  # somebody known by another name, which stays
        or row.get("name")
        or row.get("title")
        or row.get("text")
        or row.get("topic")
        or row.get("note")
        or _(_CALLED.get(row.get("kind") or "", row.get("kind") or ""))
        or (f"“{row['source']}”" if row.get("source") else "–")
    )
    day = row.get("start") or row.get("due_on") or row.get("on")
    if row.get("kind") == "promise" and row.get("direction") == "theirs":
        words = _("they promise: {title}").format(title=words)
    return " ".join(filter(None, [_day_said(str(day)) if day else "", clip(str(words), 60)]))


def _day_said(day: str) -> str:
    """Say a day of a record, and its time where it has one: "Mon 23 Nov 2026 10:00"."""
    on, _sign, at = day.partition("T")
    return " ".join(filter(None, [show(date.fromisoformat(on)), at[:5]]))
