"""One page to read before a meeting; private facts stay out, of its readings too."""

from datetime import date, timedelta

from trustlog.desk import sentences
from trustlog.desk.facts import Names, names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import known
from trustlog.desk.partners import partner
from trustlog.desk.readings import NOBODY, Notice, reading
from trustlog.desk.review import is_to_say, to_say
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Disclosure, Fact, Moment, Note, Partner, Promise
from trustlog.domain.strands import PROMISE_STRANDS, TITLES, TREND_WORDS, Action, StrandName
from trustlog.storage.read import facts as fact_views
from trustlog.storage.read import people as people_views
from trustlog.storage.read.promises import promises
from trustlog.storage.read.reviews import last_told
from trustlog.trust.reading.partner import Reading
from trustlog.trust.words import counted_words, is_too_early, level_words, sentence, strand_words

RECENT_DAYS = 120
_MOST = 6  # rows of a part: the whole is to fit one page


def brief(ledger: Ledger, name: str, as_of: date | None = None, notice: Notice | None = None) -> list[str]:
    """Write one page on a partner: who they are, what is open, what happened, what was told, where trust stands."""
    who, day = partner(ledger, name), ledger.past(as_of)
    read = reading(ledger, who, day, notice=notice, me=NOBODY)
    recent = [
        known(one, ledger, day)
        for one in fact_views.timeline(
            ledger.conn, me=ledger.me, partner_id=who.id, since=day - timedelta(days=RECENT_DAYS), until=day
        )
        if not one.private
    ]
    names = names_of(ledger, recent)
    shown = _head(ledger, who, read, day)
    people = [f"{one.name}{' · ' + one.role if one.role else ''}" for one in people_views.people(ledger.conn, who.id)]
    shown += _part("People", people)
    ours, theirs = _open(ledger, who, day)
    shown += _part("We owe them", ours) + _part("They owe us", theirs)
    shown += _part("To say", _to_say(ledger, who, day))
    shown += _part("Last together", _sentences(recent, Moment, names, day))
    shown += _part("They told us", _told(recent, False, day)) + _part("We told them", _told(recent, True, day))
    shown += _part("Hidden and found out", _hidden(recent, day))
    notes: list[Fact] = [one for one in recent if isinstance(one, Note) and not is_to_say(one.note)]
    shown += _part("Notes", _sentences(notes, Note, names, day))
    return shown + _part(
        "Where trust stands, read without private facts", [_strand(key, read) for key in read.strands] + _next(read)
    )


def _head(ledger: Ledger, who: Partner, read: Reading, day: date) -> list[str]:
    level = level_words(read.level, ledger.settings.level_name(read.level), read.on_trial, day)
    since = "" if read.on_trial else f" since {show(read.level_since)}"
    shown = [f"{who.name} · level {level}{since} · {show(day)}"]
    return [*shown, who.note] if who.note else shown


def _part(title: str, rows: list[str]) -> list[str]:
    if not rows:
        return []
    more = [f"  … and {len(rows) - _MOST} more"] if len(rows) > _MOST else []
    return ["", title, *(f"  {row}" for row in rows[:_MOST]), *more]


def _to_say(ledger: Ledger, who: Partner, day: date) -> list[str]:
    told = {one[0]: (one[3], one[4]) for one in last_told(ledger.conn, day, NOBODY, [who.id])}
    return list(to_say(ledger, day, told).get(who.id, ())) if told else []


def _open(ledger: Ledger, who: Partner, day: date) -> tuple[list[str], list[str]]:
    from trustlog.domain.facts.promise import as_known, outcome

    sides: tuple[list[str], list[str]] = ([], [])
    state = "open" if day == ledger.today else "all"
    found = [as_known(one, day) for one in promises(ledger.conn, me=ledger.me, partner_id=who.id, state=state)]
    for one in sorted(found, key=lambda each: (each.counts_on, each.number)):
        how = outcome(one, day)
        gone = how == "lapsed" and one.counts_on < day - timedelta(days=RECENT_DAYS)
        if one.private or one.made_on > day or one.closed_as or how not in ("open", "offered", "lapsed") or gone:
            continue
        big = "" if one.stake == "normal" else f" ({one.stake})"
        sides[0 if one.ours else 1].append(f"{one.text}{big} · {sentences.due(one, day)}")
    return sides


def _sentences(facts: list[Fact], kind: type, names: Names, day: date) -> list[str]:
    found = [one for one in facts if isinstance(one, kind) and not isinstance(one, Promise)]
    return [f"{sentences.day(one.on, day)}  {sentences.sentence(one, names, day)}" for one in found]


def _told(facts: list[Fact], ours: bool, day: date) -> list[str]:
    found = [one for one in facts if isinstance(one, Disclosure) and one.ours is ours and not one.missed]
    return [f"{sentences.day(one.on, day)}  {sentences.disclosure(one)}" for one in found]


def _hidden(facts: list[Fact], day: date) -> list[str]:
    found = [one for one in facts if isinstance(one, Disclosure) and one.missed]
    return [f"{sentences.day(one.on, day)}  {sentences.disclosure(one)}" for one in found]


def _strand(key: StrandName, read: Reading) -> str:
    strand, counted = read.strands[key], counted_words(key, read.counted, read.as_of)
    if is_too_early(strand):
        return f"{TITLES[key]}: {counted}"
    if key not in PROMISE_STRANDS:
        return f"{TITLES[key]}: {counted}, {TREND_WORDS[strand.trend]}"
    return f"{TITLES[key]}: {strand_words(strand)}, {TREND_WORDS[strand.trend]}; {counted}"


def _next(read: Reading) -> list[str]:
    action = read.suggestion.action
    if action == "stay":
        return []
    words: dict[Action, str] = {
        "up": f"ready for level {read.suggestion.to}",
        "down": "may be below its level",
        "trial": f"worth a step on trial to level {read.suggestion.to}, a forecast",
        "end_trial": "its trial may end, a forecast",
    }
    said = words.get(action, "needs attention")
    return [f"{said}: {sentence(read.suggestion.because[0])}" if read.suggestion.because else said]
