"""The words of the screens: a key of the screens is the way out, never a command of a shell."""

from collections.abc import Callable, Mapping, Sequence

from trustlog.language import _, figure
from trustlog.wording import Template, Words
from trustlog.wording.reasons import REASONS
from trustlog.wording.ways import WAYS

SignOf = Callable[[str], str]
"""Returns the sign of the key of an act, as the keyboard has it: of "keep" it is `k`, unless the settings say else."""


class Keys:
    """The signs of keys by act, for templates: `{key[keep]}`."""

    def __init__(self, sign_of: SignOf) -> None:
        self._sign_of = sign_of

    def __getitem__(self, act: str) -> str:
        """Return the sign of the key of an act."""
        return self._sign_of(act)


def _share_off(name: str, value: float) -> str:
    return _("{plain} is a share between 0 and 1, as in 0.7, not {value}").format(
        plain=_plain(name), value=figure(value, "g")
    )


def _inner_share_off(name: str, value: float) -> str:
    return _("{plain} is a share above 0 and below 1, as in 0.7, not {value}").format(
        plain=_plain(name), value=figure(value, "g")
    )


def _whole_off(name: str, value: float, low: int, high: int) -> str:
    return _("{plain} is a whole number from {low} to {high}, not {value}").format(
        plain=_plain(name), low=figure(low, ","), high=figure(high, ","), value=figure(value, "g")
    )


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _numbered(numbers: Sequence[int]) -> str:
    return ", ".join(f"#{number}" for number in numbers)


def _theme_off(name: str, faults: Sequence[str]) -> str:
    return _("the theme {name}: {faults}").format(name=name, faults="; ".join(faults))


