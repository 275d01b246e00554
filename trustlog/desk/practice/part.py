"""What every part of the practice is asked for; `tests/test_practice.py` holds each complete."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trustlog.desk.facts import Filled
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.domain.facts import Partner
    from trustlog.domain.practice import PartName


def nothing(*_about: object) -> list[str]:
    """Return no lines, as a part does that says nothing there."""
    return []


class Part(NamedTuple):
    """One part of the practice with a partner, in `trustlog.desk.NAME.part`.

    `state` is one line about where it stands ("" where nothing is there yet); `shown` the whole, as its command prints
    and the screens draw it. `brief` are its lines in a brief, which is read for nobody in particular: private facts
    stay out. `decision` is what it says where a step to a level is decided. `is_due` tells whether its question
    (`domain.practice.ASKS`) is to be asked as of a day; None: it asks nothing. `form` are the fields by which it is
    filled in and `write` what writes them; both are None where another way leads there. `question` words what is asked
    where that depends on the partner. `of_us`: it is about ourselves, so that putting its question off holds for all.
    """

    name: "PartName"
    title: str
    state: "Callable[[Ledger, Partner, date], str]"
    shown: "Callable[[Ledger, Partner, date], list[str]]"
    brief: "Callable[[Ledger, Partner, date], list[str]]" = nothing
    decision: "Callable[[Ledger, Partner, int, date], list[str]]" = nothing
    is_due: "Callable[[Ledger, Partner, date], bool] | None" = None
    form: "Callable[[Ledger, Partner], tuple[Filled, ...]] | None" = None
    write: "Callable[[Ledger, Partner, Mapping[str, str]], Written] | None" = None
    question: "Callable[[Ledger, Partner, date], str] | None" = None
    of_us: bool = False
