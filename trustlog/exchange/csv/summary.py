"""The file that stands before all others: who made the export, and what is in it at a glance."""

from trustlog.exchange.csv.column import Column
from trustlog.language import N_

ABOUT = ("export", "settings", "partners", "levels", "promises", "time", "openness", "left_out")
"""What its rows are about."""
COLUMNS = (
    Column("about", N_("what the row is about")),
    Column("what", N_("what the row says")),
    Column("value", N_("a number, a share between 0 and 1, a day or a word; a share is empty below three settled")),
    Column("n", N_("how many a share is of; empty for anything else")),
)
"""Of the rows, the names are fixed; which levels, settings and reasons there are differs from ledger to ledger."""
