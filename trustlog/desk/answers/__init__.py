"""What a partner answers about promises: taken beside ours, compared, settled by a person."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.answers.settling import InQuestion as InQuestion
    from trustlog.desk.answers.settling import check as check
    from trustlog.desk.answers.settling import in_question as in_question
    from trustlog.desk.answers.settling import settle as settle
    from trustlog.desk.answers.settling import way_to_record as way_to_record
    from trustlog.desk.answers.standing import Answer as Answer
    from trustlog.desk.answers.standing import Answers as Answers
    from trustlog.desk.answers.standing import answers_json as answers_json
    from trustlog.desk.answers.standing import answers_of as answers_of
    from trustlog.desk.answers.standing import brief_lines as brief_lines
    from trustlog.desk.answers.standing import count_words as count_words
    from trustlog.desk.answers.standing import last_check_words as last_check_words
    from trustlog.desk.answers.standing import otherwise_words as otherwise_words
    from trustlog.desk.answers.standing import otherwises as otherwises
    from trustlog.desk.answers.standing import shown as shown
    from trustlog.desk.answers.standing import shown_of as shown_of
    from trustlog.desk.answers.standing import told_words as told_words
    from trustlog.desk.answers.taking import Answered as Answered
    from trustlog.desk.answers.taking import answered_json as answered_json
    from trustlog.desk.answers.taking import say_word as say_word
    from trustlog.desk.answers.taking import take_file as take_file
    from trustlog.desk.answers.taking import take_word as take_word

__getattr__ = exports(
    __name__,
    {
        "settling": "InQuestion check in_question settle way_to_record",
        "standing": (
            "Answer Answers answers_json answers_of brief_lines count_words last_check_words otherwise_words "
            "otherwises shown shown_of told_words"
        ),
        "taking": "Answered answered_json say_word take_file take_word",
    },
)
