"""Makes `docs/settings.md` from the settings: `python -m trustlog.cli.pages.settings_reference > docs/settings.md`."""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby

from trustlog.desk.settings import CheckedFile, Row, UserSettings, rows, value_text

HEAD = """# Settings

Made from the program itself by `make pages`; a test fails when this page is stale.

Every number of the reading that is a choice stands here with its default, and so do the language, the days that
Trustlog counts when nothing else is said, the names of the five levels, and the words of capture lines. None of them
has to be set.

The file is `settings.toml` in the folder `trustlog` of your configuration folder (`~/.config/trustlog/settings.toml`
on Linux); `TRUSTLOG_CONFIG` names another one. It is TOML: a text in quotes, a list in `[ ]`, a remark behind `#`.

```sh
trustlog settings show            # every setting, its value and default, and the line it comes from
trustlog settings show watch      # those with this word in their name, explained
trustlog settings check           # is the file sound? 0 yes, 1 no, with one line a fault
trustlog settings check team.toml # the same of another file
```

A value that is not one, a name that does not exist, and values that do not fit together are refused, each with its
line in the file. No command then reads or writes anything, so that nothing is ever read with half a file of settings.

**The language.** `language = "nl"` lets the screens and the commands speak Dutch; `TRUSTLOG_LANG` goes before it, and
`--lang` before both. Names of commands, options, keys, columns and settings stay, and JSON is always English.

**What must fit together.** In every bar p0 is below p1; small ≤ normal ≤ big; `up_error` is not below 1 / `needed`,
because so often luck alone gets there; `building_from` is not above `needed`; `watch_lowest` is not above
`watch_highest` and above `watch_drop`; `down_good` above the p0 of any bar for promises stays below 1, and `down_bad`
below it above 0. The bar from level 4 is as the one from level 3 unless it has a section of its own.

**What a change does.** The numbers of `[reading]` hold for every reading from then on, also of days gone by. A
decision about a level keeps all the numbers it was made with: `trustlog trust acme --decision 12` reads once more as
of the day of decision 12 with its numbers, whatever the file says by now (with `--as-of`, as of another day).
`days.grace` and `days.clock` are fixed on a promise when it is written, and what a kind of moment counts as is fixed on
the moment; a change does nothing to those that are there.

The error rates (`up_error`, `watch_error`, `down_error`) are what is shown beside a suggestion. They describe the
numbers they stand beside: `up_error` follows `needed` by itself, the other two were found by simulation.

"""
EXAMPLE = """## An example

Everything at its default. Take away the `#` before a line to change it.

```toml
"""


def page() -> str:
    """Return the whole page as Markdown."""
    settings = list(rows(CheckedFile(UserSettings(), [], {})))
    parts = [HEAD]
    for group, members in groupby(settings, key=lambda row: row.group):
        parts.append(f"## {group}\n\n| setting | default | may be | what it is |\n|---|---|---|---|\n")
        for row in members:
            default = value_text(row.default).replace("|", "\\|")
            parts.append(f"| `{row.setting}` | {default} | {row.asks} | {row.meaning} |\n")
        parts.append("\n")
    parts.append("## Words\n\nKinds of moments and words for capture lines: see [the capture line](capture.md).\n\n")
    return "".join([*parts, EXAMPLE, *(f"{line}\n" for line in example(settings)), "```\n"])


def example(settings: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of a settings file in which every setting is a comment."""
    for table, members in groupby(settings, key=lambda row: row.setting.rpartition(".")[0]):
        yield from (f"[{table}]",) if table else ()
        for row in members:
            yield f"# {row.setting.rpartition('.')[2]} = {_toml(row.default)}  # {row.meaning}"
        yield ""
    yield from ("[capture.kinds]", '# sailing = "unscripted"', "", "[capture.words]", '# zeilen = "sailing"')


def _toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(round(value, 4))
    return f'"{value}"' if isinstance(value, str) else str(value)


if __name__ == "__main__":
    sys.stdout.write(page())
