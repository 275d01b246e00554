"""What is said of an agreement: a line, the whole, one section, and what is otherwise in another version."""

from collections.abc import Iterable, Iterator
from datetime import date

from trustlog.desk.agreement.building import Built
from trustlog.domain.agreement.sections import WHAT_FOR, SectionNow, has_begun, in_force, relevant, still_needed
from trustlog.domain.agreement.starting import LABEL
from trustlog.domain.agreement.versions import Difference
from trustlog.domain.calendar.days import show
from trustlog.domain.kinds.section import STATE_WORDS
from trustlog.language import _, ngettext

INDENT = "  "


def state_words(section: SectionNow) -> str:
    """Return how far a section is, and since when."""
    state = _(STATE_WORDS[section.state])
    return state if section.on is None else f"{state}, {show(section.on)}"


def state_line(of: Built) -> str:
    """Return where an agreement stands in a line; nothing where nobody has begun."""
    if not has_begun(of.sections) and of.last is None:
        return ""
    agreed = _("{agreed} of {all} sections agreed").format(
        agreed=len(in_force(of.sections)), all=len(relevant(of.sections))
    )
    return " · ".join((agreed, *_version(of)))


def _version(of: Built) -> Iterator[str]:
    if of.last is not None:
        yield _("version {version}").format(version=of.last.version)
        says = _("was to be reviewed by {day}") if of.review_passed else _("to be reviewed by {day}")
        yield says.format(day=show(of.last.review_on))


def shown(of: Built) -> list[str]:
    """Return the whole agreement: the sections that have words, and in a line each those that have none yet."""
    lines = [state_line(of) or _("Nobody has begun yet. How we part comes first.")]
    said = [section for section in relevant(of.sections) if section.has_words]
    for section in said:
        lines += ["", *section_lines(section)]
    still = [section.title for section in relevant(of.sections) if not section.has_words]
    aside = [section.title for section in of.sections if not section.is_relevant]
    lines += ["", _("Still open: {sections}").format(sections=", ".join(still))] if still else []
    return lines + ([_("Not relevant: {sections}").format(sections=", ".join(aside))] if aside else [])


def section_lines(section: SectionNow) -> list[str]:
    """Return a section: its title and state, its words, and those in force where these are a draft of others."""
    lines = [f"{section.title} · {state_words(section)}"]
    lines += [f"{INDENT}{line}" for line in (section.text or "").splitlines() if section.has_words]
    agreed = section.in_force
    if agreed is not None and agreed.text != section.text:
        says = _("In force, agreed on {day}: {words}")
        lines.append(INDENT + says.format(day=show(agreed.on), words=" ".join(agreed.text.split())))
    return lines


def section_in_full(section: SectionNow, words: str, *, is_known: bool) -> list[str]:
    """Return a section with what it is for, and where it has no words, those it may begin with."""
    lines = [*section_lines(section)[:1], _(WHAT_FOR[section.name]), *section_lines(section)[1:]]
    if section.has_words:
        return lines
    return [*lines, "", offered_label(is_known=is_known), f"{INDENT}{words}"]


def offered_label(*, is_known: bool) -> str:
    """Say where words that are offered come from."""
    return _("From what the ledger knows: read it, and change it.") if is_known else _(LABEL)


def brief_lines(of: Built) -> list[str]:
    """Return what a brief says: where the agreement stands, and what of it is still needed."""
    line = state_line(of)
    if not line:
        return []
    return [_("Agreement: {state}").format(state=line), *_needed(of)]


def _needed(of: Built) -> list[str]:
    missing = [section.title for section in still_needed(of.sections)]
    return [_("Not agreed yet: {sections}").format(sections=", ".join(missing))] if missing else []


def decision_lines(of: Built) -> list[str]:
    """Return what is still needed of the agreement before several parties work together; nothing where all is there."""
    missing = [section.title for section in still_needed(of.sections)]
    says = ngettext(
        "Of the agreement {n} needed section is open: {first}",
        "Of the agreement {n} needed sections are open, first: {first}",
        len(missing),
    )
    lines = [says.format(n=len(missing), first=missing[0])] if missing else []
    if of.review_passed:
        assert of.last is not None  # noqa: S101 - its day has passed
        lines.append(_("The agreement was to be reviewed by {day}").format(day=show(of.last.review_on)))
    elif of.last is None and not lines:
        lines.append(_("No version of the agreement is put together, and no day set on which it is reviewed"))
    return lines


def difference_lines(found: Iterable[Difference]) -> list[str]:
    """Return what differs section by section: what is gone in [- -], what is new in {+ +}."""
    lines: list[str] = []
    for each in found:
        lines += ["", *_difference(each)] if lines else _difference(each)
    return lines


def _difference(each: Difference) -> list[str]:
    title = SectionNow(each.name).title
    if each.before != each.after:
        before, after = _(STATE_WORDS[each.before]), _(STATE_WORDS[each.after])
        title = _("{title} · {before} → {after}").format(title=title, before=before, after=after)
    if not each.has_other_words:
        return [title]
    return [title, INDENT + "".join(_piece(piece.turn, piece.text) for piece in each.pieces).strip()]


_MARKS = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}


def _piece(turn: str, text: str) -> str:
    """Return a piece with its marks around its words, the blanks before them outside."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    begin, end = _MARKS[turn]
    return f"{' ' if text[:1].isspace() else ''}{begin}{words}{end}{' ' if text[-1:].isspace() else ''}"


def versions_words(one: int, other: int | None, day: date) -> str:
    """Return what is compared."""
    if other is None:
        return _("Version {version} against how it stands on {day}").format(version=one, day=show(day))
    return _("Version {version} against version {other}").format(version=one, other=other)
