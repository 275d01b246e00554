"""What is wrong, in sentences that every front end has in common: a template, or a function of the params."""

from collections.abc import Mapping, Sequence

from trustlog.domain.strands import TITLES, StrandName
from trustlog.language import _, ngettext
from trustlog.wording import Template
from trustlog.wording.ledgers_and_files import LEDGERS_AND_FILES


def _closed_already(verb: str, number: int, how: str, day: object) -> str:
    when = _(" on {day}").format(day=day) if day else ""
    return _("cannot {verb} #{number}: it is {how} already{when}").format(verb=verb, number=number, how=how, when=when)


def _no_flag(handle: str, strand: StrandName | None) -> str:
    return (
        _("no flag is up at {handle}").format(handle=handle)
        if strand is None
        else _("no flag is up for {titles} at {handle}").format(titles=_(TITLES[strand]).lower(), handle=handle)
    )


def _breaks_concealed(handle: str, numbers: Sequence[int]) -> str:
    named = [f"#{number}" for number in numbers]
    listed = (
        _("promise {named}").format(named=named[0])
        if len(named) == 1
        else _("promises {named} and {named_2}").format(named=", ".join(named[:-1]), named_2=named[-1])
    )
    return _("{handle}: Concealed and not cleared: {listed}").format(handle=handle, listed=listed)


def _still_promised(count: int, promises: str) -> str:
    return ngettext(
        "{count} promise is still open, and nothing is said of it: {promises}",
        "{count} promises are still open, and nothing is said of them: {promises}",
        count,
    ).format(count=count, promises=promises)


def _look_without_numbers(missing: Sequence[str]) -> str:
    if len(missing) == 2:
        return _("a look needs at least one number each way, ours and theirs; an estimate will do")
    if missing[0] == "ours":
        return _("a look needs at least one number each way; one of ours is missing, an estimate will do")
    return _("a look needs at least one number each way; one of theirs is missing, an estimate will do")


