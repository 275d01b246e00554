"""A partner's word on a promise as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import TheirWord
from trustlog.domain.facts.their_word import Word
from trustlog.domain.kinds import Kind
from trustlog.domain.kinds.words import day, iso
from trustlog.language import N_, _

SAID = {"done": N_("done"), "not_done": N_("not done"), "moved": N_("moved"), "disputed": N_("not what we agreed")}
"""What each word says, in the table of words of `domain.facts.their_word`."""


def said_words(word: Word, moved_to: date | None, as_of: date) -> str:
    """Say a word: "not done", "moved to Fri 12 Dec"."""
    return _(SAID[word]) if moved_to is None else _("moved to {day}").format(day=day(moved_to, as_of))


def _as_known(fact: TheirWord, as_of: date) -> TheirWord:
    """Return the word as it was known at the end of a day: still open where it was settled later."""
    if fact.settled_on is None or fact.settled_on <= as_of:
        return fact
    return fact._replace(settled=None, settled_on=None, settle_reason=None)


def _sentence(fact: TheirWord, _people: Sequence[str], as_of: date) -> str:
    fact = _as_known(fact, as_of)
    said = ": ".join(text for text in (said_words(fact.word, fact.moved_to, as_of), fact.remark) if text)
    text = _("{who} said: {said}").format(who=fact.said_by or _("they"), said=said)
    return f"{text} · {settled_words(fact)}" if fact.settled else text


def settled_words(fact: TheirWord) -> str:
    """Say whose version holds, and why."""
    how = _("settled: ours holds") if fact.settled == "ours" else _("settled: theirs holds")
    return f"{how} ({fact.settle_reason})" if fact.settle_reason else how


def _line(fact: TheirWord, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _details(fact: TheirWord, today: date) -> list[tuple[str, str]]:
    lines = [(_("Day"), day(fact.on, today))]
    if fact.settled is not None and fact.settled_on is not None:
        lines.append((_("Settled"), f"{day(fact.settled_on, today)} · {settled_words(fact)}"))
    return lines


def _json(fact: TheirWord, _as_of: date) -> dict[str, Any]:
    """Return the keys of a word; whoever knows the names puts promise and sheet in."""
    return {
        "promise": None,
        "sheet": None,
        "word": fact.word,
        "moved_to": iso(fact.moved_to),
        "by": fact.said_by,
        "remark": fact.remark,
        "settled": fact.settled,
        "settled_on": iso(fact.settled_on),
        "settle_reason": fact.settle_reason,
    }


KIND = Kind[TheirWord](
    name="their_word",
    value=TheirWord,
    timeline=True,
    day=lambda fact: fact.on,
    as_known=_as_known,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    details=_details,
    json=_json,
    editable=lambda _fact: ("remark", "on", "note", "private"),
    may_be_empty=frozenset(("remark", "note")),
    file=None,
)
