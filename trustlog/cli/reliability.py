"""The reliability picture: for each tenth of the scale what was said and what was kept, in 80 plain columns."""

from collections.abc import Sequence

from trustlog.cli import out
from trustlog.trust.backtest.calibration import Decile
from trustlog.trust.words import percent
from trustlog.trust.words.backtest import between

_SCALE = 50  # columns from 0 to 100 %
_LABEL = 10
_MARKS = (0, 25, 50, 75, 100)
LEGEND = "| what Trustlog said (mean)   o what was kept   X both in one place"


def picture(deciles: Sequence[Decile]) -> list[str]:
    """Draw the deciles, the most hopeful first: the nearer `o` is to `|`, the better."""
    head = [" "] * (_SCALE + 4)
    for mark in _MARKS:
        label = str(mark)
        start = max(_at(mark / 100) - (len(label) - 1) // 2, 0)
        head[start : start + len(label)] = label
    lines = [f"{'said %':>{_LABEL}}  {''.join(head)} {'kept':>5} {'n':>7}"]
    lines += [_row(one) for one in reversed(deciles)]
    return [out.paint(lines[0], "dim"), *lines[1:], out.paint(f"{'':>{_LABEL}}  {LEGEND}", "dim")]


def _row(one: Decile) -> str:
    room = [" "] * (_SCALE + 1)
    for mark in _MARKS:
        room[_at(mark / 100)] = "."
    kept = ""
    if one.n and one.said is not None and one.kept is not None:
        if one.too_few:
            kept = "few"
        else:
            kept = percent(one.kept)
            room[_at(one.kept)] = "o"
        said = _at(one.said)
        room[said] = "X" if room[said] == "o" else "|"
    return f"{between(one):>{_LABEL}}  {''.join(room)}    {kept:>5} {one.n:>7,}"


def _at(share: float) -> int:
    return round(share * _SCALE)
