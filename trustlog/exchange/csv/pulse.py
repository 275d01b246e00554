"""The file of pulses: its columns. It is not imported; what is about one of us is not in it."""

from trustlog.exchange.csv.column import REST, WHO, Column

COLUMNS = (
    *WHO,
    Column("on", "the day they answered"),
    Column("partners", "handle of the partner"),
    Column("people", "who answered; empty where that is not said"),
    *(column._replace(use="") for column in REST),
    Column("about", "of whom it is: what is about one of us stays out"),
    Column("about_name", "always empty, for the same reason"),
    Column("level", "the level at which they were asked: the fifth question depends on it"),
    Column("promises", "do we keep what we promise; empty for rather not, as in the others"),
    Column("openness", "are we open"),
    Column("time", "do we make time"),
    Column("fair", "is it fair"),
    Column("fifth", "at level 1 is it worth it, at 2 and 3 can you predict us, at 4 and 5 do we want the same"),
)
