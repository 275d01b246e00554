"""What is said of how they see us: the whole, a line, and lines for a brief and before a step."""

from trustlog.desk.facts import names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.pulse.gap import Beside, SeenBy, Standing
from trustlog.desk.sentences import sentence
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Pulse
from trustlog.domain.kinds.words import day as day_words
from trustlog.domain.pulse import Question, is_rather_not, named_answers
from trustlog.language import _

MOST_IN_BRIEF = 2
FRESH = 365
"""Days after which a brief does not bring up what they said any more."""


def shown(ledger: Ledger, at: Standing) -> list[str]:
    """Return all that is known: the newest answers beside our reading, about the firm and each of us, and earlier."""
    lines = [_("{partner} · how they see us, from 1 to 5").format(partner=at.partner.name)]
    if at.firm is None and not at.people:
        return [*lines, _("They have not been asked yet: five questions, and “rather not” is an answer.")]
    for seen in ([] if at.firm is None else [at.firm]) + list(at.people):
        lines += ["", *_seen(ledger, at, seen)]
    return lines


def scale(question: Question) -> str:
    """Return a question about the firm, with the words at both ends of its scale."""
    asks, low, high = _(question.firm), _(question.low), _(question.high)
    return _("{question} 1 {low} · 5 {high}").format(question=asks, low=low, high=high)


def _seen(ledger: Ledger, at: Standing, seen: SeenBy) -> list[str]:
    names = names_of(ledger, seen.pulses)
    by = ", ".join(names.people_of(seen.last))
    about = seen.about or _("Our firm")
    head = f"{about} · {show(seen.last.on)}" + (_(" · answered by {by}").format(by=by) if by else "")
    lines = [head]
    if is_rather_not(seen.last):
        lines.append("  " + _("They would rather not say, and that is an answer."))
    else:
        for row in seen.beside:
            lines += _question(row)
        if seen.about is not None:
            lines.append("  " + _("We read nothing about one of us: no figure of ours stands beside this."))
    if seen.last.note:
        lines.append(f"  {seen.last.note}")
    if len(seen.pulses) > 1:
        lines.append("  " + _("Earlier"))
        lines += [
            f"    {day_words(pulse.on, at.as_of)}  {sentence(pulse, names, at.as_of)}" for pulse in seen.pulses[1:]
        ]
    return lines


def _question(row: Beside) -> list[str]:
    they = _("they: {says}").format(says=row.says) + (_(" · worth a word") if row.apart else "")
    we = [_("we read: {ours}").format(ours=row.ours)] if row.ours else []
    return [f"  {row.asks}", f"    {they}", *(f"    {line}" for line in we)]


def state(pulse: Pulse | None) -> str:
    """Return the newest pulse in a line, nothing where there is none."""
    if pulse is None:
        return ""
    said = _("rather not") if is_rather_not(pulse) else named_answers(pulse)
    about = "" if pulse.about_name is None else _(" about {name}").format(name=pulse.about_name)
    return f"{show(pulse.on)}{about}: {said}"


def gap_lines(at: Standing) -> list[str]:
    """Return what a brief says: their lowest answers, where they are low or we see it higher; two at most."""
    firm = at.firm
    if firm is None or (at.as_of - firm.last.on).days > FRESH:
        return []
    apart = sorted((row for row in firm.beside if row.apart), key=lambda row: row.answer or 0)
    says = _("How they see us, {day}: {short} {says}; we read: {ours}")
    return [
        says.format(day=day_words(firm.last.on, at.as_of), short=_(row.short), says=row.says, ours=row.ours)
        for row in apart[:MOST_IN_BRIEF]
    ]


def before_step(pulse: Pulse | None) -> str:
    """Return what is said before a step up: what they said of us last, and when, or that they were never asked."""
    if pulse is None:
        return _("They were never asked how they see us.")
    if is_rather_not(pulse):
        return _("Asked on {day} how they see us, they would rather not say.").format(day=show(pulse.on))
    return _("On {day} they said how they see us, of 5: {answers}").format(
        day=show(pulse.on), answers=named_answers(pulse)
    )
