"""The table of all keys: every act of the program and the key that does it, on every screen that has the act.

An act has one key; a settings file may give it another. A key has one act. It may have a second act on a screen whose
rows do not have the first: `SOLE` names the acts that exist on a single screen.
"""

from types import MappingProxyType

EVERYWHERE = {
    "capture": "a", "undo": "u", "search": "slash", "today": "1", "partners": "2", "pyramid": "3", "review": "4",
    "next-tab": "tab", "last-tab": "shift+tab", "history": "h", "copy": "y", "copy-page": "Y", "palette": "ctrl+p",
    "jump": "ctrl+o", "help": "question_mark", "leave": "q", "help-anywhere": "f1", "leave-anywhere": "ctrl+q",
    "open": "enter", "back": "escape", "new": "n", "edit": "E", "drop": "D", "explain": "e", "plan": "p",
    "mark": "space", "decide": "l", "brief": "B", "recap": "R", "flag-seen": "x", "later": "L",
    "never": "N", "gardens": "G", "proposals": "I",
}  # fmt: skip
PROMISE = {
    "keep": "k", "partly": "K", "break": "b", "told": "t", "silent": "s", "concealed": "c", "move": "m",
    "more": "full_stop",
    "withdraw": "w", "receiver": "W", "accept": "A", "satisfied": "plus", "unsatisfied": "minus", "clear": "C",
    "reopen": "O", "answer": "V",
}  # fmt: skip
"""What happens to a promise, on a page or in a question about it."""
QUESTION = {"yes": "y", "no": "n"}
LIST = {
    "up": "up", "down": "down", "page-up": "pageup", "page-down": "pagedown", "first-row": "home", "last-row": "end",
}  # fmt: skip
SOLE = {
    "Today": {"import-csv": "i", "demo": "d"},
    "Partners": {"sort": "s", "sort-back": "S", "turn": "r", "who-first": "f"},
    "Partner": {"trend": "g", "reach": "r", "timeline": "T", "open-ones": "o", "people": "P", "practice": "H"},
    "Strands": {"next-strand": "right", "strand-before": "left"},
    "Pyramid": {"left": "left", "right": "right", "first-place": "home", "last-place": "end"},
    "Review": {
        "joint": "j", "open-time": "o", "done": "d", "carry-on": "F", "intend": "i", "rest": "r", "next-step": "right",
        "step-before": "left", "finish": "f", "partner": "v", "past": "H", "drop-review": "X",
    },
    "Agreement": {"paper": "P"},
    "Garden": {"pair-left": "left", "pair-right": "right", "look": "o", "whole": "r"},
    "Proposals": {"dismiss": "x", "accept-rest": "r"},
    "History": {"undo-this": "U", "earlier": "M"},
    "Settings": {"read-again": "r", "themes": "c"},
}  # fmt: skip
"""Acts of a single screen (or of a box that several screens have)."""

TABLE = MappingProxyType(
    {
        **EVERYWHERE,
        **PROMISE,
        **QUESTION,
        **LIST,
        **{name: key for acts in SOLE.values() for name, key in acts.items()},
    }
)
"""The key of every act, as Textual names it."""

ONCE = MappingProxyType(
    {
        "filter": "search", "words": "search", "move-it": "move", "plan-or-add": "plan", "acknowledge": "flag-seen",
        "why": "explain", "new-partner": "new", "new-person": "new", "next-box": "next-tab", "box-before": "last-tab",
    }
)  # fmt: skip
"""What an act was called when it had a name for each screen: a settings file may still say so."""
