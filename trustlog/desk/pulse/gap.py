"""How they see us beside how we read it, question by question: two voices side by side, never a mean of both."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.pulse.our_side import OurSide, our_side
from trustlog.domain.facts import Partner, Pulse
from trustlog.domain.pulse import answer_words, asked, questions, worth_a_word
from trustlog.storage.read.facts import timeline


class Beside(NamedTuple):
    """One question: what it asks, their answer, and what we read; `apart` where that is worth a word."""

    name: str
    asks: str
    answer: int | None
    says: str
    short: str
    ours: str = ""
    apart: bool = False


class SeenBy(NamedTuple):
    """Pulses about the firm, or about one of us, newest first, and the questions of the newest."""

    about: str | None
    pulses: tuple[Pulse, ...]
    beside: tuple[Beside, ...]

    @property
    def last(self) -> Pulse:
        """Return the newest."""
        return self.pulses[0]


class Standing(NamedTuple):
    """How a partner sees us as of a day: the firm, where they said so, and each of us apart."""

    partner: Partner
    as_of: date
    firm: SeenBy | None
    people: tuple[SeenBy, ...]


def standing(ledger: Ledger, partner: Partner, day: date, me: str | None = None) -> Standing:
    """Return what is known as of a day; private facts of `me` are among it, by default of who is at the ledger."""
    reader = ledger.me if me is None else me
    found = pulses_of(ledger, partner, day, reader)
    of_firm = tuple(pulse for pulse in found if pulse.about_name is None)
    firm = None
    if of_firm:
        ours = our_side(ledger, partner, day, reader)
        firm = SeenBy(None, of_firm, beside(of_firm[0], ours))
    names = dict.fromkeys(pulse.about_name for pulse in found if pulse.about_name is not None)
    return Standing(partner, day, firm, tuple(_of_person(found, name) for name in names))


def pulses_of(ledger: Ledger, partner: Partner, day: date, me: str, limit: int | None = None) -> list[Pulse]:
    """Return the pulses up to a day that this person may see, newest first."""
    found = timeline(ledger.conn, me=me, partner_id=partner.id, until=day, kinds=("pulse",), limit=limit)
    return [fact for fact in found if isinstance(fact, Pulse)]


def beside(pulse: Pulse, ours: OurSide | None) -> tuple[Beside, ...]:
    """Return the questions of a pulse, each with what we read; nothing is read of one of us alone."""
    rows = []
    for name, question in questions(pulse.level).items():
        answer = getattr(pulse, name)
        row = Beside(name, asked(question, pulse.about_name), answer, answer_words(question, answer), question.short)
        if ours is not None:
            apart = worth_a_word(answer, read_high=name in ours.high)
            row = row._replace(ours=ours.words[name], apart=apart)
        rows.append(row)
    return tuple(rows)


def _of_person(pulses: list[Pulse], name: str) -> SeenBy:
    about = tuple(pulse for pulse in pulses if pulse.about_name == name)
    return SeenBy(name, about, beside(about[0], None))
