"""What bringing in a file of another program costs, in time and memory, beside one of a tenth of its rows, in one run.

    python benchmarks/import_foreign.py [--rows 100000] [--partners 1000]

The file is a list of contacts as HubSpot exports it; it is then imported once more, which writes nothing.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from import_csv import TRUSTLOG, timed

MEMORY = 2.5
"""How much more memory ten times the rows may take."""


def written(folder: Path, rows: int, partners: int) -> Path:
    """Write a file of contacts."""
    path = folder / f"contacts-{rows}.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("Record ID,First Name,Last Name,Email,Job Title,Phone Number,Associated Company\n")
        for at in range(rows):
            firm = at % partners
            file.write(f"{at},Given{at},Family{at},g{at}@firm{firm}.example,Buyer,+3161{at:07d},Firm {firm}\n")
    return path


def main() -> None:
    """Measure, and fail where memory passes the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--partners", type=int, default=1000)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, env = Path(name), {**os.environ, "TRUSTLOG_TODAY": "2026-11-23"}
        firms = folder / "partners.csv"
        lines = [f"Firm {at},firm{at},firm{at}.example" for at in range(wanted.partners)]
        firms.write_text("\n".join(("name,handle,domains", *lines, "")), encoding="utf-8")
        found = {}
        for rows in (wanted.rows // 10, wanted.rows):
            ledger = str(folder / f"{rows}.db")
            timed([*TRUSTLOG, "--db", ledger, "import", "csv", str(firms), "--kind", "partners"], env)
            command = [*TRUSTLOG, "--db", ledger, "import", str(written(folder, rows, wanted.partners))]
            found[rows] = [timed([*command, "--as", "hubspot-contacts"], env) for _time in range(2)]
    for rows, ((first, held), (again, held_again)) in found.items():
        print(f"{rows:>9} rows  written {first:6.1f} s {held:5.0f} MB   again {again:6.1f} s {held_again:5.0f} MB")
    small, large = (found[rows][0][1] for rows in sorted(found))
    print(f"memory of ten times the rows: {large / small:.1f} times (at most {MEMORY})")
    if large / small > MEMORY:
        sys.exit(1)


if __name__ == "__main__":
    main()
