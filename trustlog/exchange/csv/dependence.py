"""The file of looks at who depends on whom: its columns. It is not imported."""

from trustlog.exchange.csv.column import EMPTY, REST, WHO, Column

_ASKED = {
    "replaceable": "how hard to replace",
    "miss": "what would be missed",
    "leave": "what leaving costs",
}
COLUMNS = (
    *WHO,
    Column("on", "the day of the look"),
    Column("partners", "handle of the partner"),
    Column("people", EMPTY),
    *(column._replace(use="") for column in REST),
    Column("our_weight", "their part of our revenue; empty where not known"),
    *(Column(f"our_{name}", f"{means}: of them, to us") for name, means in _ASKED.items()),
    Column("their_weight", "our part of their spend; empty where not known"),
    *(Column(f"their_{name}", f"{means}: of us, to them") for name, means in _ASKED.items()),
    Column("estimated", "true where the numbers are not from figures"),
    Column("ours", "how much we depend on them (our reading)"),
    Column("theirs", "how much they depend on us"),
    Column("total", "the mean of both: how much both are bound to each other"),
    Column("imbalance", "ours less theirs: by how much we depend more, negative where they do"),
)
