"""The codes of the CSV files in words of the language spoken, for the workbook: its people read no codes.

What has words elsewhere in the program has the same here. A code without any is its own word, as `kept` is.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

from trustlog.domain.book import ASPECT_WORDS
from trustlog.domain.calendar.days import every_words
from trustlog.domain.kinds.moment import COUNTED_AS
from trustlog.domain.kinds.their_word import said_words
from trustlog.domain.strands import TITLES, TREND_WORDS
from trustlog.exchange.csv.dictionary import type_of
from trustlog.exchange.csv.values import values_of
from trustlog.exchange.xlsx.headings import FILES_SAID, SUGGESTED, SUMMARY, TRIALS_SAID, TYPES_SAID
from trustlog.language import N_, _
from trustlog.trust.gates import GateName
from trustlog.trust.words import day, gate_holds

_WORDS: dict[str, Mapping[str, str]] = {
    "strand": TITLES,
    "trend": TREND_WORDS,
    "partner_trend": TREND_WORDS,
    "suggestion": SUGGESTED,
    "counts_as": COUNTED_AS,
    "trial": TRIALS_SAID,
    "item_aspect": {str(aspect): words for aspect, words in ASPECT_WORDS.items()},
    "summary.about": SUMMARY,
    "left_out.file": FILES_SAID,
    "columns.file": FILES_SAID,
    "columns.type": TYPES_SAID,
}
_SETTLED = {"ours": N_("settled: ours holds"), "theirs": N_("settled: theirs holds")}


def said(file: str, column: str, value: Any) -> Any:
    """Return what is shown of a value: words where it is a code, the value itself where it is none."""
    say = _sayer(file, column)
    return value if say is None or value is None or value == "" else say(value)


@lru_cache(maxsize=512)
def _sayer(file: str, column: str) -> "Callable[[Any], Any] | None":
    """Return what says the codes of a column; None where it has none."""
    if (shown := _SHOWN.get(column)) is not None:
        return shown
    kind, own = type_of(file, column), f"{file}.{column}"
    words = _WORDS.get(own) or _WORDS.get(column)
    if words is None and (kind == "flag" or not (values_of(file, column, kind).words or own == "left_out.reason")):
        return None
    return lambda value: _words(words or {}, value)


def _words(words: Mapping[str, str], value: str | Sequence[str]) -> str | list[str]:
    if isinstance(value, str):
        return _(words.get(value, value))
    return [_(words.get(code, code)) for code in value]


def holding(name: str) -> str:
    """Return the words for a strand or a gate that holds back."""
    return _(TITLES[name]) if name in TITLES else gate_holds(cast("GateName", name))


def _moves(moves: Sequence[Mapping[str, str]]) -> str:
    return "; ".join(
        _("{before} to {after}, on {on}").format(before=_day(move["from"]), after=_day(move["to"]), on=_day(move["on"]))
        for move in moves
    )


def _their_word(word: Mapping[str, Any]) -> str:
    moved_to = None if word["moved_to"] is None else date.fromisoformat(word["moved_to"])
    parts = [said_words(word["word"], moved_to, date.min)]
    if word["settled"]:
        parts.append(_(_SETTLED[word["settled"]]))
    elif word["otherwise"]:
        parts.append(_("otherwise than we say"))
    return "; ".join(parts)


def _day(text: str) -> str:
    return day(date.fromisoformat(text))


_SHOWN: dict[str, Callable[[Any], Any]] = {
    "held_by": holding,
    "gates_closed": lambda names: [holding(name) for name in names],
    "every": every_words,
    "moves": _moves,
    "their_word": _their_word,
}
