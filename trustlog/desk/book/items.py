"""The list of items: writing one, changing it, and retiring it. It is the firm's, and seen by everybody."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from trustlog.desk.facts import ByField, Filled, inserts, shown_columns, updates
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.domain.book import ASPECT_WORDS, SIGN, check_name, told_depth
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import BookItem
from trustlog.domain.facts.book import ASPECTS
from trustlog.domain.limits import DEPTH
from trustlog.domain.text import clean, clip
from trustlog.domain.text.folding import folded
from trustlog.errors import Reason, Refused, Remedy, UnknownName, WordsError
from trustlog.language import _
from trustlog.storage.read.book import book_items

FIELDS = ("name", "text", "aspect", "depth", "retired")
_DEPTHS = tuple(str(depth) for depth in range(DEPTH.low, DEPTH.high + 1))
_YES, _NO = ("yes", "ja", "true"), ("no", "nee", "false", "")


def all_items(ledger: Ledger, *, retired: bool = False) -> list[BookItem]:
    """Return the items of the open book, the retired ones only where they are asked for."""
    return [item for item in book_items(ledger.conn) if retired or item.retired_on is None]


def item_names(ledger: Ledger) -> tuple[str, ...]:
    """Return the names by which a line may name an item."""
    return tuple(item.name for item in all_items(ledger))


def items_on(ledger: Ledger, day: date) -> list[BookItem]:
    """Return the items that were in the open book at the end of a day."""
    return [
        item
        for item in book_items(ledger.conn)
        if item.added_on <= day and (item.retired_on is None or item.retired_on > day)
    ]


def item_named(ledger: Ledger, name: str, *, retired: bool = False) -> BookItem:
    """Find an item by its name, with or without @ and accents; a retired one only where that is meant."""
    items = book_items(ledger.conn)
    found = next((item for item in items if _key(item.name) == _key(name)), None)
    if found is None:
        raise _unknown(name, items)
    if found.retired_on is not None and not retired:
        raise Refused(
            Reason("item_retired", name=found.name, day=found.retired_on), Remedy("unretire_item", name=found.name)
        )
    return found


def _key(name: str) -> str:
    return folded(name.strip().removeprefix(SIGN))


def _unknown(name: str, items: Iterable[BookItem]) -> UnknownName:
    from trustlog.desk.partners import nearest_names

    names = [item.name for item in items if item.retired_on is None]
    near = nearest_names(_key(name), ((known, known) for known in names))
    typed = clip(name.strip().removeprefix(SIGN))
    if near:
        return UnknownName(Reason("near_item", name=typed, near=near[0]))
    return UnknownName(Reason("no_item", name=typed), Remedy("list_items"))


def add(ledger: Ledger, name: str, text: str, aspect: str, depth: str, *, gathers: bool = False) -> Written:
    """Write a new item; with `gathers` all that is wrong is raised by field."""
    values = {"name": name, "text": text, "aspect": aspect, "depth": depth}
    faults = ByField(gathers=gathers)
    blank = BookItem(ledger.new_id(), "", "", "doing", 2, ledger.today, ledger.today, None, ledger.now, ledger.me)
    new = _with(ledger, blank, values, faults)
    faults.raise_all()
    return Written(ledger.commit(Batch(inserts(ledger, new), f"book add {new.name}")), (), (line(new),), (new,))


def add_filled(ledger: Ledger, fields: Mapping[str, str]) -> Written:
    """Write a new item from the fields of a form; FieldFaults tells all that is wrong by field."""
    values = {field.name: fields.get(field.name, field.value) for field in form_of_new()}
    return add(ledger, values["name"], values["text"], values["aspect"], values["depth"], gathers=True)


def edit(ledger: Ledger, name: str, fields: Mapping[str, str]) -> Written:
    """Change an item; with another text or depth it is changed as of today."""
    return _edited(ledger, name, fields, ByField(gathers=False))


def correct(ledger: Ledger, name: str, fields: Mapping[str, str]) -> Written:
    """Change an item as `edit` does; FieldFaults tells all that is wrong by field."""
    return _edited(ledger, name, fields, ByField(gathers=True))


def _edited(ledger: Ledger, name: str, fields: Mapping[str, str], faults: ByField) -> Written:
    old = item_named(ledger, name, retired=True)
    unknown = [field for field in fields if field not in FIELDS]
    if not fields or unknown:
        raise WordsError(Reason("no_field_of_item", fields=", ".join(FIELDS)))
    new = _with(ledger, old, fields, faults)
    faults.raise_all()
    if (new.text, new.depth) != (old.text, old.depth):
        new = new._replace(changed_on=ledger.today)
    changes = updates(ledger, old, new)
    if not changes:
        raise Refused(Reason("so_already", name=f"{SIGN}{old.name}"))
    return Written(ledger.commit(Batch(changes, f"book edit {new.name}")), (), (line(new),), (new,))


def retire(ledger: Ledger, name: str) -> Written:
    """Take an item off the list; what was told of it stays."""
    old = item_named(ledger, name)
    new = old._replace(retired_on=ledger.today)
    batch = ledger.commit(Batch(updates(ledger, old, new), f"book retire {old.name}"))
    return Written(batch, (), (line(new),), (new,))


def _with(ledger: Ledger, item: BookItem, fields: Mapping[str, str], faults: ByField) -> BookItem:
    """Return an item with these fields; what is wrong with one goes into `faults`."""
    for field, value in fields.items():
        with faults.of(field):
            text = clean(value, field)
            item = item._replace(**_read(ledger, item, field, text))
    return item


def _read(ledger: Ledger, item: BookItem, field: str, text: str) -> dict[str, Any]:
    """Read what was typed into a field, as the item has it."""
    if field == "retired":
        if text.lower() not in _YES + _NO:
            raise WordsError(Reason("no_flag_word", field=field, text=text))
        return {"retired_on": (item.retired_on or ledger.today) if text.lower() in _YES else None}
    if not text:
        raise WordsError(Reason("empty_field", field=field))
    if field == "name":
        return {"name": _free(ledger, check_name(text), item.id)}
    if field == "aspect" and text.lower() not in ASPECTS:
        raise WordsError(Reason("no_aspect", text=clip(text), known=", ".join(ASPECTS)))
    if field == "depth":
        return {"depth": told_depth(text, item.depth)}
    return {field: text.lower() if field == "aspect" else text}


def _free(ledger: Ledger, name: str, own: str) -> str:
    """Return the name, or refuse one that another item has, retired or not."""
    items = (item for item in book_items(ledger.conn) if item.id != own)
    other = next((item for item in items if folded(item.name) == folded(name)), None)
    if other is None:
        return name
    if other.retired_on is not None:
        raise Refused(
            Reason("item_retired", name=other.name, day=other.retired_on), Remedy("unretire_item", name=other.name)
        )
    raise Refused(Reason("item_there", name=other.name), Remedy("edit_item", name=other.name))


def correction(ledger: Ledger, name: str) -> tuple[Filled, ...]:
    """Return what an item has, to be corrected."""
    item = item_named(ledger, name, retired=True)
    return (
        Filled("name", item.name),
        Filled("text", item.text),
        Filled("aspect", item.aspect, ASPECTS),
        Filled("depth", str(item.depth), _DEPTHS),
        Filled("retired", "yes" if item.retired_on else "no", ("no", "yes")),
    )


def form_of_new() -> tuple[Filled, ...]:
    """Return the fields of a new item, still empty."""
    return (Filled("name", ""), Filled("text", ""), Filled("aspect", "doing", ASPECTS), Filled("depth", "2", _DEPTHS))


def line(item: BookItem) -> str:
    """Return an item as a line."""
    retired = _(" · retired since {day}").format(day=show(item.retired_on)) if item.retired_on else ""
    return f"{SIGN}{item.name}  {item.text} · {_(ASPECT_WORDS[item.aspect])} · /{item.depth}{retired}"


def item_json(item: BookItem) -> dict[str, Any]:
    """Return an item as scripts have it."""
    columns = shown_columns(item)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in columns.items()}
