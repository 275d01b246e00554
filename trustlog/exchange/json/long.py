"""JSON with long lists in it: it is gone through once, piece by piece, and never all elements of these are held.

What is no JSON is left to `json`, which says what is wrong with it, and where.
"""

import json
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol, TypeGuard, overload

from trustlog.exchange.kept import Kept

_BLANKS = re.compile(r"[ \t\n\r]*")
_WITHIN_NUMBERS = ".eE"
_LET_GO = 1_000_000
"""Signs behind which what was gone through is let go, where the text comes in pieces."""


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
    """The elements of a list, each read anew from the text whenever it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = array("Q")
        self._read = json.JSONDecoder().raw_decode

    def take(self, place: int, value: Any) -> None:  # noqa: ARG002 - it is read anew
        """Take an element that was found at that place."""
        self._places.append(place)

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


class KeptElements(Kept[Any]):
    """The elements of a list of a text that is not held."""

    def take(self, place: int, value: Any) -> None:  # noqa: ARG002 - the text is not held
        """Take an element."""
        self.add(value)


class _Taking(Protocol):
    """A long list, which is given its elements one by one."""

    def take(self, place: int, value: Any) -> None: ...


def is_list(value: Any) -> TypeGuard[Sequence[Any]]:
    """Return whether a value of JSON is a list, be it a long one."""
    return isinstance(value, list | Elements | KeptElements)


class NoJsonError(Exception):
    """Something that is no JSON, or may be none."""


def read_long(text: str, shape: Shape, count: Callable[[], None] = lambda: None) -> Any:
    """Read JSON; lists where the shape has long ones come as `Elements`. Raises what `json.loads` raises.

    `count` is called for each element of these.
    """
    try:
        return _Walk((text,), shape, json.JSONDecoder(), lambda: Elements(text), count).whole()
    except NoJsonError:
        return json.loads(text)  # which says what is wrong, and where


def read_pieces(
    pieces: Iterable[str],
    shape: Shape,
    decoder: json.JSONDecoder,
    new_list: Callable[[], KeptElements] = KeptElements,
    count: Callable[[], None] = lambda: None,
) -> Any:
    """Read JSON that comes in pieces; lists where the shape has long ones are kept on disk. Raises `NoJsonError`."""
    return _Walk(pieces, shape, decoder, new_list, count, lets_go=True).whole()


class _Walk:
    """Goes through a text once, from its beginning to its end."""

    def __init__(
        self,
        pieces: Iterable[str],
        shape: Shape,
        decoder: json.JSONDecoder,
        new_list: Callable[[], _Taking],
        count: Callable[[], None],
        *,
        lets_go: bool = False,
    ) -> None:
        self._coming, self._shape, self._decoder = iter(pieces), shape, decoder
        self._new_list, self._count, self._lets_go = new_list, count, lets_go
        self._text = next(self._coming, "")
        self._gone = 0  # signs before the text at hand

    def whole(self) -> Any:
        """Return what the text is."""
        try:
            value, at = self._value(self._past_blanks(0), self._shape)
            if self._past_blanks(at) != len(self._text):
                raise NoJsonError
        except (ValueError, RecursionError):
            raise NoJsonError from None
        return value

    def _value(self, at: int, shape: Shape | None) -> tuple[Any, int]:
        """Return the value that begins there, and where it ends."""
        sign = self._text[at : at + 1]
        if shape is not None and sign == "{" and (shape.keys or shape.others):
            return self._object(at + 1, shape)
        if shape is not None and sign == "[" and shape.is_long:
            return self._list(at + 1, shape.elements)
        return self._read(at)

    def _read(self, at: int) -> tuple[Any, int]:
        """Read a value at once; one that reaches to the end of the text at hand may go on behind it."""
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, at)
            except ValueError:
                if not self._more():
                    raise
            else:
                rest = self._text[end : end + 3]
                is_cut = not rest or (len(rest) < 3 and rest[0] in _WITHIN_NUMBERS)  # as "1." of 1.5, "1e-" of 1e-5
                if not is_cut or not self._more():
                    return value, end

    def _object(self, at: int, shape: Shape) -> tuple[Any, int]:
        pairs: list[tuple[str, Any]] = []
        at = self._past_blanks(at)
        while self._text[at : at + 1] != "}":
            at = self._past(",", at) if pairs else at
            if self._text[at : at + 1] != '"':
                raise NoJsonError
            key, at = self._read(at)
            value, at = self._value(self._past(":", at), shape.keys.get(key, shape.others))
            pairs.append((key, value))
            at = self._past_blanks(at)
        hook = self._decoder.object_pairs_hook
        return (dict(pairs) if hook is None else hook(pairs)), at + 1

    def _list(self, at: int, shape: Shape | None) -> tuple[Any, int]:
        found, held = self._new_list(), list[Any]()
        at, is_first = self._past_blanks(at), True
        while self._text[at : at + 1] != "]":
            at, is_first = at if is_first else self._past(",", at), False
            at = self._let_go(at)
            place = self._gone + at
            value, at = self._value(at, shape)
            if shape is None:
                self._count()
                found.take(place, value)
            else:
                held.append(value)
            at = self._past_blanks(at)
        return (found if shape is None else held), at + 1

    def _past(self, sign: str, at: int) -> int:
        """Return where the next value begins, behind a sign that has to be there."""
        at = self._past_blanks(at)
        if self._text[at : at + 1] != sign:
            raise NoJsonError
        return self._past_blanks(at + 1)

    def _past_blanks(self, at: int) -> int:
        while True:
            match = _BLANKS.match(self._text, at)
            at = at if match is None else match.end()
            if at < len(self._text) or not self._more():
                return at

    def _more(self) -> bool:
        """Read on until there is twice as much, so that a long value is tried few times; False at the end."""
        pieces: list[str] = []
        wanted = len(self._text)
        for piece in self._coming:
            pieces.append(piece)
            wanted -= len(piece)
            if wanted <= 0:
                break
        self._text = "".join((self._text, *pieces)) if pieces else self._text
        return bool(pieces)

    def _let_go(self, at: int) -> int:
        """Let go of what was gone through, where it is much and nobody reads it anew; return the place in the rest."""
        if at < _LET_GO or not self._lets_go:
            return at
        self._gone += at
        self._text = self._text[at:]
        return 0
