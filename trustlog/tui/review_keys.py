"""The keys of the review, and where each works: those of the step stand below its rows, the others in the footer."""

from collections.abc import Iterable

from trustlog.domain.review import CATCH_UP, DUE, NEXT_WEEK, OPEN, OVERDUE, READY, WAITING
from trustlog.tui.keys import Key

KEYS = (
    Key("k", "keep", "kept", "Overdue, due: the promise was kept today (or late, the day it was due is over)."),
    Key("t", "told", "told", "Overdue: not kept, and the other side was told before its day was over."),
    Key("x", "silent", "silent", "Overdue: not kept, and the day passed without a word."),
    Key("m", "move_it", "move", "Due: another day. Overdue: the miss is recorded, and it is promised anew."),
    Key(
        "w",
        "withdraw",
        "withdrawn",
        "Due: called off, by whom and why. Overdue: called off counts as a miss; asks how.",
    ),
    Key("space", "more", "more", "All that can happen to a promise: partly, concealed, accepted …", shown=False),
    Key("j", "joint", "together", "Waiting: plan to work on something together; asks for the day."),
    Key("o", "open_time", "no agenda", "Waiting: plan time without an agenda; asks for the day."),
    Key("g", "flag_seen", "flag seen", "Slipping: talked over; watch and evidence begin anew. Asks for a note."),
    Key("e", "why", "why", "All that is behind the row, in full."),
    Key("d", "done", "done", "Last week's intention is done."),
    Key("n", "no", "no", "Catch up: nothing to log on that day. Last week's intention: not done."),
    Key("c", "carry_on", "carry on", "Last week's intention is not done, and is meant again for next week."),
    Key("i", "intend", "intention", "Set an intention for next week, up to three."),
    Key("s", "later", "later", "Put the row off: it was looked at, and comes again next week if it still stands."),
    Key("r", "rest", "rest", "Answer all rows of the step that are left: nothing to log, still right, or later."),
    Key("right", "step(1)", "next step", "Go to the next step; what is left there stays left."),
    Key("left", "step(-1)", "step before", "Go to the step before."),
    Key("f", "finish", "finish", "Finish the review: it becomes a record that stays as it is."),
    Key("v", "partner", "partner", "Open the partner of the row.", shown=False),
    Key("p", "past", "past ones", "Open the reviews that are done.", shown=False),
    Key(
        "D", "drop", "drop", "Drop the review under way; what was done about promises and partners stays.", shown=False
    ),
    Key("escape", "back", "back", "Leave the review; it goes on at its row.", shown=False),
)
ENTER = {
    0: Key("enter", "open", "begin", ""),
    CATCH_UP: Key("enter", "open", "capture", ""),
    OVERDUE: Key("enter", "open", "more", ""),
    DUE: Key("enter", "open", "still right", ""),
    WAITING: Key("enter", "open", "plan as advised", ""),
    OPEN: Key("enter", "open", "tell, ask", ""),
    READY: Key("enter", "open", "decide", ""),
    NEXT_WEEK: Key("enter", "open", "choose", ""),
}
"""What enter does in each step; 0 is before a review is begun."""
WORDS = {
    ("no", CATCH_UP): "nothing to log",
    ("no", NEXT_WEEK): "not done",
    ("rest", CATCH_UP): "nothing on the rest",
    ("rest", DUE): "the rest is right",
}
"""What a key is called in a step, where that is not its word."""

_BESIDE = ("step(1)", "step(-1)", "finish", "past", "drop", "back")
_ALL = range(CATCH_UP, NEXT_WEEK + 1)
_WHERE: dict[str, Iterable[int]] = {
    "keep": (OVERDUE, DUE),
    "told": (OVERDUE,),
    "silent": (OVERDUE,),
    "move_it": (OVERDUE, DUE),
    "withdraw": (OVERDUE, DUE),
    "more": (OVERDUE, DUE),
    "joint": (WAITING,),
    "open_time": (WAITING,),
    "flag_seen": (READY,),
    "why": (READY,),
    "done": (NEXT_WEEK,),
    "no": (CATCH_UP, NEXT_WEEK),
    "carry_on": (NEXT_WEEK,),
    "intend": (NEXT_WEEK,),
    "later": _ALL,
    "rest": range(CATCH_UP, NEXT_WEEK),
    "step": _ALL,
    "finish": (NEXT_WEEK,),
    "partner": range(OVERDUE, NEXT_WEEK),
    "drop": _ALL,
}


def works(action: str, step: int) -> bool:
    """Tell whether an action does something in a step (0: before a review is begun)."""
    return action not in _WHERE or step in _WHERE[action]


def of_step(step: int, *, asked: bool) -> list[Key]:
    """Give the keys that answer the rows of a step, what enter does first; `asked`: there are rows to answer."""
    if not asked:  # only the last step has lines that are no rows
        return [ENTER[step], *(key for key in KEYS if key.action == "intend")] if step == NEXT_WEEK else []
    own = [key for key in KEYS if key.action not in _BESIDE and works(key.action, step)]
    return [ENTER[step], *(key._replace(word=WORDS.get((key.action, step), key.word)) for key in own)]


def beside(step: int) -> list[Key]:
    """Give the keys that lead through the steps."""
    if step == 0:
        return [ENTER[0], *(key._replace(shown=True) for key in KEYS if key.action == "past")]
    return [key for key in KEYS if key.action in _BESIDE and works(key.action.partition("(")[0], step)]
