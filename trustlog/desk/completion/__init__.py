"""What a shell offers while a command is typed."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.completion.offers import Offer as Offer
    from trustlog.desk.completion.offers import capture_words as capture_words
    from trustlog.desk.completion.offers import fields as fields
    from trustlog.desk.completion.offers import gardens as gardens
    from trustlog.desk.completion.offers import handles as handles
    from trustlog.desk.completion.offers import items as items
    from trustlog.desk.completion.offers import look_into as look_into
    from trustlog.desk.completion.offers import mappings as mappings
    from trustlog.desk.completion.offers import members as members
    from trustlog.desk.completion.offers import numbers as numbers
    from trustlog.desk.completion.offers import people as people

__getattr__ = exports(
    __name__,
    {
        "offers": "Offer capture_words fields gardens handles items look_into mappings members numbers people",
    },
)
