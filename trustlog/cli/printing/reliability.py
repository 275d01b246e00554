"""The reliability picture: for each tenth of the scale what was forecast and what was kept, in 80 plain columns."""

from collections.abc import Sequence

from trustlog.cli import output
from trustlog.language import N_, _
from trustlog.trust.backtest.calibration import Decile
from trustlog.trust.words import percent
from trustlog.trust.words.backtest import between

_SCALE = 50  # columns from 0 to 100 %
_LABEL = 10
_MARKS = (0, 25, 50, 75, 100)
LEGEND = N_("| what Trustlog said (mean)   o what was kept   X both in one place")


def picture(deciles: Sequence[Decile]) -> list[str]:
    """Return the lines of the picture, the highest forecasts first: the nearer `o` is to `|`, the better."""
    head = [" "] * (_SCALE + 4)
    for mark in _MARKS:
        label = str(mark)
        start = max(_column(mark / 100) - (len(label) - 1) // 2, 0)
        head[start : start + len(label)] = label
    lines = [f"{_('said %'):>{_LABEL}}  {''.join(head)} {_('kept'):>5} {'n':>7}"]
    lines += [_row(decile) for decile in reversed(deciles)]
    return [output.styled(lines[0], "dim"), *lines[1:], output.styled(f"{'':>{_LABEL}}  {_(LEGEND)}", "dim")]


def _row(decile: Decile) -> str:
    scale = [" "] * (_SCALE + 1)
    for mark in _MARKS:
        scale[_column(mark / 100)] = "."
    percentage = ""
    if decile.n and decile.said is not None and decile.kept is not None:
        if decile.too_few:
            percentage = _("few")
        else:
            percentage = percent(decile.kept)
            scale[_column(decile.kept)] = "o"
        forecast = _column(decile.said)
        scale[forecast] = "X" if scale[forecast] == "o" else "|"
    return f"{between(decile):>{_LABEL}}  {''.join(scale)}    {percentage:>5} {decile.n:>7,}"


def _column(share: float) -> int:
    return round(share * _SCALE)
