"""Kinds of moments of one's own, written to the settings file; every other line of it stays as it is."""

import json
from collections.abc import Mapping, Sequence

from trustlog.desk.settings.screens import keep, screen_settings
from trustlog.domain.capture.words import DEFAULT_WORDS, words_with
from trustlog.domain.text.folding import composed
from trustlog.errors import FieldFaults, Reason, Refused, TrustlogError, WordsError


def add_kind(name: str, counts_as: str, words: Sequence[str]) -> str:
    """Add a kind of moment, what it counts as and other words for it; return the path of the settings file.

    What is wrong is told by field, `moment` or `words`: FieldFaults.
    """
    from trustlog.exchange.toml.read import read_toml

    settings = screen_settings()
    if settings.fault is not None:
        raise Refused(Reason("setting_not_kept", why=settings.fault))
    before = read_toml(settings.text)
    capture = before.get("capture", {})
    kind, others = _plain(name), [_plain(word) for word in words]
    kinds = {**capture.get("kinds", {}), kind: counts_as}
    called = {**capture.get("words", {}), **dict.fromkeys(others, kind)}
    wanted_capture = {**capture, "kinds": kinds, **({"words": called} if called else {})}
    _check(capture, wanted_capture, kind, others)
    text = with_lines(settings.text, "capture.kinds", {kind: counts_as})
    text = with_lines(text, "capture.words", dict.fromkeys(others, kind))
    keep(settings, text, {**before, "capture": wanted_capture}, f"{as_value(kind)} = {as_value(counts_as)}")
    return settings.path


def _check(before: Mapping[str, object], wanted: Mapping[str, object], kind: str, others: Sequence[str]) -> None:
    """Refuse words that mean something already, and what the settings would not take."""
    known = words_with(before)[0] if before else DEFAULT_WORDS
    in_use = {**known.clause_words, **known.kind_words}
    faults: dict[str, TrustlogError] = {}
    for field, words in (("moment", [kind]), ("words", others)):
        for word in words:
            if word in in_use:
                faults.setdefault(field, WordsError(Reason("word_in_use", word=word, stands_for=in_use[word])))
    for path, reason in words_with(wanted)[1]:
        if path[-1:] and path[-1] in (kind, *others):
            faults.setdefault("moment" if path[0] == "kinds" else "words", WordsError(reason))
    if faults:
        raise FieldFaults(faults)


def _plain(word: str) -> str:
    return " ".join(composed(word).lower().split())


def with_lines(text: str, section: str, values: Mapping[str, str | bool | Sequence[str]]) -> str:
    """Return the text of a settings file with these lines at the beginning of a section, which is made if needed."""
    if not values:
        return text
    new = [f"{as_value(name)} = {as_value(value)}\n" for name, value in values.items()]
    lines = text.splitlines(keepends=True)
    headers = [place for place, line in enumerate(lines) if line.partition("#")[0].strip() == f"[{section}]"]
    if headers:
        return "".join([*lines[: headers[0] + 1], *new, *lines[headers[0] + 1 :]])
    end = "" if not text or text.endswith("\n") else "\n"
    return f"{text}{end}{chr(10) if text else ''}[{section}]\n{''.join(new)}"


def as_value(value: str | bool | Sequence[str]) -> str:
    """Return a value as a settings file writes it."""
    return json.dumps(value, ensure_ascii=False)
