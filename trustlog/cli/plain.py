"""Reads the words of what people do all day without click, whose import takes longer than the rest of the command.

Only words that leave no doubt are read here; all others, the wrong ones and `--help` among them, are click's.
"""

from collections.abc import Callable, Mapping, Sequence

from trustlog.cli.arguments import (
    FLAGS,
    NOT_YET,
    OPTIONS_WITH_VALUE,
    arrange,
    fact_numbers,
    is_utf8,
    leading_options,
)
from trustlog.cli.names import COMMANDS
from trustlog.cli.run import Run

Do = Callable[[Run], None]
SHARED = {"--db": "db", "--as-of": "as_of_words", "--lang": "lang", "--json": "json", "--no-input": "no_input"}
"""The attribute of a run that a shared option sets."""


def plain_command(words: Sequence[str]) -> Do | None:
    """Return what the words ask for, or None where click has to read them."""
    if not all(map(is_utf8, words)):
        return None
    arranged = arrange(words, {*COMMANDS, *NOT_YET})
    shared, at = leading_options(arranged)
    read = _READERS.get(arranged[at]) if at < len(arranged) else None
    if read is None:
        return None
    parts = _parted(arranged[at + 1 :])
    do = None if parts is None else read(*parts[1:])
    if do is None or parts is None:
        return None
    return _with_shared([*shared, *parts[0]], do)


def _with_shared(options: Sequence[str], do: Do) -> Do:
    def do_with_shared(run: Run) -> None:
        at = 0
        while at < len(options):
            name, sign, value = options[at].partition("=")
            if name in FLAGS:
                setattr(run, SHARED[name], True)
            else:
                at += not sign
                setattr(run, SHARED[name], value if sign else options[at])
            at += 1
        do(run)

    return do_with_shared


def _parted(words: Sequence[str]) -> tuple[list[str], list[str], list[str], list[str]] | None:
    """Return shared options, other options, the words before `--`, and those after; None where a value is missing."""
    shared: list[str] = []
    own: list[str] = []
    bare: list[str] = []
    at = 0
    while at < len(words):
        if words[at] == "--":
            return shared, own, bare, list(words[at + 1 :])
        options, after = leading_options(words, at)
        if after > at:
            shared += options
            at = after
        elif words[at] in OPTIONS_WITH_VALUE:
            return None
        elif words[at].startswith("-"):
            own.append(words[at])
            if words[at] in _OWN_WITH_VALUE:
                at += 1
                if at == len(words) or words[at].startswith("-"):
                    return None
                own.append(words[at])
            at += 1
        else:
            bare.append(words[at])
            at += 1
    return shared, own, bare, []


_OWN_WITH_VALUE = ("--on", "--within")


def _own(options: Sequence[str], flags: Sequence[str], valued: Sequence[str]) -> Mapping[str, str] | None:
    """Return the options of a command by name, those without a value with ""; None for an unknown or repeated one."""
    values: dict[str, str] = {}
    at = 0
    while at < len(options):
        name = options[at]
        if name in values or name not in (*flags, *valued):
            return None
        at += name in valued
        values[name] = options[at] if name in valued else ""
        at += 1
    return values


def _read_add(options: Sequence[str], bare: Sequence[str], line: Sequence[str]) -> Do | None:
    own = _own(options, ("--bare",), ())
    if own is None or bare or not line or (list(line) == ["-"] and not own):
        return None

    def do(run: Run) -> None:
        from trustlog.cli.daily.capture import capture

        capture(run, line, bool(own))

    return do


def _read_keep(options: Sequence[str], bare: Sequence[str], more: Sequence[str]) -> Do | None:
    own = _own(options, ("--late", "--partly"), ("--on",))
    if own is None or more or not bare:
        return None

    def do(run: Run) -> None:
        from trustlog.cli.daily.promises import keep

        keep(run, fact_numbers(bare), own.get("--on"), late="--late" in own, partly="--partly" in own)

    return do


def _read_due(options: Sequence[str], bare: Sequence[str], more: Sequence[str]) -> Do | None:
    own = _own(options, (), ("--within",))
    if own is None or bare or more:
        return None

    def do(run: Run) -> None:
        from trustlog.cli.daily.agenda import due

        due(run, own.get("--within"))

    return do


def _read_status(options: Sequence[str], bare: Sequence[str], more: Sequence[str]) -> Do | None:
    if options or bare or more:
        return None
    from trustlog.cli.daily.agenda import status

    return status


def _read_trust(options: Sequence[str], bare: Sequence[str], more: Sequence[str]) -> Do | None:
    own = _own(options, ("--explain",), ())
    if own is None or more or (own and not bare):
        return None

    def do(run: Run) -> None:
        from trustlog.cli.daily.readings import trust

        trust(run, bare, explain=bool(own), picture=False, decision=None)

    return do


_READERS: Mapping[str, Callable[[Sequence[str], Sequence[str], Sequence[str]], Do | None]] = {
    "add": _read_add,
    "keep": _read_keep,
    "due": _read_due,
    "status": _read_status,
    "trust": _read_trust,
}
