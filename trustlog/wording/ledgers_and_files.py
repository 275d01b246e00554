"""What is wrong with ledgers, files and what comes in from them, in sentences that every front end has in common."""

from collections.abc import Mapping, Sequence

from trustlog.domain.text import counted
from trustlog.language import _, figure, ngettext
from trustlog.wording import Template


def _columns_missing(count: int, names: str) -> str:
    return ngettext("the column {names} is missing", "the columns {names} are missing", count).format(names=names)


def _edited_since(batches: str, names: list[str]) -> str:
    return _("edited since: {names}{rest} (batch {batches})").format(**_named(names), batches=batches)


def _facts_rest_on_it(batches: str, names: list[str]) -> str:
    if not names:
        return _("later facts rest on it, of batch {batches}").format(batches=batches)
    return _("later facts rest on it: {names}{rest} (batch {batches})").format(**_named(names), batches=batches)


def _named(names: list[str]) -> dict[str, str]:
    """Return the first of these names, and how many more there are."""
    more = len(names) - _MOST_NAMED
    rest = ngettext(" and {n} more", " and {n} more", more).format(n=more) if more > 0 else ""
    return {"names": ", ".join(names[:_MOST_NAMED]), "rest": rest}


_MOST_NAMED = 20


def _counter_behind(key: str, value: str, taken: int) -> str:
    return _("{value} is {value_2}, and {taken} is taken already").format(
        value=key, value_2=value or _("missing"), taken=taken
    )


def _refers_to_nothing(count: int, table: str, target: str, column: str) -> str:
    return ngettext(
        "{count} row of {table} names a {target} that is gone ({column})",
        "{count} rows of {table} name a {target} that is gone ({column})",
        count,
    ).format(count=count, table=table, target=target, column=column)


def _no_kind_to_import(kind: str) -> str:
    return _('"{kind}" cannot be imported').format(kind=kind) if kind else _("what the file holds is not said")


def _few_batches(count: int) -> str:
    return ngettext("only {count} of your batches stands", "only {count} of your batches stand", count).format(
        count=count
    )


def _not_in_journal(count: int, table: str) -> str:
    return ngettext(
        "{n} row of {table} is not in the journal", "{n} rows of {table} are not in the journal", count
    ).format(n=count, table=table)


def _quotes_unclear(count: int) -> str:
    says = ngettext(
        "a quote is opened here that is not closed; {count} line from here on is not read",
        "quotes are opened from here on that are not closed; {count} lines from here on are not read",
        count,
    )
    return says.format(count=count)


def _nothing_readable(name: str, count: int) -> str:
    says = ngettext(
        "nothing in {name} could be read: its one record is refused",
        "nothing in {name} could be read: each of its {count} records is refused",
        count,
    )
    return says.format(name=name, count=figure(count, ","))


def _cells_under_columns(cells: int, columns: int) -> str:
    return _("{cells} under {columns}").format(cells=counted(cells, "cell"), columns=counted(columns, "column"))


def _reasons_of_moves(field: str, count: int, moves: int) -> str:
    return ngettext(
        "{field} has {count} for {moves} move; write one for each, empty where none is",
        "{field} has {count} for {moves} moves; write one for each, empty where none is",
        moves,
    ).format(field=field, count=count, moves=moves)


def _handles_of_people(count: int, people: int) -> str:
    return _("people_at has {count} for {persons}; write a handle for each").format(
        count=count, persons=counted(people, "person", "people")
    )


def _cell_no_such_word(field: str, words: Sequence[str], text: str) -> str:
    return _('{field} is {words} or {words_2}, not "{text}"').format(
        field=field, words=", ".join(words[:-1]), words_2=words[-1], text=text
    )


def _left_out_as_private(facts: int, rows: int, entries: int) -> str:
    named = (
        (facts, counted(facts, "fact")),
        (rows, counted(rows, "row")),
        (entries, counted(entries, "journal entry", "journal entries")),
    )
    listed = ", ".join(words for count, words in named if count)
    return _("left out, as private to others: {listed}").format(listed=listed)


