"""Gardens: members, what holds among them, how each pair is seen, and where the whole stands."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.garden.acts import add as add
    from trustlog.desk.garden.acts import add_filled as add_filled
    from trustlog.desk.garden.acts import all_gardens as all_gardens
    from trustlog.desk.garden.acts import correction as correction
    from trustlog.desk.garden.acts import edit as edit
    from trustlog.desk.garden.acts import end as end
    from trustlog.desk.garden.acts import form_of_new as form_of_new
    from trustlog.desk.garden.acts import garden_of as garden_of
    from trustlog.desk.garden.acts import gardens_with as gardens_with
    from trustlog.desk.garden.acts import join as join
    from trustlog.desk.garden.acts import leave as leave
    from trustlog.desk.garden.acts import line as line
    from trustlog.desk.garden.acts import short_line as short_line
    from trustlog.desk.garden.answers import ack as ack
    from trustlog.desk.garden.answers import anew as anew
    from trustlog.desk.garden.answers import pair_named as pair_named
    from trustlog.desk.garden.lines import corrected_member as corrected_member
    from trustlog.desk.garden.lines import end_line as end_line
    from trustlog.desk.garden.lines import form_of_line as form_of_line
    from trustlog.desk.garden.lines import say as say
    from trustlog.desk.garden.lines import say_filled as say_filled
    from trustlog.desk.garden.looks import look as look
    from trustlog.desk.garden.matrix import SIGNS as SIGNS
    from trustlog.desk.garden.matrix import Matrix as Matrix
    from trustlog.desk.garden.matrix import MemberOfMatrix as MemberOfMatrix
    from trustlog.desk.garden.matrix import PairCell as PairCell
    from trustlog.desk.garden.matrix import as_lines as as_lines
    from trustlog.desk.garden.matrix import laid_out as laid_out
    from trustlog.desk.garden.matrix import legend as legend
    from trustlog.desk.garden.pair_words import pair_page as pair_page
    from trustlog.desk.garden.pair_words import pair_title as pair_title
    from trustlog.desk.garden.pair_words import strand_title as strand_title
    from trustlog.desk.garden.part import between_lines as between_lines
    from trustlog.desk.garden.part import gardens_page as gardens_page
    from trustlog.desk.garden.plain_values import as_json as as_json
    from trustlog.desk.garden.plain_values import garden_json as garden_json
    from trustlog.desk.garden.plain_values import pair_json as pair_json
    from trustlog.desk.garden.state import PairReading as PairReading
    from trustlog.desk.garden.state import Standing as Standing
    from trustlog.desk.garden.state import matrix_cells as matrix_cells
    from trustlog.desk.garden.state import matrix_members as matrix_members
    from trustlog.desk.garden.state import pair_at as pair_at
    from trustlog.desk.garden.state import promises_between as promises_between
    from trustlog.desk.garden.state import standing as standing
    from trustlog.desk.garden.state import state_of as state_of
    from trustlog.desk.garden.turn import Turn as Turn
    from trustlog.desk.garden.turn import turn_of as turn_of
    from trustlog.desk.garden.turn import turns as turns
    from trustlog.desk.garden.words import between_words as between_words
    from trustlog.desk.garden.words import head as head
    from trustlog.desk.garden.words import in_a_line as in_a_line
    from trustlog.desk.garden.words import line_words as line_words
    from trustlog.desk.garden.words import look_lines as look_lines
    from trustlog.desk.garden.words import proportion_lines as proportion_lines
    from trustlog.desk.garden.words import purpose_lines as purpose_lines
    from trustlog.desk.garden.words import readiness_lines as readiness_lines
    from trustlog.desk.garden.words import shown as shown
    from trustlog.desk.garden.words import weakest_lines as weakest_lines

__getattr__ = exports(
    __name__,
    {
        "acts": (
            "add add_filled all_gardens correction edit end form_of_new garden_of gardens_with join leave "
            "line short_line"
        ),
        "answers": "ack anew pair_named",
        "lines": "corrected_member end_line form_of_line say say_filled",
        "looks": "look",
        "matrix": "SIGNS Matrix MemberOfMatrix PairCell as_lines laid_out legend",
        "pair_words": "pair_page pair_title strand_title",
        "part": "between_lines gardens_page",
        "plain_values": "as_json garden_json pair_json",
        "state": "PairReading Standing matrix_cells matrix_members pair_at promises_between standing state_of",
        "turn": "Turn turn_of turns",
        "words": (
            "between_words head in_a_line line_words look_lines proportion_lines purpose_lines "
            "readiness_lines shown weakest_lines"
        ),
    },
)
