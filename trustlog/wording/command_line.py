"""The words of the command line: a command or an option is the way out."""

from collections.abc import Mapping, Sequence

from trustlog.language import _
from trustlog.wording import Template, Words
from trustlog.wording.reasons import REASONS
from trustlog.wording.ways import WAYS


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _typed(line: str) -> str:
    """Return a line as a shell takes it: in one pair of quotes."""
    if any(sign in line for sign in '"$`!\\'):
        return "'" + line.replace("'", "'\\''") + "'"
    return f'"{line}"'


def _clear_breaks(numbers: Sequence[int]) -> str:
    ways = ", ".join(_("`trustlog clear {number} --reason TEXT`").format(number=number) for number in numbers)
    return _("that is not acknowledged but cleared, with {ways}").format(ways=ways)


def _share_off(name: str, value: float) -> str:
    return _("{option} {value:g}: give a share between 0 and 1, as in 0.7").format(option=_option(name), value=value)


def _inner_share_off(name: str, value: float) -> str:
    return _("{option} {value:g}: give a share above 0 and below 1, as in 0.7").format(
        option=_option(name), value=value
    )


def _whole_off(name: str, value: float, low: int, high: int) -> str:
    return _("{option} {value:g}: give a whole number from {low:,} to {high:,}").format(
        option=_option(name), value=value, low=low, high=high
    )


def _per_month_off(name: str, value: float) -> str:
    return _("{option} {value:g}: give the promises each side makes in a month, from 0.1 to 100").format(
        option=_option(name), value=value
    )


def _command_or_line(word: str, near: str, lines: Sequence[str]) -> str:
    return _('unknown command "{word}", near: {near}; or as a line: {lines}').format(
        word=word, near=near, lines="; ".join(lines)
    )


