"""The open book: what we would want partners to know about us, and what each of them was told of it."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.book.asking import ask as ask
    from trustlog.desk.book.asking import tell as tell
    from trustlog.desk.book.both_lists import page as page
    from trustlog.desk.book.both_lists import page_json as page_json
    from trustlog.desk.book.items import add as add
    from trustlog.desk.book.items import add_filled as add_filled
    from trustlog.desk.book.items import all_items as all_items
    from trustlog.desk.book.items import correct as correct
    from trustlog.desk.book.items import correction as correction
    from trustlog.desk.book.items import edit as edit
    from trustlog.desk.book.items import form_of_new as form_of_new
    from trustlog.desk.book.items import item_json as item_json
    from trustlog.desk.book.items import item_named as item_named
    from trustlog.desk.book.items import item_names as item_names
    from trustlog.desk.book.items import items_on as items_on
    from trustlog.desk.book.items import line as line
    from trustlog.desk.book.items import retire as retire
    from trustlog.desk.book.standing import Standing as Standing
    from trustlog.desk.book.standing import in_words as in_words
    from trustlog.desk.book.standing import standings as standings
    from trustlog.desk.book.standing import still_to_tell as still_to_tell
    from trustlog.desk.book.standing import to_tell as to_tell

__getattr__ = exports(
    __name__,
    {
        "asking": "ask tell",
        "items": (
            "add add_filled all_items correct correction edit form_of_new item_json item_named item_names items_on "
            "line retire"
        ),
        "both_lists": "page page_json",
        "standing": "Standing in_words standings still_to_tell to_tell",
    },
)
