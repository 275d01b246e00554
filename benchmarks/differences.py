"""How two outputs of a command differ, line by line, and what exempts a difference: a named reason."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


class Exemption(NamedTuple):
    """What may differ, and why: of which commands, and in which lines (None: in all)."""

    command: re.Pattern[str]
    lines: re.Pattern[str] | None
    reason: str
    written: str


def parsed_exemptions(text: str, name: str) -> list[Exemption]:
    """Return the exemptions that the text of a file holds; a line that is none ends it all."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in f"{line} ".split(" => ")]
        if len(parts) not in (2, 3) or not all(parts):
            raise SystemExit(f"{name}:{number}: write COMMAND => REASON, or COMMAND => LINES => REASON")
        try:
            matched = [re.compile(part) for part in parts[:-1]]
        except re.error as error:
            raise SystemExit(f"{name}:{number}: not a regular expression: {error}") from None
        found.append(Exemption(matched[0], matched[1] if len(matched) > 1 else None, parts[-1], line.strip()))
    return found


def lines_of(output: bytes) -> list[str]:
    """Return an output in lines: JSON with every value in its own, everything else as it is."""
    text = output.decode("utf-8", "surrogateescape")
    if text[:1] in ("[", "{"):
        try:
            return [
                line.strip().rstrip(",")
                for line in json.dumps(json.loads(text), indent=0, ensure_ascii=False).split("\n")
            ]
        except ValueError:
            pass
    return text.split("\n")


def differing(old: bytes, new: bytes, exemptions: Iterable[Exemption]) -> tuple[set[Exemption], list[str]]:
    """Return the exemptions two outputs need to be called the same, and the lines that differ without one."""
    if old == new:
        return set(), []
    whole = [one for one in exemptions if one.lines is None]
    if whole:
        return {whole[0]}, []
    before, after = lines_of(old), lines_of(new)
    if before == after:
        return set(), ["the JSON means the same, and is written in another way"]
    gone, came = Counter(before), Counter(after)
    gone, came = gone - Counter(after), came - gone
    used: set[Exemption] = set()
    excused: set[str] = set()
    for line in (*gone, *came):
        for exemption in exemptions:
            if exemption.lines is not None and exemption.lines.search(line):
                used.add(exemption)
                excused.add(line)
                break
    if [line for line in before if line not in excused] == [line for line in after if line not in excused]:
        return used, []
    rest = [f"- {line}" for line in gone if line not in excused] + [f"+ {line}" for line in came if line not in excused]
    return used, rest or ["the same lines in another order, or so many times: " + first_apart(before, after)]


def first_apart(before: list[str], after: list[str]) -> str:
    """Return the first line that stands elsewhere."""
    pairs = zip(before, after, strict=False)
    return next((f"{old!r} where now is {new!r}" for old, new in pairs if old != new), "the end")