OWN: Mapping[str, Template] = {
    "again_is_over": "{day} is over; name the day the new promise is due, from now on",
    "batch_and_steps": "name a batch or how many steps to take back, not both",
    "by_whom": 'a promise is withdrawn by its maker or its receiver, not "{by}"',
    "together_with_due": "how many are due together has no meaning where they lie as in {due}",
    "correlation_alone": "a correlation is between promises due together; let at least two be",
    "inner_share_off": _inner_share_off,
    "no_dependence": 'who depends on whom is one of {known}, not "{word}"',
    "no_fall": "a fall to {to:g} is none from {start:g}; name a lower share",
    "no_field_of_item": "what can be changed is {fields}",
    "no_field_of_person": "what can be changed is {fields}",
    "no_reason": "say why, in a few words",
    "no_steps": "name how many steps to take back, from 1",
    "nothing_to_change": "nothing to change; what can be is {fields}",
    "option": "the {name}",
    "per_month_off": "each side makes from 0.1 to 100 promises in a month, not {value:g}",
    "plan_is_over": "{day} is over",
    "share_off": _share_off,
    "on_and_late": "a day was named, and late is today; say one of them",
    "on_time_or_late": "#{number} was due on {day}, which is over; say whether it was kept on time or late",
    "logged_from_set": "silence counts against a partner only from the day it is logged from: set to the day it was "
    "entered, or to its first moment or disclosure where that is earlier; edit the partner to change it",
    "logged_from_later": "to log {handle} from {day} only begins its tests anew; say why",
    "logged_from_to_come": "{day} is still to come; a partner is logged from today at the latest",
    "since_on_trial": "{handle} is on trial, and how long the level below has lasted counts; say why that began on "
    "{day}",
    "report_since": "the day compared with ({since}) is not before that of the report ({as_of}); name an earlier one",
    "since_to_come": "{day} is still to come; name the day it came to that level",
    "stakes_off": "small ones ({small:g}) and big ones ({big:g}) are more than all promises; lower one",
    "to_before_from": "the last day ({until}) is before the first ({since}); turn them round",
    "too_many_followed": "that is {millions:,.0f} million promises, which takes hours; ask for fewer relationships, "
    "promises or months",
    "until_is_over": "{day} is over; name the day from which it may be suggested again",
    "whole_off": _whole_off,
}
ALONE: Mapping[str, Template] = {
    "dark_is_a_flag": "dark is true or false",
    "no_colour": '{name} = "{value}" is no colour; write it like "#86aec4" or "teal"',
    "no_colour_of_a_theme": "{name} is no colour of a theme; there are {known} and dark",
    "no_place_to_export": "say where to: a folder for csv, a file for json",
    "no_primary_colour": 'it needs a primary colour, like primary = "#86aec4"',
    "theme_off": _theme_off,
}
"""Of the screens alone."""
REMEDIES: Mapping[str, Template] = {
    **WAYS,
    # promises and other facts
    "accept_first": "{key[accept]} in its menu ({key[more]}) accepts it first",
    "accept_for_day": "ask for it anew, for a day to come: {key[capture]}",
    "accept_sets_day": "{key[accept]} in its menu ({key[more]}) accepts it first",
    "drop_fact": "{key[drop]} removes the fact",
    "drop_never_so": "{key[drop]} removes what was never so",
    "end_series": "{key[drop]} ends it",
    "keep": "{key[keep]} records that it was kept",
    "promise_anew": "{key[move]} records the miss and promises anew",
    "reopen": "{key[reopen]} in its menu ({key[more]}) opens it again, with a reason",
    # lists
    "due_numbers": "Today ({key[today]}) has those that are due",
    "list_batches": "the history ({key[history]}) lists what was written",
    "list_decisions": "the timeline of {handle} has them",
    "list_due": "Today ({key[today]}) shows those that are due",
    "list_facts": "search ({key[search]}) finds facts with their numbers",
    "list_partners": "Partners ({key[partners]}) shows them",
    "list_people": "the page of a partner shows them",
    "accept_by_number": "accept them one by one, with the day a task was promised",
    "leave_theirs_out": "leave it out",
    "say_when_promised": "say with {key[edit]} when it was promised",
    "say_whose_promise": "say with {key[edit]} who promised it",
    "leave_kind_out": "leave kind and minutes empty",
    "list_proposals": "Proposals (in the palette, {key[palette]}) shows what waits",
    "say_when_kept": "say with {key[edit]} when it was kept, or that it stays open",
    "say_its_minutes": "say with {key[edit]} how long it was, like 45m or 1h30",
    "name_its_partner": "say with {key[edit]} who it is",
    "take_accepted_back": "batch {batch} in the history (in the palette, {key[palette]}) takes that back",
    "drop_accepted": "search ({key[search]}) finds #{number}",
    "undo_dismissing": "batch {batch} in the history (in the palette, {key[palette]}) takes that back",
    "list_promises": "search ({key[search]}) finds them",
    "list_reviews": "{key[past]} in the review shows them",
    # capture
    "add_lines": "write each on a line of its own",
    "capture": "{key[capture]} captures what happened",
    "did_you_mean": "did you mean {near}? ctrl+y puts it in",
    "write_note": "or as a note: {line} (ctrl+y)",
    "plan_touch": "{key[plan]} on the partner notes the next touch",
    "write_several": "write several shorter ones",
    # partners and people
    "answer_wheel": "fill in the part Our own organisation, on the page of how we work together",
    "say_who_to_whom": "write `{one} promises {other} …`, `{one} told {other} …`, or, of all who met, "
    "`{together} lunch 45m`",
    "edit_logged_from": "a later day needs a reason: {key[edit]} on the page of {handle} asks for it",
    "left_and_two": "who changed jobs has left: {key[edit]} on them at {handle}",
    "drop_it_first": "drop that first, if the two are one",
    "answer_at_partner": "on the page of {handle} {key[flag-seen]} answers a flag",
    "show_pair": "{key[open]} on the pair shows how they stand",
    "add_garden": "{key[gardens]} on the Pyramid makes one",
    "add_partner": "{key[new]} on Partners makes one",
    "add_person": "`+new` behind the names makes one",
    "add_person_first": "add them on the page of their partner first ({key[new]} among the people)",
    "edit_person": "{key[edit]} on the person changes what is known of them",
    "name_handle": "name a handle, the short word to type",
    # the open book
    "edit_item": "{key[edit]} on it changes it",
    "list_items": "the open book, in the palette, lists them",
    "unretire_item": "the open book, in the palette, shows the retired ones; {key[edit]} brings it back",
    # levels and reviews
    "begin_review": "Review ({key[review]}) begins one",
    "answer_first": "{key[answer]} in its menu ({key[more]}) takes their word",
    "answer_words": "done, not done, moved to a day, or not what we agreed",
    "due_there": "{key[edit]} records that, as what is due",
    "edit_terms": "{key[edit]} records what was agreed",
    "keep_on": "{key[keep]} records that it was kept",
    "move_there": "{key[move]} records that, {key[edit]} what was agreed from the start",
    "share_first": "share one first",
    "clear_breaks": lambda numbers: _("that is not acknowledged but cleared, in the menu of {numbered}").format(
        numbered=_numbered(numbers)
    ),
    "confirm_or_end_trial": "confirm it, or end the trial",
    "decide_level": "{key[decide]} decides it",
    "others_up": lambda strands: _("up is: {strands}").format(strands=", ".join(strands)),
    "show_as_seen": "it is shown as it was seen, on its day",
    "show_reading": "the page of {handle} shows how it stands",
    # the practice
    "capture_or_since": "{key[capture]} captures what happened",
    "put_together": "put one together first",
    "say_purpose": "fill in the part Joint purpose, on the page of how we work together",
    "say_agreed": "fill in the part Joint purpose, on the page of how we work together",
    "say_reviewed": "fill in the part Joint purpose, on the page of how we work together",
    "say_gain": "fill in the part Joint purpose, on the page of how we work together",
    "say_section": "write them in the fields of the section",
    "see_offered": "choose among those that are listed",
    # the ledger
    "check_settings": "the settings, in the palette ({key[palette]}), show them once the file is mended",
    "close_and_look": "close every Trustlog on it; then look with the doctor in the palette ({key[palette]}), and at "
    "the history ({key[history]})",
    "doctor": "the doctor, in the palette ({key[palette]}), looks the ledger through",
    "doctor_tells_more": "the doctor, in the palette ({key[palette]}), tells more",
    "doctor_tells_where": "the doctor, in the palette ({key[palette]}), tells where",
    "drop_and_bring_in": "{key[drop]} on #{number} drops it; then bring it in again within these bounds",
    "export_json": "back it up with pg_dump, or export it as json from the palette ({key[palette]})",
    "history_tells": "the history ({key[history]}) tells what was written",
    "look_then_restore": "look at the history ({key[history]}); if nobody knows why, bring back the last backup",
    "name_empty_place": "name an empty place for the demo",
    "name_ledger": "name a file's path or a postgresql+psycopg:// URL",
    "name_new_ledger": "open a new one for it",
    "other_program": "open it with the version of Trustlog that made it",
    "run_doctor": "close this, and let the doctor of the command line look it through",
    "undo_instead": "the next one that can be undone is batch {number}: {title}",
    "undo_that": "undo that one, in the history ({key[history]}), to do it again",
    "write_by_commands": "capture or import what is to be written",
    # files
    "feed_anew": "name another file in the settings",
    "add_item_first": "add it to the open book first, in the palette",
    "import_partners_first": "import partners first",
    "keep_or_overwrite": "choose one of them",
    "kinds_to_import": "it is one of {known}",
    "make_folder": "make it first, or name another file",
    "list_mappings": "take one that is kept",
    "name_dates": "say whether the day or the month is first",
    "name_likely_format": "say that it is, or what else it is",
    "name_format": "export it again as one of the formats that are read",
    "map_column": "name the columns in the file's first line as Trustlog does",
    "map_columns": "name a column of the file and a field",
    "name_another": "name another file",
    "name_another_folder": "name another folder",
    "name_file": "name a file",
    "name_folder": "name a folder",
    "name_one": "name one",
    "take_exported": "take a file that was exported as json",
}


def words(sign_of: SignOf) -> Words:
    """Return the words of the screens, with the keys that are in force."""
    return Words({**REASONS, **OWN, **ALONE}, REMEDIES, {"key": Keys(sign_of)})
