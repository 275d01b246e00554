"""The small sentences people read about days and facts, the same in commands and screens."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.sentences.facts import PRIVATE_PROMISE as PRIVATE_PROMISE
    from trustlog.desk.sentences.facts import ago as ago
    from trustlog.desk.sentences.facts import ahead as ahead
    from trustlog.desk.sentences.facts import counted as counted
    from trustlog.desk.sentences.facts import dated_due as dated_due
    from trustlog.desk.sentences.facts import dated_waited as dated_waited
    from trustlog.desk.sentences.facts import day as day
    from trustlog.desk.sentences.facts import disclosure as disclosure
    from trustlog.desk.sentences.facts import due as due
    from trustlog.desk.sentences.facts import every_days as every_days
    from trustlog.desk.sentences.facts import fact_day as fact_day
    from trustlog.desk.sentences.facts import in_words as in_words
    from trustlog.desk.sentences.facts import outcome as outcome
    from trustlog.desk.sentences.facts import private_mark as private_mark
    from trustlog.desk.sentences.facts import promise as promise
    from trustlog.desk.sentences.facts import promised as promised
    from trustlog.desk.sentences.facts import sentence as sentence
    from trustlog.desk.sentences.facts import side as side
    from trustlog.desk.sentences.facts import waited as waited

__getattr__ = exports(
    __name__,
    {
        "facts": (
            "PRIVATE_PROMISE ago ahead counted dated_due dated_waited day disclosure due every_days fact_day "
            "in_words outcome private_mark promise promised sentence side waited"
        ),
    },
)
