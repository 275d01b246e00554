"""The figures of chance and trial, measured on mixed portfolios."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from trustlog.trust.settings import Settings
from trustlog.trust.simulate.figures import Case, Figure, shares
from trustlog.trust.simulate.passes import LEVELS, bar_rates
from trustlog.trust.simulate.portfolio import KINDS, PARTNERS, Kind, Seen, ever_above, follow_portfolio
from trustlog.trust.simulate.report import spread_of
from trustlog.trust.simulate.study import Asked
from trustlog.trust.simulate.world import LOOK, MONTH, START

REALISTIC, SLOW = 2.5, 1.5  # promises a month each way, of the partners of a portfolio on average
CHANCE, TRIAL = "The chance, in a mixed portfolio", "A step on trial, in a mixed portfolio"
ABOVE = "Called probably above at some time within two years"
BELOW, TWO_YEARS = 0.15, 24
WEEKS = (13, 26, 39, 52)
HALF_A_YEAR = 182  # days
TIMES = 4  # as many partners in portfolios at the realistic pace as are asked for


def portfolio_cases(usual: Asked) -> Iterator[Case]:
    """Return the cases of portfolios: so many that they hold as many partners as are asked for, or several times that.

    Of a hundred partners hardly more than two are offered a step on trial wrongly, and it is they who have to be many.
    """
    for pace, times in ((REALISTIC, TIMES), (SLOW, 1)):
        several = usual._replace(relationships=max(1, usual.relationships * times // PARTNERS))
        asked = several._replace(assumed=several.assumed._replace(per_month=pace))
        yield Case(asked, follow_portfolio, partial(_figures, f"{pace:g} a month", pace == REALISTIC))


def above_cases(usual: Asked, settings: Settings) -> Iterator[Case]:
    """Return the cases of a side that is at its bar, or below it, and may be called probably above it by chance."""
    for level in LEVELS:
        p0 = bar_rates(level, settings).their_promises
        for called, rate in (("at the bar", p0), (f"{BELOW:g} below it", p0 - BELOW)):
            asked = usual._replace(
                assumed=usual.assumed._replace(level=level, months=TWO_YEARS, per_month=REALISTIC),
                rates=usual.rates._replace(their_promises=rate),
            )
            name = f"{level}→{level + 1}, {called}, {REALISTIC:g} a month"
            yield Case(asked, ever_above, partial(shares, ABOVE, name, None))


def _figures(pace: str, held_to: bool, portfolios: Sequence[Sequence[Seen]]) -> list[Figure]:
    seen = list(chain.from_iterable(portfolios))
    return [*_chances(pace, held_to, seen), *_offers(pace, held_to, seen), *_ends(pace, held_to, seen)]


def _chances(pace: str, held_to: bool, seen: Sequence[Seen]) -> Iterator[Figure]:
    high, right = sum(member.high for member in seen), sum(member.high_right for member in seen)
    low, right_low = sum(member.low for member in seen), sum(member.low_right for member in seen)
    if high:
        name = f"{pace}, called probably above and above"
        yield Figure(CHANCE, name, right / high, "share", 0.87 if held_to else None, high, least=True)
        if held_to:
            yield Figure(CHANCE, f"{name}: not too careful", right / high, "share", 0.97, high)
    if low:
        yield Figure(CHANCE, f"{pace}, called probably below and not above", right_low / low, "share", None, low)


def _offers(pace: str, held_to: bool, seen: Sequence[Seen]) -> Iterator[Figure]:
    offered = [member for member in seen if member.trial is not None]
    limit = 0.92 if held_to else None
    yield from shares(
        TRIAL, f"{pace}, offered and above the bar", limit, [member.above for member in offered], least=True
    )
    for kind in KINDS:
        for week in WEEKS if kind == "good" else WEEKS[-1:]:
            least = 0.5 if held_to and kind == "good" and week * LOOK == HALF_A_YEAR else None
            name = f"{pace}, {kind}: offered by week {week}"
            yield from shares(
                TRIAL, name, least, [_offered(member, week) for member in seen if member.kind == kind], least=True
            )


def _offered(seen: Seen, week: int) -> bool:
    return seen.trial is not None and seen.trial.offered - START.toordinal() <= week * LOOK


def _ends(pace: str, held_to: bool, seen: Sequence[Seen]) -> Iterator[Figure]:
    wrong = [member.trial for member in seen if member.trial is not None and not member.above]
    soon = [
        trial.ended is not None and trial.how != "confirmed" and trial.ended - trial.offered <= HALF_A_YEAR
        for trial in wrong
    ]
    name = f"{pace}, wrong ones end within 26 weeks"
    yield from shares(TRIAL, name, 0.5 if held_to else None, soon, least=True)
    name = f"{pace}, wrong ones confirmed within three years"
    yield from shares(TRIAL, name, None, [trial.how == "confirmed" for trial in wrong])
    kinds: tuple[tuple[str, tuple[Kind, ...]], ...] = (("good", ("good",)), ("average", ("average",)))
    for called, those in kinds:
        trials = [
            member.trial for member in seen if member.trial is not None and member.stayed and member.kind in those
        ]
        needless = [trial.how in ("chance", "flag") for trial in trials]
        limit = 0.25 if held_to and called == "good" else None
        yield from shares(TRIAL, f"{pace}, {called} and above the bar: end needlessly", limit, needless)
        if called == "good" and trials:
            ready = [
                (trial.ended - START.toordinal()) / MONTH if trial.how == "confirmed" and trial.ended else None
                for trial in trials
            ]
            median = spread_of(ready).median
            yield Figure(TRIAL, f"{pace}, good: confirmed after, in half", median, "months", None, len(trials))
