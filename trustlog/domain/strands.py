"""The four strands of a relationship and the trends they may have: their names, titles and signs. Pure."""

from typing import Literal

from trustlog.language import N_, _

StrandName = Literal["our_promises", "their_promises", "time", "openness"]
Trend = Literal["building", "steady", "slipping", "unknown"]
Action = Literal["attention", "down", "up", "end_trial", "trial", "stay"]
"""What a reading may suggest about the level, the most urgent first."""
ACTIONS: tuple[Action, ...] = ("attention", "down", "up", "end_trial", "trial", "stay")
STRANDS: tuple[StrandName, ...] = ("our_promises", "their_promises", "time", "openness")
PROMISE_STRANDS: tuple[StrandName, ...] = ("our_promises", "their_promises")
"""The strands that are judged by promises; the others are judged by slots of time."""
TITLES: dict[str, str] = {
    "our_promises": N_("Our promises"),
    "their_promises": N_("Their promises"),
    "time": N_("Time"),
    "openness": N_("Openness"),
}
READY, READY_WORD = "▲", N_("ready")
"""Of a relationship that may move up, whatever its trend."""
TRIAL, TRIAL_WORD = "△", N_("worth a trial")
"""Of one for which a step on trial is worth it."""
UNTOLD_WORD = N_("too little yet")
"""Of one of which nothing can be told."""
ARROWS = {"building": "↗", "steady": "·", "slipping": "↘", "unknown": "?"}
TREND_WORDS = {
    "building": N_("building"),
    "steady": N_("no change"),
    "slipping": N_("slipping"),
    "unknown": N_("too early"),
}


def mark(action: Action, trend: Trend) -> str:
    """Return the sign of a reading by what it suggests and its trend."""
    return {"up": READY, "trial": TRIAL}.get(action, ARROWS[trend])


def mark_words(action: Action, trend: Trend) -> str:
    """Return the word that goes with the sign, for it never stands alone."""
    words = _(UNTOLD_WORD if trend == "unknown" else TREND_WORDS[trend])
    return {"up": _(READY_WORD), "trial": _(TRIAL_WORD)}.get(action, words)
