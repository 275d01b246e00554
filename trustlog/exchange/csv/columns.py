"""The fixed columns of the CSV files, what each means, and which of them an import reads: one table for all."""

from typing import NamedTuple

from trustlog.domain.limits import GRACE


class Column(NamedTuple):
    """A column: its name, what it holds, and whether an import of that kind needs (`needed`) or reads (`read`) it."""

    name: str
    means: str
    use: str = ""


_NEEDED, _READ = "needed", "read"
_DAY = "ISO date"

_WHO = (
    Column("number", "the short number of the fact"),
    Column("fact", "the kind of fact, the same in the whole file"),
)
_REST = (
    Column("note", "a remark", _READ),
    Column("private", "always false here: private facts stay out", _READ),
    Column("recorded_at", "when it was typed in, UTC"),
    Column("recorded_by", "who typed it in"),
)

PARTNERS = (
    Column("handle", "the short name; made from the name when none is given", _READ),
    Column("name", "the name", _NEEDED),
    Column("level", "the level in force, 1-5 (1 when not given)", _READ),
    Column("level_since", "the day it came to that level (today when not given)", _READ),
    Column("target", "the level aimed at (one above when not given)", _READ),
    Column("cadence_days", "days meant to pass between two moments (30, or your setting, when not given)", _READ),
    Column("archived_on", f"{_DAY} it was let go, or empty", _READ),
    Column("archive_reason", "why", _READ),
    Column("note", "a remark", _READ),
)

PEOPLE = (
    Column("partner", "handle or whole name of the partner", _NEEDED),
    Column("name", "the person's name", _NEEDED),
    Column("role", "what they do", _READ),
    Column("email", "where to write to", _READ),
    Column("phone", "where to call", _READ),
)

PROMISES = (
    Column("number", "the short number of the fact (an import looks there for what follows names)", _READ),
    *_WHO[1:],
    Column("on", "the day it was made"),
    Column("partners", "handle of the partner (an import takes the whole name too)", _NEEDED),
    Column("people", "empty"),
    *_REST,
    Column("direction", "ours or theirs: who promised", _NEEDED),
    Column("text", "what was promised", _NEEDED),
    Column("stake", "small, normal (when not given) or big", _READ),
    Column("made_on", "the day it was made", _NEEDED),
    Column(
        "accepted_on", "the day an offer became a promise; empty if it never did (made_on without this column)", _READ
    ),
    Column("due_on", "the day it is due, after all moves; empty when none was given", _READ),
    Column("counts_on", "the day the clock uses: due_on, else 30 days, or your setting, after made_on", _READ),
    Column(
        "grace_days",
        f"days after which it has lapsed, {GRACE.low}-{GRACE.high} (7, or your setting, if empty)",
        _READ,
    ),
    Column("outcome", "offered, open (when not given), kept, late, partly, broken, lapsed or withdrawn", _READ),
    Column("told", "of a broken one: told, silent or concealed", _READ),
    Column("closed_on", "the day it was settled; needed for every settled outcome", _READ),
    Column("satisfied", "the receiver's verdict: true, false or empty", _READ),
    Column("withdrawn_by", "maker or receiver", _READ),
    Column("entered_late", "true when typed in so late that the day itself would have come out worse", _READ),
    Column("moves", "each move as day:from>to, separated by spaces", _READ),
    Column("every", "how often it comes back", _READ),
    Column("closed_reason", "why it was withdrawn, or settled so", _READ),
    Column("cleared_on", f"of a concealed break: {_DAY} a person cleared it, or empty", _READ),
    Column("clear_reason", "why it was cleared; needed with cleared_on", _READ),
    Column(
        "move_reasons",
        "why each move was made, separated by ; in the order of the moves",
        _READ,
    ),
    Column("every_from", "the day that what comes back is counted from (the first due day when not given)", _READ),
    Column("follows", "of one that came back: the number of the promise before it, in an earlier row", _READ),
)

MOMENTS = (
    *_WHO,
    Column("on", "the day it happened", _NEEDED),
    Column("partners", "handles, separated by ; (an import takes whole names too)", _NEEDED),
    Column("people", "names, separated by ; (an import adds those who are not there yet)", _READ),
    *_REST,
    Column("kind", "lunch, meeting, workshop …", _NEEDED),
    Column("counts_as", "scripted, joint or unscripted (from the kind when not given)", _READ),
    Column("minutes", "how long", _READ),
    Column("initiative", "us, them, both or empty", _READ),
    Column("text", "what it was about", _READ),
    Column("unplanned", "true when nobody had it in the agenda (a call: from counts_as when not given)", _READ),
    Column(
        "people_at", "the handle each of the people is at, in their order (the first partner when not given)", _READ
    ),
)

