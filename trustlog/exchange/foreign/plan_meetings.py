"""Meetings and tasks of a file, against who is known: proposed, asked about, or left aside with a word why."""

from typing import Any, NamedTuple

from trustlog.domain.proposals import Terms
from trustlog.exchange.foreign.dates import ASK, turned_round
from trustlog.exchange.foreign.known import NOBODY, Found, Matcher
from trustlog.exchange.foreign.people_words import plain_key
from trustlog.exchange.foreign.values import NO_LENGTH, Guest, Proposed, is_refused

_LONGEST = 24 * 60  # minutes of a moment


class _Company(NamedTuple):
    """Who was there of others, who was left out and why, and whom they belong to."""

    guests: tuple[Guest, ...]
    left_out: tuple[tuple[str, str], ...]
    found: tuple[Found, ...]
    declined: bool = False
    internal: bool = False


def proposal(matcher: Matcher, proposed: Proposed, dates: str) -> dict[str, Any]:
    """Return the row of a meeting or a task."""
    company = _company(matcher, proposed)
    by_firms = matcher.by_records(proposed.firm_ids) or tuple(map(matcher.by_firm, proposed.firms))
    handles, do, why, assumed = _judged(matcher, proposed, company, by_firms)
    if dates == ASK and (do in ("propose", "ask") or (why == "outside_window" and _may_be_within(matcher, proposed))):
        do, why = "ask", "ambiguous"
    is_task = proposed.kind == "promise"
    terms = _terms(matcher, proposed)
    if do == "propose" and terms.unclear:
        do, why = "ask", "unclear"
    if do == "ask" and not handles:
        terms = terms._replace(firms=proposed.firms)
    return {
        "row": proposed.row,
        "do": do,
        "why": why,
        "kind": proposed.kind,
        "title": proposed.title,
        "start": proposed.start,
        "end": proposed.end,
        "minutes": proposed.minutes,
        "partners": list(handles),
        "people": [{"name": guest.name, "email": guest.email} for guest in company.guests],
        "left_out": [{"who": who, "why": reason} for who, reason in company.left_out],
        "note": None if why == "private" else proposed.note,
        "initiative": None if is_task else proposed.initiative or _initiative(matcher, proposed.organiser),
        "direction": proposed.direction if is_task else None,
        "due_on": proposed.due_on,
        "brought_id": proposed.brought_id,
        "assumed": list(dict.fromkeys((*proposed.assumed, *assumed))),
        **terms.plain(),
    }


def _terms(matcher: Matcher, proposed: Proposed) -> Terms:
    """Return what is said of a task besides; a day that is still to come is none on which it was made or kept."""
    terms, created = proposed.terms, proposed.created
    if created is not None and created <= matcher.known.today and proposed.kind == "promise":
        terms = terms._replace(created_on=created)
    days = (("made_on", terms.made_on), ("done", terms.kept_on))
    ahead = {field: day.isoformat() for field, day in days if day is not None and day > matcher.known.today}
    if "made_on" in ahead:
        terms = terms._replace(made_on=None)
    if "done" in ahead:
        terms = terms._replace(done=False, kept_on=None)
    return terms._replace(unclear=(*terms.unclear, *ahead.items()))


def _judged(
    matcher: Matcher, proposed: Proposed, company: _Company, by_firms: tuple[Found, ...]
) -> tuple[tuple[str, ...], str, str | None, tuple[str, ...]]:
    """Return whose it is, what to do, why, and what was taken for granted."""
    if proposed.why:
        return (), "refuse" if is_refused(proposed.why) else "skip", proposed.why, ()
    aside = _left_aside(matcher, proposed, company)
    if aside:
        return (), "skip", aside, ()
    handles, why, sure, assumed = _whose(matcher, proposed, company, by_firms)
    if proposed.kind == "promise":
        return _task(matcher, proposed, handles, why, sure, assumed)
    if not handles and why is None:
        return (), "skip", _nobody(company), ()
    outside = _outside(matcher, proposed)
    if outside:
        return handles, "skip", "outside_window", assumed
    if sure and why is None and proposed.minutes is not None and proposed.minutes > _LONGEST:
        return handles, "ask", NO_LENGTH, assumed
    return handles, "propose" if sure and why is None else "ask", why, assumed


def _left_aside(matcher: Matcher, proposed: Proposed, company: _Company) -> str | None:
    known = matcher.known
    if proposed.brought_id and proposed.brought_id in known.dismissed:
        return "dismissed"
    if proposed.brought_id and proposed.brought_id in known.brought:
        return "duplicate"
    return "declined" if company.declined else None


