"""Every setting with its value and where it is from, and the faults of the settings file, for people to look at."""

import os
from typing import NamedTuple

from trustlog import config
from trustlog.desk.screen_settings import ScreenSettings, screen_settings
from trustlog.errors import TrustlogError
from trustlog.trust.settings import DEFAULTS


class Setting(NamedTuple):
    """A setting; `origin` is program, file, environment or platform."""

    name: str
    value: str
    origin: str


class Listed(NamedTuple):
    """The settings by group, the file they may be changed in, and what is wrong in it, each fault with its line."""

    path: str
    exists: bool
    faults: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Setting, ...]], ...]


def listed() -> Listed:
    """Look through everything that can be set."""
    held = screen_settings()
    faults = [] if held.fault is None else [held.fault]
    groups = (("screens", _screens(held)), ("capture", _words(held, faults)), ("places", _places()))
    return Listed(
        held.path, bool(held.text) or held.fault is not None, tuple(faults), (*groups, ("reading", _reading()))
    )


def _screens(held: ScreenSettings) -> tuple[Setting, ...]:
    if isinstance(held.theme, str):
        return (Setting("theme", held.theme, "file"),)
    return (Setting("theme", "trustlog-dark", "program"),)


def _words(held: ScreenSettings, faults: list[str]) -> tuple[Setting, ...]:
    """List the kinds of moments and what they count as; a fault in the file's own is noted with its line."""
    from trustlog.desk.settings import in_use
    from trustlog.domain.words import DEFAULT_WORDS

    words = DEFAULT_WORDS
    if held.fault is None:
        try:
            words = in_use().words or DEFAULT_WORDS
        except TrustlogError as error:
            faults.append(held.told("capture", "", str(error)))
    own = set(words.kinds) - set(DEFAULT_WORDS.kinds)
    kinds = [Setting(kind, counts, "file" if kind in own else "program") for kind, counts in words.kinds.items()]
    tables = (
        (words.kind_words, DEFAULT_WORDS.kind_words),
        (words.clause_words, DEFAULT_WORDS.clause_words),
    )
    extra = [
        Setting(word, f"stands for {stands_for}", "file")
        for table, usual in tables
        for word, stands_for in table.items()
        if word not in usual and word not in own
    ]
    return (*sorted(kinds, key=lambda one: one.origin), *extra)


def _places() -> tuple[Setting, ...]:
    def origin(name: str) -> str:
        return "environment" if os.environ.get(name) else "platform"

    return (
        Setting("ledger, unless named", config.ledger_path(), origin("TRUSTLOG_DB")),
        Setting("settings file", config.settings_path(), origin("TRUSTLOG_CONFIG")),
        Setting("log of errors", os.path.join(config.state_folder(), "errors.log"), "platform"),  # noqa: PTH118 - a text
        Setting("you are", config.me(), origin("TRUSTLOG_USER")),
    )


def _reading() -> tuple[Setting, ...]:
    """List the numbers that readings are made with."""
    return tuple(
        Setting(name.replace("_", " "), _number(value), "program")
        for name, value in DEFAULTS._asdict().items()
        if name != "bars"
    )


def _number(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_number(one) for one in value)
    return f"{value:.4g}" if isinstance(value, float) else str(value)