DISCLOSURES = (
    *_WHO,
    Column("on", "the day it was told, or found out", _NEEDED),
    Column("partners", "handle of the partner (an import takes the whole name too)", _NEEDED),
    Column("people", "empty"),
    *_REST,
    Column("direction", "ours or theirs: who told, or hid", _NEEDED),
    Column("topic", "what it was about", _NEEDED),
    Column("depth", "1-4 (2 when not given); empty when missed", _READ),
    Column("missed", "true when it should have been told and was found out otherwise", _READ),
)

LEVEL_CHANGES = (
    *_WHO,
    Column("on", "the day of the decision"),
    Column("partners", "handle of the partner"),
    Column("people", "empty"),
    *(column._replace(use="") for column in _REST),
    Column("from_level", "the level before"),
    Column("to_level", "the level since"),
    Column("reason", "why, in the words of who decided"),
)

READINGS = (
    Column("partner", "the name of the partner"),
    Column("handle", "its short name"),
    Column("as_of", "the day of the reading"),
    Column("level", "the level in force on that day"),
    Column("level_since", "the day that level began"),
    Column("target", "the level aimed at"),
    Column("strand", "our_promises, their_promises, time or openness: one row each, never averaged"),
    Column("n", "how many events the estimate rests on"),
    Column("effective_n", "what is left of them after fading"),
    Column("estimate", "the chance that the next one is kept on time; empty when nothing is known"),
    Column("low", "lower end of the 80 % interval"),
    Column("high", "upper end of the 80 % interval"),
    Column("late_share", "share of promises kept late"),
    Column("unknown", "the prior's share of the estimate"),
    Column("evidence", "evidence for the next level; empty where none is tested"),
    Column("evidence_max", "its highest since the test began"),
    Column("needed", "the evidence that passes"),
    Column("passed", "true when the strand has passed"),
    Column("attention", "the value of the watch; empty where there is none"),
    Column("flagged", "true while a flag is up"),
    Column("trend", "building, steady, slipping or unknown: of the strand"),
    Column("partner_trend", "the same of the relationship as a whole"),
    Column("beginnings", "how often the test began"),
    Column("gates_closed", "gates that are not open, separated by ;"),
    Column("suggestion", "attention, down, up or stay"),
    Column("suggestion_to", "the level suggested; empty when none is"),
    Column("error_rate", "how often such a suggestion is wrong; empty when not known"),
)

LEFT_OUT = (
    Column("file", "the file, or the kind of fact, that is without them"),
    Column("reason", "why they were left out"),
    Column("count", "how many"),
)

FILES: dict[str, tuple[Column, ...]] = {
    "partners": PARTNERS,
    "promises": PROMISES,
    "moments": MOMENTS,
    "disclosures": DISCLOSURES,
    "readings": READINGS,
    "level_changes": LEVEL_CHANGES,
    "left_out": LEFT_OUT,
}
KINDS: dict[str, tuple[Column, ...]] = {
    "partners": PARTNERS,
    "people": PEOPLE,
    "promises": PROMISES,
    "moments": MOMENTS,
    "disclosures": DISCLOSURES,
}


def names(columns: tuple[Column, ...]) -> list[str]:
    """Name the columns in their order."""
    return [column.name for column in columns]


def read_by_import(kind: str) -> list[str]:
    """Name the columns an import of that kind reads."""
    return [column.name for column in KINDS[kind] if column.use]


def needed_by_import(kind: str) -> list[str]:
    """Name the columns an import of that kind cannot do without."""
    return [column.name for column in KINDS[kind] if column.use == _NEEDED]


def as_markdown() -> str:
    """Write the tables of all columns for the documentation."""
    parts = []
    for kind, columns in {**FILES, "people": PEOPLE}.items():
        title = f"{kind}.csv" if kind in FILES else "People (import only)"
        imported = kind in KINDS
        head = "| column | holds | import |\n|---|---|---|" if imported else "| column | holds |\n|---|---|"
        rows = [f"| `{one.name}` | {one.means} |" + (f" {one.use} |" if imported else "") for one in columns]
        parts.append("\n".join([f"### {title}\n", head, *rows]))
    return "\n\n".join(parts) + "\n"
