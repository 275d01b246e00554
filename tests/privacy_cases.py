"""A ledger of two people, each of whom has private facts in every column that takes words."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desk_cases import TODAY as MONDAY
from desk_cases import on, open_at, small

from trustlog.desk import capture, facts, history, levels, plans, promises, review
from trustlog.desk import review as reviews
from trustlog.desk.facts import updates
from trustlog.desk.facts.changes import all_inserts
from trustlog.desk.ledger import Batch, Ledger
from trustlog.domain.facts import (
    Agreement,
    Benefit,
    BookItem,
    Dependence,
    Farewell,
    Fit,
    Gain,
    Garden,
    GardenLine,
    GardenLook,
    Impact,
    JointCheck,
    Objective,
    PairAnswer,
    Proposal,
    ProposalPartner,
    Pulse,
    Purpose,
    Request,
    Section,
    Sheet,
    TheirWord,
    Wheel,
)  # fmt: skip
from trustlog.storage.schema._generated import OWN, PERSONAL, PRIVATE, REFERS, TABLES
from trustlog.storage.schema.tables import METADATA
from trustlog.storage.write.writer import next_numbers

ALICE, BOB = "alice", "bob"
MARK = re.compile(r"zq[a-z]+\d*", re.IGNORECASE)


def told(ledger: Ledger, line: str) -> int:
    return capture.capture(ledger, line).facts[0].number


def story(ledger: Ledger) -> dict[str, int]:
    """Let Alice do everything that leaves words behind, each word beginning with zq; give the numbers of her facts."""
    at = {"kept": told(ledger, "acme: private we promise zqkept by tue")}
    facts.edit(ledger, at["kept"], {"note": "zqnote", "text": "zqedited"})
    promises.move(ledger, at["kept"], ledger.today.replace(day=30), reason="zqmove")
    promises.keep(ledger, [at["kept"]])
    promises.reopen(ledger, at["kept"], "zqreopen")
    at["withdrawn"] = told(ledger, "acme: private they promise zqwithdrawn by fri")
    promises.withdraw(ledger, [at["withdrawn"]], by="maker", reason="zqwithdraw")
    at["concealed"] = told(ledger, "acme: they promise zqconcealed by fri +private")
    promises.break_(ledger, [at["concealed"]], told="concealed")
    at["cleared"] = told(ledger, "acme: private they promise zqcleared by fri")
    promises.break_(ledger, [at["cleared"]], told="concealed")
    promises.clear(ledger, at["cleared"], "zqclear")
    at["moment"] = told(ledger, "acme: lunch 45m zqmoment with jane +private")
    facts.edit(ledger, at["moment"], {"note": "zqmomentnote"})
    at["disclosure"] = told(ledger, "acme: private they shared zqtopic /4")
    at["note"] = told(ledger, "acme: note zqremark +prive")
    at["dropped"] = told(ledger, "acme: private note zqdropped")
    facts.drop(ledger, at["dropped"], "zqdropreason")
    at["opened"] = told(ledger, "borealis: private note zqearly")
    facts.edit(ledger, at["opened"], {"note": "a harmless remark"})
    facts.edit(ledger, at["opened"], {"private": "no"})
    at["hidden later"] = told(ledger, "borealis: note zqlater")
    facts.edit(ledger, at["hidden later"], {"private": "yes"})
    at["undone"] = told(ledger, "borealis: private note zqundone")
    history.undo(ledger)
    levels.decline(ledger, "borealis", "zqdecline")
    at["level"] = levels.decide(ledger, "borealis", "up", "a reason for all").facts[0].number
    at["level of her own"] = levels.decide(ledger, "borealis", "up", "zqlevelreason").facts[0].number
    facts.edit(ledger, at["level of her own"], {"private": "true", "note": "zqlevelnote"})
    practised(ledger)
    brought_in(ledger)
    return at


def practised(ledger: Ledger) -> None:
    """Let Alice keep a private fact of each kind of the practice, its words beginning with zq."""
    acme = ledger.conn.rows("SELECT id FROM partner WHERE handle = 'acme'")[0][0]
    promise = ledger.conn.rows("SELECT id FROM promise ORDER BY private DESC, number")[0][0]
    item = BookItem(ledger.new_id(), "leeway", "our leeway", "doing", 3, MONDAY, MONDAY, None, ledger.now, ledger.me)
    values = {
        "partner_id": acme, "promise_id": promise, "item_id": item.id, "on": ledger.today, "note": None,
        "private": True, "source": None, "recorded_at": ledger.now, "recorded_by": ledger.me, "ours": True,
        "name": "acme-91", "word": "done", "about": "firm", "level": 1, "estimated": True, "reasons": "zqreasons",
        "why_us": "zqwhyus", "text": "zqtext", "whose": "us", "agreed": True, "would_say": True, "area": "clients",
        "topic": "unknown", "answers": "3-", "state": "agreed", "version": 1, "review_on": ledger.today,
        "snapshot": '{"exit": {"state": "agreed", "text": "zqsection", "on": "2026-11-23"}}',
        "sort": "relief",
    }  # fmt: skip
    kinds = (Dependence, Pulse, Sheet, TheirWord, JointCheck, Request, Farewell, Fit)
    kinds += (Purpose, Objective, Gain, Impact, GardenLine, GardenLook, Section, Agreement, Benefit, Wheel)
    garden = Garden(ledger.new_id(), "leeside", "Leeside", MONDAY, True, None, None, None, ledger.now, ledger.me)
    over = garden._replace(id=ledger.new_id(), handle="luff", name="Luff", ended_on=MONDAY, end_reason="done")
    made: list[Any] = [item, garden, over]
    with ledger.conn.transaction():
        first = next_numbers(ledger.conn, len(kinds))
    for number, kind in enumerate(kinds, first):
        fields = dict.fromkeys(kind._fields) | {name: values[name] for name in kind._fields if name in values}
        if kind in (GardenLine, GardenLook):
            fields |= {"garden_id": garden.id}
        if kind is GardenLook:
            fields["about"] = "whole"
        if kind is Section:
            fields["name"] = "exit"
        made.append(kind(**fields | {"id": ledger.new_id(), "number": number}))
    ledger.commit(Batch(all_inserts(ledger, made), "what is practised"))
    ledger.commit(
        Batch(
            updates(ledger, made[6], made[6]._replace(settled="ours", settled_on=MONDAY, settle_reason="zqsettled")),
            "settled",
        )
    )
    ledger.commit(
        Batch(updates(ledger, made[4], made[4]._replace(about="person", about_name="zqabout")), "of a person")
    )


def brought_in(ledger: Ledger) -> None:
    """Let Alice bring in a meeting, and answer to the reading of a pair of a garden."""
    acme, borealis = (row[0] for row in ledger.conn.rows("SELECT id FROM partner ORDER BY handle LIMIT 2"))
    garden = ledger.conn.rows("SELECT id FROM garden WHERE handle = 'leeside'")[0][0]
    with ledger.conn.transaction():
        number = next_numbers(ledger.conn, 1)
    there = '{"people": [{"name": "zqguest", "email": null}], "left_out": []}'
    proposal = Proposal(
        ledger.new_id(), number, "pending", "moment", MONDAY, "zqmeeting", "2026-11-23T10:00", None, None,
        there, "zqwords", None, None, None, "", False, None, None, "ics", "zqid",
        ledger.now, ledger.me,
    )  # fmt: skip
    made: list[Any] = [
        proposal,
        ProposalPartner(ledger.new_id(), proposal.id, acme),
        PairAnswer(ledger.new_id(), garden, acme, borealis, MONDAY, "ack", "time", "zqpair", ledger.now, ledger.me),
    ]
    ledger.commit(Batch(all_inserts(ledger, made), "what is brought in"))


def reviewed(ledger: Ledger) -> None:
    """Let Alice do two reviews, of which the second asks after an intention, and begin a third."""
    reviews.finish(ledger, reviews.review(ledger), ["zqintention"])
    later = on(ledger, ledger.today.replace(day=27))
    review.begin(later)
    walk = review.ongoing_review(later)
    assert walk is not None
    row = walk.steps[-1].rows[0]
    review.carry_on(later, row)
    review.answer_all(later, [next(one for one in walk.rows if one.state == "left")], "zqanswer")
    reviews.finish(later, reviews.review(later), ["zqsecond"])
    review.begin(on(ledger, ledger.today.replace(day=28)))


def secret_columns() -> list[tuple[str, str, str]]:
    """Give table, column, and the condition for those of its rows that are Alice's alone, of all that hold words."""
    found = []
    for table, columns in TABLES.items():
        for name in columns:
            about = METADATA.tables[table].columns[name].info["about"]
            alone = "recorded_by = 'alice'" if name in OWN.get(table, ()) else _alone(table)
            if alone and (about.meaning in ("text", "json") or (table, name) == ("moment", "kind")):
                found.append((table, name, alone))
    return [one for one in found if one[1] != "settings"]


