"""What may stand in the cells of a column: of which words, within which bounds, in which unit, and an example.

Words and bounds are those by which the ledger itself judges what is typed; here they are only named.
"""

from typing import Literal, NamedTuple, get_args

from trustlog.domain.calendar.days import FIRST_YEAR, LAST_YEAR
from trustlog.domain.capture.words import COUNTS_AS, INITIATED_BY, KINDS
from trustlog.domain.facts.benefit import SORTS
from trustlog.domain.facts.book import ASPECTS
from trustlog.domain.facts.dependence import NUMBERS as LOOKED_AT
from trustlog.domain.facts.farewell import WHYS
from trustlog.domain.facts.garden_line import TOPICS
from trustlog.domain.facts.impact import AREAS
from trustlog.domain.facts.promise import OUTCOMES, STAKES, TOLD, WITHDRAWERS
from trustlog.domain.facts.pulse import ABOUT, QUESTIONS
from trustlog.domain.facts.purpose import WHOSE
from trustlog.domain.facts.section import SECTIONS, STATES
from trustlog.domain.garden import PairState
from trustlog.domain.kinds import all_kinds
from trustlog.domain.kinds.words import DIRECTIONS
from trustlog.domain.levels import TRIALS
from trustlog.domain.limits import ANSWER, CADENCE, DEPTH, GRACE, LEVEL, MINUTES, PERCENT, YEARS, Span
from trustlog.domain.strands import ACTIONS, STRANDS, TREND_WORDS
from trustlog.domain.wheel.questions import ALL, NAMES
from trustlog.exchange.csv.column import NEEDED, READ
from trustlog.exchange.csv.summary import ABOUT as SUMMARY_ABOUT
from trustlog.language import N_
from trustlog.trust.gates import GateName
from trustlog.trust.gates.garden import LACKS

CellType = Literal["day", "time", "number", "share", "flag", "list", "text", "any"]


class Values(NamedTuple):
    """What may stand in a column: one of `words` (`open`: or another), or numbers of a span in a unit, or anything."""

    words: tuple[str, ...] = ()
    span: Span | None = None
    unit: str = ""
    open: bool = False

    def __str__(self) -> str:
        """Return it as the dictionary says it: "ours, theirs", "0-31 days"."""
        if self.words:
            return ", ".join([*self.words, "…"] if self.open else self.words)
        bounds = "" if self.span is None else f"{self.span.low}-{self.span.high}"
        return f"{bounds} {self.unit}".strip()


ANYTHING = Values()
_GATES: tuple[str, ...] = get_args(GateName)
_WORDS: dict[str, tuple[str, ...]] = {
    "direction": DIRECTIONS,
    "stake": STAKES,
    "outcome": OUTCOMES,
    "told": TOLD,
    "withdrawn_by": WITHDRAWERS,
    "counts_as": COUNTS_AS,
    "initiative": INITIATED_BY,
    "trial": TRIALS,
    "strand": STRANDS,
    "trend": tuple(TREND_WORDS),
    "partner_trend": tuple(TREND_WORDS),
    "suggestion": ACTIONS,
    "gates_closed": _GATES,
    "held_by": (*STRANDS, *_GATES),
    "farewells.reasons": WHYS,
    "sort": SORTS,
    "whose": WHOSE,
    "impacts.area": AREAS,
    "wheel_means.area": tuple(area.name for area in ALL),
    "wheel_means.question": NAMES,
    "agreement_sections.name": SECTIONS,
    "agreement_sections.state": STATES,
    "pairs.state": get_args(PairState),
    "garden_lines.topic": TOPICS,
    "lacks": LACKS,
    "item_aspect": ASPECTS,
    "pulse.about": ABOUT[:1],  # what is about one of us is in no file
    "summary.about": SUMMARY_ABOUT,
    "columns.type": get_args(CellType),
    "columns.import": (NEEDED, READ),
    **{f"{kind.file.name}.fact": (kind.name,) for kind in all_kinds() if kind.file is not None},
}


def _asked(name: str) -> Values:
    """Return what may be said of one number of a look at who depends on whom."""
    return Values(span=PERCENT, unit=N_("percent")) if name.endswith("_weight") else Values(span=ANSWER)


_SPANS: dict[str, Values] = {
    **dict.fromkeys(["level", "target", "suggestion_to", "from_level", "to_level"], Values(span=LEVEL)),
    **{f"dependence.{name}": _asked(name) for name in LOOKED_AT},
    **dict.fromkeys(["dependence.ours", "dependence.theirs", "dependence.total"], Values(span=PERCENT)),
    "imbalance": Values(span=Span(-PERCENT.high, PERCENT.high)),
    **dict.fromkeys((f"pulse.{name}" for name in QUESTIONS), Values(span=ANSWER)),
    **dict.fromkeys(["amount", "mean", "wheel_means.low", "wheel_means.high"], Values(span=ANSWER)),
    "change": Values(span=Span(ANSWER.low - ANSWER.high, ANSWER.high - ANSWER.low)),
    "cadence_days": Values(span=CADENCE, unit=N_("days")),
    "grace_days": Values(span=GRACE, unit=N_("days")),
    "minutes": Values(span=MINUTES, unit=N_("minutes")),
    "depth": Values(span=DEPTH),
    "item_depth": Values(span=DEPTH),
    "horizon": Values(span=YEARS, unit=N_("years")),
    "strands_passed": Values(span=Span(0, len(STRANDS))),
    "moments.kind": Values(words=tuple(KINDS), open=True),
}
_BY_TYPE: dict[CellType, Values] = {
    "day": Values(unit=f"{FIRST_YEAR} to {LAST_YEAR}"),
    "time": Values(unit="UTC"),
    "flag": Values(words=("true", "false")),
    "share": Values(span=Span(0, 1)),
    "number": Values(unit="0 or more"),
}


