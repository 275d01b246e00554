"""The file of benefits: what partnerships and gardens brought. It is not imported."""

from trustlog.exchange.csv.column import EMPTY, REST, WHO, Column

COLUMNS = (
    *WHO,
    Column("on", "the day it was said"),
    Column("partners", "handle of the partner; empty where it is about a garden"),
    Column("garden", "handle of the garden; empty where it is about a partner"),
    Column("people", EMPTY),
    *(column._replace(use="") for column in REST),
    Column("sort", "of which sort it is"),
    Column("text", "what it brought"),
    Column("for_whom", "for whom; empty where that is not said"),
    Column("tied", "numbers of the facts that show it, parted by ; and without private ones"),
)
