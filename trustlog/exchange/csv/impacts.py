"""The file of impact: what partnerships and gardens change, for whom, and what shows it. It is not imported."""

from trustlog.exchange.csv.column import EMPTY, REST, WHO, Column

COLUMNS = (
    *WHO,
    Column("on", "the day it was written of"),
    Column("partners", "handle of the partner; empty where it is about a garden"),
    Column("garden", "handle of the garden; empty where it is about a partner"),
    Column("people", EMPTY),
    *(column._replace(use="") for column in REST),
    Column("area", "for whom"),
    Column("text", "what is changed"),
    Column("evidence", "what shows it; empty where nothing is named"),
)
