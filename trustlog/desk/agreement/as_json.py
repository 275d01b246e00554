"""An agreement, its sections and differences of versions as plain values."""

from typing import Any

from trustlog.desk.agreement.building import Built
from trustlog.desk.agreement.comparing import Compared
from trustlog.domain.agreement.sections import SectionNow, in_force, relevant, still_needed
from trustlog.domain.facts import Agreement, Garden
from trustlog.language import english


def agreement_json(of: Built) -> dict[str, Any]:
    """Return the whole agreement."""
    return {
        **_about(of),
        "sections": [section_json(section) for section in of.sections],
        "agreed": len(in_force(of.sections)),
        "relevant": len(relevant(of.sections)),
        "needed": [section.name for section in still_needed(of.sections)],
        "versions": [_version_json(each) for each in of.versions],
        "review_on": of.last.review_on.isoformat() if of.last else None,
    }


def _about(of: Built) -> dict[str, Any]:
    is_garden = isinstance(of.subject, Garden)
    return {
        "partner": None if is_garden else of.subject.handle,
        "garden": of.subject.handle if is_garden else None,
        "as_of": of.as_of.isoformat(),
    }


def section_json(section: SectionNow) -> dict[str, Any]:
    """Return one section."""
    agreed = section.in_force
    with english():
        title = section.title
    return {
        "section": section.name,
        "title": title,
        "state": section.state,
        "text": section.text,
        "on": section.on.isoformat() if section.on else None,
        "number": section.number,
        "in_force": {"text": agreed.text, "on": agreed.on.isoformat()} if agreed else None,
    }


def section_page_json(of: Built, section: SectionNow, words: str, *, is_known: bool) -> dict[str, Any]:
    """Return one section with the words that it may begin with."""
    return {
        **_about(of),
        **section_json(section),
        "offered": {"text": words, "from": "ledger" if is_known else "starting_words"},
    }


def _version_json(each: Agreement) -> dict[str, Any]:
    return {
        "version": each.version,
        "on": each.on.isoformat(),
        "review_on": each.review_on.isoformat(),
        "number": each.number,
    }


def differences_json(of: Built, made: Compared) -> dict[str, Any]:
    """Return what is otherwise between two versions; `to` is null where the second is how it stands now."""
    return {
        **_about(of),
        "from": made.before,
        "to": made.after,
        "differences": [
            {
                "section": each.name,
                "before": each.before,
                "after": each.after,
                "pieces": [{"turn": piece.turn, "text": piece.text} for piece in each.pieces],
            }
            for each in made.found
        ],
    }
