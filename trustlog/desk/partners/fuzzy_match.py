"""Names close to a mistyped name. A module of its own, because only a refusal needs it and difflib is slow to load."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from trustlog.domain.text.folding import folded

_LIKE = 0.6  # difflib's own default: below it, names have too little in common
_MOST = 3


def nearest_names(typed: str, names: Iterable[tuple[str, str]]) -> list[str]:
    """Return up to three names to show, nearest first, of (name to compare, name to show)."""
    matcher = SequenceMatcher()
    matcher.set_seq2(folded(typed))
    best: dict[str, float] = {}
    for name, shown in names:
        # A long name is compared word by word too: "acne" should find "Acme Holding".
        for part in {folded(name), *folded(name).split()}:
            matcher.set_seq1(part)
            if matcher.real_quick_ratio() >= _LIKE and matcher.quick_ratio() >= _LIKE:
                ratio = matcher.ratio()
                if ratio >= _LIKE:
                    best[shown] = max(best.get(shown, 0.0), ratio)
    return sorted(best, key=lambda shown: (-best[shown], shown))[:_MOST]
