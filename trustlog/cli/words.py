"""Tells a command from a capture line: what people type without a command is a line to write down."""

from collections.abc import Container, Iterable, Sequence

WITH_VALUE = ("--db", "--as-of")
FLAGS = ("--json", "--no-input")
ANSWERED = ("--help", "-h", "--version", "-V")


def arrange(words: Sequence[str], commands: Container[str]) -> list[str]:
    """Put a capture line behind `add --`, so that nothing in it is taken for an option.

    Options that every command knows are recognised before and after the line, not within it.
    """
    before, at = _leading(words)
    if at == len(words) or (words[at].startswith("-") and words[at] != "--"):
        return list(words)
    if words[at] == "help":
        return [*before, *words[at + 1 :], "--help"]
    if words[at] in commands and words[at] != "add":
        return list(words)
    inner, start = (before, at + 1) if words[at] == "add" else ([*before, "--bare"], at)
    more, start = _leading(words, start)
    line, after = _trailing(words[start:])
    if line[:1] == ["--"]:
        line = line[1:]
    # `--bare` is add's own hidden option: the line stood without a command
    shared = [word for word in inner if word != "--bare"]
    bare = ["--bare"] if "--bare" in inner else []
    return [*shared, "add", *bare, *more, *after, "--", *line]


def near(word: str, names: Iterable[str]) -> list[str]:
    """Name the commands that look like this word, the nearest first; of `promise list` each word may be meant."""
    from difflib import get_close_matches

    by_word: dict[str, list[str]] = {}
    for name in names:
        by_word.setdefault(name.rpartition(" ")[2], []).append(name)
    close = get_close_matches(word.casefold(), list(by_word), n=3, cutoff=0.65)
    return [name for found in close for name in by_word[found]][:4]


def _leading(words: Sequence[str], at: int = 0) -> tuple[list[str], int]:
    """Give the shared options from `at` on, and where the first other word is."""
    found: list[str] = []
    while at < len(words):
        word = words[at]
        if word in FLAGS or word.startswith(tuple(f"{name}=" for name in WITH_VALUE)):
            found.append(word)
            at += 1
        elif word in WITH_VALUE and at + 1 < len(words):
            found += words[at : at + 2]
            at += 2
        else:
            break
    return found, at


def _trailing(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Split off the shared options at the end of a line."""
    end = len(words)
    while end > 0:
        if words[end - 1] in FLAGS or words[end - 1].startswith(tuple(f"{name}=" for name in WITH_VALUE)):
            end -= 1
        elif end > 1 and words[end - 2] in WITH_VALUE:
            end -= 2
        elif words[end - 1] in ANSWERED[:2] and end == len(words):
            end -= 1
        else:
            break
    return list(words[:end]), list(words[end:])
