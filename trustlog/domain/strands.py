"""The four strands of a relationship and the trends they may have: their names, titles and signs. Pure."""

STRANDS = ("our_promises", "their_promises", "time", "openness")
TITLES = {
    "our_promises": "Our promises",
    "their_promises": "Their promises",
    "time": "Time",
    "openness": "Openness",
}
READY, READY_WORD = "▲", "ready"
"""Of a relationship that may move up, whatever its trend."""
ARROWS = {"building": "↗", "steady": "→", "slipping": "↘", "unknown": "?"}
TREND_WORDS = {"building": "building", "steady": "steady", "slipping": "slipping", "unknown": "too early"}


def mark(action: str, trend: str) -> str:
    """Give the sign of a reading by what it suggests and its trend."""
    return READY if action == "up" else ARROWS[trend]


def mark_words(action: str, trend: str) -> str:
    """Give the word that goes with the sign, for it never stands alone."""
    return READY_WORD if action == "up" else TREND_WORDS[trend]
