"""Making a line of the screen without the seven caches that hardly any line ever uses.

Textual gives every strip its caches when it is made, and makes hundreds of strips for every screen that is drawn. Here
a strip gets a cache when it is first asked for it.
"""

from collections.abc import Iterable
from typing import Any

from rich.segment import Segment
from textual.cache import FIFOCache
from textual.strip import Strip

LARGE = frozenset({"_crop_cache", "_style_cache"})
"""Those that Textual lets hold 16 entries; the others hold 4."""


def install() -> None:
    """Have every strip of this process begin without caches."""
    unchanged: Any = Strip
    unchanged.__init__, unchanged.__getattr__ = begun, cache_of


def begun(strip: Any, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    """Fill in what a strip has besides its caches."""
    strip._segments = list(segments)
    strip._cell_length = cell_length
    strip._render_cache = strip._link_ids = strip._cell_count = None


def cache_of(strip: Any, name: str) -> Any:
    """Make a cache that is asked for; Python calls this where a slot is empty."""
    if name not in Strip.__slots__:
        raise AttributeError(name)
    cache: FIFOCache[Any, Any] = FIFOCache(16 if name in LARGE else 4)
    setattr(strip, name, cache)
    return cache
