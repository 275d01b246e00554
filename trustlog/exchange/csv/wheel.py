"""The file of the wheel: what was answered about our own organisation, as means. Nobody is named in it."""

from trustlog.exchange.csv.column import Column

COLUMNS = (
    Column("year", "the round: a year in which at least one person answered"),
    Column("area", "the area; leadership is apart"),
    Column("question", "the name of the question; empty for the area as a whole"),
    Column("answered", "how many answers the mean is of"),
    Column("mean", "the mean; empty where nobody answered"),
    Column("low", "the lowest answer"),
    Column("high", "the highest answer"),
    Column("change", "the mean less that of the round before; empty where there is none"),
    Column("weakest", "true for the area with the lowest mean; for several where they are equal"),
)
