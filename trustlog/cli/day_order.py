"""The question on a terminal whether the day or the month is first, where the days of a file may be read two ways."""

from itertools import takewhile

import click

from trustlog.cli import output
from trustlog.language import N_, _

_ORDERS = {"day_first": N_("day first"), "month_first": N_("month first")}


def ask_order(shown: str | None) -> str:
    """Ask how the days of a file are written, of which one is shown; the first letter is answer enough."""
    words = {order: _(says) for order, says in _ORDERS.items()}
    letters = _shortest(*words.values())
    question = _(
        "Its days may be read two ways, such as {day}. Which is it: {day_first}, or {month_first}? ({letters})"
    )
    text = question.format(day=shown or "3/12", letters="/".join(letters), **words)
    while True:
        order = _order_of(click.prompt(text, err=True), words)
        if order is not None:
            return order
        output.print_message(_("type {one} or {other}").format(one=letters[0], other=letters[1]))


def _order_of(answer: str, words: dict[str, str]) -> str | None:
    """Return the order whose words, or whose name, begin with what was typed; None where not just one does."""
    low = " ".join(answer.replace("_", " ").lower().split())
    for says in (words, {order: order.replace("_", " ") for order in _ORDERS}):
        found = [order for order, name in says.items() if low and name.lower().startswith(low)]
        if len(found) == 1:
            return found[0]
    return None


def _shortest(one: str, other: str) -> tuple[str, str]:
    """Return with how few letters each of two words begins that tell it from the other."""
    alike = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one[: alike + 1], other[: alike + 1]
