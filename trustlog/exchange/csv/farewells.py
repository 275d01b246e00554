"""The file of farewells: how partnerships were ended, or put to rest."""

from trustlog.exchange.csv.column import EMPTY, REST, WHO, Column

COLUMNS = (
    *WHO,
    Column("on", "the day of the farewell"),
    Column("partners", "handle of the partner"),
    Column("people", EMPTY),
    *(column._replace(use="") for column in REST),
    Column("reasons", "those that were named, separated by ;"),
    Column("said", "what was said to them"),
    Column("said_by", "who said it"),
    Column("handed_over", "what was handed over, and to whom"),
    Column("door", "how the door is left open"),
    Column("level", "the level of that day"),
)
