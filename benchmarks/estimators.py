"""Compares ways to forecast promises with the one that is shipped, on histories of your own and on made-up ones.

    python benchmarks/estimators.py FILE.csv… [--portfolios 12] [--simulated]

The files have the columns of `trustlog backtest`. Each candidate forecasts one promise after the other from what was
known before it was made; its log loss is given as a ratio to that of the best single baseline of each set. It takes
some minutes, and fails where the shipped one passes a limit.
"""

import argparse
import random
import sys
from pathlib import Path

from candidates import BASELINES, SHIPPED
from scoring import Row, Sets, compare, printed
from simulated import ledgers

from trustlog.errors import FileFaults
from trustlog.exchange.events.read import read_history
from trustlog.trust.backtest.walk import UNSCORED_PERCENT
from trustlog.trust.model.learn import Promised
from trustlog.wording.command_line import WORDS

WHOLE, WORST, PORTFOLIO = 1.00, 1.03, 1.01  # times the log loss of the best single baseline
OFF = 0.05  # calibration error, where partners are steady
PARTNERS = 25  # of a portfolio
LEDGERS = 3  # of each made-up kind


def portfolios(files: Sets, count: int, seed: int = 5) -> Sets:
    """Draw so many portfolios of each file, as a new ledger would have them; the same seed draws the same."""
    drawn: Sets = {}
    for name, (promised,) in files.items():
        chance = random.Random(f"{name} {seed}")
        partners = sorted({str(one.partner) for one in promised})
        drawn[name] = [
            _part(promised, set(chance.sample(partners, min(PARTNERS, len(partners))))) for _ in range(count)
        ]
    return drawn


def _part(promised: list[Promised], partners: set[str]) -> list[Promised]:
    return [one for one in promised if one.partner in partners]


def read(paths: list[str]) -> Sets:
    """Read the files, or end with all the faults of one."""
    files: Sets = {}
    for path in paths:
        try:
            promised = read_history(path).promised
        except FileFaults as faults:
            raise SystemExit("\n".join(faults.lines_in(WORDS))) from None
        if not promised:
            raise SystemExit(f"{path} holds no promise; there is nothing to compare")
        stem = Path(path).stem
        files[path if stem in files else stem] = [promised]
    return files


def shipped(rows: list[Row]) -> Row:
    """Give the row of what is shipped."""
    return next(row for row in rows if row.name == SHIPPED)


def over(what: str, value: float, limit: float) -> list[str]:
    """Give a line where a limit is passed; as it is printed, to three places."""
    return [f"{what} is {value:.3f}, and may be {limit:.3f}"] if round(value, 3) > round(limit, 3) else []


def calibration(rows: list[Row]) -> tuple[float, float]:
    """Give the mean calibration error over the sets: of what is shipped, and of the best single baseline of each."""
    own = [measure.calibration_error or 0.0 for measure in shipped(rows).measures]
    baselines = [row for row in rows if row.name in BASELINES]
    best = [min(baselines, key=lambda row: row.ratios[place]).measures[place] for place in range(len(own))]
    theirs = [measure.calibration_error or 0.0 for measure in best]
    return sum(own) / len(own), sum(theirs) / len(theirs)


def main() -> None:
    """Print the tables, and fail where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE.csv")
    parser.add_argument("--portfolios", type=int, default=12, help="of 25 partners, from each file; 0 for none")
    parser.add_argument("--simulated", action="store_true", help="also compare on made-up ledgers")
    asked = parser.parse_args()
    files = read(asked.files)
    faults: list[str] = []

    rows = compare(files, UNSCORED_PERCENT)
    print(printed(f"Whole files, the first {UNSCORED_PERCENT} % unscored", rows, files))
    faults += over("the geometric mean over whole files", shipped(rows).middle, WHOLE)
    faults += over("the worst of the whole files", max(shipped(rows).ratios), WORST)
    own, best = calibration(rows)
    print(f"\nCalibration error on average: {own:.3f}, of the best single baseline of each set {best:.3f}.")
    faults += over("the calibration error on average", own, best)
    if asked.portfolios > 0:
        sets = portfolios(files, asked.portfolios)
        rows = compare(sets)
        print(f"\n{printed(f'{asked.portfolios} portfolios of {PARTNERS} partners each, from nothing', rows, sets)}")
        faults += over("the geometric mean over portfolios", shipped(rows).middle, PORTFOLIO)
    if asked.simulated:
        sets = ledgers(LEDGERS)
        rows = compare(sets)
        print(f"\n{printed(f'{LEDGERS} made-up ledgers of each kind, from nothing', rows, sets)}")
        steady = shipped(rows).measures[list(sets).index("steady")]
        faults += over("the calibration error where partners are steady", steady.calibration_error or 0.0, OFF)
    print("\n" + ("\n".join(f"OVER: {fault}" for fault in faults) or f"{SHIPPED}: within every limit"))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
