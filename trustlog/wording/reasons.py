"""What is wrong, in sentences that every front end has in common: a template, or a function of the params."""

from collections.abc import Mapping, Sequence

from trustlog.domain.strands import TITLES, StrandName
from trustlog.wording import Template
from trustlog.wording.ledgers_and_files import LEDGERS_AND_FILES


def _closed_already(verb: str, number: int, how: str, day: object) -> str:
    when = f" on {day}" if day else ""
    return f"cannot {verb} #{number}: it is {how} already{when}"


def _no_flag(handle: str, strand: StrandName | None) -> str:
    return f"no flag is up at {handle}" if strand is None else f"no flag is up for {TITLES[strand].lower()} at {handle}"


def _breaks_concealed(handle: str, numbers: Sequence[int]) -> str:
    named = [f"#{number}" for number in numbers]
    listed = f"promise {named[0]}" if len(named) == 1 else f"promises {', '.join(named[:-1])} and {named[-1]}"
    return f"{handle}: Concealed and not cleared: {listed}"


PROMISES: Mapping[str, Template] = {
    "accepted_already": "#{number} was accepted already, on {day}",
    "cleared_already": "#{number} was cleared already, on {day}",
    "closed_ahead": "{day} is still to come; a promise is closed on the day it happened",
    "closed_already": _closed_already,
    "closed_before_made": "#{number} was made on {made}, after {day}; name a day since then",
    "closed_later": "#{number} was closed on {day}, which is still to come; say so from that day on",
    "comes_back_never": "#{number} comes back only after the calendar ends",
    "day_is_over": "#{number} was due {day} and cannot be {verb} any more",
    "does_not_come_back": "#{number} does not come back",
    "due_already": "#{number} is due on {day} already",
    "due_before_made": "due {due}, before it was made on {made}; name a later day",
    "due_before_today": "due {due}, before it was made on {made}; name a day from today on",
    "made_later": "#{number} was made on {day}, which is still to come, and cannot be {verb} before",
    "new_day_is_over": "{day} is over; name the day #{number} is due from now on",
    "no_number": "name at least one promise by its number",
    "no_promise": "there is no promise #{number}",
    "no_such_list": "promises are listed as {known}",
    "no_way_to_close": 'a promise is closed as {known}, not "{how}"',
    "not_closed": "#{number} is not closed; there is nothing to reopen",
    "not_concealed": "#{number} is no concealed break; only those are cleared",
    "not_kept": "#{number} is {how}, so there is nothing to be satisfied with",
    "number_named_twice": "a number is named twice",
    "offer_is_over": "#{number} was offered for {day}, which is over",
    "only_offered": "#{number} is only offered",
    "told_of_unbroken": 'only a broken promise is {known}, not a {how} one "{told}"',
    "withdrawn_by_whom": 'a promise is withdrawn by its maker or its receiver, not "{by}"',
}
FACTS: Mapping[str, Template] = {
    "answered_meanwhile": "this was answered meanwhile: {answer}",
    "empty_field": "{field} cannot be empty",
    "intended_twice": "the same is meant twice",
    "intentions_of_a_week": "a week has room for up to {most} intentions, each in words",
    "level_change_follows": "#{number} is followed by level change #{last}",
    "long_line": "a line has at most {most:,} characters, and this one {length:,}",
    "moment_to_come": "{day} is still to come, and a moment has happened",
    "no_decision": "there is no decision #{number} about the level of {handle}",
    "no_fact": "there is no fact #{number}",
    "no_field_of_fact": "#{number} has no {field} to edit; it has {fields}",
    "no_flag": _no_flag,
    "no_initiative": 'initiative is {known} or empty, not "{text}"',
    "no_kind": '"{text}" is no kind; kinds are {known}',
    "no_review": "there is no finished review {which}",
    "no_review_under_way": "no review is under way",
    "no_slip": "{field} of an accepted promise is no slip",
    "no_stake_word": 'stake is small, normal or big, not "{text}"',
    "no_such_level": "there is no level {level}; levels are 1 to {top}",
    "no_word_to_search": "name at least one word to look for",
    "not_intended": "that is not meant for next week: {text}",
    "not_your_fact": "#{number} was recorded by {author}",
    "one_line": "a capture line is one line",
    "review_is_begun": "the review of {day} is begun already",
    "review_not_there": "that review is not finished, or not there any more",
    "review_to_come": "{day} is still to come; a review is of today or earlier",
    "row_not_in_review": "this row is not in a review under way any more",
    "say_what_it_is": "say what it is, in a few words",
    "say_which": "say which: {act} 12",
    "settings_unread": "the settings kept with decision #{number} cannot be read",
    "so_already": "{name} is so already; nothing to change",
    "step_is_empty": "nothing is left in this step",
    "whose_is_unclear": "with several partners nobody knows whose {name} is",
    "unstorable": "{what} holds a character that cannot be stored (at {at}); take it out",
}
CAPTURE: Mapping[str, Template] = {
    "comes_back_twice": "it says twice how often this comes back; say it once",
    "empty_line": "the line is empty; write one like acme: lunch 45m yesterday",
    "hidden_has_no_depth": "what was hidden has no depth; leave it out",
    "named_twice": "{name} is named twice",
    "no_clause": '"{text}" begins no clause; begin with a kind of moment (lunch, call, meeting …) or {heads}',
    "no_depth": "there is no depth {text}; write /{low} to /{high}, or put the text in quotes",
    "no_line": '"{text}" begins no clause; write PARTNER: and what happened, like acme: lunch 45m yesterday',
    "no_line_to_read": "there is no line to read",
    "no_number_here": '"{text}" is no number of a promise; write {act} 12',
    "no_private_mark": "{text} is not understood; write +private, or put it in quotes if it is text",
    "no_stake": "{text} is no stake; write +small or +big, or put it in quotes if it is text",
    "nothing_before_semicolon": "there is nothing before this semicolon; take it out",
    "nothing_to_write": "there is nothing to write",
    "partner_before_colon": "name the partner before the colon, like acme: lunch 45m yesterday",
    "partner_first": "name the partner first, like acme: lunch 45m yesterday",
    "partner_missing": "a partner's name is missing here",
    "partners_within": "one line has its partners at its beginning; write another line for others",
    "private_act": "{act} changes a promise that is there; private is said of new facts",
    "private_alone": "say what is private; begin with a kind of moment (lunch, call, meeting …) or {heads}",
    "promise_with_others": "#{number} is not a promise with {partners}",
    "quote_not_closed": 'this quote is not closed; put another " where it ends',
    "say_how_often": "write every week, month, quarter or 2w, and the first day with by",
    "say_what_about": "say what it was about: we shared our margin pressure /3",
    "say_what_happened": "say what happened: {partner}: lunch 45m yesterday",
    "say_what_to_note": "say what to note: note keen on the pilot",
    "say_what_was_promised": "say what was promised: we promise send the proposal by fri",
    "second_date": "this is a second date; put words that are meant as text in quotes",
    "two_stakes": "a promise has one stake; write +small or +big, nothing for a normal one",
    "unstorable_sign": "this character cannot be stored; take it out",
    "with_whom": "name who it was with: with jane, raj",
}
DAYS: Mapping[str, Template] = {
    "beyond_calendar": '"{text}" is beyond the calendar',
    "date_goes_on": "behind the last by a date begins and goes on otherwise; put the promise's text in quotes",
    "last_unit": "last {unit} is no day; name it, like last fri or 12 nov",
    "longer_than_a_day": "that is longer than a day has; write what was spent on one day, like 45m or 1h30",
    "looks_off": '"{text}" is neither a duration nor a date; put it in quotes if it is text',
    "no_date": '"{text}" is no date',
    "no_date_behind_by": "behind the last by: {error}, or put the promise's text in quotes",
    "no_days": '"{text}" is no number of days; write it like 7d, 2w or 1mo',
    "no_duration": '"{text}" is no duration; write it like 45m, 1h30 or 1.5h',
    "no_instant": '"{text}" is no ISO date or time; write 2026-11-23 or 2026-11-23T14:30',
    "no_iso_day": '"{text}" is no date; write it as 2026-11-23',
    "no_month": "there is no month {month}",
    "no_move": '"{text}" is no move; write it as 2026-11-02:2026-11-06>2026-11-20',
    "no_period": '"{text}" does not say how often; write month, week, 2w or quarter',
    "no_such_day": "there is no {day}",
    "no_time_at_all": "that is no time at all; leave the duration out, or write it like 45m",
    "other_weekday": "{day} is a {weekday}, not a {said}; mend one of them",
    "out_of_reach": "every {every} is out of reach; write 1 to {most}",
    "read_two_ways": '"{text}" can be read two ways; write {either} or {other}',
    "second_duration": "this is a second duration; put words that are meant as text in quotes",
    "short_year": '"{text}" is no clear date; write the year in full, best as 2026-11-27',
    "too_many_days": "{text} is more than a hundred years; write it like 7d, 2w or 1mo",
    "two_initiatives": "two sides took the initiative here; write by both",
    "year_out_of_range": "the year {year} is out of range; years go from {first} to {last}",
}
LEVELS: Mapping[str, Template] = {
    "at_that_level": "{handle} is at level {level} already; nothing to decide",
    "breaks_concealed": _breaks_concealed,
    "highest_level": "{handle} is at level {level} already, which is the highest",
    "level_changed_before": "the level of {handle} was changed before {day}",
    "level_set_later": "the level of {handle} was set on {day}; no decision is made for an earlier day",
    "lowest_level": "{handle} is at level 1 already, which is the lowest",
    "no_level": '"{text}" is no level; write up, down, decline or a number from 1 to {top}',
    "no_strand": 'there is no strand "{text}"; one of {known}',
    "start_to_come": "{day} is still to come; since is the day it came to the level it started with",
}
NAMES: Mapping[str, Template] = {
    "archived": "{handle} is archived since {day}; nothing new is written about it",
    "handle_is_number": '"{text}" reads as a number',
    "handle_reserved": '"{text}" is a word of the program',
    "handle_taken": "the handle {handle} is taken by {name}",
    "handle_too_long": 'a handle has at most {most} signs, and "{text}" has {length:,}',
    "merged_and_logged_there": "{handle} is merged into {into}; what was logged with it is at {into}.",
    "merged_into": "{handle} is merged into {into}; write {into} instead",
    "merged_into_itself": "{handle} cannot be merged into itself",
    "name_too_long": 'a name has at most {most} signs, and "{text}" has {length:,}',
    "no_cadence": "a cadence is between 1 day and 10 years, like 30d or 2w",
    "no_field_of_partner": "a partner has no {field} to edit; it has {fields}",
    "no_handle": '"{text}" is no handle',
    "no_handle_from_name": 'no handle can be made of "{name}"',
    "no_whole_number": '{field} is a whole number, not "{text}"',
    "partner_there": "there is a partner called {name} already, with the handle {handle}",
    "partner_without_name": "a partner needs a name",
    "pause_ends_before": "a pause cannot end ({end}) before it begins ({begin})",
    "person_without_name": "a person needs a name",
    "several_partners": '"{name}" may be {known}; write the handle',
    "no_partner_named": "no partner is named",
    "nobody_named": "nobody at {where} is named",
    "person_there": "{name} is at {handle} already",
    "several_people": '"{name}" may be {known}',
    "several_people_at": '"{name}" may be {known} at {where}',
    "unknown_in_file": 'no partner is called "{name}"',
    "unknown_partner": 'no partner is called "{name}"',
    "unknown_person": 'nobody at {where} is called "{name}"',
}
REASONS: Mapping[str, Template] = {
    **PROMISES,
    **FACTS,
    **CAPTURE,
    **DAYS,
    **LEVELS,
    **NAMES,
    **LEDGERS_AND_FILES,
}