def _alone(table: str) -> str:
    if table in PRIVATE:
        return "private AND recorded_by = 'alice'"
    if table in PERSONAL:
        return "recorded_by = 'alice'"
    parts = [(name, target) for name, target in REFERS[table].items() if target in PRIVATE]
    return " OR ".join(f"{name} IN (SELECT id FROM {target} WHERE private)" for name, target in parts)


def mark(ledger: Ledger) -> None:
    """Put a word into each of these columns that has none; what the program reads back keeps its form."""
    for table, name, alone in secret_columns():
        if (table, name) in (("review", "snapshot"), ("review_answer", "question")):
            continue
        word = f"zq{table}{name}".replace("_", "")
        about = METADATA.tables[table].columns[name].info["about"]
        value = f'{{"gates": ["{word}"]}}' if about.meaning == "json" else word
        can = "cleared_on IS NOT NULL" if name == "clear_reason" else f"coalesce({name}, '') NOT LIKE '%zq%'"
        ledger.conn.execute(f"UPDATE {table} SET {name} = :value WHERE ({alone}) AND {can}", value=value)


def shared_ledger(tmp_path: Path) -> tuple[Ledger, dict[str, int]]:
    """Give the ledger of two, as Bob opens it, with the numbers of Alice's facts."""
    place = tmp_path / "ledger.db"
    content, at = written_by_two()
    place.write_bytes(content)
    return open_at(tmp_path, MONDAY.replace(day=28), BOB), dict(at)


@cache
def written_by_two() -> tuple[bytes, dict[str, int]]:
    """Make the file of that ledger, which takes long, once for all tests."""
    with TemporaryDirectory() as folder:
        ledger = on(small(Path(folder)), MONDAY, ALICE)
        told(on(ledger, ledger.today, BOB), "acme: we promise send the plan by fri")
        plans.plan(ledger, "acme", ledger.today.replace(day=25), "to be seen by all")
        at = story(ledger)
        reviewed(ledger)
        ledger.close()
        return (Path(folder) / "ledger.db").read_bytes(), at


def clean(text: str, way: str) -> None:
    found = sorted(set(MARK.findall(text)))
    assert not found, f"{way} shows {', '.join(found)}"
