"""The weekly review: what it asks, the review under way with its answers, and the record it leaves."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.review.answering import answer_act as answer_act
    from trustlog.desk.review.answering import answer_anew as answer_anew
    from trustlog.desk.review.answering import answer_broken as answer_broken
    from trustlog.desk.review.answering import answer_filled_in as answer_filled_in
    from trustlog.desk.review.answering import answer_flag_seen as answer_flag_seen
    from trustlog.desk.review.answering import answer_kept as answer_kept
    from trustlog.desk.review.answering import answer_moved as answer_moved
    from trustlog.desk.review.answering import answer_noted as answer_noted
    from trustlog.desk.review.answering import answer_planned as answer_planned
    from trustlog.desk.review.contents import review as review
    from trustlog.desk.review.looking_ahead import Outlook as Outlook
    from trustlog.desk.review.looking_ahead import offered as offered
    from trustlog.desk.review.looking_ahead import outlook as outlook
    from trustlog.desk.review.looking_ahead import outlook_of as outlook_of
    from trustlog.desk.review.looking_ahead import outlook_words as outlook_words
    from trustlog.desk.review.looking_ahead import step_words as step_words
    from trustlog.desk.review.notes import is_to_say as is_to_say
    from trustlog.desk.review.notes import note_to_say as note_to_say
    from trustlog.desk.review.notes import to_say as to_say
    from trustlog.desk.review.ongoing import Act as Act
    from trustlog.desk.review.ongoing import OngoingReview as OngoingReview
    from trustlog.desk.review.ongoing import answer as answer
    from trustlog.desk.review.ongoing import answer_all as answer_all
    from trustlog.desk.review.ongoing import answer_never as answer_never
    from trustlog.desk.review.ongoing import begin as begin
    from trustlog.desk.review.ongoing import carry_on as carry_on
    from trustlog.desk.review.ongoing import drop as drop
    from trustlog.desk.review.ongoing import intend as intend
    from trustlog.desk.review.ongoing import ongoing_review as ongoing_review
    from trustlog.desk.review.ongoing import withdraw_intention as withdraw_intention
    from trustlog.desk.review.record import Record as Record
    from trustlog.desk.review.record import figures_json as figures_json
    from trustlog.desk.review.record import figures_line as figures_line
    from trustlog.desk.review.record import finish as finish
    from trustlog.desk.review.record import finish_with as finish_with
    from trustlog.desk.review.record import finished_review as finished_review
    from trustlog.desk.review.record import finished_review_by_id as finished_review_by_id
    from trustlog.desk.review.record import finished_reviews as finished_reviews
    from trustlog.desk.review.rows import ASKS as ASKS
    from trustlog.desk.review.rows import NOTHING as NOTHING
    from trustlog.desk.review.rows import PLANS as PLANS
    from trustlog.desk.review.rows import Row as Row
    from trustlog.desk.review.rows import Step as Step
    from trustlog.desk.review.rows import kept_words as kept_words
    from trustlog.desk.review.summaries import Overview as Overview
    from trustlog.desk.review.summaries import PastReview as PastReview
    from trustlog.desk.review.summaries import overview as overview
    from trustlog.desk.review.summaries import past_reviews as past_reviews
    from trustlog.desk.review.text import review_json as review_json
    from trustlog.desk.review.text import review_lines as review_lines

__getattr__ = exports(
    __name__,
    {
        "answering": (
            "answer_act answer_anew answer_broken answer_filled_in answer_flag_seen answer_kept answer_moved "
            "answer_noted answer_planned"
        ),
        "contents": "review",
        "notes": "is_to_say note_to_say to_say",
        "ongoing": (
            "Act OngoingReview answer answer_all answer_never begin carry_on drop intend ongoing_review "
            "withdraw_intention"
        ),
        "looking_ahead": "Outlook offered outlook outlook_of outlook_words step_words",
        "record": (
            "Record figures_json figures_line finish finish_with finished_review finished_review_by_id finished_reviews"
        ),
        "rows": "ASKS NOTHING PLANS Row Step kept_words",
        "summaries": "Overview PastReview overview past_reviews",
        "text": "review_json review_lines",
    },
)
