"""What is written of an agreement: a section with its state, words to begin with, and a version of all of it."""

from collections.abc import Iterable
from datetime import date, timedelta

from trustlog.desk.agreement.building import built, say_it
from trustlog.desk.agreement.knowing import offered
from trustlog.desk.agreement.words import offered_label
from trustlog.desk.facts import made, past_day, write_new
from trustlog.desk.gardens import Subject, links_of, of_subject, writable_subject
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.readings import NOBODY
from trustlog.domain.agreement.sections import known_section
from trustlog.domain.agreement.starting import has_gaps
from trustlog.domain.agreement.versions import snapshot
from trustlog.domain.calendar.days import shift
from trustlog.domain.facts import Agreement, Section
from trustlog.domain.facts.section import STATES, SectionName, SectionState
from trustlog.domain.text import clean
from trustlog.errors import Reason, Refused, WordsError
from trustlog.language import _

YEAR = timedelta(days=365)
"""After which an agreement is reviewed, unless another day is named."""


def set_section(
    ledger: Ledger,
    name: str,
    section: str,
    text: str = "",
    state: str = "",
    *,
    on: date | None = None,
    note: str = "",
    private: bool = False,
    batch: Batch | None = None,
) -> Written:
    """Leave a section with words in a state, by default as a draft; without words those stay that it had."""
    subject, which = writable_subject(ledger, name), known_section(section)
    words, chosen = clean(text, _("the words")), _state(state, bool(text.strip()))
    day = past_day(ledger, on)
    told: list[Section] = [fact for fact in of_subject(ledger, "section", subject, day) if fact.name == which]
    if chosen in ("draft", "agreed"):
        words = words or next((fact.text for fact in reversed(told) if fact.text), "")
        if not words:
            raise Refused(Reason("no_words_of_section", section=which), say_it(subject, which))
    elif words:
        raise WordsError(Reason("words_go_with_draft", section=which))
    if told and (told[-1].state, told[-1].text or "", told[-1].on) == (chosen, words, day):
        raise Refused(Reason("so_already", name=which))
    return _written(ledger, subject, which, chosen, words, on=day, note=note, private=private, batch=batch)


def _state(typed: str, has_words: bool) -> SectionState:
    """Return the state that was named; with words alone it is a draft."""
    word = typed.strip().lower().replace(" ", "_").replace("-", "_") or ("draft" if has_words else "")
    found = next((state for state in STATES if state == word), None)
    if found is None:
        raise WordsError(Reason("no_section_state", text=typed.strip(), known=", ".join(STATES)))
    return found


def start_section(ledger: Ledger, name: str, section: str, batch: Batch | None = None) -> Written:
    """Begin a section with what the ledger knows, else with starting words, as a draft; refuse one that has words."""
    subject, which = writable_subject(ledger, name), known_section(section)
    now = next(each for each in built(ledger, subject, ledger.today).sections if each.name == which)
    if now.has_words:
        raise Refused(Reason("section_has_words", section=which), say_it(subject, which))
    words, is_known = offered(ledger, subject, which, ledger.today)
    written = _written(ledger, subject, which, "draft", words, batch=batch)
    return written._replace(lines=(*written.lines, offered_label(is_known=is_known)))


def _written(
    ledger: Ledger,
    subject: Subject,
    name: SectionName,
    state: SectionState,
    words: str,
    *,
    on: date | None = None,
    note: str = "",
    private: bool = False,
    batch: Batch | None = None,
) -> Written:
    fields = {**links_of(subject), "name": name, "state": state, "text": words or None}
    fact = made(ledger, Section, fields, on=on, note=note or None, private=private)
    written = write_new(ledger, [fact], f"agreement {subject.handle} {name}", batch)
    if state == "agreed" and has_gaps(words):
        return written._replace(lines=(*written.lines, _("There is still a … in these words.")))
    return written


def put_together(
    ledger: Ledger, name: str, review_on: date | None = None, on: date | None = None, batch: Batch | None = None
) -> Written:
    """Put a version together of the sections as they stand, with the day on which it is reviewed, a year by default.

    What is private stays out: a version is for both sides.
    """
    subject, day = writable_subject(ledger, name), past_day(ledger, on)
    review = review_on or shift(day, YEAR.days)
    if review <= day:
        raise WordsError(Reason("review_not_later", day=review))
    now = built(ledger, subject, day, NOBODY)
    if not any(section.has_words for section in now.sections):
        raise Refused(Reason("nothing_to_put_together", handle=subject.handle), say_it(subject, "exit"))
    every: Iterable[Agreement] = of_subject(ledger, "agreement", subject, date.max)
    version = max((each.version for each in every), default=0) + 1
    fields = {
        **links_of(subject), "version": version, "review_on": review, "snapshot": snapshot(now.sections),
    }  # fmt: skip
    return write_new(ledger, [made(ledger, Agreement, fields, on=day)], f"agreement {subject.handle} v{version}", batch)