def values_of(file: str, column: str, kind: CellType) -> Values:
    """Return what may stand in a column of a file; what differs from row to row, and words of people, is anything."""
    for name in (f"{file}.{column}", column):
        if name in _WORDS:
            return Values(words=_WORDS[name])
        if name in _SPANS:
            return _SPANS[name]
    return _BY_TYPE.get(kind, ANYTHING)


_EXAMPLES_BY_TYPE: dict[CellType, str] = {
    "day": "2026-11-23",
    "time": "2026-11-23T09:30:00+00:00",
    "flag": "true",
    "share": "0.83",
    "number": "3",
}
_EXAMPLES = {
    "partners": "quay", "partner_names": "Quay", "moments.partners": "quay;mill",
    "moments.partner_names": "Quay;Mill", "handle": "quay", "name": "Quay", "partner": "Quay",
    "people.partner": "quay", "people.name": "A. Person", "people": "A. Person;B. Person", "people_at": "quay;mill",
    "people_at_names": "Quay;Mill", "weakest_names": "Quay;us", "member_name": "Quay", "toward_name": "Mill",
    "garden_name": "Basin", "item_text": "how our margin develops", "their_word_by": "A. Person",
    "their_word_reason": "the mail says so",
    "recorded_by": "somebody", "owner": "somebody", "tags": "pilot;north", "domains": "quay.example", "number": "13",
    "cadence_days": "30", "minutes": "45", "grace_days": "7", "note": "by mail", "at": "14:30", "every": "month",
    "archive_reason": "the product was ended", "promises.text": "send the price list", "moments.text": "the plans",
    "topic": "our margins", "item": "margin", "moves": "2026-11-02:2026-11-06>2026-11-13",
    "move_reasons": "the factory is closed", "their_word": "moved:2026-12-20 otherwise", "closed_reason": "not needed",
    "clear_reason": "it was a mistake", "follows": "12", "level_changes.reason": "they kept everything for a year",
    "needed": "20.0", "evidence": "6.2", "evidence_max": "8.4", "attention": "120.5", "error_rate": "0.05",
    "about_name": "", "pulse.people": "A. Person", "impacts.text": "fewer lorries", "impacts.evidence": "trips counted",
    "purposes.text": "fewer empty lorries", "benefits.text": "a new market", "for_whom": "planners", "tied": "13;15",
    "said": "we part as friends", "said_by": "somebody", "handed_over": "the tools to B. Person", "door": "call us",
    "why_us": "both of us stay long", "both_think": "small is enough", "garden": "basin", "gardens.name": "Basin",
    "members": "quay;mill", "member_names": "Quay;Mill", "gardens.weakest": "quay;us", "one": "quay",
    "one_name": "Quay", "other": "mill", "other_name": "Mill", "member": "quay", "toward": "mill",
    "garden_lines.text": "the data of both", "year": "2026", "our_weight": "20", "their_weight": "5",
    "dependence.ours": "40", "dependence.theirs": "20", "total": "30", "imbalance": "20", "change": "-0.3",
    "mean": "3.7", "private": "false",
    "role": "COO", "email": "a.person@quay.example", "phone": "+31 20 123 4567", "summary.about": "promises",
    "summary.what": "ours_on_time", "summary.value": "0.83", "summary.n": "42", "left_out.file": "notes",
    "left_out.reason": "private", "file": "promises", "column": "due_on", "values": "0-31 days", "example": "7",
    "holds": "the day it is due", "withdrawn_by": "receiver", "outcome": "kept", "counts_as": "unscripted",
    "kind": "lunch", "version": "2", "wheel_means.question": "meaning",
}  # fmt: skip
"""By the name of a column, with its file before it where that differs; of words, bounds and types it follows."""


def example_of(file: str, column: str, kind: CellType) -> str:
    """Return a cell as it may stand in a column; nothing where the column is always empty."""
    own = f"{file}.{column}"
    if own in _EXAMPLES:
        return _EXAMPLES[own]
    if column in _EXAMPLES and own not in _WORDS:
        return _EXAMPLES[column]
    values = values_of(file, column, kind)
    if values.words and kind != "flag":
        return ";".join(values.words[:2]) if kind == "list" else values.words[0]
    return _EXAMPLES_BY_TYPE.get(kind, "")