PROMISES: Mapping[str, Template] = {
    "accepted_already": "#{number} was accepted already, on {day}",
    "cleared_already": "#{number} was cleared already, on {day}",
    "not_late_yet": "#{number} is due on {day}, which is not over; it cannot be late yet",
    "closed_ahead": "{day} is still to come; a promise is closed on the day it happened",
    "closed_already": _closed_already,
    "closed_before_made": "#{number} was made on {made}, after {day}; name a day since then",
    "closed_later": "#{number} was closed on {day}, which is still to come; say so from that day on",
    "comes_back_never": "#{number} comes back only after the calendar ends",
    "day_is_over": "#{number} was due {day} and cannot be {verb} any more",
    "does_not_come_back": "#{number} does not come back",
    "due_already": "#{number} is due on {day} already",
    "due_before": "#{number} was {what} on {day}, so it was not due before, on {due}",
    "due_before_made": "due {due}, before it was made on {made}; name a later day",
    "due_before_today": "due {due}, before it was made on {made}; name a day from today on",
    "made_after": "#{number} was {what} on {day}, so it was not made later, on {made}",
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
ANSWERS: Mapping[str, Template] = {
    "answer_old_sheet": "line {row}: of an older sheet, and the newest is {sheet}; left out",
    "answer_other_partner": "line {row}: another partner's; left out",
    "answer_twice": "line {row}: #{number} is answered twice; left out",
    "answer_unknown": "line {row}: no promise on their newest sheet, {sheet}; left out",
    "answer_word": "line {row}: not a word that is taken; left out",
    "answered_ahead": "{day} is still to come; an answer is of today or earlier",
    "answered_before_made": "#{number} was made on {made}, after {day}; name a day since then",
    "answered_before_shared": "{sheet} was shared on {on}, after {day}; name a day since then",
    "answered_so_already": "they said so already; nothing is new",
    "checked_already": "that is recorded already: {handle}, {day}",
    "no_answer_word": '"{word}" is no word on a promise that is taken',
    "no_sheet": "no sheet was shared with {handle} yet",
    "no_sheet_by": "no sheet was shared with {handle} by {day}; name a later day",
    "not_otherwise": "they do not say otherwise on #{number}; there is nothing to settle",
    "not_with_them": "#{number} is no promise with {handle}",
    "nothing_said": "they said nothing of #{number} yet",
    "settled_already": "#{number} was settled already, on {day}",
    "settled_how": 'what is otherwise is settled as {known}, not "{word}"',
}
FACTS: Mapping[str, Template] = {
    "answered_meanwhile": "this was answered meanwhile: {answer}",
    "cancelled": "Cancelled; nothing was written.",
    "decided_without_settings": "decision #{number} was recorded without its settings, so it cannot be replayed",
    "empty_field": "{field} cannot be empty",
    "intended_twice": "the same is meant twice",
    "intentions_of_a_week": "a week has room for up to {most} intentions, each in words",
    "level_change_follows": "#{number} is followed by level change #{last}",
    "long_line": "a line has at most {most:,} characters, and this one {length:,}",
    "moment_to_come": "{day} is still to come, and a moment has happened",
    "no_depth_or_hidden": 'depth is {low} to {high} or hidden, not "{text}"',
    "no_direction": 'direction is we or they, not "{text}"',
    "no_decision": "there is no decision #{number} about the level of {handle}",
    "no_fact": "there is no fact #{number}",
    "no_field_of_fact": "#{number} has no {field} to edit; it has {fields}",
    "no_flag": _no_flag,
    "no_initiative": 'initiative is {known} or empty, not "{text}"',
    "no_kind": '"{text}" is no kind; kinds are {known}',
    "no_review": "there is no finished review {which}",
    "no_review_under_way": "no review is under way",
    "no_stake_word": 'stake is small, normal or big, not "{text}"',
    "no_time_of_day": '"{text}" is no time of day; write 10:00 or 2pm',
    "look_without_numbers": _look_without_numbers,
    "no_such_number": '{name} is {low} to {high}, or ? where it is not known, not "{text}"',
    "no_such_level": "there is no level {level}; levels are 1 to {top}",
    "no_word_to_search": "name at least one word to look for",
    "answered_and_rather_not": "answers and rather not exclude each other; give one of them",
    "five_answers": 'five answers with commas between them, - for rather not, as in 4,5,3,-,4; not "{text}"',
    "nine_answers": "nine answers, or twelve of who leads partnerships, as in 4,3,5,2,3,-,4,4,5; these are {count}",
    "no_wheel_answer": 'an answer to {name} is {low} to {high}, or - for none; not "{text}"',
    "wheel_unanswered": "no question is answered; one is enough",
    "no_note_of_wheel": 'a note is written as question: words; not "{text}". The questions are {known}',
    "no_round_to_draw": "nobody has answered the wheel openly yet, so there is nothing to draw",
    "no_form_of_wheel": "{path} ends in none of {known}",
    "no_sort": 'no one sort begins with "{text}"; there are {known}',
    "no_tied_number": 'what it is tied to are numbers of facts, as in 12,15; not "{text}"',
    "no_fact_to_tie": "there is no fact #{number} to tie it to",
    "no_answer_of_pulse": "no answer is given; one is enough, and rather not is one, too",
    "no_pulse_answer": 'an answer is 1 to 5, or - for rather not; not "{text}"',
    "not_one_promise": 'that is not one promise alone: "{text}"; write others in a line of their own',
    "not_intended": "that is not meant for next week: {text}",
    "not_your_fact": "#{number} was recorded by {author}",
    "one_line": "a capture line is one line",
    "review_is_begun": "the review of {day} is begun already",
    "review_not_there": "that review is not finished, or not there any more",
    "review_to_come": "{day} is still to come; a review is of today or earlier",
    "row_not_in_review": "this row is not in a review under way any more",
    "say_what_it_is": "say what it is, in a few words",
    "say_which": "say which: {act} 12",
    "epochs_unread": "what the ledger had taught by decision #{number} cannot be read",
    "rules_are_gone": "decision #{number} was made by rules that are no longer in the program",
    "seen_by_others": "decision #{number} was made by rules that are no longer in the program, and what was seen then "
    "is shown to whoever decided",
    "mended_without_reason": "#{number} was entered more than a day ago, and readings depend on this; say why",
    "settings_unread": "the settings kept with decision #{number} cannot be read",
    "snapshot_unread": "what decision #{number} saw cannot be read",
    "so_already": "{name} is so already; nothing to change",
    "step_is_empty": "nothing is left in this step",
    "whose_is_unclear": "with several partners nobody knows whose {name} is",
    "unstorable": "{what} holds a character that cannot be stored (at {at}); take it out",
}
BOOK: Mapping[str, Template] = {
    "asked_without_depth": "what was only asked has no depth; leave it out",
    "item_not_named": "choose an item",
    "item_retired": "@{name} is retired since {day}",
    "item_there": "there is an item @{name} already",
    "near_item": "no item of the open book is called @{name}; did you mean @{near}?",
    "no_aspect": 'the aspect is one of {known}, not "{text}"',
    "no_depth_of_item": 'the depth of an item is {low} to {high}, not "{text}"',
    "no_item": "no item of the open book is called @{name}",
    "no_item_name": '"{text}" is no name of an item; one is made of letters, digits and - _, like margin',
}
CAPTURE: Mapping[str, Template] = {
    "at_place": "at {at}: {fault}",
    "clause_on_time_or_late": "#{number} was due on {day}, which is over; write kept {number} on "
    "DATE, or kept {number} late",
    "comes_back_twice": "it says twice how often this comes back; say it once",
    "empty_line": "the line is empty; write one like acme: lunch 45m yesterday",
    "hidden_has_no_depth": "what was hidden has no depth; leave it out",
    "named_twice": "{name} is named twice",
    "new_without_people": "+new goes with people: with NAME +new",
    "by_or_for": "is it due on {day}? then write by and the day; text goes in quotes",
    "day_behind_comma": 'put a comma before "{text}" if it was said then, or quotes around the text',
    "day_or_text": "{day} is long ago or still to come; write the day with its year, or quotes around the text",
    "denied": '"{word}" makes it no promise and no deed; write note and the text',
    "due_or_text": "is it due on {day}? then write by and the day at the end; text goes in quotes",
    "far_ahead": "{day} is far ahead; write the day with its year if it is meant",
    "hour_or_hours": "{number} uur is an hour or a duration; write om {number} uur, or {number}h",
    "name_goes_on": 'nobody here is "{text}"; put a comma behind {name} if that is who it was',
    "near_day": '"{text}" is no day; did you mean {near}?',
    "no_contact": '"{word}" says that it did not take place; write note and the text',
    "no_day_behind_by": '"{text}" names no day; write a day, or quotes around the text',
    "not_sure": '"{word}" makes it a wish, not a promise; write note and the text',
    "own_clause": "this looks like a fact of its own; put ; before it, or quotes around it",
    "own_or_topic": "was that the day or the time itself? then put it before the topic, else quotes around the topic",
    "promise_of_the_others": lambda number, ours: _("#{number} is {more}; leave out whose it is").format(
        number=number, more=_("ours") if ours else _("theirs")
    ),
    "promise_or_note": "write we promise or they promise before it if it is one, else note",
    "question": "a question is no fact; write note before it",
    "second_due": "is it due on {first} or on {second}? say one of them, or write two promises with ; between",
    "told_to_come": "that day is still to come; write when it was told",
    "told_whom": "who told whom? write we shared or they shared, and what",
    "unclear_rhythm": '"{text}" is twice a period or every two; write every 2w or every 2mo',
    "which_kind": "is it {one} or {other}? write the other in quotes",
    "which_partner": "one line is about one partner: {known}? begin it with the partner and a colon",
    "who_does_what": "who does what? write we promise or they promise, and what",
    "who_promised": "who promised it? write we promise or they promise",
    "no_clause": 'I don\'t know the word "{text}"; write lunch, call, we promise, they shared or note before it',
    "no_depth": "there is no depth {text}; write /{low} to /{high}, or put the text in quotes",
    "no_line": 'I don\'t know the word "{text}"; write PARTNER: and what happened, like acme: lunch 45m yesterday',
    "no_line_to_read": "there is no line to read",
    "no_number_here": '"{text}" is no number of a promise; write {act} 12',
    "no_private_mark": "{text} is not understood; write +private, or put it in quotes if it is text",
    "private_or_text": "write {text} note and the text to keep it for yourself, or put {text} in quotes",
    "no_stake": "{text} is no stake; write +small or +big, or put it in quotes if it is text",
    "nothing_before_semicolon": "there is nothing before this semicolon; take it out",
    "nothing_to_write": "there is nothing to write",
    "on_line_at_place": "line {line}, at {at}: {fault}",
    "partner_before_colon": "name the partner before the colon, like acme: lunch 45m yesterday",
    "partner_first": "name the partner first, like acme: lunch 45m yesterday",
    "partner_missing": "a partner's name is missing here",
    "partners_within": "one line has its partners at its beginning; write another line for others",
    "plan_not_private": "a plan is seen by everybody, so {mark} is not for it",
    "private_act": "{act} changes a promise that is there; private is said of new facts",
    "private_alone": "say what is private: write lunch, call, we promise, they shared or note behind it",
    "promise_with_others": "#{number} is not a promise with {partners}",
    "quote_not_closed": 'this quote is not closed; put another " where it ends',
    "say_how_often": "write every week, month, quarter, 2w, friday or 15th, and the first day with by",
    "say_what_about": "say what it was about: we shared our margin pressure /3",
    "say_which_item": "say which item of the open book: they asked about @margin",
    "say_what_happened": "say what happened: {partner}: lunch 45m yesterday",
    "say_what_to_note": "say what to note: note keen on the pilot",
    "say_what_was_promised": "say what was promised: we promise send the proposal by fri",
    "second_date": "this is a second date; put words that are meant as text in quotes",
    "two_stakes": "a promise has one stake; write +small or +big, nothing for a normal one",
    "unstorable_sign": "this character cannot be stored; take it out",
    "who_of_ours": "name who of us was there in brackets: lunch with jane (ours: ann, bob)",
    "with_whom": "name who it was with: with jane, raj",
}
DAYS: Mapping[str, Template] = {
    "beyond_calendar": '"{text}" is beyond the calendar',
    "date_goes_on": "behind the last by a date begins and goes on otherwise; put the promise's text in quotes",
    "no_week": "no year has a week {week}",
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
    "second_clock": "at {first} or at {second}? say one of them; a text in quotes may hold the other",
    "second_duration": "this is a second duration; put words that are meant as text in quotes",
    "short_year": '"{text}" is no clear date; write the year in full, best as 2026-11-27',
    "too_many_days": "{text} is more than a hundred years; write it like 7d, 2w or 1mo",
    "two_initiatives": "two sides took the initiative here; write by both",
    "unknown_word": 'I don\'t know the word "{text}"',
    "vague_day": '"{text}" names no day; name it',
    "year_out_of_range": "the year {year} is out of range; years go from {first} to {last}",
}
LEVELS: Mapping[str, Template] = {
    "at_target": "{handle} is at its target, level {level}; there is no step up to try",
    "at_that_level": "{handle} is at level {level} already; nothing to decide",
    "breaks_concealed": _breaks_concealed,
    "highest_level": "{handle} is at level {level} already, which is the highest",
    "on_trial_already": "{handle} is on trial at level {level} since {day}",
    "level_was_decided": "the level of {handle} was decided since, so the level it began with stays",
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
    "no_domain": '"{text}" is no domain; write one like acme.example',
    "no_cadence": "a cadence is between 1 day and 10 years, like 30d or 2w",
    "no_field_of_partner": "a partner has no {field} to edit; it has {fields}",
    "no_handle": '"{text}" is no handle',
    "no_handle_from_name": 'no handle can be made of "{name}"',
    "no_whole_number": '{field} is a whole number, not "{text}"',
    "partner_there": "there is a partner called {name} already, with the handle {handle}",
    "partner_without_name": "a partner needs a name",
    "yearly_pause_too_long": "a pause that comes every year is shorter than a year",
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
PRACTICE: Mapping[str, Template] = {
    "garden_without_us": "we are not in {handle}; name two of its members",
    "no_two_members": "who, and to whom? Its members are {known}",
    "promise_to_oneself": "{name} is at both ends; name another member",
    "say_what_happened_in_garden": "say what happened between members, behind the colon",
    "ends_before_it_began": "it began on {begun} and cannot have ended on {day}",
    "no_number_of": '{field} is a whole number from {low} to {high}, not "{text}"',
    "no_such_word": '{field} is one of {known}, not "{text}"',
    "garden_ended": "{handle} has ended on {day}; nothing new is written about it",
    "several_gardens": '"{name}" may be {known}',
    "unknown_garden": 'no garden is called "{name}"; there are {known}',
    "no_form_of_sheet": "a sheet is written to a file that ends in {known}, not to {path}",
    "left_already": "{name} has left already, on {day}",
    "no_level_to_reopen": 'a partner comes back at level 1 or the same, not "{text}"',
    "no_part": 'no part of the practice is called "{text}": {known}',
    "no_part_that_asks": 'no question of the practice is called "{text}": {known}',
    "no_successor": "{name} cannot take over: name somebody of theirs who is still there",
    "no_way_at_farewell": 'write how a promise is closed as 12=withdraw, not "{text}"; the ways are {known}',
    "no_why": 'a farewell has a reason of {known}, not "{word}"',
    "not_offered": "#{number} is not on this sheet",
    "not_promised_still": "#{number} is not a promise that is still open with {handle}",
    "nothing_to_recap": "nothing was logged with {handle} to recap",
    "nothing_to_share": "nothing agreed with {handle} is left to share",
    "part_without_form": "{part} is not filled in by fields",
    "still_promised": _still_promised,
}
REASONS: Mapping[str, Template] = {
    **PROMISES,
    **BOOK,
    **ANSWERS,
    **FACTS,
    **CAPTURE,
    **DAYS,
    **LEVELS,
    **NAMES,
    **PRACTICE,
    **LEDGERS_AND_FILES,
}
