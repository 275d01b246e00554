"""Any number of a reading down to its facts: what it means, the facts behind it, and each of those in full."""

from datetime import date, timedelta
from typing import NamedTuple

from trustlog.desk import sentences
from trustlog.desk.facts import Names, found_fact, names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import log
from trustlog.desk.partners import partner
from trustlog.domain.calendar.days import local, local_day
from trustlog.domain.facts import Fact, LevelChange, Numbered, Partner, Promise, TheirWord
from trustlog.domain.kinds import details, kind_of
from trustlog.language import _
from trustlog.storage.read.beside import private_facts
from trustlog.storage.read.facts import facts_by_number
from trustlog.storage.read.portfolio import partner_facts
from trustlog.trust.reading.values import Explained, Reading
from trustlog.trust.settings import Settings

OF_ALL = "all"
"""What is said of the reading as a whole, beside the strands."""


class DatedReason(NamedTuple):
    """A fact or a slot that a number rests on, with the evidence before and after its day; `strand` may be a gate.

    `days` are those of a slot; `line` is what was read, of all but the facts behind a gate.
    """

    on: date
    says: str
    strand: str
    number: int | None = None
    before: float | None = None
    after: float | None = None
    is_summary: bool = False
    days: int = 0
    line: Explained | None = None


class Explanation(NamedTuple):
    """What the numbers of a reading mean, by strand or of all, and the facts behind them, newest first; gates apart.

    `promises` has those that can be acted on, by number. The reading rests on so many `private_facts`.
    """

    reading: Reading
    about: dict[str, tuple[str, ...]]
    reasons: tuple[DatedReason, ...]
    behind: dict[str, tuple[DatedReason, ...]]
    promises: dict[int, Promise]
    private_facts: int


def explanation(ledger: Ledger, name: str | Partner) -> Explanation:
    """Explain the reading of a partner as of today."""
    from trustlog.desk.answers import count_words
    from trustlog.desk.promises import promise_list
    from trustlog.desk.readings.current import reading
    from trustlog.trust.reading.gate_facts import facts_behind_gates
    from trustlog.trust.words import explained, meanings

    who = name if isinstance(name, Partner) else partner(ledger, name)
    read, settings = reading(ledger, who, explain=True), ledger.settings.reading
    numbers = facts_behind_gates(partner_facts(ledger.conn, who, ledger.me), read.as_of, ledger.today, settings)
    about: dict[str, tuple[str, ...]] = {name: meanings(name, read, settings) for name in read.strands}
    if says := count_words(ledger, who, read.as_of):
        about[OF_ALL] = (says,)
    reasons = tuple(
        DatedReason(
            line.on,
            explained(line),
            line.strand,
            line.number,
            line.before,
            line.after,
            line.kind != "event",
            line.days,
            line,
        )
        for line in read.explained
        if line.is_told
    )
    behind: dict[str, tuple[DatedReason, ...]] = {gate: _facts(ledger, gate, those) for gate, those in numbers.items()}
    for gate, decisions in _decisions(ledger, who).items():
        both = (*behind.get(gate, ()), *decisions)
        behind[gate] = tuple(sorted(both, key=lambda reason: reason.on, reverse=True))
    promises = {promise.number: promise for promise in promise_list(ledger, partner=who.handle, show="all")}
    private = private_facts(ledger.conn, who.id, read.as_of, ledger.me)
    return Explanation(read, about, reasons, behind, promises, private)


def _facts(ledger: Ledger, gate: str, numbers: tuple[int, ...]) -> tuple[DatedReason, ...]:
    facts = facts_by_number(ledger.conn, numbers, ledger.me) if numbers else []
    names = names_of(ledger, facts)
    return tuple(
        DatedReason(sentences.fact_day(fact), sentences.sentence(fact, names, ledger.today), gate, fact.number)
        for fact in facts
    )


def _decisions(ledger: Ledger, who: Partner) -> dict[str, tuple[DatedReason, ...]]:
    """Return, by gate, the last decision about the level that stands behind it: one at most."""
    from trustlog.desk.levels import changes_of
    from trustlog.trust.gates.register import all_gates

    made = changes_of(ledger, who)
    decisions: dict[str, tuple[DatedReason, ...]] = {}
    for rule in all_gates():
        if rule.is_decision is not None:
            last = [change for change in made if rule.is_decision(change.depends)][-1:]
            decisions[rule.name] = tuple(_decision(change, rule.name) for change in last)
    return decisions


def _decision(change: LevelChange, gate: str) -> DatedReason:
    depends = _(" · who depends on whom: {depends}").format(depends=change.depends) if change.depends else ""
    says = _("level {old} → {new}: {reason}").format(
        old=change.from_level, new=change.to_level, reason=f"{change.reason}{depends}"
    )
    return DatedReason(change.on, says, gate, change.number)


def slot_days(read: Reading, settings: Settings) -> int:
    """Give how many days a slot of time has at the level in force."""
    return settings.bar(read.firm).time_days


def in_slot(ledger: Ledger, name: str, last: date, days: int) -> list[tuple[date, str, int]]:
    """Give day, sentence and number of all that was logged with a partner in the slot that ended on a day."""
    logged = log(ledger, name, since=last - timedelta(days=days - 1), as_of=last)
    return [
        (sentences.fact_day(fact), sentences.sentence(fact, logged.names, last), fact.number) for fact in logged.facts
    ]


def _answered(ledger: Ledger, fact: Numbered, names: Names) -> list[tuple[str, str]]:
    """Tell what the partner says of a promise, word by word, the last first; of a word, of which promise it is."""
    if isinstance(fact, TheirWord):
        about = names.promised.get(fact.promise_id)
        return [] if about is None else [(_("Of promise"), f"#{about[0]} {about[1]}")]
    if not isinstance(fact, Promise) or fact.id not in names.said:
        return []
    from trustlog.desk.answers import told_words

    return [(_("They say"), says) for says in told_words(ledger, fact)]


class FactInFull(NamedTuple):
    """A fact as labels and texts; `is_answered` tells that the partner may say something of it: it is a promise."""

    lines: list[tuple[str, str]]
    is_answered: bool


def fact_in_full(ledger: Ledger, number: int) -> FactInFull:
    """Tell a fact in full, and whether the partner may say something of it."""
    fact = found_fact(ledger, number)
    return FactInFull(fact_lines(ledger, number), isinstance(fact, Promise | TheirWord))


def fact_lines(ledger: Ledger, number: int) -> list[tuple[str, str]]:
    """Tell a fact in full: label and text of each thing that is known of it, who recorded it and from which clause."""
    fact = found_fact(ledger, number)
    names = names_of(ledger, [fact])
    without_words = kind_of(fact).sentence(fact, names.people_of(fact), ledger.today)
    lines = [(_("What"), without_words), (_("Partner"), names.partner_of(fact))]
    lines += details(fact, ledger.today)
    lines += _answered(ledger, fact, names)
    if people := names.people_of(fact):
        lines.append((_("People"), ", ".join(people)))
    if isinstance(fact, Fact):
        on = sentences.day(local_day(fact.recorded_at, ledger.zone), ledger.today)
        when = f"{on}, {local(fact.recorded_at, ledger.zone):%H:%M}"
        lines += [(_("Note"), fact.note)] if fact.note else []
        lines += [(_("Written as"), fact.source)] if fact.source else []
        lines += [(_("Private"), _("its text is shown to its author only"))] if fact.private else []
        lines.append((_("Recorded"), _("{when}, by {recorded_by}").format(when=when, recorded_by=fact.recorded_by)))
    return lines
