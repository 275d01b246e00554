"""The four strands of a relationship and the trends they may have: their names, titles and signs. Pure."""

from typing import Literal

StrandName = Literal["our_promises", "their_promises", "time", "openness"]
Trend = Literal["building", "steady", "slipping", "unknown"]
Action = Literal["attention", "down", "up", "end_trial", "trial", "stay"]
"""What a reading may suggest about the level, the most urgent first."""
ACTIONS: tuple[Action, ...] = ("attention", "down", "up", "end_trial", "trial", "stay")
STRANDS: tuple[StrandName, ...] = ("our_promises", "their_promises", "time", "openness")
PROMISE_STRANDS: tuple[StrandName, ...] = ("our_promises", "their_promises")
"""The strands that are judged by promises; the others are judged by slots of time."""
TITLES: dict[str, str] = {
    "our_promises": "Our promises",
    "their_promises": "Their promises",
    "time": "Time",
    "openness": "Openness",
}
READY, READY_WORD = "▲", "ready"
"""Of a relationship that may move up, whatever its trend."""
TRIAL, TRIAL_WORD = "△", "worth a trial"
"""Of one for which a step on trial is worth it."""
UNTOLD_WORD = "too little yet"
"""Of one of which nothing can be told."""
ARROWS = {"building": "↗", "steady": "·", "slipping": "↘", "unknown": "?"}
TREND_WORDS = {"building": "building", "steady": "no change", "slipping": "slipping", "unknown": "too early"}


def mark(action: Action, trend: Trend) -> str:
    """Return the sign of a reading by what it suggests and its trend."""
    return {"up": READY, "trial": TRIAL}.get(action, ARROWS[trend])


def mark_words(action: Action, trend: Trend) -> str:
    """Return the word that goes with the sign, for it never stands alone."""
    words = UNTOLD_WORD if trend == "unknown" else TREND_WORDS[trend]
    return {"up": READY_WORD, "trial": TRIAL_WORD}.get(action, words)
