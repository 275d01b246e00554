"""The words of a chance to be above a bar: a forecast, without an error rate over time."""

from trustlog.trust.reading.chance import call_of
from trustlog.trust.reading.values import Strand

ABOVE, BELOW, UNTOLD = "probably above", "probably below", "cannot tell yet"
_WORDS = {"above": ABOVE, "below": BELOW, "unclear": UNTOLD}
WORTH = (
    "Of those called probably above or below a bar, nine in ten are. That is a forecast of the day: a side exactly at "
    "the bar is called probably above it at some time within two years in a third to three quarters of histories."
)


def called(chance: float) -> str:
    """Return what is said of a chance to be above a bar."""
    return _WORDS[call_of(chance)]


def chance_words(strand: Strand, next_level: int) -> tuple[str, ...]:
    """Return what the chances of a strand are called: for the bar of the next level, and for that of its own."""
    found = []
    if strand.chance is not None:
        word, bar = called(strand.chance), f"the bar of level {next_level}"
        found.append(f"{word} about {bar}" if word == UNTOLD else f"{word} {bar}")
    if strand.chance_level is not None and (word := called(strand.chance_level)) != UNTOLD:
        found.append(f"{word} the bar of its level")
    return tuple(found)
