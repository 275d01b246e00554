"""A reading that was recorded by rules that are no longer there, as text: its numbers and sentences as they were seen.

What a snapshot says is the JSON of the version that made it, so whatever is missing in it is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from trustlog.domain.strands import ARROWS, STRANDS, TITLES, TREND_WORDS
from trustlog.trust.words import numbers

_VERSIONS: Mapping[int | None, str] = {None: "0.1"}
"""The first version of the program that read by rules of a number; None: before they were numbered."""


def rules_words(rules: int | None) -> str:
    """Return by which rules something was read: "by the rules of 0.1"."""
    version = _VERSIONS.get(rules)
    return f"by earlier rules (number {rules})" if version is None else f"by the rules of {version}"


def snapshot_lines(snapshot: Mapping[str, Any]) -> list[str]:
    """Return the lines of a recorded reading: its head, its strands, what it suggested and why, and its gates."""
    parts = [
        f"{snapshot.get('partner')} ({snapshot.get('handle')})",
        _level(snapshot),
        f"target {snapshot.get('target')}",
        f"as of {snapshot.get('as_of')}",
    ]
    lines = [" · ".join(parts)]
    strands = _mapping(snapshot.get("strands"))
    lines += [f"  {TITLES[name]}: {_strand(_mapping(strands[name]))}" for name in STRANDS if name in strands]
    lines += _suggestion(_mapping(snapshot.get("suggestion")))
    for gate in map(_mapping, _list(snapshot.get("gates"))):
        lines.append(f"  {'open' if gate.get('passed') else 'shut'}: {gate.get('says')}")
    return lines


def _level(snapshot: Mapping[str, Any]) -> str:
    level, since, on_trial = (snapshot.get(name) for name in ("level", "level_since", "on_trial"))
    if on_trial and isinstance(level, int):
        return f"level {level} on trial since {on_trial} (level {level - 1} since {since})"
    return f"level {level} since {since}"


def _strand(strand: Mapping[str, Any]) -> str:
    share, low, high = (strand.get(name) for name in ("estimate", "low", "high"))
    n, evidence, needed = strand.get("n", 0), strand.get("evidence"), strand.get("needed")
    if _is_number(share) and _is_number(low) and _is_number(high):
        parts = [f"{numbers.percent(share)} ({round(100 * low)}–{round(100 * high)}), n {n}"]
    else:
        parts = [numbers.too_early(n)]
    trend = strand.get("trend")
    parts += [f"{ARROWS[name]} {TREND_WORDS[name]}" for name in ARROWS if name == trend]
    if _is_number(evidence) and _is_number(needed):
        parts.append(f"evidence {numbers.evidence(evidence)}; {needed:g} needed")
    if strand.get("flagged"):
        parts.append("flag up")
    return " · ".join(parts)


def _suggestion(suggestion: Mapping[str, Any]) -> Iterator[str]:
    to = suggestion.get("to")
    yield f"Suggested then: {suggestion.get('action')}" + ("" if to is None else f" to {to}")
    yield from (f"  {because}" for because in _list(suggestion.get("because")))
    yield from (f"  missing: {missing}" for missing in _list(suggestion.get("missing")))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float)
