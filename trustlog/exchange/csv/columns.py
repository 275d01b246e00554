"""The fixed columns of the CSV files, what each means, and which of them an import reads: one table for all."""

from trustlog.exchange.csv import disclosures, moments, partners, people, promises
from trustlog.exchange.csv.column import NEEDED, REST, WHO, Column

LEVEL_CHANGES = (
    *WHO,
    Column("on", "the day of the decision"),
    Column("partners", "handle of the partner"),
    Column("people", "empty"),
    *(column._replace(use="") for column in REST),
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
    "partners": partners.COLUMNS,
    "promises": promises.COLUMNS,
    "moments": moments.COLUMNS,
    "disclosures": disclosures.COLUMNS,
    "readings": READINGS,
    "level_changes": LEVEL_CHANGES,
    "left_out": LEFT_OUT,
}
KINDS: dict[str, tuple[Column, ...]] = {
    "partners": partners.COLUMNS,
    "people": people.COLUMNS,
    "promises": promises.COLUMNS,
    "moments": moments.COLUMNS,
    "disclosures": disclosures.COLUMNS,
}


def names(columns: tuple[Column, ...]) -> list[str]:
    """Name the columns in their order."""
    return [column.name for column in columns]


def read_by_import(kind: str) -> list[str]:
    """Name the columns an import of that kind reads."""
    return [column.name for column in KINDS[kind] if column.use]


def needed_by_import(kind: str) -> list[str]:
    """Name the columns an import of that kind cannot do without."""
    return [column.name for column in KINDS[kind] if column.use == NEEDED]


def as_markdown() -> str:
    """Write the tables of all columns for the documentation."""
    parts = []
    for kind, columns in {**FILES, "people": people.COLUMNS}.items():
        title = f"{kind}.csv" if kind in FILES else "People (import only)"
        imported = kind in KINDS
        head = "| column | holds | import |\n|---|---|---|" if imported else "| column | holds |\n|---|---|"
        rows = [
            f"| `{column.name}` | {column.means} |" + (f" {column.use} |" if imported else "") for column in columns
        ]
        parts.append("\n".join([f"### {title}\n", head, *rows]))
    return "\n\n".join(parts) + "\n"
