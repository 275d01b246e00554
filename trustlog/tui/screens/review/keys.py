"""The keys of the review, and where each works: those of the step stand below its rows, the others in the footer."""

from collections.abc import Iterable

from trustlog.domain.review import CATCH_UP, DUE, NEXT_WEEK, OPEN, OVERDUE, READY, WAITING
from trustlog.language import N_
from trustlog.tui.app.keys import Key, keyed

KEYS = (
    keyed(
        "keep",
        "keep",
        N_("kept"),
        N_("Overdue, due: the promise was kept; once its day is over, asks how."),
    ),
    keyed("told", "told", N_("told"), N_("Overdue: not kept, and the other side was told before its day was over.")),
    keyed("silent", "silent", N_("silent"), N_("Overdue: not kept, and the day passed without a word.")),
    keyed("concealed", "concealed", N_("concealed"), N_("Overdue: not kept, and that was hidden and found out.")),
    keyed(
        "move", "move_it", N_("move"), N_("Due: another day. Overdue: the miss is recorded, and it is promised anew.")
    ),
    keyed(
        "withdraw",
        "withdraw",
        N_("withdrawn"),
        N_("Due: called off, by whom and why. Overdue: called off counts as a miss; asks how."),
    ),
    keyed(
        "more", "more", N_("more"), N_("All that can happen to a promise: partly, concealed, accepted …"), shown=False
    ),
    keyed("joint", "joint", N_("together"), N_("Waiting: plan to work on something together; asks for the day.")),
    keyed("open-time", "open_time", N_("no agenda"), N_("Waiting: plan time without an agenda; asks for the day.")),
    keyed(
        "flag-seen",
        "flag_seen",
        N_("flag seen"),
        N_("Slipping: talked over; counting starts again today. Asks for a note."),
    ),
    keyed("explain", "why", N_("why"), N_("All that is behind the row, in full.")),
    keyed("done", "done", N_("done"), N_("Last week's intention is done.")),
    keyed("no", "no", N_("no"), N_("Catch up: nothing to log on that day. Last week's intention: not done.")),
    keyed(
        "carry-on",
        "carry_on",
        N_("carry on"),
        N_("Last week's intention is not done, and is meant again for next week."),
    ),
    keyed("intend", "intend", N_("intention"), N_("Set an intention for next week, up to three.")),
    keyed("later", "later", N_("later"), N_("Put the row off: it was looked at, and comes again if it still stands.")),
    keyed("never", "never", N_("never"), N_("A question of practice: never ask this of them again; asks first.")),
    keyed(
        "rest",
        "rest",
        N_("rest"),
        N_("Answer all rows of the step that are left: nothing to log, still right, or later."),
    ),
    keyed("next-step", "step(1)", N_("next step"), N_("Go to the next step; what is left there stays left.")),
    keyed("step-before", "step(-1)", N_("step before"), N_("Go to the step before.")),
    keyed("finish", "finish", N_("finish"), N_("Finish the review: it becomes a record that stays as it is.")),
    keyed("partner", "partner", N_("partner"), N_("Open the partner of the row."), shown=False),
    keyed("past", "past", N_("past ones"), N_("Open the reviews that are done."), shown=False),
    keyed(
        "edit", "edit", N_("correct"), N_("Correct what the row is about: its promise, else its partner."), shown=False
    ),
    keyed("drop", "drop", N_("drop"), N_("Overdue, due: the promise was never so; asks why."), shown=False),
    keyed(
        "drop-review",
        "drop_review",
        N_("drop review"),
        N_("Drop the review under way; what was done about promises and partners stays."),
        shown=False,
    ),
    keyed("back", "back", N_("back"), N_("Leave the review; it goes on at its row."), shown=False),
)
ENTER = {
    0: keyed("open", "open", N_("begin"), ""),
    CATCH_UP: keyed("open", "open", N_("capture"), ""),
    OVERDUE: keyed("open", "open", N_("more"), ""),
    DUE: keyed("open", "open", N_("still right"), ""),
    WAITING: keyed("open", "open", N_("plan as advised"), ""),
    OPEN: keyed("open", "open", N_("tell, ask"), ""),
    READY: keyed("open", "open", N_("decide"), ""),
    NEXT_WEEK: keyed("open", "open", N_("choose"), ""),
}
"""What enter does in each step; 0 is before a review is begun."""
ENTER_PRACTICE = keyed("open", "open", N_("fill in"), "")
"""What enter does with a question of the practice."""
ENTER_SEEN = keyed("open", "open", N_("seen"), "")
"""What enter does with a garden that turned."""
WORDS = {
    ("no", CATCH_UP): N_("nothing to log"),
    ("no", NEXT_WEEK): N_("not done"),
    ("rest", CATCH_UP): N_("nothing on the rest"),
    ("rest", DUE): N_("the rest is right"),
}
"""The word of a key in a step, where it differs from the key's own."""

_BESIDE = ("step(1)", "step(-1)", "finish", "past", "drop_review", "back")
_ALL = range(CATCH_UP, NEXT_WEEK + 1)
_WHERE: dict[str, Iterable[int]] = {
    "keep": (OVERDUE, DUE),
    "told": (OVERDUE,),
    "silent": (OVERDUE,),
    "concealed": (OVERDUE,),
    "drop": (OVERDUE, DUE),
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
    "never": (OPEN,),
    "rest": range(CATCH_UP, NEXT_WEEK),
    "step": _ALL,
    "finish": (NEXT_WEEK,),
    "partner": range(OVERDUE, NEXT_WEEK),
    "edit": range(OVERDUE, NEXT_WEEK),
    "drop_review": _ALL,
}


def works(action: str, step: int) -> bool:
    """Tell whether an action does something in a step (0: before a review is begun)."""
    return action not in _WHERE or step in _WHERE[action]


def of_step(step: int, *, has_rows: bool) -> list[Key]:
    """Return the keys that answer the rows of a step, what enter does first; `has_rows`: there are rows to answer."""
    if not has_rows:  # only the last step has lines that are no rows
        return [ENTER[step], *(key for key in KEYS if key.action == "intend")] if step == NEXT_WEEK else []
    own = [key for key in KEYS if key.action not in _BESIDE and works(key.action, step)]
    return [ENTER[step], *(key._replace(word=WORDS.get((key.action, step), key.word)) for key in own)]


def beside(step: int) -> list[Key]:
    """Return the keys that lead through the steps."""
    if step == 0:
        return [ENTER[0], *(key._replace(shown=True) for key in KEYS if key.action == "past")]
    return [key for key in KEYS if key.action in _BESIDE and works(key.action.partition("(")[0], step)]
