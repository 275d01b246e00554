"""What the words on the command line are: shared options, a command, a planned command, or a capture line."""

from collections.abc import Container, Iterable, Sequence

from trustlog import config
from trustlog.domain.limits import MOST_DIGITS
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _

OPTIONS_WITH_VALUE = ("--db", "--as-of", "--lang")
FLAGS = ("--json", "--no-input")
HELP_OPTIONS = ("--help", "-h")
NOT_YET = {
    "restore": N_(
        "a backup is a whole ledger: open it with --db FILE, or, while no Trustlog is open, move the old "
        "ledger and its -wal file away and copy the backup to its place"
    ),
    "forget": N_(
        "`trustlog person remove` takes a person away and `trustlog search NAME` finds texts with the "
        "name, to be mended with `trustlog edit`; the history keeps what was there"
    ),
}
"""Commands that have a name but do not exist yet, and what to use meanwhile."""


def refuse_not_yet(name: str) -> None:
    """Raise WordsError for a command that does not exist yet, saying what to use; do nothing for any other name."""
    if name in NOT_YET:
        raise WordsError(Reason("not_there_yet", name=name, instead=_(NOT_YET[name])))


def arrange(words: Sequence[str], commands: Container[str]) -> list[str]:
    """Return the words with a capture line put behind `add --`, so that nothing in it is taken for an option.

    Shared options are recognised before and after the line, not within it.
    """
    before, at = leading_options(words)
    if at == len(words) or (words[at].startswith("-") and words[at] != "--"):
        return list(words)
    if words[at] == "help":
        return [*before, *words[at + 1 :], "--help"]
    if words[at] in commands and words[at] != "add":
        return list(words)
    is_bare = words[at] != "add"
    more, start = leading_options(words, at if is_bare else at + 1)
    line, after = _trailing_options(words[start:])
    if line[:1] == ["--"]:
        line = line[1:]
    # `--bare` is a hidden option of `add`: the line was typed without a command
    return [*before, "add", *(["--bare"] if is_bare else []), *more, *after, "--", *line]


def language_named(words: Sequence[str]) -> str | None:
    """Return the language that arranged words ask for: English with --json, else the one named last, if any."""
    options = words[: words.index("--")] if "--" in words else words
    language = None
    for at, word in enumerate(options):
        if word == "--lang" and at + 1 < len(options):
            language = options[at + 1]
        elif word.startswith("--lang="):
            language = word.partition("=")[2]
    if "--json" not in options:
        return language
    config.language(language)  # one that is not known is refused all the same
    return config.ENGLISH


_HOW = ("late", "partly", "told", "silent", "concealed")
"""Options of `keep` and `break`; typed as bare words they would be numbers."""


def fact_number(word: str) -> int:
    """Return the number of a fact written as `12` or `#12`; raise WordsError for any other word."""
    digits = word.removeprefix("#")
    if not _is_number(word) or len(digits) > MOST_DIGITS:
        if word in _HOW:
            raise WordsError(Reason("flag_without_dashes", word=word))
        raise WordsError(Reason("no_number_of_a_fact", word=word))
    return int(digits)


MOST_IN_A_RANGE = 500
"""Who means more of them at once has most likely mistyped a number."""


def fact_numbers(words: Iterable[str]) -> tuple[int, ...]:
    """Return the numbers written as `12`, `#12`, `12,14` or `12-14`, in their order; raise WordsError otherwise."""
    return tuple(number for word in words for part in word.split(",") if part for number in _in_range(part))


def is_range(word: str) -> bool:
    """Tell whether a word is nothing but numbers and ranges of them."""
    parts = [part for part in word.split(",") if part]
    return bool(parts) and all(len(ends) < 3 and all(map(_is_number, ends)) for ends in map(_ends, parts))


def _is_number(word: str) -> bool:
    digits = word.removeprefix("#")
    return digits.isascii() and digits.isdigit()


def _ends(part: str) -> list[str]:
    return part.replace("–", "-").split("-")


def _in_range(part: str) -> Iterable[int]:
    ends = _ends(part)
    if len(ends) != 2 or not all(map(_is_number, ends)):
        return (fact_number(part),)
    first, last = map(fact_number, ends)
    if first > last:
        raise WordsError(Reason("range_turned_round", range=part, right=f"{last}-{first}"))
    if last - first >= MOST_IN_A_RANGE:
        raise WordsError(Reason("range_too_long", range=part, n=last - first + 1, most=MOST_IN_A_RANGE))
    return range(first, last + 1)


def is_utf8(word: str) -> bool:
    """Tell whether a word of the shell is text, and not bytes that no encoding explains."""
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def similar_commands(word: str, names: Iterable[str]) -> list[str]:
    """Return up to four commands that look like the word, the nearest first; any word of `promise list` may match."""
    from difflib import get_close_matches

    by_word: dict[str, list[str]] = {}
    for name in names:
        by_word.setdefault(name.rpartition(" ")[2], []).append(name)
    matches = get_close_matches(word.casefold(), list(by_word), n=3, cutoff=0.65)
    return [name for match in matches for name in by_word[match]][:4]


def leading_options(words: Sequence[str], at: int = 0) -> tuple[list[str], int]:
    """Return the shared options from position `at` on, and the position of the first other word."""
    options: list[str] = []
    while at < len(words):
        word = words[at]
        if _is_whole_option(word):
            options.append(word)
            at += 1
        elif word in OPTIONS_WITH_VALUE and at + 1 < len(words):
            options += words[at : at + 2]
            at += 2
        else:
            break
    return options, at


def _trailing_options(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the line, and the shared options split off its end."""
    end, has_help = len(words), False
    while end > 0:
        if _is_whole_option(words[end - 1]):
            end -= 1
        elif end > 1 and words[end - 2] in OPTIONS_WITH_VALUE:
            end -= 2
        elif words[end - 1] in HELP_OPTIONS and not has_help:
            end, has_help = end - 1, True
        else:
            break
    return list(words[:end]), list(words[end:])


def _is_whole_option(word: str) -> bool:
    """Tell whether the word is a shared option that needs no word after it."""
    return word in FLAGS or word.startswith(tuple(f"{name}=" for name in OPTIONS_WITH_VALUE))
