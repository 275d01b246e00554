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
from trustlog.language import N_

LEVEL_CHANGES = (
    *WHO,
    Column("on", N_("the day of the decision")),
    Column("partners", N_("handle of the partner")),
    Column("people", EMPTY),
    *(column._replace(use="") for column in REST),
    Column("from_level", N_("the level before")),
    Column("to_level", N_("the level since")),
    Column("reason", N_("why, in the words of who decided")),
    Column("trial", N_("what became of a step on trial; empty for any other")),
)

READINGS = (
    Column("partner", N_("the name of the partner")),
    Column("handle", N_("its short name")),
    Column("as_of", N_("the day of the reading")),
    Column("level", N_("the level in force on that day")),
    Column("level_since", N_("the day that level began")),
    Column("on_trial", N_("since when the level is a step on trial; empty where it is not")),
    Column("target", N_("the level aimed at")),
    Column("strand", N_("a row each, never averaged")),
    Column("n", N_("how many events the estimate rests on")),
    Column(
        "estimate",
        N_("the chance that the next one is kept on time; empty below three settled, or what the settings ask"),
    ),
    Column("low", N_("lower end of the 80 % interval")),
    Column("high", N_("upper end of the 80 % interval")),
    Column("late_share", N_("share of promises kept late")),
    Column("evidence", N_("evidence for the next level; empty where none is tested")),
    Column("evidence_max", N_("its highest since the test began")),
    Column("needed", N_("the evidence that passes")),
    Column("passed", N_("true when the strand has passed")),
    Column("chance", N_("the chance to be above the next bar; empty for slots, and where the estimate is")),
    Column("chance_level", N_("the same for the bar by which the level was entered")),
    Column("attention", N_("the value of the watch; empty where there is none")),
    Column("flagged", N_("true while a flag is up")),
    Column("question_since", N_("since when a question is put about the strand; empty where none is")),
    Column("trend", N_("where the strand goes; unknown while it is too early")),
    Column("partner_trend", N_("the same of the relationship as a whole")),
    Column("beginnings", N_("how often the test began")),
    Column("gates_closed", N_("gates that are not open, separated by ;")),
    Column("suggestion", N_("what is suggested")),
    Column("suggestion_to", N_("the level suggested; empty when none is")),
    Column("error_rate", N_("how often such a suggestion is wrong; empty for a forecast, or when not known")),
    Column("held_by", N_("the strand or gate that holds back longest; empty where something is suggested")),
    Column("settled", N_("promises settled since the partner is logged, lapsed ones among them; empty for slots")),
    Column(
        "before_logged",
        N_(
            "settled promises due before the partner is logged: in n and the estimate, but in no count beside it; "
            "empty for slots"
        ),
    ),
    Column("on_time", N_("how many of them on time")),
    Column("late", N_("how many late, within their grace")),
    Column("moved", N_("promises moved, free moves among them")),
    Column("withdrawn", N_("promises withdrawn by either side")),
    Column("open", N_("promises whose day is not over")),
    Column("unsettled", N_("promises that are over and nobody has settled yet")),
    Column("slots", N_("slots since the partner is logged; empty for promises")),
    Column("held", N_("how many of them held what is looked for")),
)

LEFT_OUT = (
    Column("file", N_("the file, or the kind of fact, that is without them")),
    Column("reason", N_("why they were left out")),
    Column("count", N_("how many")),
)


def names(columns: tuple[Column, ...]) -> list[str]:
    """Name the columns in their order."""
    return [column.name for column in columns]


def _with_names(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Put names beside the handles of partners: a reader of a table does not know who is who by a short word."""
    several = N_("their names, in the same order")
    beside = {
        "partners": Column("partner_names", several),
        "members": Column("member_names", several),
        "people_at": Column("people_at_names", several),
        "one": Column("one_name", N_("its name; empty: us")),
        "other": Column("other_name", N_("its name")),
        "member": Column("member_name", N_("its name; empty where that is")),
        "toward": Column("toward_name", N_("its name; empty where that is")),
        "garden": None if "name" in names(columns) else Column("garden_name", N_("its name; empty where that is")),
        "weakest": Column("weakest_names", several) if "members" in names(columns) else None,
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
