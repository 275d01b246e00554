"""JSON with long lists in it: these are gone through once as a whole, and then read element by element.

So a file is refused for the same faults as by `json.loads`, and never all of its elements are held.
"""

import json
import re
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, TypeGuard, overload

from trustlog.exchange.progress import Counting, Progress
from trustlog.language import _

_BLANKS = re.compile(r"[ \t\n\r]*")


class Shape(NamedTuple):
    """Where long lists may be: the value itself, or behind these keys, or behind all `others`.

    Elements that have a shape of their own are few, and have the long lists in them.
    """

    is_long: bool = False
    elements: "Shape | None" = None
    keys: "Mapping[str, Shape]" = MappingProxyType({})
    others: "Shape | None" = None


LONG = Shape(is_long=True)


class Elements(Sequence[Any]):
    """The elements of a list, each read anew whenever it is asked for."""

    def __init__(self, text: str, places: "array[int]", read: Callable[[str, int], tuple[Any, int]]) -> None:
        self._text, self._places, self._read = text, places, read

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places)

    def __iter__(self) -> Iterator[Any]:
        """Yield them in their order."""
        return (self._read(self._text, place)[0] for place in self._places)

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        """Return one of them, or some."""
        if isinstance(at, slice):
            return [self._read(self._text, place)[0] for place in self._places[at]]
        return self._read(self._text, self._places[at])[0]


def is_list(value: Any) -> TypeGuard[Sequence[Any]]:
    """Return whether a value of JSON is a list, be it a long one."""
    return isinstance(value, list | Elements)


def read_long(text: str, shape: Shape, progress: Progress | None = None) -> Any:
    """Read JSON; lists where the shape has long ones come as `Elements`. Raises what `json.loads` raises."""
    try:
        return _Walk(text, Counting(_("rows read"), progress)).whole(shape)
    except (_NotSoError, ValueError, RecursionError):
        return json.loads(text)  # which says what is wrong, and where


class _NotSoError(Exception):
    """Something that is no JSON."""


class _Walk:
    """Goes through a text once, from its beginning to its end."""

    def __init__(self, text: str, counting: Counting) -> None:
        self._text, self._counting = text, counting
        self._read = json.JSONDecoder().raw_decode

    def whole(self, shape: Shape) -> Any:
        """Return what the text is."""
        value, at = self._value(self._past_blanks(0), shape)
        if self._past_blanks(at) != len(self._text):
            raise _NotSoError
        return value

    def _value(self, at: int, shape: Shape | None) -> tuple[Any, int]:
        """Return the value that begins there, and where it ends."""
        sign = self._text[at : at + 1]
        if shape is not None and sign == "{" and (shape.keys or shape.others):
            return self._object(at + 1, shape)
        if shape is not None and sign == "[" and shape.is_long:
            return self._list(at + 1, shape.elements)
        return self._read(self._text, at)

    def _object(self, at: int, shape: Shape) -> tuple[dict[str, Any], int]:
        members: dict[str, Any] = {}
        at = self._past_blanks(at)
        if self._text[at : at + 1] == "}":
            return members, at + 1
        while True:
            if self._text[at : at + 1] != '"':
                raise _NotSoError
            key, at = self._read(self._text, at)
            at = self._past(":", at)
            members[key], at = self._value(at, shape.keys.get(key, shape.others))
            at = self._past_blanks(at)
            if self._text[at : at + 1] == "}":
                return members, at + 1
            at = self._past(",", at)

    def _list(self, at: int, shape: Shape | None) -> tuple[Sequence[Any], int]:
        places, values = array("Q"), list[Any]()
        found = Elements(self._text, places, self._read) if shape is None else values
        at = self._past_blanks(at)
        if self._text[at : at + 1] == "]":
            return found, at + 1
        while True:
            begin = at
            value, at = self._value(begin, shape)
            if shape is None:
                self._counting.count()
                places.append(begin)
            else:
                values.append(value)
            at = self._past_blanks(at)
            if self._text[at : at + 1] == "]":
                return found, at + 1
            at = self._past(",", at)

    def _past(self, sign: str, at: int) -> int:
        """Return where the next value begins, behind a sign that has to be there."""
        at = self._past_blanks(at)
        if self._text[at : at + 1] != sign:
            raise _NotSoError
        return self._past_blanks(at + 1)

    def _past_blanks(self, at: int) -> int:
        match = _BLANKS.match(self._text, at)
        return at if match is None else match.end()
