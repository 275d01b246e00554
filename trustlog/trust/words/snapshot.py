"""A reading that was recorded by rules that are no longer there, as text: its numbers and sentences as they were seen.

What a snapshot says is the JSON of the version that made it, so whatever is missing in it is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from trustlog.domain.strands import ARROWS, STRANDS, TITLES, TREND_WORDS
from trustlog.language import _, figure
from trustlog.trust.words import numbers

_VERSIONS: Mapping[int | None, str] = {None: "0.1"}
"""The first version of the program that read by rules of a number; None: before they were numbered."""


def rules_words(rules: int | None) -> str:
    """Return by which rules something was read: "by the rules of 0.1"."""
    version = _VERSIONS.get(rules)
    return (
        _("by earlier rules (number {rules})").format(rules=rules)
        if version is None
        else _("by the rules of {version}").format(version=version)
    )


def snapshot_lines(snapshot: Mapping[str, Any]) -> list[str]:
    """Return the lines of a recorded reading: its head, its strands, what it suggested and why, and its gates."""
    parts = [
        f"{snapshot.get('partner')} ({snapshot.get('handle')})",
        _level(snapshot),
        _("target {get}").format(get=snapshot.get("target")),
        _("as of {get}").format(get=snapshot.get("as_of")),
    ]
    lines = [" · ".join(parts)]
    strands = _mapping(snapshot.get("strands"))
    lines += [f"  {_(TITLES[name])}: {_strand(_mapping(strands[name]))}" for name in STRANDS if name in strands]
    lines += _suggestion(_mapping(snapshot.get("suggestion")))
    for gate in map(_mapping, _list(snapshot.get("gates"))):
        lines.append(f"  {_('passed') if gate.get('passed') else _('not passed')}: {gate.get('says')}")
    return lines


def _level(snapshot: Mapping[str, Any]) -> str:
    level, since, on_trial = (snapshot.get(name) for name in ("level", "level_since", "on_trial"))
    if on_trial and isinstance(level, int):
        return _("level {level} on trial since {day} (level {below} since {since})").format(
            level=level, day=on_trial, below=level - 1, since=since
        )
    return _("level {level} since {since}").format(level=level, since=since)


def _strand(strand: Mapping[str, Any]) -> str:
    share, low, high = (strand.get(name) for name in ("estimate", "low", "high"))
    n, evidence, needed = strand.get("n", 0), strand.get("evidence"), strand.get("needed")
    if _is_number(share) and _is_number(low) and _is_number(high):
        parts = [f"{numbers.percent(share)} ({round(100 * low)}–{round(100 * high)}), n {n}"]
    else:
        parts = [numbers.too_early(n)]
    trend = strand.get("trend")
    parts += [f"{ARROWS[name]} {_(TREND_WORDS[name])}" for name in ARROWS if name == trend]
    if _is_number(evidence) and _is_number(needed):
        parts.append(
            _("evidence {evidence}; {needed} needed").format(
                evidence=numbers.evidence(evidence), needed=figure(needed, "g")
            )
        )
    if strand.get("flagged"):
        parts.append(_("flag up"))
    return " · ".join(parts)


def _suggestion(suggestion: Mapping[str, Any]) -> Iterator[str]:
    to = suggestion.get("to")
    yield _("Suggested then: {get}").format(get=_(str(suggestion.get("action")))) + (
        "" if to is None else _(" to {to}").format(to=to)
    )
    yield from (f"  {because}" for because in _list(suggestion.get("because")))
    yield from (_("  missing: {missing}").format(missing=missing) for missing in _list(suggestion.get("missing")))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float)
