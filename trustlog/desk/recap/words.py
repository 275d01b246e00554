"""A recap in words: plain text, Markdown or a draft of a mail, in the language spoken."""

from collections.abc import Callable
from typing import Literal, NamedTuple, get_args

from trustlog.desk.recap.build import Recap, was_due
from trustlog.domain.agreed import by_words, stand_words
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Promise
from trustlog.domain.text import shown
from trustlog.language import N_, _

Form = Literal["text", "md", "eml"]
FORMS: tuple[Form, ...] = get_args(Form)
"""What a recap is written as, in the order in which they are offered."""
TITLES = (N_("We agreed"), N_("We will"), N_("You will"), N_("Still open"))


class Section(NamedTuple):
    """A part of a recap: its title and its rows."""

    title: str
    rows: list[str]


def subject(recap: Recap) -> str:
    """Return what a recap is about, as the title of a text and the subject of a mail."""
    if recap.since == recap.last:
        return _("What we agreed on {day}").format(day=show(recap.since))
    return _("What we agreed since {day}").format(day=show(recap.since))


def sections(recap: Recap) -> list[Section]:
    """Return the parts of a recap that have rows."""
    rows = (
        [_settled(promise, recap) for promise in recap.agreed],
        [_with_day(promise) for promise in recap.we_will],
        [_with_day(promise) for promise in recap.you_will],
        [_whose(promise) for promise in recap.open],
    )
    return [Section(_(title), listed) for title, listed in zip(TITLES, rows, strict=True) if listed]


def _settled(promise: Promise, recap: Recap) -> str:
    if promise.closed_as is not None:
        return f"{_side(promise)}: {shown(promise.text)} – {stand_words(promise)}"
    was = was_due(promise, recap.since)
    assert was is not None  # noqa: S101 - what is agreed and not settled was moved
    moved = _("now {by}, was {day}").format(by=by_words(promise.due_on), day=show(was))
    return f"{_side(promise)}: {shown(promise.text)} – {moved}"


def _with_day(promise: Promise) -> str:
    return f"{shown(promise.text)} – {by_words(promise.due_on)}"


def _whose(promise: Promise) -> str:
    return f"{_side(promise)}: {_with_day(promise)}"


def _side(promise: Promise) -> str:
    return _("we") if promise.ours else _("you")


def closing() -> str:
    """Return the sentence at the end, which asks for their view."""
    return _("Did I miss anything, or do you see it otherwise? Please tell me.")


def plain(recap: Recap) -> str:
    """Return a recap as plain text."""
    parts = [subject(recap), *("\n".join((title, *(f"- {row}" for row in rows))) for title, rows in sections(recap))]
    return "\n\n".join((*parts, closing())) + "\n"


def markdown(recap: Recap) -> str:
    """Return a recap as Markdown, in which no word of a person is a mark."""
    from trustlog.exchange.markdown import unmarked

    parts = [f"# {subject(recap)}"]
    for title, rows in sections(recap):
        parts.append("\n".join((f"## {title}", "", *(f"- {unmarked(row)}" for row in rows))))
    return "\n\n".join((*parts, closing())) + "\n"


def mail(recap: Recap) -> str:
    """Return a recap as the draft of a mail to the people who were met and have an address."""
    from trustlog.exchange.mail.write import draft

    return draft(subject(recap), _body(recap), _to(recap))


def _body(recap: Recap) -> str:
    return plain(recap).partition("\n\n")[2]


def _to(recap: Recap) -> list[tuple[str, str]]:
    return [(person.name, person.email) for person in recap.to if person.email]


def _readable_mail(recap: Recap) -> str:
    """Return the mail as a person reads it before it is sent: to whom, about what, and its text."""
    from trustlog.exchange.mail.write import addressed

    to = ", ".join(map(str, addressed(_to(recap))))
    head = [_("To: {names}").format(names=to)] if to else []
    return "\n".join((*head, _("Subject: {subject}").format(subject=subject(recap)), "", _body(recap)))


_AS: dict[Form, Callable[[Recap], str]] = {"text": plain, "md": markdown, "eml": mail}


def written(recap: Recap, form: Form) -> str:
    """Return a recap in a form as its file has it, its lines ended by line feeds."""
    return _AS[form](recap)


def readable(recap: Recap, form: Form) -> str:
    """Return a recap in a form as a person reads and copies it: a mail without what mail programs alone understand."""
    return _readable_mail(recap) if form == "eml" else written(recap, form)
