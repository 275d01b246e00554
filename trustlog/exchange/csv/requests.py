"""The file of requests: who asked whom about an item of the open book. It is written, and read by no import."""

from trustlog.exchange.csv.column import EMPTY, REST, WHO, Column

COLUMNS = (
    *WHO,
    Column("on", "the day it was asked"),
    Column("partners", "handle of the partner"),
    Column("people", EMPTY),
    *(column._replace(use="") for column in REST),
    Column("direction", "ours: we asked; theirs: they asked"),
    Column("item", "name of the item of the open book"),
)
