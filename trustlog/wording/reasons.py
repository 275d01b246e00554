"""What is wrong, in sentences that every front end has in common: a template, or a function of the params."""

from collections.abc import Mapping, Sequence

from trustlog.domain.strands import TITLES, StrandName
from trustlog.language import _, ngettext
from trustlog.wording import Template
from trustlog.wording.gardens import GARDENS
from trustlog.wording.ledgers_and_files import LEDGERS_AND_FILES
from trustlog.wording.lines import LINES


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


def _of_whom(number: int, cell: str) -> str:
    if not cell:
        return _("nobody says whose promise #{number} is").format(number=number)
    return _("whose promise #{number} is cannot be read: “{cell}”").format(number=number, cell=cell)


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
    "no_proposal": "there is no proposal #{number} of yours",
    "no_proposal_named": "name at least one proposal by its number",
    "day_or_open": "name the day it was kept, or say below that it is open after all",
    "done_to_come": "the day #{number} was done, {day}, was still to come",
    "done_unclear": "whether #{number} is done cannot be read: “{text}”",
    "done_some_day": "#{number} is done, as its file says, but on which day is not said",
    "meeting_is_no_task": "#{number} is a meeting, and nothing that anybody promised",
    "only_meetings_wait": "no task of {handle} waits; how many meetings do: {count}",
    "only_tasks_wait": "no meeting of {handle} waits; how many tasks do: {count}",
    "no_proposals_by_rule": "what waits of {handle} is over, still to come, or done on a day that is not said; "
    "no rule accepts it",
    "no_proposals_with": "nothing that waits is certainly with {handle}",
    "proposal_accepted": "#{number} is accepted already, as #{fact}",
    "proposal_dismissed": "#{number} is dismissed",
    "proposal_of_nobody": "nobody knows whom #{number} is with",
    "proposal_due_before": "#{number} is due on {day}, before it was promised, on {made}",
    "proposal_kept_before": "#{number} was done on {day}, before it was promised, on {made}",
    "proposal_of_whom": _of_whom,
    "proposal_of_several": "#{number} may be with one or another: {known}",
    "proposal_too_long": "#{number} is longer than a day has",
    "proposal_to_come": "#{number} is on {day}, which is still to come",
    "task_is_no_meeting": "#{number} is a task; it has no kind and takes no time",
    "task_without_words": "#{number} does not say what was promised",
    "nobody_promised": "say who promised it: we or they",
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
    "cannot_be_taken": "{field} cannot be taken from the other; what can is {fields}",
    "logged_from_not_taken": "{handle} is logged from {day} on, which is later, and is not taken",
    "name_too_long": 'a name has at most {most} signs, and "{text}" has {length:,}',
    "domain_of_anybody": "{domain} is where anybody may have an address, so it is nobody's domain",
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
    "apart_from_itself": "{name} is the same as itself",
    "apart_already": "it is known already that {one} and {other} are not the same",
    "nobody_there_any_more": "one of the two is there no more",
    "person_elsewhere": "{name} is at {one} and {into} at {other}; people of two partners stay two",
    "person_into_itself": "{name} cannot be merged into themselves",
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
    "no_words_to_agree": "nothing is written yet of what we want together with {handle}",
    "purpose_agreed": "that is agreed with {handle} since {day}, and no other draft is there",
    "no_purpose_in_force": "no joint purpose is agreed with {handle} by then",
    "no_objective": "#{number} is no objective of {handle}",
    "objective_ended": "#{number} holds no more since {day}",
    "no_gain_to_tell": "of {handle} there is nothing that we gain, would say, and have not told",
    "nobody_to_tell": "nobody beside us is in {handle} on {day}, and could be told",
    "told_before_noted": "it was written down on {noted} and cannot have been told on {day}",
    "we_are_not_in_it": "we are not in {handle}, and gain nothing there",
    "garden_without_us": "we are not in {handle}; name two of its members",
    "clauses_apart": "that says more than one thing; write each with its two members, parted by a semicolon",
    "from_one_to_one": "what is promised or told is from one member to one; several together only spend time",
    "member_misspelt": 'is "{text}" {handle}?',
    "one_receiver": "a clause is to one member; write one for each, parted by a semicolon",
    "no_two_members": "who, and to whom? Its members are {known}",
    "promise_to_oneself": "{name} is at both ends; name another member",
    "say_what_happened_in_garden": "say what happened between members, behind the colon",
    "ends_before_it_began": "it began on {begun} and cannot have ended on {day}",
    "days_backwards": "no day lies between {first} and {last}: the second is the earlier one",
    "no_number_of": '{field} is a whole number from {low} to {high}, not "{text}"',
    "no_such_word": '{field} is one of {known}, not "{text}"',
    "garden_ended": "{handle} has ended on {day}; nothing new is written about it",
    "something_between": "{one} and {other} promised, told or met each other in a garden",
    "told_of_both": "a look, an answer or a line of a garden is about {one} and {other} together",
    "several_gardens": '"{name}" may be {known}',
    "unknown_garden": 'no garden is called "{name}"; there are {known}',
    "no_form_of_agreement": "an agreement is written to a file that ends in {known}, not to {path}",
    "no_section_of_agreement": '"{text}" is no section of an agreement; there are {known}',
    "no_section_state": 'a section is one of {known}, not "{text}"',
    "no_version": "the agreement with {handle} has no version {number}; there are {known}",
    "no_version_yet": "no version of the agreement with {handle} is put together yet",
    "no_words_of_section": "{section} has no words yet",
    "nothing_to_put_together": "no section of the agreement with {handle} has words yet",
    "review_not_later": "an agreement is reviewed later than it is put together, not on {day}",
    "section_has_words": "{section} has words already",
    "words_go_with_draft": "a section that is open or not relevant has no words; say why with a note",
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
    **GARDENS,
    **LINES,
    **LEVELS,
    **NAMES,
    **PRACTICE,
    **LEDGERS_AND_FILES,
}
