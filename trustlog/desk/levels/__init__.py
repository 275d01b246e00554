"""What a person decides about a partner's level."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.levels.decide_level import ack as ack
    from trustlog.desk.levels.decide_level import changes_of as changes_of
    from trustlog.desk.levels.decide_level import decide as decide
    from trustlog.desk.levels.decide_level import decline as decline
    from trustlog.desk.levels.decide_level import usual_end as usual_end

__getattr__ = exports(
    __name__,
    {
        "decide_level": "ack changes_of decide decline usual_end",
    },
)
