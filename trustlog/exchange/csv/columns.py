"""The fixed columns of the CSV files, what each means, and which of them an import reads: one table for all."""

from trustlog.exchange.csv import (
    agreements,
    benefits,
    dependence,
    disclosures,
    farewells,
    fit,
    gardens,
    impacts,
    moments,
    partners,
    people,
    promises,
    pulse,
    purposes,
    requests,
    summary,
    wheel,
)
from trustlog.exchange.csv.column import EMPTY, NEEDED, REST, WHO, Column
from trustlog.exchange.csv.dictionary import COLUMNS as DICTIONARY
from trustlog.exchange.csv.dictionary import dictionary_rows

LEVEL_CHANGES = (
    *WHO,
    Column("on", "the day of the decision"),
    Column("partners", "handle of the partner"),
    Column("people", EMPTY),
    *(column._replace(use="") for column in REST),
    Column("from_level", "the level before"),
    Column("to_level", "the level since"),
    Column("reason", "why, in the words of who decided"),
    Column("trial", "what became of a step on trial; empty for any other"),
)

READINGS = (
    Column("partner", "the name of the partner"),
    Column("handle", "its short name"),
    Column("as_of", "the day of the reading"),
    Column("level", "the level in force on that day"),
    Column("level_since", "the day that level began"),
    Column("on_trial", "since when the level is a step on trial; empty where it is not"),
    Column("target", "the level aimed at"),
    Column("strand", "a row each, never averaged"),
    Column("n", "how many events the estimate rests on"),
    Column("estimate", "the chance that the next one is kept on time; empty below three settled"),
    Column("low", "lower end of the 80 % interval"),
    Column("high", "upper end of the 80 % interval"),
    Column("late_share", "share of promises kept late"),
    Column("evidence", "evidence for the next level; empty where none is tested"),
    Column("evidence_max", "its highest since the test began"),
    Column("needed", "the evidence that passes"),
    Column("passed", "true when the strand has passed"),
    Column("chance", "the chance to be above the next bar; empty for slots, and below three settled"),
    Column("chance_level", "the same for the bar by which the level was entered"),
    Column("attention", "the value of the watch; empty where there is none"),
    Column("flagged", "true while a flag is up"),
    Column("question_since", "since when a question is put about the strand; empty where none is"),
    Column("trend", "where the strand goes; unknown while it is too early"),
    Column("partner_trend", "the same of the relationship as a whole"),
    Column("beginnings", "how often the test began"),
    Column("gates_closed", "gates that are not open, separated by ;"),
    Column("suggestion", "what is suggested"),
    Column("suggestion_to", "the level suggested; empty when none is"),
    Column("error_rate", "how often such a suggestion is wrong; empty for a forecast, or when not known"),
    Column("held_by", "the strand or gate that holds back longest; empty where something is suggested"),
    Column("settled", "promises settled since the partner is logged, lapsed ones among them; empty for slots"),
    Column(
        "before_logged",
        "promises due before the partner is logged, and so in n and the estimate but in no count beside it; empty for "
        "slots",
    ),
    Column("on_time", "how many of them on time"),
    Column("late", "how many late, within their grace"),
    Column("moved", "promises moved, free moves among them"),
    Column("withdrawn", "promises withdrawn by either side"),
    Column("open", "promises whose day is not over"),
    Column("unsettled", "promises that are over and nobody has settled yet"),
    Column("slots", "slots since the partner is logged; empty for promises"),
    Column("held", "how many of them held what is looked for"),
)

LEFT_OUT = (
    Column("file", "the file, or the kind of fact, that is without them"),
    Column("reason", "why they were left out"),
    Column("count", "how many"),
)


def _with_names(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Put names beside the handles of partners: a reader of a table does not know who is who by a short word."""
    beside = {
        "partners": Column("partner_names", "their names, in the same order"),
        "members": Column("member_names", "their names, in the same order"),
        "one": Column("one_name", "its name; empty: us"),
        "other": Column("other_name", "its name"),
    }
    return tuple(each for column in columns for each in (column, beside.get(column.name)) if each is not None)


_OF_KINDS: dict[str, tuple[Column, ...]] = {
    "partners": partners.COLUMNS,
    "promises": promises.COLUMNS,
    "moments": moments.COLUMNS,
    "disclosures": disclosures.COLUMNS,
    "readings": READINGS,
    "level_changes": LEVEL_CHANGES,
    "dependence": dependence.COLUMNS,
    "pulse": pulse.COLUMNS,
    "requests": requests.COLUMNS,
    "farewells": farewells.COLUMNS,
    "fit": fit.COLUMNS,
    "purposes": purposes.COLUMNS,
    "impacts": impacts.COLUMNS,
    "agreement_sections": agreements.SECTIONS,
    "agreements": agreements.VERSIONS,
    "benefits": benefits.COLUMNS,
    "wheel_means": wheel.COLUMNS,
    "gardens": gardens.GARDENS,
    "pairs": gardens.PAIRS,
    "garden_lines": gardens.LINES,
    "left_out": LEFT_OUT,
}
FILES: dict[str, tuple[Column, ...]] = {
    "summary": summary.COLUMNS,
    **{name: _with_names(columns) for name, columns in _OF_KINDS.items()},
    "columns": DICTIONARY,
}
"""The files of an export in the order in which they are read: first what is in it at a glance, last what it means."""
KINDS: dict[str, tuple[Column, ...]] = {
    "partners": partners.COLUMNS,
    "people": people.COLUMNS,
    "promises": promises.COLUMNS,
    "moments": moments.COLUMNS,
    "disclosures": disclosures.COLUMNS,
}


_AS_CODE = ("column", "example")


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
        heads = ["column", "type", "values", "example", "holds", *(["import"] if kind in KINDS else [])]
        rows = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
        for row in dictionary_rows({kind: columns}):
            cells = (f"`{row[head]}`" if row[head] and head in _AS_CODE else row[head] for head in heads)
            rows.append(f"| {' | '.join(cells)} |")
        parts.append("\n".join([f"### {title}\n", *rows]))
    return "\n\n".join(parts) + "\n"
