"""The open book with one partner: the two lists, as lines and as JSON."""

from datetime import date
from typing import Any

from trustlog.desk import sentences
from trustlog.desk.book.standing import Standing
from trustlog.domain.book import ASPECT_WORDS, ASPECTS_OF_THEM, SIGN, Side
from trustlog.domain.facts.book import ASPECTS
from trustlog.language import _


def page(known: list[Standing], day: date) -> list[str]:
    """Return what they know of us, and what we know of them, item by item."""
    if not known:
        return []
    lines = [_("What they know of us")]
    for aspect in ASPECTS:
        listed = [standing for standing in known if standing.item.aspect == aspect]
        lines += [f"  {_(ASPECT_WORDS[aspect])}"] if listed else []
        lines += [f"    {_named(standing)}: {ours_words(standing, day)}" for standing in listed]
    lines += ["", _("What we know of them")]
    for aspect in ASPECTS:
        listed = [standing for standing in known if standing.item.aspect == aspect]
        lines += [f"  {_(ASPECTS_OF_THEM[aspect])}"] if listed else []
        lines += [f"    {SIGN}{standing.item.name}: {theirs_words(standing.theirs, day)}" for standing in listed]
    return lines


def _named(standing: Standing) -> str:
    return f"{SIGN}{standing.item.name} {standing.item.text} /{standing.item.depth}"


def ours_words(standing: Standing, day: date) -> str:
    """Say when they were told an item, and when they asked for it."""
    side = standing.ours
    if side.told_on is None:
        told = _("not yet")
    elif standing.is_stale:
        told = _("told {day} (/{depth}), before it changed on {changed}").format(
            day=sentences.day(side.told_on, day), depth=side.depth, changed=sentences.day(standing.item.changed_on, day)
        )
    else:
        told = _("told {day} (/{depth})").format(day=sentences.day(side.told_on, day), depth=side.depth)
    asked = _("they asked {day}").format(day=sentences.day(side.asked_on, day)) if side.asked_on else ""
    return " · ".join(part for part in (told, asked) if part)


def theirs_words(side: Side, day: date) -> str:
    """Say when they told us the same about themselves, and when we asked for it."""
    if side.told_on is None:
        told = _("not known")
    else:
        told = _("they told us {day} (/{depth})").format(day=sentences.day(side.told_on, day), depth=side.depth)
    asked = _("we asked {day}").format(day=sentences.day(side.asked_on, day)) if side.asked_on else ""
    return " · ".join(part for part in (told, asked) if part)


def page_json(known: list[Standing]) -> list[dict[str, Any]]:
    """Return the same as scripts have it: an object for each item."""
    return [
        {
            "item": standing.item.name,
            "text": standing.item.text,
            "aspect": standing.item.aspect,
            "depth": standing.item.depth,
            "changed_on": standing.item.changed_on.isoformat(),
            "told": "told" if standing.is_told else "before_it_changed" if standing.is_stale else "not_yet",
            "ours": _side_json(standing.ours, "they_asked_on"),
            "theirs": _side_json(standing.theirs, "we_asked_on"),
        }
        for standing in known
    ]


def _side_json(side: Side, asked: str) -> dict[str, Any]:
    return {
        "told_on": side.told_on.isoformat() if side.told_on else None,
        "depth": side.depth,
        asked: side.asked_on.isoformat() if side.asked_on else None,
    }
