"""What a person decides about a partner's level."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.levels.answering import decide_way as decide_way
    from trustlog.desk.levels.answering import not_now_until as not_now_until
    from trustlog.desk.levels.decide_level import ack as ack
    from trustlog.desk.levels.decide_level import changes_of as changes_of
    from trustlog.desk.levels.decide_level import decide as decide
    from trustlog.desk.levels.decide_level import decided as decided
    from trustlog.desk.levels.decide_level import decline as decline
    from trustlog.desk.levels.decide_level import trial_again as trial_again
    from trustlog.desk.levels.decide_level import usual_end as usual_end
    from trustlog.desk.levels.starting_anew import anew as anew
    from trustlog.desk.levels.starting_anew import beginning as beginning

__getattr__ = exports(
    __name__,
    {
        "starting_anew": "anew beginning",
        "answering": "decide_way not_now_until",
        "decide_level": "ack changes_of decide decided decline trial_again usual_end",
    },
)
