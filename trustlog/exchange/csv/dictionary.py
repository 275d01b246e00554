"""The data dictionary: a row for each column of each file, what it holds and how it is written."""

from collections.abc import Iterator

from trustlog.exchange.csv.column import EMPTY, Column
from trustlog.exchange.csv.values import CellType as CellType
from trustlog.exchange.csv.values import example_of, values_of
from trustlog.language import N_

COLUMNS = (
    Column("file", N_("the file")),
    Column("column", N_("the name of the column in it")),
    Column("type", N_("how its cells are written; any where that differs from row to row")),
    Column(
        "values", N_("the words, the bounds or the unit of its cells; … where there may be others; empty for any text")
    ),
    Column("example", N_("a cell; empty where all are")),
    Column("holds", N_("what it holds")),
    Column("import", N_("whether an import of that kind cannot do without it, or reads it; empty where not")),
)
_BY_TYPE: dict[CellType, str] = {
    "day": "on as_of level_since on_trial logged_from question_since every_from",
    "time": "recorded_at",
    "list": (
        "partners partner_names people people_at people_at_names members member_names tags domains lacks gates_closed "
        "gardens.weakest weakest_names move_reasons tied farewells.reasons moves"
    ),
    "flag": (
        "private passed flagged satisfied entered_late missed with_us ready garden_lines.ours agreed estimated "
        "unplanned pairs.weakest wheel_means.weakest"
    ),
    "share": "estimate low high late_share chance chance_level",
    "any": "summary.value example",
    "text": "impacts.evidence",
    "number": (
        "item_depth number level target cadence_days minutes depth grace_days follows from_level to_level n evidence "
        "evidence_max needed attention beginnings suggestion_to error_rate settled before_logged on_time late moved "
        "withdrawn open unsettled slots held count ours theirs total imbalance parties pairs pairs_passed unknowns "
        "learned strands_passed version year horizon amount answered mean change wheel_means.low wheel_means.high "
        "one_settled one_on_time one_open other_settled other_on_time other_open time_slots time_held openness_slots "
        "openness_held our_weight our_replaceable our_leave our_miss their_weight their_replaceable their_leave "
        "their_miss promises openness time fair fifth"
    ),
}
"""Names of columns, with the file before them where the same name is something else in another; the rest is text."""
_TYPES: dict[str, CellType] = {name: kind for kind, names in _BY_TYPE.items() for name in names.split()}


def type_of(file: str, column: str) -> CellType:
    """Return how the cells of a column are written. Days are ISO dates, times are UTC, shares lie from 0 to 1."""
    named = _TYPES.get(f"{file}.{column}") or _TYPES.get(column)
    return named or ("day" if column.endswith("_on") else "text")


def dictionary_rows(files: "dict[str, tuple[Column, ...]]") -> Iterator[dict[str, str]]:
    """Yield a row for each column of each file."""
    for file, columns in files.items():
        for column in columns:
            kind = type_of(file, column.name)
            yield {
                "file": file,
                "column": column.name,
                "type": kind,
                "values": str(values_of(file, column.name, kind)),
                "example": "" if column.means == EMPTY else example_of(file, column.name, kind),
                "holds": column.means,
                "import": column.use,
            }