def _task(
    matcher: Matcher,
    proposed: Proposed,
    handles: tuple[str, ...],
    why: str | None,
    sure: bool,
    assumed: tuple[str, ...],
) -> tuple[tuple[str, ...], str, str | None, tuple[str, ...]]:
    """Judge a task: it is asked about where nobody knows whose it is, and left aside where it is stale as well."""
    if handles:
        return handles, "propose" if sure and why is None else "ask", why, assumed
    stale = proposed.due_on is not None and proposed.due_on < matcher.known.first.isoformat()
    return (), "skip" if stale else "ask", "outside_window" if stale else why or "unknown_partner", assumed


def _whose(
    matcher: Matcher, proposed: Proposed, company: _Company, by_firms: tuple[Found, ...]
) -> tuple[tuple[str, ...], str | None, bool, tuple[str, ...]]:
    """Return the partners, why they are uncertain, whether they are sure, and what was taken for granted."""
    found = [*company.found, *by_firms]
    several = [one for one in found if len(one.handles) > 1]
    handles = tuple(dict.fromkeys(handle for one in found for handle in one.handles))
    if several:
        return handles, "ambiguous", False, ()
    if handles:
        sure = any(one.handles and one.by != "person" for one in found)
        by_name_alone = {one.handles[0] for one in found if one.by == "person"}
        surely = {one.handles[0] for one in found if one.handles and one.by != "person"}
        return handles, None, sure and by_name_alone <= surely, ()
    by_title = matcher.by_title(proposed.title)
    if by_title.handles:
        why = (
            "ambiguous"
            if len(by_title.handles) > 1
            else "unknown_partner"
            if company.guests or proposed.firms
            else None
        )
        return by_title.handles, why, False, ("title",)
    return (), "unknown_partner" if company.guests or proposed.firms else None, False, ()


def _nobody(company: _Company) -> str:
    """Return why a meeting without anybody of a partner is left aside."""
    if any(why == "declined" for _who, why in company.left_out):
        return "declined"
    return "internal" if company.internal else "nobody_invited"


def _outside(matcher: Matcher, proposed: Proposed) -> bool:
    """Return whether a meeting is not within the days that are asked about."""
    day = (proposed.start or "")[:10]
    return bool(day) and not matcher.known.first.isoformat() <= day <= matcher.known.last.isoformat()


def _may_be_within(matcher: Matcher, proposed: Proposed) -> bool:
    """Return whether a day that nobody chose how to read is one that is asked about, read the other way round."""
    if proposed.kind == "promise":
        return (turned_round(proposed.due_on) or "") >= matcher.known.first.isoformat()
    return not _outside(matcher, proposed._replace(start=turned_round(proposed.start)))


def _initiative(matcher: Matcher, organiser: Guest | None) -> str | None:
    """Return which side called the meeting; None where nobody says."""
    if organiser is None or not organiser.email:
        return None
    return "us" if matcher.is_me(organiser.email) or matcher.is_ours(organiser.email) else "them"


def _company(matcher: Matcher, proposed: Proposed) -> _Company:
    """Part the guests: who counts, and who is left out as declined, a room, ourselves or one of ours."""
    guests: dict[tuple[str, str], Guest] = {}
    left_out: dict[tuple[str, str], None] = {}
    declined = internal = False
    everybody = (*proposed.guests, *([proposed.organiser] if proposed.organiser else []))
    told = {(guest.email or "").lower() for guest in proposed.guests if guest.declined and guest.email}
    for guest in everybody:
        who = guest.email or guest.name or ""
        if matcher.is_me(guest.email):
            declined = declined or guest.declined
            left_out.setdefault((who, "ourselves"))
        elif guest.resource:
            left_out.setdefault((who, "resource"))
        elif matcher.is_ours(guest.email):
            internal = True
            left_out.setdefault((who, "internal"))
        elif guest.declined or (guest.email or "").lower() in told:
            left_out.setdefault((who, "declined"))
        elif who:
            known = matcher.person(None, [guest.email], None) if guest.email else None
            name = guest.name or (known.name if known else None)
            guests.setdefault((who.lower(), ""), guest._replace(name=name))
    addressed = {plain_key(guest.name) for guest in guests.values() if guest.email and guest.name}
    for key, guest in list(guests.items()):
        if not guest.email and plain_key(guest.name or "") in addressed:  # the same person by name alone
            del guests[key]
    found = tuple(one for guest in guests.values() if (one := matcher.by_guest(guest)) is not NOBODY)
    return _Company(tuple(guests.values()), tuple(left_out), found, declined, internal)
