"""The operating characteristics as kept in `docs/operating.json`: measured once, checked by a small sample for ever.

`python docs/reading_page.py --measure 4000` measures anew. The sample is a handful of relationships of every case with
the same seed; a rule of the reading that changes changes it, and a test then asks for a new measurement.
"""

import json
from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from trustlog.trust.settings import DEFAULTS, as_json
from trustlog.trust.simulate.figures import COSTLY, Figure
from trustlog.trust.simulate.operating import Each, operating
from trustlog.trust.simulate.report import at_bar
from trustlog.trust.simulate.study import Asked, good_one, good_rates, walk_of, weak_facts
from trustlog.trust.simulate.world import MONTH, START, Assumed, Rates

KEPT = Path(__file__).parent / "operating.json"
SAMPLE = 4  # relationships of every case; enough for a changed rule to show in some of them
SEED = 1
CURVES = 400  # relationships that the curves are drawn from, at most
MONTHS = 36  # that the curves go to


def measure(relationships: int, seed: int = SEED, each: Each = map) -> dict[str, Any]:
    """Measure every figure on so many sides, on fewer whole relationships, and the sample."""
    return kept_from(
        relationships, seed, [list(figure) for figure in operating(DEFAULTS, relationships, seed, each)], each
    )


def kept_from(relationships: int, seed: int, figures: list[list[Any]], each: Each = map) -> dict[str, Any]:
    """Put together what is kept: figures that were measured, by which settings, and the sample."""
    return {
        "relationships": relationships,
        "costly": relationships // COSTLY,
        "seed": seed,
        "settings": settings_mark(),
        "sample": sample(seed),
        "ready_by_month": ready_by_month(min(relationships // COSTLY, CURVES), seed, each),
        "figures": figures,
    }


def settings_mark() -> str:
    """Give a short name for all settings of the reading together."""
    return sha256(json.dumps(as_json(DEFAULTS), sort_keys=True).encode()).hexdigest()[:16]


def sample(seed: int = SEED) -> dict[str, float | None]:
    """Measure a few relationships of every case: what stands for the rules that the figures were measured by."""
    return {f"{figure.group}: {figure.name}": figure.value for figure in operating(DEFAULTS, SAMPLE, seed)}


def ready_by_month(relationships: int, seed: int = SEED, each: Each = map) -> dict[str, list[float]]:
    """Give the share called ready by the end of each month at level 2: good ones, and those with one strand too low."""
    promises, time, openness = at_bar(2, DEFAULTS)
    asked = Asked(
        Assumed(2, MONTHS, 4, late=0.5), Rates(promises, promises, time, openness), good_rates(2, DEFAULTS),
        relationships=relationships, seed=seed,
    )  # fmt: skip
    numbers = range(relationships)
    good = list(each(partial(_good, asked), numbers))
    return {"good": _by_month(good), "one_too_low": _by_month(list(each(partial(_weak, asked), numbers)))}


def _good(asked: Asked, number: int) -> int | None:
    return good_one(asked, number, DEFAULTS)


def _weak(asked: Asked, number: int) -> int | None:
    """Follow a relationship with one strand at its bar; return the days until it is ready, in its first test."""
    walk = walk_of(weak_facts(asked, number, DEFAULTS), asked, DEFAULTS)
    ready = walk.start.up
    return None if ready is None or ready >= min(walk.flagged, default=ready + 1) else ready - START.toordinal()


def _by_month(days: list[int | None]) -> list[float]:
    return [sum(day is not None and day <= at * MONTH for day in days) / len(days) for at in range(MONTHS + 1)]


def keep(found: dict[str, Any], into: Path = KEPT) -> None:
    """Write what was measured, a figure a line, so that a change can be read."""
    curves = {name: [round(share, 4) for share in shares] for name, shares in found["ready_by_month"].items()}
    head = {name: value for name, value in found.items() if name not in ("figures", "ready_by_month")}
    lines = ",\n  ".join(json.dumps(figure, ensure_ascii=False) for figure in found["figures"])
    written = json.dumps(head, indent=1, ensure_ascii=False)[:-2]
    drawn = json.dumps(curves)
    into.write_text(f'{written},\n "ready_by_month": {drawn},\n "figures": [\n  {lines}\n ]\n}}\n', encoding="utf-8")


def kept(where: Path = KEPT) -> dict[str, Any]:
    """Read what was measured last."""
    found: dict[str, Any] = json.loads(where.read_text(encoding="utf-8"))
    return found


def figures_of(found: dict[str, Any]) -> list[Figure]:
    """Give the figures that were measured."""
    return [Figure(*values) for values in found["figures"]]


def by_group(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Give the figures by what they are about, in the order in which they were first met."""
    groups: dict[str, list[Figure]] = {}
    for group, members in groupby(figures, key=lambda one: one.group):
        groups.setdefault(group, []).extend(members)
    return groups
