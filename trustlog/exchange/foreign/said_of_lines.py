"""What is wrong with a line of a file, as a sentence beside the word `unreadable`."""

from typing import Any

from trustlog.exchange.foreign.values import BAD_SIGN, BEHIND_QUOTE, OPEN_QUOTE, OTHER_ORDER, UNREADABLE
from trustlog.language import N_, _

_SAYS = {
    OPEN_QUOTE: N_("a quote is opened on line {line} that is not closed"),
    BEHIND_QUOTE: N_("it has other cells than the headings, behind a quote that is not closed"),
    BAD_SIGN: N_("line {line} has a sign that is none in the encoding of the file"),
    OTHER_ORDER: N_("its day is none with day and month in the order that was said"),
}


def told_why(row: dict[str, Any]) -> dict[str, Any]:
    """Say in a planned row why its line cannot be read, where the file was read so."""
    word, _sign, line = (row["why"] or "").partition(":")
    if word in _SAYS:
        row.update(why=UNREADABLE, error=_(_SAYS[word]).format(line=line or row["row"]))
    elif line:
        row.update(why=word, error=line)
    return row
