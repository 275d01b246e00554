"""Who depends on whom: looks, what they add up to, what each side gave, and how much the order steered."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.dependence.looking import NUMBERS as NUMBERS
    from trustlog.desk.dependence.looking import look as look
    from trustlog.desk.dependence.over_time import Standing as Standing
    from trustlog.desk.dependence.over_time import standing as standing
    from trustlog.desk.dependence.plain_values import as_json as as_json
    from trustlog.desk.dependence.words import shown as shown

__getattr__ = exports(
    __name__,
    {"looking": "NUMBERS look", "over_time": "Standing standing", "plain_values": "as_json", "words": "shown"},
)
