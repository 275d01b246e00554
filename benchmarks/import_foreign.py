"""What bringing in a file of another program costs, in time and memory, beside one of a tenth of its rows, in one run.

    python benchmarks/import_foreign.py [--rows 100000] [--partners 1000] [--of contacts cards calendar monica dex]

The files are contacts as HubSpot exports them, vCards, a calendar, and what Monica and Dex write of contacts with
notes, meetings and tasks; each is then imported once more, which writes nothing.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from import_csv import TRUSTLOG, timed

MEMORY = 2.5
"""How much more memory ten times the rows may take."""


def contacts(rows: int, partners: int) -> str:
    lines = [
        f"{at},Given{at},Family{at},g{at}@firm{at % partners}.example,Buyer,+3161{at:07d},Firm {at % partners}"
        for at in range(rows)
    ]
    return "\n".join(("Record ID,First Name,Last Name,Email,Job Title,Phone Number,Associated Company", *lines, ""))


def cards(rows: int, partners: int) -> str:
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{at}\r\nN:Family{at};Given{at};;;\r\nFN:Given{at} Family{at}\r\n"
        "ORG:Firm {firm};Sales\r\nTITLE:Buyer\r\nEMAIL;TYPE=INTERNET;TYPE=WORK:g{at}@firm{firm}.example\r\n"
        "TEL;TYPE=CELL:+3161{at:07d}\r\nNOTE:Met at a fair\\, likes short mails.\r\nEND:VCARD\r\n"
    )
    return "".join(card.format(at=at, firm=at % partners) for at in range(rows))


def calendar(rows: int, partners: int) -> str:
    event = (
        "BEGIN:VEVENT\r\nUID:{at}@calendar.example\r\nDTSTAMP:20260101T000000Z\r\n"
        "DTSTART;TZID=Europe/Amsterdam:2026{month:02d}{day:02d}T100000\r\nDURATION:PT1H\r\nSUMMARY:About plan {at}\r\n"
        "ORGANIZER;CN=Jo:mailto:jo@ours.example\r\nATTENDEE;CN=Guest:mailto:g{at}@firm{firm}.example\r\n"
        "DESCRIPTION:Point {at}\\nand more\r\nEND:VEVENT\r\n"
    )
    events = (event.format(at=at, firm=at % partners, month=1 + at % 10, day=1 + at % 28) for at in range(rows))
    return "".join(("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", *events, "END:VCALENDAR\r\n"))


def monica(rows: int, partners: int) -> str:
    def contact(at: int) -> dict[str, Any]:
        of = {"first_name": f"Given{at}", "last_name": f"Family{at}", "company": f"Firm {at % partners}"}
        mail = {"uuid": f"f{at}", "properties": {"type": "mail", "data": f"g{at}@firm{at % partners}.example"}}
        note = {"uuid": f"n{at}", "created_at": "2026-05-01T10:00:00Z", "properties": {"body": f"Likes tea {at}"}}
        hangs_on = {"contact_field": mail, "note": note, "activity": f"a{at // 2}"}
        data = [{"type": name, "values": [value]} for name, value in hangs_on.items()]
        return {"uuid": f"c{at}", "properties": of, "data": data}

    meetings = [
        {"uuid": f"a{at}", "properties": {"summary": f"Lunch {at}", "happened_at": "2026-06-01"}}
        for at in range(rows // 2)
    ]
    kinds = {"contact_field_types": [{"uuid": "mail", "properties": {"protocol": "mailto:"}}]}
    people = [contact(at) for at in range(rows)]
    data = [{"type": "contact", "values": people}, {"type": "activity", "values": meetings}]
    return json.dumps({"version": "1.0", "instance": kinds, "account": {"data": data}})


def dex(rows: int, partners: int) -> str:
    people = [
        {
            "id": f"d{at}", "first_name": f"Given{at}", "last_name": f"Family{at}", "company": f"Firm {at % partners}",
            "emails": [{"email": f"g{at}@firm{at % partners}.example"}], "phones": [], "job_title": "Buyer",
        }
        for at in range(rows)
    ]  # fmt: skip
    notes = [{"id": f"n{at}", "note": f"Likes tea {at}", "contacts": [{"contact_id": f"d{at}"}]} for at in range(rows)]
    tasks = [
        {"id": f"r{at}", "title": f"Call {at}", "contact_ids": [{"contact_id": f"d{at}"}]} for at in range(0, rows, 2)
    ]
    return json.dumps({"contacts": people, "timeline_items": notes, "reminders": tasks})


FILES: dict[str, tuple[str, Callable[[int, int], str]]] = {
    "contacts": ("hubspot-contacts", contacts),
    "cards": ("vcard", cards),
    "calendar": ("ics", calendar),
    "monica": ("monica", monica),
    "dex": ("dex", dex),
}


def main() -> None:
    """Measure, and fail where memory passes the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--partners", type=int, default=1000)
    parser.add_argument("--of", nargs="+", choices=FILES, default=list(FILES))
    wanted = parser.parse_args()
    over = [name for name in wanted.of if measured(name, wanted.rows, wanted.partners) > MEMORY]
    sys.exit(bool(over))


def measured(name: str, most: int, partners: int) -> float:
    """Print what a file costs, and return how many times the memory of a tenth of its rows it takes."""
    with tempfile.TemporaryDirectory() as folder_name:
        folder, env = Path(folder_name), {**os.environ, "TRUSTLOG_TODAY": "2026-11-23"}
        firms = folder / "partners.csv"
        lines = [f"Firm {at},firm{at},firm{at}.example" for at in range(partners)]
        firms.write_text("\n".join(("name,handle,domains", *lines, "")), encoding="utf-8")
        held = []
        form, made = FILES[name]
        for rows in (most // 10, most):
            ledger, file = str(folder / f"{rows}.db"), folder / f"brought-{rows}"
            file.write_text(made(rows, partners), encoding="utf-8", newline="")
            timed([*TRUSTLOG, "--db", ledger, "import", "csv", str(firms), "--kind", "partners"], env)
            command = [*TRUSTLOG, "--db", ledger, "import", str(file), "--as", form, "--me", "jo@ours.example"]
            first, again = (timed(command, env) for _time in range(2))
            print(
                f"{name:<9}{rows:>9} rows  written {first[0]:6.1f} s {first[1]:5.0f} MB"
                f"   again {again[0]:6.1f} s {again[1]:5.0f} MB"
            )
            held.append(first[1])
    ratio = held[1] / held[0]
    print(f"{name}: memory of ten times the rows: {ratio:.1f} times (at most {MEMORY})")
    return ratio


if __name__ == "__main__":
    main()
