"""What a partner and we, or the members of a garden, want together; what each wants for itself; and what we gain."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.purpose.gaining import gain as gain
    from trustlog.desk.purpose.gaining import tell as tell
    from trustlog.desk.purpose.in_garden import US as US
    from trustlog.desk.purpose.in_garden import gain_form as gain_form
    from trustlog.desk.purpose.in_garden import objective_form as objective_form
    from trustlog.desk.purpose.in_garden import words_form as words_form
    from trustlog.desk.purpose.in_garden import write_gain as write_gain
    from trustlog.desk.purpose.in_garden import write_objective as write_objective
    from trustlog.desk.purpose.in_garden import write_words as write_words
    from trustlog.desk.purpose.objectives import end_objective as end_objective
    from trustlog.desk.purpose.objectives import objective as objective
    from trustlog.desk.purpose.plain_values import as_json as as_json
    from trustlog.desk.purpose.saying import Said as Said
    from trustlog.desk.purpose.saying import agree as agree
    from trustlog.desk.purpose.saying import review as review
    from trustlog.desk.purpose.saying import say as say
    from trustlog.desk.purpose.wanted import Standing as Standing
    from trustlog.desk.purpose.wanted import standing as standing
    from trustlog.desk.purpose.words import gain_words as gain_words
    from trustlog.desk.purpose.words import objective_words as objective_words
    from trustlog.desk.purpose.words import shown as shown

__getattr__ = exports(
    __name__,
    {
        "gaining": "gain tell",
        "in_garden": "US gain_form objective_form words_form write_gain write_objective write_words",
        "objectives": "end_objective objective",
        "plain_values": "as_json",
        "saying": "Said agree review say",
        "wanted": "Standing standing",
        "words": "gain_words objective_words shown",
    },
)
