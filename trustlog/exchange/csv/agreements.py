"""The files of agreements: how far each section is, and the versions; the words are for those who agree on them."""

from trustlog.exchange.csv.column import EMPTY, REST, WHO, Column

SECTIONS = (
    *WHO,
    Column("on", "the day since which the section is so"),
    Column("partners", "handle of the partner; empty for a garden"),
    Column("people", EMPTY),
    *(column._replace(use="") for column in REST),
    Column("garden", "handle of the garden; empty for a partner"),
    Column("name", "the section"),
    Column("state", "how far it is"),
)
VERSIONS = (
    *WHO,
    Column("on", "the day the version was put together"),
    Column("partners", "handle of the partner; empty for a garden"),
    Column("people", EMPTY),
    *(column._replace(use="") for column in REST),
    Column("garden", "handle of the garden; empty for a partner"),
    Column("version", "1 for the first, and so on"),
    Column("review_on", "the day on which it is reviewed"),
)
