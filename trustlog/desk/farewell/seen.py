"""The reasons for a farewell that can be seen in the ledger: facts in words, of which none suggests anything."""

from collections.abc import Iterator
from datetime import date, timedelta

from trustlog.desk.facts import line, names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import reading
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Dependence, Fact, Partner
from trustlog.domain.facts.promise import as_known
from trustlog.domain.strands import TITLES
from trustlog.language import N_, _
from trustlog.storage.read.disclosures import disclosures
from trustlog.storage.read.facts import level_changes_of, timeline
from trustlog.storage.read.levels import answers
from trustlog.storage.read.promises import promises
from trustlog.trust.counted.values import PERIODS, PromiseCount
from trustlog.trust.reading.values import Reading
from trustlog.trust.words import sentence

YEAR = timedelta(days=365)
_A_YEAR = 1 + PERIODS.index(365)
_FEW = 3  # settled promises of a side below which nothing is said of it
_MOST_CONCEALED = 5
_APART = {"weight": 25, "replaceable": 2, "miss": 2, "leave": 2}
"""From which difference on a number of dependence is lopsided."""
_ASKED = {
    "weight": N_("weight, in percent"),
    "replaceable": N_("how hard to replace"),
    "miss": N_("what would be missed"),
    "leave": N_("what leaving costs"),
}


def reasons_seen(ledger: Ledger, partner: Partner, day: date) -> dict[str, list[str]]:
    """Return what is seen by reason; of values only what was concealed is, and a reason without facts is not named."""
    read = reading(ledger, partner, day)
    found = {
        "flags": [*_flags(read), *_acknowledged(ledger, partner, day)],
        "dependence": list(_dependence(ledger, partner, day)),
        "no_understanding": list(_no_understanding(read)),
        "values": list(_concealed(ledger, partner, day)),
    }
    return {why: lines for why, lines in found.items() if lines}


def _flags(read: Reading) -> Iterator[str]:
    if read.suggestion.action == "attention":
        yield from map(sentence, read.suggestion.because)
    elif any(strand.flagged for strand in read.strands.values()):
        yield from (_("A flag is up: {strand}").format(strand=_(TITLES[name]).lower())
                    for name, strand in read.strands.items() if strand.flagged)  # fmt: skip


def _acknowledged(ledger: Ledger, partner: Partner, day: date) -> Iterator[str]:
    for answer in answers(ledger.conn, partner.id):
        if answer.answer == "ack" and day - YEAR < answer.on <= day:
            strand = _(TITLES[answer.strand]).lower() if answer.strand in TITLES else _("all four strands")
            yield _("A flag was acknowledged on {day}, {strand}: {note}").format(
                day=show(answer.on), strand=strand, note=answer.note
            )


def _dependence(ledger: Ledger, partner: Partner, day: date) -> Iterator[str]:
    """Tell where one side depends more on the other, as it was looked at last."""
    looks = timeline(ledger.conn, me=ledger.me, partner_id=partner.id, until=day, kinds=["dependence"])
    look = next((fact for fact in looks if isinstance(fact, Dependence)), None)
    if look is not None:
        for key, apart in _APART.items():
            ours, theirs = getattr(look, f"our_{key}"), getattr(look, f"their_{key}")
            if ours is not None and theirs is not None and abs(ours - theirs) >= apart:
                yield _("Dependence, looked at on {day}: {what}: ours {ours}, theirs {theirs}").format(
                    day=show(look.on), what=_(_ASKED[key]), ours=ours, theirs=theirs
                )
    steps = [step for step in level_changes_of(ledger.conn, partner.id, ledger.me) if step.on <= day and step.depends]
    if steps and steps[-1].depends != "neither":
        says = (
            _("On {day} we were seen to depend more on them")
            if steps[-1].depends == "us"
            else _("On {day} they were seen to depend more on us")
        )
        yield says.format(day=show(steps[-1].on))


def _no_understanding(read: Reading) -> Iterator[str]:
    """Count what came of promises, where on both sides fewer than half were on time, and openness, where none was."""
    ours, theirs = read.counted.our_promises[_A_YEAR], read.counted.their_promises[_A_YEAR]
    if _is_low(ours) and _is_low(theirs):
        yield _("Kept on time in the last year: of ours {ours} of {ours_2}, of theirs {theirs} of {theirs_2}").format(
            ours=ours.on_time, ours_2=ours.settled, theirs=theirs.on_time, theirs_2=theirs.settled
        )
    told = read.counted.openness[_A_YEAR]
    if not any((*told.ours_by_depth, *told.theirs_by_depth)):
        yield _("Nothing was told by either side in the last year.")


def _concealed(ledger: Ledger, partner: Partner, day: date) -> Iterator[str]:
    """Tell what either side concealed, whenever it was, the last first: of values a ledger shows nothing else."""
    kept = promises(ledger.conn, me=ledger.me, partner_id=partner.id, state="all")
    broken = [as_known(promise, day) for promise in kept if promise.made_on <= day]
    told = disclosures(ledger.conn, me=ledger.me, partner_id=partner.id, until=day)
    found: list[tuple[date, int, Fact]] = [(each.on, each.number, each) for each in told if each.missed]
    found += [
        (each.closed_on or each.counts_on, each.number, each)
        for each in broken
        if each.closed_as == "broken" and each.told == "concealed"
    ]
    hidden = [fact for _on, _number, fact in sorted(found, reverse=True)]
    names = names_of(ledger, hidden)
    yield from (line(fact, names, day) for fact in hidden[:_MOST_CONCEALED])
    if len(hidden) > _MOST_CONCEALED:
        yield _("  … and {rows} more").format(rows=len(hidden) - _MOST_CONCEALED).strip()


def _is_low(count: PromiseCount) -> bool:
    return count.settled >= _FEW and 2 * count.on_time < count.settled
