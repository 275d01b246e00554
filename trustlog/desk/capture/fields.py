"""The capture line as fields to fill in, by the words in use."""

from datetime import date

from trustlog.desk.capture.vocabulary import words_last_read
from trustlog.domain.capture import form as forms
from trustlog.domain.capture.form import Form


def moment_kinds() -> tuple[str, ...]:
    """Return the kinds of moments and the words for them, with the user's own."""
    words = words_last_read()
    return tuple(dict.fromkeys((*words.kinds, *words.kind_words)))


def form_of(line: str, today: date) -> Form:
    """Return a line as fields."""
    return forms.form_of(line, today, words_last_read())


def line_of(form: Form, today: date) -> str:
    """Return the line that says what the fields say."""
    return forms.line_of(form, today, words_last_read())
