"""`trustlog settings`: the numbers and names a person may choose, and whether a file of them is sound."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command, group

if TYPE_CHECKING:
    from trustlog.desk.settings import Row


@group("settings", "trustlog settings show", "trustlog settings check")
def settings() -> None:
    """Show and check the settings: the numbers of the reading, days, the names of the levels, words."""


@command(
    "show",
    "trustlog settings show",
    "trustlog settings show watch",
    group=settings,
    short_help="Show every setting, its value, default and source.",
)
@click.argument("word", metavar="[WORD]", required=False)
def show(run: Run, word: str | None) -> None:
    """Show every setting, its value and default, and where it comes from; with a word, those so named, explained."""
    from trustlog.desk.settings import settings_rows
    from trustlog.errors import WordsError

    run.no_as_of("settings have no past; `trustlog trust P --decision N` reads with those a decision kept")
    shown = settings_rows()
    rows = [row for row in shown.rows if word is None or word.lower() in f"{row.setting} {row.group}".lower()]
    if not rows:
        raise WordsError(f'no setting has "{word}" in its name; `trustlog settings show` lists them')
    if run.json:
        out.show_json_array({**row._asdict(), "from": row.source} for row in rows)
        return
    for line in _lines(rows, explain=word is not None):
        out.say(line)
    there = "" if shown.there else ", which is not there"
    out.tell(f"Read from {out.plain(shown.file)}{there}. docs/settings.md says what each means.")


@command(
    "check",
    "trustlog settings check",
    "trustlog settings check team.toml",
    group=settings,
    short_help="Check the settings file; status 1 with faults.",
)
@click.argument("file", metavar="[FILE]", required=False)
def check(run: Run, file: str | None) -> None:
    """Check the settings file, or another one; status 1 with faults, one line each, with its line in the file."""
    from trustlog.desk.settings import check_file
    from trustlog.errors import Refused

    run.no_as_of("a settings file is checked as it is")
    path, faults = check_file(file)
    if faults is None and file is not None:
        raise Refused(f"there is no file {file}; without a name, the settings in use are checked")
    if faults is not None:
        from trustlog.tui.app.preferences import file_faults

        faults = sorted([*faults, *file_faults(path)])
    if run.json:
        out.show_json_array({"line": line, "says": says} for line, says in faults or ())
    elif faults:
        for line, says in faults:
            out.say(out.plain(f"{path}, line {line}: {says}"))
    else:
        out.say(out.plain(f"{path}: sound" if faults is not None else f"{path}: not there; the defaults are in force"))
    if faults:
        click.get_current_context().exit(1)


def _lines(rows: "Iterable[Row]", *, explain: bool) -> list[str]:
    """Lay the settings out under the headings of their groups; a long list takes a line a part."""
    from trustlog.desk.settings import said

    cells: list[tuple[str, ...]] = []
    heads: dict[int, str] = {}
    notes: dict[int, str] = {}
    for row in rows:
        if row.group not in heads.values():
            heads[len(cells)] = row.group
        source = row.source if row.line is None else f"line {row.line}"
        names = isinstance(row.value, list) and len(row.value) > 2
        pairs = list(zip(row.value, row.default, strict=True)) if names else [(row.value, row.default)]
        for at, (value, usual) in enumerate(pairs, 1):
            setting = f"{row.setting}, {at}" if names else row.setting
            cells.append((f"  {setting}", said(value), said(usual), source))
        notes[len(cells) - 1] = f"{row.meaning}: {row.asks}" if row.asks else row.meaning
    head, *table = out.table(cells, ("Setting", "Value", "Default", "From"))
    lines = [head]
    for at, line in enumerate(table):
        if at in heads:
            lines += [*([""] if at else []), out.paint(heads[at], "bold")]
        lines.append(line)
        if explain and at in notes:
            lines += out.fold(notes[at], "    ")
    return lines
