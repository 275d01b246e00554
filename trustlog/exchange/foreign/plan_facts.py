"""Facts and notes that a file states itself, against the partners there are."""

from collections.abc import Iterable, Iterator
from typing import Any

from trustlog.exchange.foreign.known import NOBODY, Found, Matcher
from trustlog.exchange.foreign.values import Fact, Remark, is_refused


def facts_planned(
    matcher: Matcher, facts: Iterable[Fact], remarks: Iterable[Remark], dates: str
) -> Iterator[tuple[dict[str, Any], Fact | Remark]]:
    """Yield the rows of all facts and notes, each with what it is of.

    Where nobody knows how the days of the file are read, none is written.
    """
    for fact in facts:
        yield _of_clear_day(_stated(matcher, fact), dates), fact
    for remark in remarks:
        yield _of_clear_day(_remark(matcher, remark), dates), remark


def _of_clear_day(row: dict[str, Any], dates: str) -> dict[str, Any]:
    return {**row, "do": "ask", "why": "ambiguous"} if dates == "ask" and row["do"] == "write" else row


def _stated(matcher: Matcher, fact: Fact) -> dict[str, Any]:
    """Return the row of a fact in our own words; its partners may be named by handle or by name."""
    values = dict(fact.values)
    if fact.why:
        return {"row": fact.row, "do": "refuse", "why": fact.why, **values}
    names = [str(name) for name in values.get("partners", ())]  # type: ignore[attr-defined]
    found = [matcher.by_firm(name) for name in names]
    unknown, several = any(not one.handles for one in found), any(len(one.handles) > 1 for one in found)
    if not unknown and not several:
        values["partners"] = [one.handles[0] for one in found]
    why = "ambiguous" if several else "unknown_partner" if unknown else None
    return {"row": fact.row, "do": "ask" if why else "write", "why": why, **values}


def _remark(matcher: Matcher, remark: Remark) -> dict[str, Any]:
    """Return the row of a note."""
    found = next(iter(matcher.by_records(remark.firm_ids)), NOBODY)
    found = found if found.handles else matcher.by_firms(remark.firms)
    if not found.handles:
        found = next((one for guest in remark.guests if (one := matcher.by_guest(guest)).handles), NOBODY)
    do, why = _judged(matcher, remark, found)
    return {
        "row": remark.row,
        "do": do,
        "why": why,
        "fact": "note",
        "on": remark.on,
        "partners": list(found.handles),
        "people": [guest.name or guest.email for guest in remark.guests],
        "note": remark.text,
        "private": False,
        "brought_id": remark.brought_id,
    }


def _judged(matcher: Matcher, remark: Remark, found: Found) -> tuple[str, str | None]:
    if remark.why:
        return "refuse" if is_refused(remark.why) else "skip", remark.why
    if remark.brought_id and remark.brought_id in matcher.known.brought:
        return "skip", "duplicate"
    if not found.handles:
        return "ask", "unknown_partner"
    return ("ask", "ambiguous") if len(found.handles) > 1 else ("write", None)
