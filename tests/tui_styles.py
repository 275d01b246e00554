"""Reading the styles of the screens once a process, and not once an application.

Textual parses every style sheet anew for every application, and again for every theme. Here all sheets with the same
colours share what was parsed, which nobody writes to. And rules lie in sets that are made for every widget whose look
is asked for: what they are told apart by is their identity, which Python itself answers many times faster.
"""

from typing import Any

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

PARSED: dict[frozenset[tuple[str, str]], LRUCache[Any, Any]] = {}
"""What was parsed, by the values of the variables it was parsed with."""
MANY = 4096


def install() -> None:
    """Have every style sheet of this process share what was parsed."""
    begin, change = Stylesheet.__init__, Stylesheet.set_variables

    def begun(sheet: Any, *given: Any, **named: Any) -> None:
        begin(sheet, *given, **named)
        sheet._parse_cache = parsed_with(sheet._variables)

    def changed(sheet: Any, variables: dict[str, str]) -> None:
        sheet._parse_cache = LRUCache(1)  # which is emptied, as the other ones shall not be
        change(sheet, variables)
        sheet._parse_cache = parsed_with(variables)

    unchanged: Any = Stylesheet
    unchanged.__init__, unchanged.set_variables = begun, changed
    RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]  # it only names a rule in a cache


def parsed_with(variables: dict[str, str]) -> LRUCache[Any, Any]:
    """Give what was parsed with these variables."""
    return PARSED.setdefault(frozenset(variables.items()), LRUCache(MANY))
