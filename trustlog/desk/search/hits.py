"""What was found by search, in a sentence and as plain values."""

from typing import Any

from trustlog.desk import sentences
from trustlog.desk.people import described
from trustlog.desk.search.finding import Hit, Search, Value, partner_id_of
from trustlog.domain.facts import Fact, Garden, Numbered, Partner, Person
from trustlog.domain.facts.partner import each_of
from trustlog.domain.kinds import kind_of
from trustlog.language import N_, _
from trustlog.storage.read.search import AnswerMatch, MoveMatch, ProposalMatch

_ANSWERS = {
    "decline": N_("not now"), "ack": N_("flag seen"), "anew": N_("begun anew"),
    "logged_from": N_("logged from a later day"),
    "answered": N_("question answered"),
}  # fmt: skip


def hit_key(hit: Hit) -> str:
    """Return a key of the match, the same each time it is found."""
    value = hit.value
    if isinstance(value, Numbered):
        return f"fact {value.number}"
    if isinstance(value, Partner | Person | Garden):
        return f"of {value.id}"
    return f"{type(value).__name__} {value}"


def hit_sentence(hit: Hit, results: Search) -> str:
    """Say what was found, without its day and partner."""
    value, day = hit.value, results.as_of
    if isinstance(value, Numbered):
        mark = sentences.ahead(value, day) + sentences.private_mark(value)
        return mark + sentences.sentence(value, results.names, max(day, sentences.fact_day(value)))
    if isinstance(value, Partner):
        left = _("archived {day}").format(day=sentences.day(value.archived_on, day)) if value.archived_on else ""
        level = _("partner {handle}, level {level} {level_names}").format(
            handle=value.handle, level=value.level, level_names=_(results.level_names[value.level - 1])
        )
        return " · ".join(part for part in (level, left, value.archive_reason, *_words_of(value)) if part)
    if isinstance(value, Garden):
        over = _("ended {day}").format(day=sentences.day(value.ended_on, day)) if value.ended_on else ""
        named = _("garden {handle}").format(handle=value.handle)
        return " · ".join(part for part in (named, over, value.end_reason, value.note) if part)
    if isinstance(value, Person):
        return described(value)
    if isinstance(value, MoveMatch):
        to = sentences.day(value.move.to_on, day)
        return _("{side} moved: {text}, to {to}: {reason}").format(
            side=sentences.side(value.ours), text=value.text, to=to, reason=value.move.reason
        )
    if isinstance(value, AnswerMatch):
        until = _(" until {day}").format(day=sentences.day(value.until, day)) if value.until else ""
        return f"{_(_ANSWERS[value.answer])}{until}: {value.note}"
    if isinstance(value, ProposalMatch):
        head = _("meeting brought in: {title}") if value.kind == "moment" else _("task brought in: {title}")
        return " · ".join(part for part in (head.format(title=value.title), value.note) if part)
    return _("intention: {text}").format(text=value.text) + (
        _(" · done {day}").format(day=sentences.day(value.done_on, day)) if value.done_on else ""
    )


def _words_of(partner: Partner) -> tuple[str | None, ...]:
    """Return what people wrote of a partner, beside its name."""
    return partner.tags, partner.owner, partner.domains, partner.note


def hit_partner(hit: Hit, results: Search) -> str:
    """Name the partners of what was found; empty where it is about none."""
    if isinstance(hit.value, Numbered):
        return results.names.partner_of(hit.value)
    if isinstance(hit.value, Garden):
        return hit.value.name
    partner_id = partner_id_of(hit.value)
    return results.names.partners[partner_id] if partner_id else ""


def hit_json(hit: Hit, results: Search) -> dict[str, Any]:
    """Return what was found as plain values: a fact as everywhere, anything else with its kind in `fact`."""
    value, names = hit.value, results.names
    if isinstance(value, Fact):
        from trustlog.desk.facts import fact_json

        return fact_json(value, names, max(results.as_of, sentences.fact_day(value)))
    partner_id = partner_id_of(value)
    partners = [names.handles[partner_id]] if partner_id else []
    kind, columns = _columns(value, results)
    numbered = {"number": value.number} if isinstance(value, Numbered | MoveMatch | ProposalMatch) else {}
    on = {"on": hit.on.isoformat()} if hit.on is not None else {}
    return {**numbered, "fact": kind, **on, "partners": partners, **columns}


def _columns(value: Value, results: Search) -> tuple[str, dict[str, Any]]:
    if isinstance(value, Partner):
        left = value.archived_on.isoformat() if value.archived_on else None
        named = {"handle": value.handle, "name": value.name, "level": value.level, "note": value.note}
        named |= {"owner": value.owner, "tags": each_of(value.tags), "domains": each_of(value.domains)}
        return "partner", {**named, "archived_on": left, "archive_reason": value.archive_reason}
    if isinstance(value, Garden):
        over = value.ended_on.isoformat() if value.ended_on else None
        named = {"handle": value.handle, "name": value.name, "note": value.note, "with_us": value.with_us}
        return "garden", {**named, "ended_on": over, "end_reason": value.end_reason}
    if isinstance(value, Person):
        day = value.left_on.isoformat() if value.left_on else None
        reached = {"name": value.name, "role": value.role, "email": value.email, "phone": value.phone}
        return "person", {**reached, "note": value.note, "left_on": day}
    if isinstance(value, Numbered):
        kind = kind_of(value)
        return kind.name, kind.json(value, results.as_of)
    if isinstance(value, MoveMatch):
        days = {"from": value.move.from_on.isoformat(), "to": value.move.to_on.isoformat()}
        return "move", {"text": value.text, **days, "reason": value.move.reason}
    if isinstance(value, AnswerMatch):
        until = value.until.isoformat() if value.until else None
        return value.answer, {"until": until, "strand": value.strand, "reason": value.note}
    if isinstance(value, ProposalMatch):
        return "proposal", {"kind": value.kind, "title": value.title, "note": value.note}
    return "intention", {"text": value.text, "done_on": value.done_on.isoformat() if value.done_on else None}
