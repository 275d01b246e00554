"""The capture line as fields to fill in, by the words in use."""

from datetime import date

from trustlog.desk.capture.vocabulary import words_in_use
from trustlog.desk.capture.who_is_known import LedgerNames
from trustlog.desk.ledger import Ledger
from trustlog.domain.capture import form as forms
from trustlog.domain.capture.form import Form


def moment_kinds(ledger: Ledger) -> tuple[str, ...]:
    """Return the kinds of moments and the words for them, with the user's own."""
    words = words_in_use(ledger)
    return tuple(dict.fromkeys((*words.kinds, *words.kind_words)))


def form_of(ledger: Ledger, line: str, today: date) -> Form:
    """Return a line as fields."""
    return forms.form_of(line, today, words_in_use(ledger), LedgerNames(ledger))


def line_of(ledger: Ledger, form: Form, today: date) -> str:
    """Return the line that says what the fields say."""
    return forms.line_of(form, today, words_in_use(ledger))