LEDGER: Mapping[str, Template] = {
    "at_odds": "the ledger does not take this: it contradicts itself or what is there",
    "backup_of_server": "this ledger is on a server",
    "batch_stays": "batch {number} cannot be undone: {why}",
    "busy": "{where} is being written by another program",
    "busy_for_long": "{where} is being written by another program for over {seconds} seconds",
    "cannot_be_opened": "{where} cannot be opened",
    "cannot_be_reached": "{where} cannot be reached: {why}",
    "changed_later": "batch {batches} changed the same later",
    "changed_meanwhile": "this was changed in the meantime",
    "connection_lost": "{where}: the connection was lost",
    "counter_behind": _counter_behind,
    "damaged": "{where} is damaged",
    "damaged_or_none": "{where} is damaged, or not a ledger",
    "disk_error": "{where} cannot be read or written: the disk reports an error",
    "disk_full": "{where} cannot grow: the disk is full",
    "edited_since": _edited_since,
    "facts_rest_on_it": _facts_rest_on_it,
    "few_batches": _few_batches,
    "file_damaged": "the file is damaged: {report}",
    "library_missing": "this file needs a library that is not installed: {module}",
    "rules_of_0003": "what a partner is read from is counted anew: late is not on time, the first move of up to 30 "
    "days is free, and weeks and slots count once they are over; docs/reading.md tells all of it",
    "file_migrated": "{path} is of version {found}: kept as {copied}, now brought to version {version}",
    "file_unsound": "{path} is damaged ({why})",
    "foreign_database": "{path} is another program's database",
    "foreign_or_damaged": "{where} holds another program's tables, or is damaged",
    "foreign_tables": "{where} holds another program's tables",
    "gone_meanwhile": "this is not in the ledger any more",
    "last_writes_apart": "{where} cannot be read where it is: its last writes are in {log}, for which SQLite must "
    "make a file in its folder, and may not",
    "learned_differs": "what is kept as learned before {day} is not what the facts teach",
    "ledger_damaged": "{where} is damaged: {what}",
    "ledger_id_missing": "the id of the ledger is missing",
    "ledger_moved": "{where} was moved, removed or replaced while it was open",
    "log_gone": "{path}, which holds the last writes, was removed or replaced while the ledger was open; nothing was "
    "written",
    "memo_unread": "what is kept for speed cannot be read",
    "migrations_missing": "the migrations are missing beside {beside}",
    "missing": "{name} is missing",
    "more_of_this_kind": "and {count} more of this kind",
    "newer_ledger": "{where} is newer than this program (version {version})",
    "no_batch": "there is no batch {number}",
    "no_ledger": "there is no ledger at {where}",
    "no_room_to_migrate": "{path} must be migrated, and there is no room for a backup",
    "not_a_ledger": "{path} is not a ledger, or damaged",
    "not_allowed": "{where} does not let you do that: {why}",
    "not_migrated": "{path} was not migrated: {table} has a row that refers to nothing",
    "not_your_batch": "batch {number} is {author}'s",
    "nothing_to_undo": "there is nothing of yours to undo",
    "older_read_only": "{path} is of an older version ({version}) and read only here",
    "open_to_others": "{path} is an empty file that others can read, and not yours",
    "other_version": "the version of the ledger is not this program's",
    "others_write": "somebody else is writing the same",
    "part_missing": "{where} is damaged: a part of it is missing",
    "password_in_url": "a URL with a password is not taken",
    "place_in_use": "{where} holds a ledger already",
    "psycopg_missing": "a ledger on a server needs psycopg",
    "read_only": "{where} is read only",
    "reading_differs": "what is kept as today's reading of {name} is not what the facts say",
    "refers_to_nothing": _refers_to_nothing,
    "rested_on": "something else in the ledger depends on this, or is gone",
    "review_is_done": "the review of {day} is done and stays as it is",
    "review_was_finished": "batch {number} finished a review, which stays as it is: you have written since",
    "search_differed": "the search index differed from the facts",
    "server_migrated": "the ledger is of version {found}; now brought to version {version} (backups of a server are "
    "its own matter)",
    "server_says": "{where}: {why}",
    "session_reads": "a session only reads",
    "signs_in_url": "the URL of the ledger has signs that no server takes",
    "table_differs": "the table or index {name} is not as this program makes it",
    "taken_back": "batch {number} was taken back by batch {by}",
    "text_unread": "{where} is damaged: a text in it is not UTF-8",
    "too_many_backups": "{path} must be migrated, and too many backups are beside it",
    "url_unread": "the URL of the ledger cannot be read",
    "value_unread": "the ledger is damaged: a {what} in it cannot be read",
    "version_missing": "{where} is damaged: its version is missing",
    "written_already": "the same is there already, written meanwhile perhaps",
    "written_meanwhile": "{where} was written meanwhile, which a read-only place does not let us follow",
}
CHECKS: Mapping[str, Template] = {
    "and_more": "and {count} more",
    "column_no_date": "{name} is no date",
    "in_row": "{table}, row {row}: {fault}",
    "journal_contradicts_itself": "the journal contradicts itself",
    "journal_entry_unread": "what the journal keeps of it cannot be read",
    "journal_keeps_no_table": "table_name {table} is no table that the journal keeps",
    "journal_names_no_table": "the journal speaks of a table {table} that there is not",
    "level_gap": "level_change #{number}: it begins at level {level}, and that was {before}",
    "moment_alone": "moment #{number} is with no partner",
    "moment_link_differs": "moment #{number} counts on another day, or as another kind, than it says",
    "names_nothing": "{column} names a {target} that is not there",
    "no_column": "there is no column {name}",
    "no_table": "there is no table {name} in a ledger",
    "not_in_journal": _not_in_journal,
    "number_twice": "the number {number} is borne by two facts",
    "row_differs": "{row}: {columns} differs from what the journal says",
    "row_is_gone": "{row} is gone, and the journal does not say so",
    "row_is_there": "{row} is there, and the journal does not say so",
    "row_twice": "this row is there twice, by its id or its number",
    "rule_broken": "the rule {rule} does not hold: {sql}",
    "table_without_column": "{table} has no column {name}",
    "takes_back_later": "batch {number} takes back batch {undoes}, which came no earlier",
    "value_empty": "{name} is empty",
    "value_no_date": "{name} is no date: {value}; one is written as 2026-11-23",
    "value_no_flag": "{name} is true or false, not {value}",
    "value_no_moment": "{name} is no moment: {value}; one is written as 2026-11-23T14:30:00+00:00",
    "value_no_number": "{name} is a whole number from {low} to {high}, not {value}",
    "value_no_object": "{name} is no JSON object",
    "value_no_period": "{name} does not say how often: {value}; month, week, 2w or quarter do",
    "value_no_text": "{name} is no text but a {kind}",
    "value_out_of_calendar": "{name} is {value}: {error}",
    "value_too_long": "{name} has at most {most} characters, not {length:,}",
    "value_unstorable": "{name} holds a character that cannot be stored (at {at})",
}
IMPORTS: Mapping[str, Template] = {
    "accepted_out_of_time": "accepted_on: {day} is not between the day it was made and today",
    "archive_reason_alone": "archive_reason needs archived_on",
    "cell_too_long": "a cell of more than {most} million signs, which no program writes",
    "cell_no_number": '{field} is a whole number from {low} to {high}, not "{text}"',
    "no_word_of_theirs": (
        'their_word is like "done", "not_done theirs" or "moved:2026-12-20 otherwise", with their_word_settled_on and '
        'their_word_reason where it is settled, and not "{text}"'
    ),
    "cell_no_such_word": _cell_no_such_word,
    "cells_under_columns": _cells_under_columns,
    "cleared_goes_with_concealed": "cleared_on goes with a concealed break, and only with it",
    "cleared_out_of_time": "cleared_on: {day} is not between the day it was settled and today",
    "cleared_with_reason": "cleared_on and clear_reason go together; give both, or neither",
    "closed_reason_goes_with_settled": "closed_reason goes with a settled outcome; empty it, or say what came of "
    "it in outcome",
    "answer_too_large": "{name}: a sheet has at most {most} MB",
    "column_twice": "the column {name} is there twice; keep one",
    "contradicts_earlier_row": "this says otherwise than an earlier row of the file; keep one of them",
    "due_before_made_in_file": "it cannot be due ({due}) before it was made ({made})",
    "empty_file": "{name}: the file is empty",
    "every_from_goes_with_every": "every_from goes with every; empty it, or say how often it comes back",
    "handles_of_people": _handles_of_people,
    "id_twice": 'promise_id "{name}" is on line {line} already; each is there once',
    "json_key_twice": "the key {name} is there twice",
    "json_no_number": "{text} is no number",
    "late_goes_with_settled": "entered_late goes with a settled outcome, not with {outcome}",
    "mapped_twice": 'the column "{column}" is mapped twice',
    "missed_has_no_depth": "what was missed has no depth; leave depth empty, or missed false",
    "move_leads_elsewhere": "moves: {start} is moved to {to}, and then it is due on {due}",
    "move_out_of_time": "moves: a move on {day} is not between the day it was made and the day it was due",
    "move_to_the_past": "moves: it cannot be moved on {day} to {to}, which was over",
    "moved_has_due": "moves: what was moved has a due_on",
    "no_column_to_map": '{name} has no column "{column}" to map; it has {columns}',
    "no_csv": "{name} is no CSV from here on: {why}",
    "no_excel_language": '"{language}" is no language that a spreadsheet is written for here',
    "no_flag_word": '{field} is true or false, not "{text}"',
    "no_kind_in_file": '"{kind}" is no kind; use {known}, or say what it counts as in counts_as',
    "no_list_of_rows": "{table} is no list of rows",
    "no_object": "{name} is no object",
    "no_outcome": '"{text}" is no outcome',
    "no_such_field": "{kind} have no field {field} to import; they have {fields}",
    "encoding_unknown": "{name} is in no encoding that is read: UTF-8, UTF-16, Windows-1252",
    "no_utf_16": "{name} is not UTF-16 (line {line})",
    "no_utf_8": "{name} is not UTF-8 (line {line})",
    "number_too_long": "a number too long to read",
    "offered_but_accepted": "a promise that is offered has no accepted_on; empty it, or say what came of it in outcome",
    "open_has_no_day": "a promise that is {outcome} has no closed_on; empty it, or say what came of it in outcome",
    "other_format": "{name} has version {version} of the format, this program reads {ours}",
    "other_outcome": "outcome is {claimed}, but closed on {day} and due on {due} it is {really}",
    "other_revision": "{path} holds revision {revision} of the ledger, this program has {ours}",
    "quotes_unclear": _quotes_unclear,
    "reader_says": "{text}",
    "reasons_of_moves": _reasons_of_moves,
    "row_no_object": "{table}, row {row}, is no object",
    "satisfied_goes_with_done": "satisfied goes with what was done, not with {outcome}",
    "settled_before_made": "it cannot be settled ({day}) before it was made ({made})",
    "settled_needs_day": "a promise that is {outcome} needs closed_on, the day it was settled",
    "several_partners_named": "partners names {count}; one promise or disclosure is with one partner",
    "stamp_ahead": "{field}: {told} is later than this computer's clock ({now}); set the clock right, or leave the "
    "cell empty: it is then typed in now",
    "still_to_come": "{day} is still to come",
    "there_with_handle": "{name} is there already, with the handle {handle}",
    "told_goes_with_broken": "told goes with broken, not with {outcome}",
    "too_deep_to_read": "lists within lists too deep to read",
    "two_for_one_field": "two columns are mapped to the same field",
    "utf_16": "{name} is UTF-16, not UTF-8",
    "withdrawn_after_due": "it cannot be withdrawn ({day}) after its due day ({due}); it was broken",
    "withdrawn_by_goes_with_withdrawn": "withdrawn_by (maker or receiver) goes with withdrawn, and only with it",
}
FILES: Mapping[str, Template] = {
    "cannot_be_made": "{path} cannot be made: {why}",
    "cannot_be_read": "{path} cannot be read: {why}",
    "cannot_be_written": "{path} cannot be written: {why}",
    "cell_not_written": "a cell of the workbook could not be written ({code})",
    "columns_missing": _columns_missing,
    "csv_is_a_folder": "an export as CSV is a folder of files, and {name} is called like one; `xlsx` is one file",
    "dash": '"-" is no {what} here',
    "days_two_ways": "the days in {name} may be read two ways",
    "db_is_empty": "TRUSTLOG_DB is empty",
    "device_or_pipe": "{path} is no file but a device or a pipe",
    "file_says": "{path}: {why}",
    "file_there": "{path} is there already",
    "in_field": "{field}: {error}",
    "is_a_database": "{path} is a ledger or another database ({database}) and is left as it is",
    "is_a_file": "{path} is a file",
    "is_a_folder": "{path} is a folder",
    "is_a_workbook": "{name} is a workbook, and no text",
    "is_no_table": "{name} has no table",
    "is_packed": "{name} is an archive of other files",
    "is_the_settings_file": "{path} is the settings file and is left as it is",
    "is_the_source": "{path} holds the promises themselves",
    "ledger_not_empty": "import json needs an empty ledger",
    "format_unknown": "{name}: {why}",
    "left_out_as_private": _left_out_as_private,
    "line_too_long": "{name} has more than {most} million signs on it, which no program writes",
    "link_of_somebody": "{path} is a link that somebody else made",
    "mapping_lacks": "{kind} need a column for {lacks}",
    "no_mapping": 'no mapping is kept as "{name}"',
    "many_faults": "{count} faults, nothing written",
    "maps_nothing": '"{word}" maps nothing',
    "name_not_utf_8": "{name} is not valid UTF-8: {value}",
    "names_a_folder": "{words} names a folder",
    "no_address": '"{text}" is no mail address',
    "no_delimiter": '"{text}" cannot separate cells; use , or ; or tab',
    "no_file": "{path} is no file",
    "no_folder": "{path} is no folder",
    "no_foreign_format": '"{text}" is no format; it is one of {formats}',
    "no_json": "{name} is no JSON: {why}",
    "no_kind_to_import": _no_kind_to_import,
    "feed_of_another": "{path} is gone, and is the calendar of another ledger than this one",
    "is_no_feed": "{path} is no calendar that Trustlog keeps, and stays as it is",
    "no_ledger_file": "{name} is no ledger",
    "no_ledger_named": "no ledger is named",
    "no_name": "the {what} has no name",
    "no_plain_file": "{path} is no file but a device, a pipe or a socket",
    "no_such_zone": "{zone} is no time zone",
    "no_table_of_format": "{name} is no table of {format}",
    "no_time_zone": "TZ is no time zone: {zone}",
    "no_calendar": "nothing in {name} could be read: it has no event and no task between BEGIN and END",
    "no_cards": "nothing in {name} could be read: it has no card between BEGIN:VCARD and END:VCARD",
    "nothing_readable": _nothing_readable,
    "nul_in_path": "the path of the {what} has a NUL sign in it, which no file's name can have",
    "of_a_database": "{path} is a ledger or another database, or belongs to one",
    "of_the_ledger": "{path} is the ledger, or belongs to it, and is left as it is",
    "only_likely": "{name} is likely {format}, and not certainly",
    "field_kept_and_taken": "{field} is to be kept, and to be overwritten",
    "no_field_to_take": '"{field}" is no field; it is one of {fields}',
    "on_line": "line {line}: {fault}",
    "replaced_meanwhile": "{path} was replaced by somebody while it was written",
    "too_large_to_read": "{name} has more than {most} MB",
    "unlike_format": "{name} is not as {format} writes it: it has no column for {lacks}",
    "sheet_full": "a sheet of a workbook has room for {rows} rows, and there are more",
    "stdin_unread": "standard input cannot be read: {why}",
    "url_of_a_file": "{words} is a URL, and a ledger is a file's path or a postgresql+psycopg:// URL",
    "what_a_ledger_is": "a ledger is a file's path or a postgresql+psycopg:// URL",
}
SETTINGS: Mapping[str, Template] = {
    "at_line": "{reason} (at line {line})",
    "capture_is_a_table": "this is a table: [capture.kinds] or [capture.words]",
    "in_file": "{path}, line {line}: {fault}",
    "is_a_table": "this is a table, with {names}",
    "name_of_another_level": "{value} is the name of another level already",
    "names_of_levels": "a list of {count} names in quotes, from level 1; {count} levels stay",
    "no_kind_of_ones_own": '"{text}": a kind is one word and counts as {known}',
    "catalogue_not_made": "the sentences in {language} were never made from their source: {path} is not there",
    "no_language": 'Trustlog speaks no "{language}"',
    "no_name_of_a_level": "{value} is not a name in quotes of 1 to {most} characters",
    "no_new_word": '"{text}": a new word stands for a kind or for {heads}',
    "no_section": "no section of this name",
    "no_setting": "no setting of this name",
    "no_toml": "not TOML: {why}",
    "no_word": "a word begins with a letter and stands for one text in quotes",
    "setting_off": "{value} is not {asked}",
    "setting_too_long": "no setting is a number that long",
    "settings_at_odds": "{says}",
    "settings_not_utf_8": "not valid UTF-8",
    "settings_too_deep": "tables or lists within each other too deep to read; a setting is a value or one list",
    "setting_not_kept": "this cannot be remembered: {why}",
    "word_in_use": "{word} stands for {stands_for} already",
    "words_are_a_table": "this is a table of words; see docs/capture.md",
}
LEDGERS_AND_FILES: Mapping[str, Template] = {**LEDGER, **CHECKS, **IMPORTS, **FILES, **SETTINGS}
