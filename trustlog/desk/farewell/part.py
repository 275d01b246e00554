"""Letting go as a part of the practice: it is filled in when a person asks for it, and asks nothing itself."""

from collections.abc import Mapping
from datetime import date

from trustlog.desk.facts import Filled
from trustlog.desk.farewell.guide import farewell_guide, farewells, guide_lines
from trustlog.desk.farewell.promised import still_promised, ways_read
from trustlog.desk.farewell.recording import let_go, said_in
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.desk.sentences import day as day_words
from trustlog.domain.facts import Partner
from trustlog.domain.facts.farewell import WHYS
from trustlog.domain.kinds.farewell import told
from trustlog.language import N_, _

_TEXTS = ("said", "said_by", "handed_over", "door")


def _state(ledger: Ledger, partner: Partner, day: date) -> str:
    last = next(iter(farewells(ledger, partner, day)), None)
    return "" if last is None else _("said {day}").format(day=day_words(last.on, day))


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return guide_lines(ledger, farewell_guide(ledger, partner, day))


def _brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    """Tell of the last farewell, which somebody who meets them again should know."""
    return [f"{day_words(last.on, day)}: {told(last)}" for last in farewells(ledger, partner, day, NOBODY)[:1]]


def form(ledger: Ledger, partner: Partner) -> tuple[Filled, ...]:
    """Return the fields of a farewell; where something is still promised, that each has to be closed too."""
    still = still_promised(ledger, partner, ledger.today)
    closing = (Filled("close", ""),) if still else ()
    return (
        Filled("reasons", "", ("", *WHYS)), *(Filled(name, "") for name in _TEXTS), *closing, Filled("archive", ""),
    )  # fmt: skip


def write(ledger: Ledger, partner: Partner, fields: Mapping[str, str]) -> Written:
    """Record the farewell as it was filled in."""
    ways = ways_read([fields.get("close", "")])
    return let_go(ledger, partner.handle, said_in(fields), ways, fields.get("archive", ""))


PART = Part(
    name="farewell",
    title=N_("Letting go"),
    state=_state,
    shown=_shown,
    brief=_brief,
    form=form,
    write=write,
)
