"""The sheet to ask with: the five questions for a partner, as text to print or read out, and as a page to send."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner as find
from trustlog.desk.pulse.gap import pulses_of
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Partner
from trustlog.domain.limits import ANSWER
from trustlog.domain.pulse import HALF_A_YEAR, Question, asked, questions
from trustlog.domain.text import clean_name
from trustlog.errors import Remedy
from trustlog.exchange.html import Safe, Table, element, page, table
from trustlog.exchange.html.to_fill_in import STYLE, lines, scale
from trustlog.files.writing import named, replacing
from trustlog.language import N_, _
from trustlog.storage.read.partners import partner_by_id

NAME_ANOTHER = Remedy("name_another", option="out")
TITLE = N_("How do you see us?")
_LINE = "_" * 44


class PulseSheet(NamedTuple):
    """What is asked of a partner: about the firm, or about one of us by name."""

    partner: Partner
    about: str | None
    questions: tuple[Question, ...]

    @property
    def title(self) -> str:
        """Return what stands above the questions."""
        return _(TITLE) if self.about is None else _("How do you see {name}?").format(name=self.about)


def sheet(ledger: Ledger, name: str, about: str = "", as_of: date | None = None) -> PulseSheet:
    """Return the questions for a partner at its level as of a day."""
    day = ledger.past(as_of)
    partner = find(ledger, name)
    then = partner_by_id(ledger.conn, partner.id, day) or partner
    whom = clean_name(about, "about") if about.strip() else None
    return PulseSheet(then, whom, tuple(questions(then.level).values()))


def asked_lately(ledger: Ledger, of: PulseSheet, as_of: date | None = None) -> str:
    """Say that they answered within half a year, so that nobody is asked too often; "" where they did not."""
    day = ledger.past(as_of)
    last = next(iter(pulses_of(ledger, of.partner, day, ledger.me, 1)), None)
    if last is None or (day - last.on).days >= HALF_A_YEAR:
        return ""
    return _("They answered on {day}; ask twice a year at most.").format(day=show(last.on))


def how_to_answer() -> str:
    """Return what is said to who is asked."""
    return _("Five questions, from 1 to 5. To any of them, or to all, “rather not” is an answer as good as the others.")


def written(of: PulseSheet) -> list[str]:
    """Return the sheet as lines of text."""
    text = [f"{of.title} · {of.partner.name}", "", how_to_answer()]
    for place, question in enumerate(of.questions, 1):
        numbers = "   ".join(str(number) for number in range(ANSWER.low, ANSWER.high + 1))
        scale = f"{_(question.low)}   {numbers}   {_(question.high)}      {_('rather not')}"
        text += ["", f"{place}. {asked(question, of.about)}", f"   {scale}"]
    text += ["", _("And one promise each way:")]
    text += [f"   {label} {_LINE}" for label in (_("We promise you"), _("You promise us"))]
    return [*text, "", _("Answered by {by} on {on}").format(by="_" * 24, on="_" * 12)]


def html(of: PulseSheet, language: str) -> str:
    """Return the sheet as a page, in the language spoken, whose code is named."""
    rows = [(asked(question, of.about), _scale(question)) for question in of.questions]
    body = [
        element("h1", of.title),
        element("p", of.partner.name, classes="about"),
        element("p", how_to_answer()),
        table(Table((_("Question"), _("Your answer")), rows, widths=(31, 0))),
        element("h2", _("One promise each way")),
        lines((_("We promise you"), _("You promise us"), _("Answered by, on"))),
    ]
    return page(f"{of.title} · {of.partner.name}", body, language=language, style=STYLE)


def _scale(question: Question) -> Safe:
    """Return boxes to tick: the five, the words at both ends, and "rather not"."""
    low, *between, high = (str(number) for number in range(ANSWER.low, ANSWER.high + 1))
    ends = (f"{low} {_(question.low)}", *between, f"{high} {_(question.high)}")
    return scale([*ends, _("rather not")])


def write_page(ledger: Ledger, of: PulseSheet, out: str, language: str) -> str:
    """Write the page to a file, which replaces one of that name; return its path."""
    path = named(out, advice=NAME_ANOTHER)
    with replacing(path, ledger=ledger.conn.where, advice=NAME_ANOTHER) as file:
        file.write(html(of, language))
    return path
