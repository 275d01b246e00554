"""The command `settings` and those below it: what a person may choose, and whether a file of it is sound."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from trustlog.cli import output
from trustlog.cli.command import command, group
from trustlog.cli.run import Run
from trustlog.language import _

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
    """Show every setting, its value and default, and where it comes from.

    With a word: only those with it in their name, explained.
    """
    from trustlog.desk.settings import settings_rows
    from trustlog.errors import Reason, WordsError

    run.refuse_as_of(_("settings have no past; `trustlog trust P --decision N` reads with those a decision kept"))
    in_force = settings_rows()
    rows = [row for row in in_force.rows if word is None or word.lower() in f"{row.setting} {row.group}".lower()]
    if not rows:
        raise WordsError(Reason("no_setting_with_word", word=word))
    if run.json:
        output.print_json_array({**row._asdict(), "from": row.source} for row in rows)
        return
    for line in _lines(rows, explain=word is not None):
        output.print_line(line)
    missing = "" if in_force.exists else _(", which is not there")
    output.print_message(
        _("Read from {file}{missing}. docs/settings.md says what each means.").format(
            file=output.one_line(in_force.file), missing=missing
        )
    )


@command(
    "check",
    "trustlog settings check",
    "trustlog settings check team.toml",
    group=settings,
    short_help="Check the settings file; status 1 with faults.",
)
@click.argument("file", metavar="[FILE]", required=False)
def check(run: Run, file: str | None) -> None:
    """Check the settings file, or another one; each fault is one line that names its line in the file.

    The exit status is 1 with faults, 0 without.
    """
    from trustlog.desk.settings import check_file
    from trustlog.errors import Reason, Refused

    run.refuse_as_of(_("a settings file is checked as it is"))
    path, found = check_file(file)
    if found is None and file is not None:
        raise Refused(Reason("no_settings_file", path=file))
    faults: list[tuple[int, str]] = []
    if found is not None:
        from trustlog.tui.app.preferences import file_faults

        faults = sorted([*((line, str(fault)) for line, fault in found), *file_faults(path)])
    if run.json:
        output.print_json_array({"line": line, "says": fault} for line, fault in faults)
    elif faults:
        for line, fault in faults:
            output.print_line(
                output.one_line(_("{path}, line {line}: {fault}").format(path=path, line=line, fault=fault))
            )
    else:
        state = _("sound") if found is not None else _("not there; the defaults are in force")
        output.print_line(output.one_line(f"{path}: {state}"))
    if faults:
        click.get_current_context().exit(1)


def _lines(rows: "Iterable[Row]", *, explain: bool) -> list[str]:
    """Return the settings in columns under the headings of their groups; each part of a long list has a line."""
    from trustlog.desk.settings import value_text

    cells: list[tuple[str, ...]] = []
    headings: dict[int, str] = {}
    notes: dict[int, str] = {}
    for row in rows:
        if row.group not in headings.values():
            headings[len(cells)] = row.group
        source = _(row.source) if row.line is None else _("line {line}").format(line=row.line)
        is_long = isinstance(row.value, list) and len(row.value) > 2
        pairs = list(zip(row.value, row.default, strict=True)) if is_long else [(row.value, row.default)]
        for at, (value, default) in enumerate(pairs, 1):
            setting = f"{row.setting}, {at}" if is_long else row.setting
            cells.append((f"  {setting}", value_text(value), value_text(default), source))
        notes[len(cells) - 1] = f"{row.meaning}: {row.asks}" if row.asks else row.meaning
    head, *table = output.table_lines(cells, (_("Setting"), _("Value"), _("Default"), _("From")))
    lines = [head]
    for at, line in enumerate(table):
        if at in headings:
            lines += [*([""] if at else []), output.styled(headings[at], "bold")]
        lines.append(line)
        if explain and at in notes:
            lines += output.wrapped(notes[at], "    ")
    return lines
