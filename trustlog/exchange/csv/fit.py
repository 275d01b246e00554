"""The file of fit: why we are right for each other."""

from trustlog.exchange.csv.column import EMPTY, REST, WHO, Column

COLUMNS = (
    *WHO,
    Column("on", "the day it was said"),
    Column("partners", "handle of the partner"),
    Column("people", EMPTY),
    *(column._replace(use="") for column in REST),
    Column("why_us", "why we are right for each other"),
    Column("both_think", "what we both think about"),
)
