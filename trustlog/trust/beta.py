"""Quantiles of the Beta distribution in plain Python, quick enough for a whole portfolio."""

from math import exp, lgamma, log, sqrt

_TINY = 1e-300
_AT_AN_END = log(1e-7)


def share_below(x: float, a: float, b: float) -> float:
    """Give the probability that a Beta(a, b) value is at most x."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    """Evaluate the continued fraction of the incomplete beta function (modified Lentz)."""
    total, up, low = a + b, a + 1, a - 1
    c, d = 1.0, 1 - total * x / up
    d = 1 / (d if abs(d) > _TINY else _TINY)
    value = d
    for step in range(1, 500):
        twice = 2 * step
        part = step * (b - step) * x / ((low + twice) * (a + twice))
        d = 1 + part * d
        c = 1 + part / c
        d = 1 / (d if abs(d) > _TINY else _TINY)
        c = c if abs(c) > _TINY else _TINY
        value *= d * c
        part = -(a + step) * (total + step) * x / ((a + twice) * (up + twice))
        d = 1 + part * d
        c = 1 + part / c
        d = 1 / (d if abs(d) > _TINY else _TINY)
        c = c if abs(c) > _TINY else _TINY
        ratio = d * c
        value *= ratio
        if abs(ratio - 1) < 1e-11:
            break
    return value


def _guess(share: float, a: float, b: float) -> float:
    """Give a first approximation of a quantile (Abramowitz & Stegun 26.5.22, or the tails' powers)."""
    if a >= 1 and b >= 1:
        tail = share if share < 0.5 else 1 - share
        t = sqrt(-2 * log(tail))
        z = (2.30753 + t * 0.27061) / (1 + t * (0.99229 + t * 0.04481)) - t
        z = -z if share < 0.5 else z
        lam = (z * z - 3) / 6
        h = 2 / (1 / (2 * a - 1) + 1 / (2 * b - 1))
        w = (
            z * sqrt(h + lam) / h - (1 / (2 * b - 1) - 1 / (2 * a - 1)) * (lam + 5 / 6 - 2 / (3 * h))
            if h + lam > 0
            else 0
        )
        return a / (a + b * exp(2 * w))
    left, right = exp(a * log(a / (a + b))) / a, exp(b * log(b / (a + b))) / b
    whole = left + right
    if share < left / whole:
        return float((a * whole * share) ** (1 / a))
    return float(1 - (b * whole * (1 - share)) ** (1 / b))


def quantile(share: float, a: float, b: float) -> float:
    """Give the value below which a Beta(a, b) value lies with this probability: Newton, held inside a bracket."""
    low, high = 0.0, 1.0
    scale = lgamma(a) + lgamma(b) - lgamma(a + b)
    # So near an end that the distribution is a power there: its inverse is as exact as any search, and no search.
    if (near := (log(share * a) + scale) / a) < _AT_AN_END:
        return exp(near)
    if (near := (log((1 - share) * b) + scale) / b) < _AT_AN_END:
        return 1 - exp(near)
    x = min(max(_guess(share, a, b), 1e-12), 1 - 1e-12)
    for step in range(70):
        miss = share_below(x, a, b) - share
        if miss > 0:
            high = x
        else:
            low = x
        slope = exp((a - 1) * log(x) + (b - 1) * log(1 - x) - scale)
        u = miss / slope if slope > 0 else 0.0
        curve = u * ((a - 1) / x - (b - 1) / (1 - x))
        after = x - u / (1 - 0.5 * min(1.0, curve)) if slope > 0 else -1.0
        close = 1e-4  # a step of Halley's that is this small leaves an error of about its cube
        if step > 10 or not low < after < high:  # far out in a tail Newton creeps: halving is then quicker
            after, close = (low + high) / 2, 1e-9
        if abs(after - x) < close * min(x, 1 - x) or not 0 < after < 1:
            return min(max(after, 0.0), 1.0)
        x = after
    return x
