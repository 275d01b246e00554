"""The file of joint purposes: what partnerships and gardens are for. It is not imported."""

from trustlog.exchange.csv.column import EMPTY, REST, WHO, Column

COLUMNS = (
    *WHO,
    Column("on", "the day it was said, agreed or reviewed"),
    Column("partners", "handle of the partner; empty where it is about a garden"),
    Column("garden", "handle of the garden; empty where it is about a partner"),
    Column("people", EMPTY),
    *(column._replace(use="") for column in REST),
    Column("text", "what is wanted together"),
    Column("whose", "whose words they are"),
    Column("agreed", "true where the words are agreed, or reviewed; false for a draft"),
    Column("horizon", "how many years ahead it looks; empty where that is not said"),
)
