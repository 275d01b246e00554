"""The garden of the made-up ledger: three partners and we, what they promise and tell each other, and what it holds.

The ids are made here, so that no story is drawn otherwise; the numbers come behind all others.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from trustlog.domain.facts import (
    Disclosure,
    Garden,
    GardenLine,
    GardenLook,
    GardenMember,
    Impact,
    Moment,
    Numbered,
    Promise,
    Purpose,
)
from trustlog.domain.facts.garden_line import Topic
from trustlog.domain.facts.impact import Area

_ID = "00000000-0000-7000-8000-00000006a{:03}"
_GARDEN = _ID.format(1)
_BEGAN = 420
"""Days ago."""
_MEMBERS = ("elandra", "halcyon", "lumen")
_GRACE = 7


class _Line(NamedTuple):
    """A line of the garden: its topic, whose it is ("us", a handle, or nobody's), its text, and how long ago."""

    topic: Topic
    of: str
    text: str
    ago: int
    amount: int | None = None
    toward: str = ""
    over: int | None = None


_LINES = (
    _Line("gives", "us", "the platform, and one of us two days a week", 400, 4),
    _Line("gives", "halcyon", "the trial fields", 400, 3),
    _Line("gives", "lumen", "what is measured, and who reads it", 400, 3),
    _Line("gives", "elandra", "seed, and the first customers", 390, 2),
    _Line("gets", "us", "three years of use to build on", 400, 3),
    _Line("gets", "halcyon", "fields that need a third less water", 400, 3),
    _Line("gets", "lumen", "data that nobody else has", 400, 4),
    _Line("gets", "elandra", "a name for seed that lasts", 390, 2),
    _Line("decides", "halcyon", "what is sown on its own fields", 380),
    _Line("veto", "", "nobody", 380),
    _Line("answer", "", "first a call between the two, the same week", 380),
    _Line("answer", "", "then both before all four, with what it cost", 380),
    _Line("conflict", "", "whoever is not part of it listens to both, within a week", 380),
    _Line("shares", "lumen", "soil moisture, day by day", 300, toward="halcyon"),
    _Line("unknown", "", "whether the dry year was one of a kind", 200),
    _Line("unknown", "", "who owns a seed that all four bred", 260, over=90),
    _Line("learned", "", "a seed that all four bred is owned by none of us, and licensed to all", 90),
)
_PROMISED = (
    ("halcyon", "lumen", "open the gate of the north field", 380, 360, 0),
    ("lumen", "halcyon", "send the first map of moisture", 370, 340, 0),
    ("halcyon", "lumen", "put up the second row of sensors", 300, 270, 0),
    ("lumen", "halcyon", "explain the map to the field hands", 280, 250, 3),
    ("lumen", "halcyon", "send the map of the spring", 220, 190, 0),
    ("halcyon", "lumen", "mow around the masts", 150, 120, 0),
    ("elandra", "halcyon", "deliver seed for two fields", 330, 300, 0),
    ("halcyon", "elandra", "keep a field free for next year", 200, 160, 0),
    ("halcyon", "lumen", "share the yields of the north field", 20, -11, None),
    ("lumen", "elandra", "name the fields that need another seed", 30, -25, None),
)
"""Who promised whom what, made and due so many days ago, and kept so many days after its day; None: still open."""
_TOLD = (
    ("halcyon", "lumen", "what a field really earns them", 240, 2),
    ("lumen", "halcyon", "that two of their readers want to leave", 230, 3),
)
_TOGETHER = ((("halcyon", "lumen"), "workshop", "joint", 250), (("halcyon", "lumen"), "walk", "unscripted", 130))
_SEEN = (
    ("lumen", "halcyon", "4434534445345", 100),
    ("halcyon", "lumen", "5444415445445", 98),
    ("elandra", "lumen", "3223323-33343", 95),
)
_WHOLE = ("4443245", 95)
_IMPACTS: tuple[tuple[Area, str, int], ...] = (
    ("clients", "growers lose a third less of a dry summer", 350),
    ("society", "a third less water from the river", 350),
)


def garden(today: date, at: datetime, me: str, partners: Mapping[str, str]) -> Iterator[Garden | GardenMember]:
    """Yield the garden and who is in it; `partners` has the id of each partner by its handle."""
    began = today - timedelta(days=_BEGAN)
    yield Garden(
        _GARDEN, "dry-fields", "Dry fields", began, True, "seed and water for summers without rain", None, None,
        at - timedelta(days=_BEGAN), me,
    )  # fmt: skip
    for place, handle in enumerate(_MEMBERS):
        yield GardenMember(_ID.format(10 + place), _GARDEN, partners[handle], began, None)


def facts(today: date, at: datetime, me: str, partners: Mapping[str, str]) -> Iterator[Numbered]:
    """Yield what the garden holds and what is between its members, numbers still missing."""
    place = 100

    def stamps(ago: int) -> dict[str, Any]:
        nonlocal place
        place += 1
        return {
            "id": _ID.format(place), "number": 0, "note": None, "private": False, "source": None,
            "recorded_at": at - timedelta(days=ago), "recorded_by": me,
        }  # fmt: skip

    def back(ago: int) -> date:
        return today - timedelta(days=ago)

    def between(one: str, other: str) -> dict[str, Any]:
        ends = {"from_id": partners[one], "to_id": partners[other]}
        return {"partner_id": partners[one], "ours": False, "garden_id": _GARDEN, **ends}

    yield Purpose(
        partner_id=None, garden_id=_GARDEN, on=back(350), text="fields that live through a summer without rain",
        whose="both", agreed=True, horizon=10, **stamps(350),
    )  # fmt: skip
    for area, text, ago in _IMPACTS:
        yield Impact(
            partner_id=None, garden_id=_GARDEN, on=back(ago), area=area, text=text, evidence=None, **stamps(ago)
        )
    for line in _LINES:
        yield GardenLine(
            garden_id=_GARDEN, on=back(line.ago), topic=line.topic,
            member_id=partners.get(line.of), ours=line.of == "us", toward_id=partners.get(line.toward),
            text=line.text, amount=line.amount, ended_on=None if line.over is None else back(line.over),
            **stamps(line.ago),
        )  # fmt: skip
    for one, other, answers, ago in _SEEN:
        yield GardenLook(
            garden_id=_GARDEN, on=back(ago), about="pair", one_id=partners[one], other_id=partners[other],
            answers=answers, said_by=None, **stamps(ago),
        )  # fmt: skip
    yield GardenLook(
        garden_id=_GARDEN, on=back(_WHOLE[1]), about="whole", one_id=None, other_id=None, answers=_WHOLE[0],
        said_by=None, **stamps(_WHOLE[1]),
    )  # fmt: skip
    for one, other, text, made, due, kept in _PROMISED:
        closed = None if kept is None else back(due - kept)
        yield Promise(
            text=text, stake="normal", made_on=back(made), accepted_on=back(made), due_on=back(due),
            counts_on=back(due), grace_days=_GRACE, closed_as=None if closed is None else "kept", closed_on=closed,
            **between(one, other), **stamps(made),
        )  # fmt: skip
    for one, other, topic, ago, depth in _TOLD:
        yield Disclosure(on=back(ago), topic=topic, depth=depth, missed=False, **between(one, other), **stamps(ago))
    for who, kind, counts_as, ago in _TOGETHER:
        yield Moment(
            on=back(ago), partner_ids=tuple(partners[each] for each in who), person_ids=(), kind=kind,
            counts_as=counts_as, minutes=None, initiative=None, unplanned=False, text=None, garden_id=_GARDEN,
            without_us=True, **stamps(ago),
        )  # fmt: skip