OWN: Mapping[str, Template] = {
    "name_a_part": "name the part whose question is put off: trustlog practice P {answer} PART",
    "again_is_over": "{day} is over; --again takes the day the new promise is due",
    "batch_and_steps": "name a batch or --last, not both",
    "by_whom": '--by is maker or receiver, not "{by}"',
    "together_with_due": "--together has no meaning with --due {due}, which says how many there are",
    "correlation_alone": "--correlation is between promises due together; add --together 3",
    "inner_share_off": _inner_share_off,
    "no_dependence": '--depends is one of {known}, not "{word}"',
    "no_fall": "--falls-to {to:g} is no fall from {start:g}; name a lower share",
    "partner_and_item": "name the partner and the item, like trustlog book acme ask margin",
    "theirs_or_ours": "say who asked, with --theirs or --ours",
    "no_field_of_item": "write FIELD=VALUE with one of {fields}",
    "no_field_of_person": "write FIELD=VALUE with one of {fields}",
    "no_reason": "say why with --{option} TEXT",
    "no_steps": "--last is how many steps to take back, from 1",
    "nothing_to_change": "nothing to change; write FIELD=VALUE with one of {fields}",
    "option": "--{name}",
    "per_month_off": _per_month_off,
    "plan_is_over": "{day} is over",
    "share_off": _share_off,
    "on_and_late": "--on names the day, and --late is today; write one of them",
    "partly_and_late": "--partly says how much was kept, on time or not; leave --late out",
    "on_time_or_late": "#{number} was due on {day}, which is over; write --on DATE or --late",
    "logged_from_set": "silence counts against a partner only from the day it is logged from: set to the day it was "
    "entered, or to its first moment or disclosure where that is earlier; `trustlog partner show P` has it, and "
    "`trustlog partner edit P logged_from=DATE` changes it",
    "logged_from_later": "to log {handle} from {day} only begins its tests anew; say why with --reason",
    "logged_from_to_come": "{day} is still to come; a partner is logged from today at the latest",
    "since_on_trial": "{handle} is on trial, and how long the level below has lasted counts; say with --reason why "
    "that began on {day}",
    "report_since": "--since ({since}) is not before the day of the report ({as_of}); name an earlier day",
    "since_to_come": "{day} is still to come; --since is the day it came to that level",
    "stakes_off": "--small {small:g} and --big {big:g} are more than all promises; lower one",
    "to_before_from": "--to ({until}) is before --from ({since}); turn them round",
    "too_many_followed": "that is {millions:,.0f} million promises, which takes hours; lower --relationships, "
    "--per-month or --months",
    "until_is_over": "{day} is over; --until is the day from which it may be suggested again",
    "whole_off": _whole_off,
}
ALONE: Mapping[str, Template] = {
    "answers_what": "name a file, or the number of a promise and their word on it",
    "ours_or_theirs": "--ours and --theirs leave each other out; say one of them",
    "line_of_anyone": "say who: a member, us, or nobody, where it was settled so",
    "which_proposals": "say which: {command} 1-6 9 takes these numbers, {command} --all --partner P all of one partner",
    "all_of_whom": "--all takes those of one partner; say of whom: {command} --all --partner P "
    "(trustlog proposals lists what waits)",
    "numbers_and_all": "numbers and --all leave each other out; say one of them",
    "kept_or_open": "--kept and --open leave each other out; say one of them",
    "range_turned_round": "{range} runs backwards; write {right}",
    "range_too_long": "{range} is {n} numbers, and {most} go at once; write a shorter range",
    "as_of_has_no_meaning": "--as-of has no meaning here: {why}",
    "no_answer_word_given": "say what they say of #{number}",
    "nothing_answered": "nothing is answered in it",
    "theirs_is_to_record": "nothing of ours is changed: {way}",
    "nothing_of_that_line": "the last line was refused: nothing of it was written, so there is nothing of it to undo",
    "mapped_two_ways": "--mapping says all of it; --map, --kind and --map-as make a new one",
    "as_of_when_writing": "--as-of is for commands that read; in one that writes, name the day with --on or in the "
    "line",
    "checks_what": "name the partner, as in trustlog answer check acme",
    "cannot_listen": "cannot listen on {address} port {port}: {why}; name another --port",
    "command_or_line": _command_or_line,
    "decision_of_nobody": "name the partner the decision is about, as in trustlog trust acme --decision 12",
    "demo_without_file": "--no-screens writes the demo to the file that --db names; name a new one",
    "dumb_terminal": "this terminal (TERM=dumb) cannot show screens; name a command (trustlog due), or set TERM",
    "flag_without_dashes": '"{word}" is not the number of a fact; write it as --{word}',
    "look_at_whom": "name two members and thirteen answers, or seven answers alone for the whole",
    "four_numbers": "{side}= takes four numbers with commas between them, ? where one is not known: weight in "
    'percent, hard to replace, would be missed, costs to leave (1 to 5); not "{text}"',
    "no_part_of_a_look": '"{word}" is no part of a look; write ours=30,2,4,3 theirs=12,4,2,2, or show',
    "show_takes_nothing": "show goes with no numbers; leave it out to record a look",
    "fault_of_option": "in {option}: {fault}",
    "benefit_without_sort": "say of which sort it is: --sort insight, impact, relief, proposition or journey",
    "purpose_shows": "say what is to be written, or leave the options out to see what is there",
    "purpose_of_one_word": '"{word}" is no sentence; write what both want, or show, agreed, reviewed, objective …, '
    "gain …",
    "option_not_here": "{option} does not go with that; leave it out",
    "objective_ended_which": "name the objective by its number, as in trustlog purpose acme objective ended 12",
    "gain_would_say": "say whether we would say so to them: --would-say or --would-not",
    "benefit_shows": "say what it brought, or leave the options out to see it",
    "wheel_shows": "answers go with answer: trustlog wheel answer 4,3,5,2,3,4,4,4,5 --by NAME",
    "wheel_answered_twice": "{name} is answered twice; give it once",
    "wheel_without_answers": "say what was answered: trustlog wheel answer 4,3,5,2,3,4,4,4,5",
    "out_when_answering": "--out goes without answer: trustlog wheel --out wheel.svg",
    "pulse_shows": "{word} goes without answers; leave it out to record what they said",
    "pulse_without_answers": "say what they answered: --answers 4,5,3,-,4, or --rather-not",
    "page_without_file": "name the file of the page: trustlog pulse {handle} page --out FILE.html",
    "only_a_page_has_a_file": "--out goes with page: trustlog pulse acme page --out FILE.html",
    "field_twice": "{name} is given twice; give it once",
    "intend_goes_with_finish": "--intend goes with --finish",
    "json_has_no_meaning": "--json has no meaning for {shown}; leave it out",
    "lines_not_utf_8": "line {line} is not UTF-8; save the lines as UTF-8",
    "name_with_field": "{word} reads as a field, not as a part of the name; give it as an option (--help lists them), "
    "or quote the whole name",
    "neither_yes_nor_no": 'satisfied is yes or no, not "{answer}"',
    "no_field_and_value": "{pair} is not FIELD=VALUE; write it as text='the new words'",
    "no_line_given": "there is no line to write; give it after add, or `add -` to read lines from stdin",
    "no_line_typed": "no line, nothing written",
    "no_number_of_a_fact": '"{word}" is not the number of a fact; write it as 12',
    "no_person_named": "name the person, as in: acme jane",
    "no_setting_with_word": 'no setting has "{word}" in its name; `trustlog settings show` lists them',
    "no_settings_file": "there is no file {path}; without a name, the settings in use are checked",
    "no_terminal": "the screens need a terminal; name a command (trustlog due) or see trustlog --help",
    "not_loopback": '"{address}" is not an address of this computer alone; the screens are served on loopback only '
    "(127.0.0.1, ::1, localhost), because whoever reaches them writes in your ledger",
    "not_there_yet": "`trustlog {name}` is not there yet; {instead}",
    "no_file_of_sheet": "name the file with --out, as in --out acme.html, or look first with --dry-run",
    "only_and_without": "name --only or --without, not both",
    "option_of_nobody": "name the partner it is about, as in trustlog trust acme {option}",
    "options_of_review": "--plain, --finish and --intend do not go with review {command}",
    "ours_and_theirs": "name --ours or --theirs; without either both are listed",
    "plan_without_date": '"{text}" is not a date; a plan begins with one, like fri, 12 dec or 3d',
    "screens_show_today": "the screens show today; --as-of goes with a command, as in trustlog trust --as-of "
    "2026-06-30",
    "serve_not_installed": "the browser needs two packages more: pip install 'trustlog[serve]'",
    "settles_what": "say which promise and whose version holds, as in trustlog answer settle 12 ours --reason TEXT",
    "several_lists": "name one of --open, --overdue, --due-within and --all",
    "told_in_several_ways": "name one of --told, --silent and --concealed",
    "unknown_command": 'unknown command "{word}"',
    "trial_goes_with_up": "--trial goes with up",
    "farewell_without_archive": "a farewell is recorded with --archive REASON; without any option it is the guide",
    "level_goes_with_reopen": "--level goes with reopen: farewell P reopen --level 1 --reason TEXT",
    "only_reason_and_level": "reopen takes --reason and --level",
    "only_when_left": "--on, --to and --anew go with left: contacts P left PERSON",
    "agreement_option": "--{option} does not go with {word} of an agreement",
    "agreement_words": "{word} takes {takes}",
    "one_state": "name one of --open, --draft, --agreed and --not-relevant",
    "no_practice_word": '"{word}" is none of {known}',
    "until_goes_with_decline": "--until goes with decline",
}
"""Of the command line alone."""
REMEDIES: Mapping[str, Template] = {
    **WAYS,
    # promises and other facts
    "accept_first": "`trustlog accept {number}` comes first",
    "accept_for_day": "`trustlog accept {number} --due DATE`",
    "accept_sets_day": "`trustlog accept {number} --due DATE` sets its day",
    "drop_fact": "`trustlog drop {number} --reason TEXT` removes the fact",
    "drop_never_so": "`trustlog drop {number} --reason TEXT` removes what was never so",
    "end_series": "`trustlog drop {number} --reason TEXT` ends it",
    "keep": "`trustlog keep {number}`",
    "name_each_way": "name each with --close N=WAY, or with --leave-open N",
    "promise_anew": "`trustlog break {number} --again DATE` records the miss and promises anew",
    "reopen": "`trustlog reopen {number} --reason TEXT` undoes that",
    # lists
    "due_numbers": "`trustlog due` shows the numbers",
    "list_batches": "`trustlog history` lists what was written",
    "list_commands": "trustlog --help lists them",
    "list_decisions": "`trustlog log {handle} --kind level` lists them",
    "list_due": "`trustlog due` shows them",
    "list_facts": "`trustlog log` shows them with their numbers",
    "list_partners": "`trustlog partner list` shows them",
    "list_people": "`trustlog person list` shows them",
    "accept_by_number": "name them by their numbers; --on says the day a task was promised",
    "leave_theirs_out": "leave --ours, --theirs, --kept and --open out",
    "say_when_promised": "say with --on when it was promised",
    "say_whose_promise": "say --ours or --theirs",
    "leave_kind_out": "leave --kind and --minutes out",
    "list_proposals": "`trustlog proposals list` shows what waits",
    "say_when_kept": "--kept DATE says when, --open that it is not done after all; "
    "where nobody knows, let it wait or dismiss it",
    "say_its_minutes": "say with --minutes how long it was, like 45m or 1h30",
    "name_its_partner": "say with --partner who it is",
    "take_accepted_back": "`trustlog undo {batch}` takes that back, `trustlog drop {number}` removes the fact",
    "drop_accepted": "`trustlog drop {number}` removes the fact",
    "undo_dismissing": "`trustlog undo {batch}` takes that back",
    "list_promises": "`trustlog promise list --all` shows them",
    "list_reviews": "`trustlog review list` shows them",
    # capture
    "add_lines": "several are read by `trustlog add -`",
    "capture": "what happened is captured with `trustlog add`",
    "did_you_mean": lambda near, line: _("did you mean {near}? Then trustlog add {typed}").format(
        near=near, typed=_typed(line)
    ),
    "write_note": lambda line: _("or as a note: trustlog add {typed}").format(typed=_typed(line)),
    "plan_touch": "`trustlog plan PARTNER {day}` notes the next touch",
    "write_several": "write several with `trustlog add -`",
    # partners and people
    "answer_wheel": "`trustlog wheel answer 4,3,5,2,3,4,4,4,5` is a minute",
    "say_who_to_whom": "write `{one} promises {other} …`, `{one} told {other} …`, or, of all who met, "
    "`{together} lunch 45m`",
    "edit_logged_from": "a later day needs a reason: `trustlog partner edit {handle} logged_from=DATE --reason TEXT`",
    "left_and_two": "who changed jobs has left: `trustlog person edit {handle} NAME left_on=DATE`",
    "drop_it_first": "drop that first, if the two are one",
    "answer_at_partner": "`trustlog ack {handle} --note TEXT` or `trustlog anew {handle} --reason TEXT` answers there",
    "show_pair": "`trustlog garden {garden} {one} {other}` shows how they stand",
    "add_garden": "`trustlog garden add` makes one",
    "add_partner": "`trustlog partner add` makes one",
    "add_person": "`+new` or `trustlog person add` makes one",
    "add_person_first": "use `trustlog person add` first",
    "edit_person": "`trustlog person edit` changes what is known of them",
    "name_handle": "name one with --handle, the short word to type",
    # the open book
    "edit_item": "`trustlog book edit {name}` changes it",
    "list_items": "`trustlog book` lists them",
    "unretire_item": "`trustlog book edit {name} retired=no` brings it back",
    # levels and reviews
    "begin_review": "`trustlog review` begins one",
    "answer_first": "`trustlog answer P {number} WORD` takes their word",
    "answer_words": "done, not_done, moved DATE or disputed",
    "clear_breaks": _clear_breaks,
    "due_there": lambda number, day: _("`trustlog edit {number} due={day} --reason TEXT` records that").format(
        number=number, day=day
    ),
    "edit_terms": "`trustlog edit {number} FIELD=VALUE --reason TEXT` records what was agreed",
    "keep_on": "`trustlog keep {number} --on DATE` says when it was",
    "move_there": lambda number, day: _(
        "`trustlog move {number} {day}` records that, or `trustlog edit {number} due={day} --reason TEXT` what was "
        "agreed from the start"
    ).format(number=number, day=day),
    "share_first": "`trustlog share {handle}` makes one",
    "confirm_or_end_trial": "`trustlog level {handle} up --reason TEXT` confirms it, `down` ends it",
    "decide_level": "`trustlog level {handle} up|down|decline --reason TEXT`",
    "name_review_by_place": "or name a review by its place in `trustlog review list`",
    "others_up": lambda strands: _("up is: {strands}").format(strands=", ".join(strands)),
    "show_as_seen": "without --as-of and --explain it is shown as it was seen",
    "show_reading": "`trustlog trust {handle}` shows how it stands",
    # the practice
    "capture_or_since": "`trustlog add` captures it, --since DATE looks further back",
    "put_together": "`trustlog agreement P version` makes one",
    "say_purpose": '`trustlog purpose {handle} "TEXT"` writes it as a draft',
    "say_agreed": "`trustlog purpose {handle} agreed` agrees on the draft",
    "say_reviewed": "`trustlog purpose {handle} reviewed` says that it still holds",
    "say_gain": '`trustlog purpose {handle} gain "TEXT" --told` writes and tells one',
    "say_section": '`trustlog agreement {handle} {section} "WORDS"` writes them',
    "see_offered": "`trustlog share {handle} --dry-run` lists what is",
    # the ledger
    "check_settings": "`trustlog settings check` checks the file once it is mended",
    "close_and_look": "close every Trustlog on it, then look with `trustlog doctor` and `trustlog history`",
    "demo_into_new_file": "the demo goes into a new file",
    "doctor": "`trustlog doctor`",
    "doctor_tells_more": "`trustlog doctor` tells more",
    "doctor_tells_where": "`trustlog doctor` tells where",
    "drop_and_bring_in": "drop it with `trustlog drop {number} --reason TEXT`, and bring it in again within these "
    "bounds",
    "export_json": "back it up with pg_dump, or write `trustlog export json`",
    "history_tells": "`trustlog history` tells what was written",
    "look_then_restore": "look at it with `trustlog history`; if nobody knows why, bring back the last backup",
    "name_empty_place": "name an empty place for the demo with --db",
    "name_ledger": "give --db a file's path or a postgresql+psycopg:// URL",
    "name_new_ledger": "name a new one with --db",
    "other_program": "open it with the trustlog that made it",
    "run_doctor": "run doctor",
    "undo_instead": "`trustlog undo {number}` takes back the next one that can be: {title}",
    "undo_that": "`undo` that one to do it again",
    "write_by_commands": "write with `trustlog add` or `trustlog import csv`, which the journal knows",
    # files
    "feed_anew": "trustlog export ics --feed FILE says anew which file is kept",
    "add_item_first": (
        'trustlog book add {name} "WHAT IT IS ABOUT" --aspect doing|wanting|worrying --depth 1-4 brings it first'
    ),
    "import_partners_first": "import partners first, or add --create-partners",
    "keep_or_overwrite": "name it in --keep or in --overwrite",
    "kinds_to_import": "--kind is one of {known}",
    "make_folder": "make it first, or name another file with --{option}",
    "map_column": "--map COL=FIELD says which it is in this file",
    "map_columns": "write --map COL=FIELD",
    "name_another": "name another file with --{option}",
    "name_another_folder": "name another folder with --{option}",
    "name_file": "name a file with --{option}",
    "name_folder": "name a folder with --{option}",
    "list_mappings": "`trustlog import mappings` lists those that are",
    "name_dates": "--dates day_first or --dates month_first says which",
    "name_likely_format": "--as {format} says that it is; else --as FORMAT what it is, or --kind and --map which "
    "column is which",
    "name_format": "--as FORMAT says what it is, or --kind and --map which column is which",
    "name_one": "name one with --{option}",
    "take_exported": "take a file of `trustlog export json`",
}
WORDS = Words({**REASONS, **OWN, **ALONE}, REMEDIES, {})
