"""What is wrong about gardens, in sentences that every front end has in common."""

from collections.abc import Mapping

from trustlog.language import _, ngettext
from trustlog.wording import Template


def _answers_of_look(number: int, given: int) -> str:
    says = ngettext("{given} answer was given", "{given} answers were given", given).format(given=given)
    return _("a look takes {number} answers, 1 to 5 each, ? where one is not known; {says}").format(
        number=number, says=says
    )


def _no_flag_of_pair(handle: str, title: str | None) -> str:
    if title is None:
        return _("no flag is up between {handle}").format(handle=handle)
    return _("no flag is up for {title} between {handle}").format(title=title, handle=handle)


GARDENS: Mapping[str, Template] = {
    "before_the_garden": "{handle} began on {day}; name a day since then",
    "garden_there": "there is a garden {name} already: {handle}",
    "garden_too_small": "a garden has two parties or more, we among them unless it is without us; name its members",
    "garden_without_name": "a garden needs a name",
    "in_garden_already": "{member} is in {handle} already",
    "joined_before": "somebody joined {handle} on {day}; it cannot have begun later",
    "left_before_joined": "{member} joined on {day}; name a day since then",
    "line_ended_before": "#{number} was said on {day}; it cannot be over before",
    "line_over": "#{number} is over since {day} already",
    "look_at_itself": "a look is of one member at another; name two",
    "nobody_joins": "name who joins",
    "no_field_of_garden": "a garden has no {field} to change; it has {fields}",
    "no_line_of_garden": "#{number} is no line of {handle}",
    "no_member_nor_nobody": '"{name}" is not in {handle}, or not clear; name nobody, or one of {known}',
    "no_member": '"{name}" is not in {handle}, or not clear; in it are {known}',
    "no_unknown": "#{number} is nothing that {handle} does not know yet",
    "only_learned_resolves": "only what was learned resolves what was not known",
    "no_flag_of_pair": _no_flag_of_pair,
    "pair_with_itself": "a pair is of two members; name two",
    "pair_with_us": "what is between {handle} and us is read at {handle} itself",
    "shared_with_itself": "{member} shares it with others, not with itself",
    "shared_with_us": "name a member; what is shared with us is told in a line: they shared",
    "we_leave_by_edit": "we leave {handle} by its field with_us: no",
    "without_us": "we are not in {handle}",
    "answers_of_look": _answers_of_look,
    "line_of_nobody": "a line on {topic} is of the garden as a whole; name no member",
    "line_of_whom": "say of which member this is: a line on {topic} is of one, or of us",
    "line_without_amount": "a line on {topic} has no amount; only what is given and got has one",
    "line_without_toward": "a line on {topic} is not with another member; only what is shared is",
    "look_without_answers": "no answer is given; one is enough",
    "no_amount": 'an amount is {low} to {high}, not "{text}"',
    "no_answer_of_look": 'an answer is {low} to {high}, or ? where it is not known, not "{text}"',
    "no_topic": '"{text}" is nothing that a garden holds; its lines are on {known}',
}
