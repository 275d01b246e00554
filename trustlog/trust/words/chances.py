"""The words of a chance to be above a bar: a forecast, without an error rate over time."""

from trustlog.trust.reading.chance import call_of
from trustlog.trust.reading.values import Strand

WORTH = (
    "Of those called probably above or below a bar, nine in ten are. That is a forecast of the day: a side exactly at "
    "the bar is called probably above it at some time within two years in a third to three quarters of histories."
)


def chance_words(strand: Strand, next_level: int) -> tuple[str, ...]:
    """Return what the chances of a strand are called: for the bar of the next level, and for that of its own."""
    found = []
    if strand.chance is not None:
        called = call_of(strand.chance)
        bar = f"the bar of level {next_level}"
        found.append(f"cannot tell yet about {bar}" if called == "unclear" else f"probably {called} {bar}")
    if strand.chance_level is not None and (called := call_of(strand.chance_level)) != "unclear":
        found.append(f"probably {called} the bar of its level")
    return tuple(found)
