"""The parts of the practice; the module of each is loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING

from trustlog.domain.practice import PARTS, PartName

if TYPE_CHECKING:
    from trustlog.desk.practice.part import Part

_KNOWN: "dict[str, Part]" = {}


def part_named(name: PartName) -> "Part":
    """Return the part of that name."""
    part = _KNOWN.get(name)
    if part is None:
        part = _KNOWN[name] = import_module(f"trustlog.desk.{name}.part").PART
    return part


def all_parts() -> "tuple[Part, ...]":
    """Return all parts, in the order in which they are listed."""
    return tuple(map(part_named, PARTS))
