"""The weekly review: what it asks, walking through it, and the record it leaves."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.review.answering import answer_act as answer_act
    from trustlog.desk.review.answering import answer_anew as answer_anew
    from trustlog.desk.review.answering import answer_broken as answer_broken
    from trustlog.desk.review.answering import answer_flag_seen as answer_flag_seen
    from trustlog.desk.review.answering import answer_kept as answer_kept
    from trustlog.desk.review.answering import answer_moved as answer_moved
    from trustlog.desk.review.answering import answer_noted as answer_noted
    from trustlog.desk.review.answering import answer_planned as answer_planned
    from trustlog.desk.review.answering import finish_with as finish_with
    from trustlog.desk.review.contents import as_json as as_json
    from trustlog.desk.review.contents import finish as finish
    from trustlog.desk.review.contents import plain as plain
    from trustlog.desk.review.contents import review as review
    from trustlog.desk.review.landing import Overview as Overview
    from trustlog.desk.review.landing import PastReview as PastReview
    from trustlog.desk.review.landing import overview as overview
    from trustlog.desk.review.landing import past_reviews as past_reviews
    from trustlog.desk.review.notes import is_to_say as is_to_say
    from trustlog.desk.review.notes import note_to_say as note_to_say
    from trustlog.desk.review.notes import to_say as to_say
    from trustlog.desk.review.record import Record as Record
    from trustlog.desk.review.record import figures as figures
    from trustlog.desk.review.record import figures_json as figures_json
    from trustlog.desk.review.record import open_id as open_id
    from trustlog.desk.review.record import opened as opened
    from trustlog.desk.review.record import past as past
    from trustlog.desk.review.rows import ASKS as ASKS
    from trustlog.desk.review.rows import NOTHING as NOTHING
    from trustlog.desk.review.rows import PLANS as PLANS
    from trustlog.desk.review.rows import Row as Row
    from trustlog.desk.review.rows import Step as Step
    from trustlog.desk.review.rows import kept_words as kept_words
    from trustlog.desk.review.walking import Act as Act
    from trustlog.desk.review.walking import Walk as Walk
    from trustlog.desk.review.walking import answer as answer
    from trustlog.desk.review.walking import answer_all as answer_all
    from trustlog.desk.review.walking import begin as begin
    from trustlog.desk.review.walking import carry_on as carry_on
    from trustlog.desk.review.walking import drop as drop
    from trustlog.desk.review.walking import intend as intend
    from trustlog.desk.review.walking import walk as walk
    from trustlog.desk.review.walking import withdraw_intention as withdraw_intention

__getattr__ = exports(
    __name__,
    {
        "answering": (
            "answer_act answer_anew answer_broken answer_flag_seen answer_kept answer_moved answer_noted "
            "answer_planned finish_with"
        ),
        "contents": "as_json finish plain review",
        "landing": "Overview PastReview overview past_reviews",
        "notes": "is_to_say note_to_say to_say",
        "record": "Record figures figures_json open_id opened past",
        "rows": "ASKS NOTHING PLANS Row Step kept_words",
        "walking": "Act Walk answer answer_all begin carry_on drop intend walk withdraw_intention",
    },
)
