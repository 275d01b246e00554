"""What people read of a purpose: the words in force, a draft, what each side wants for itself, what we gain."""

from datetime import date

from trustlog.desk.purpose.wanted import Standing
from trustlog.desk.sentences import day as day_words
from trustlog.domain.facts import Gain, Objective, Purpose
from trustlog.domain.kinds.purpose import WHOSE, years_ahead
from trustlog.language import _


def shown(at: Standing) -> list[str]:
    """Return all of it as lines; where nothing is agreed, that is the first of them."""
    lines = _words(at)
    lines += [f"#{each.number} {objective_words(at, each)}" for each in at.objectives]
    lines += [f"#{gain.number} {gain_words(at, gain)}" for gain in at.gains]
    return lines


def _words(at: Standing) -> list[str]:
    agreed, draft = at.words.agreed, at.words.draft
    if agreed is None and draft is None:
        return [_("Nothing is written yet of what we want together.")]
    lines = [] if agreed is None else [_("Joint purpose: {text}").format(text=agreed.text), f"  {_in_force(at)}"]
    if draft is not None:
        says = _("Draft: {text}") if agreed is not None else _("Joint purpose, a draft: {text}")
        lines += [says.format(text=draft.text), f"  {whose(draft)} · {day_words(draft.on, at.as_of)}"]
    return lines


def _in_force(at: Standing) -> str:
    """Say whose words are in force, since when, when they were looked at again, and by when that is due."""
    agreed, words = at.words.agreed, at.words
    if agreed is None or words.since is None or at.review_by is None:
        return ""
    parts = [whose(agreed), _("agreed {day}").format(day=day_words(words.since, at.as_of))]
    if words.reviewed is not None:
        parts.append(_("reviewed {day}").format(day=day_words(words.reviewed, at.as_of)))
    due = _("to be reviewed again") if at.is_review_due else _("to be reviewed by {day}")
    return " · ".join([*parts, due.format(day=day_words(at.review_by, at.as_of))])


def whose(said: Purpose) -> str:
    """Say whose words they are, and how far ahead they look: "our words, 5 years ahead"."""
    return _(WHOSE[said.whose]) + years_ahead(said.horizon)


def objective_words(at: Standing, each: Objective) -> str:
    """Say what a side wants for itself, and since when."""
    since = _("since {day}").format(day=day_words(each.on, at.as_of))
    return f"{wanted(at, each)} · {since}"


def wanted(at: Standing, each: Objective) -> str:
    """Say what a side wants for itself."""
    if each.member_id is None:
        return _("we want: {text}").format(text=each.text)
    return _("{member} wants: {text}").format(member=at.members.get(each.member_id, ""), text=each.text)


def gain_words(at: Standing, gain: Gain) -> str:
    """Say what we gain, since when, and whether they know."""
    says = _("we gain: {text}").format(text=gain.text)
    return " · ".join([says, day_words(gain.on, at.as_of), _said(gain, at.told.get(gain.id), at.as_of)])


def _said(gain: Gain, told: date | None, as_of: date) -> str:
    if told is not None:
        return _("told them {day}").format(day=day_words(told, as_of))
    return _("we would say so, and have not yet") if gain.would_say else _("we would not say so")


def state(at: Standing) -> str:
    """Say in a line where it stands; nothing while nothing was said."""
    words = at.words
    if words.agreed is not None:
        looked = words.agreed.on
        says = _("agreed {day}") if words.reviewed is None else _("reviewed {day}")
        line = says.format(day=day_words(looked, at.as_of))
        if at.is_review_due:
            return _("{state}, to be reviewed again").format(state=line)
        return _("{state}, and a draft of other words").format(state=line) if words.draft is not None else line
    if words.draft is not None:
        return _("a draft of {day}").format(day=day_words(words.draft.on, at.as_of))
    return "" if at.is_empty else _("no joint words yet")


def brief_lines(at: Standing) -> list[str]:
    """Return what a brief says: the words, what they want for themselves, and what we gain and could tell them."""
    lines = []
    if at.words.agreed is not None:
        lines.append(_("what we want together: {text}").format(text=at.words.agreed.text))
    if at.words.draft is not None:
        lines.append(_("what we want together, still a draft: {text}").format(text=at.words.draft.text))
    lines += [wanted(at, each) for each in at.objectives if each.member_id is not None]
    if at.untold is not None:
        lines.append(_("to tell them, what we gain: {text}").format(text=at.untold.text))
    return lines


def before_partner(at: Standing) -> list[str]:
    """Return what is said before the step to partner: the words in force, or what is there instead of them."""
    if at.words.agreed is not None:
        line = _("what we want together: {text}").format(text=at.words.agreed.text)
        return [_("{line} (to be reviewed again)").format(line=line) if at.is_review_due else line]
    if at.words.draft is not None:
        return [_("what we want together, still a draft: {text}").format(text=at.words.draft.text)]
    return [_("what we want together was not said yet")]


def question(at: Standing) -> str:
    """Return what is asked: for words, for a yes to them, for a look at them again, or for what we gain."""
    agreed, draft = at.words.agreed, at.words.draft
    if draft is not None:
        return _("Are these words of both by now? {text}").format(text=draft.text)
    if agreed is None:
        return _("What do we want together? One sentence, as a draft, is enough.")
    if at.is_review_due:
        return _("Does it still hold, what we want together? {text}").format(text=agreed.text)
    return _("What do we gain from it, and would we say so to them? Once a year.")
