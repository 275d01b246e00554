"""Made-up partners for the tests of the reading: every kind of fact, in every state, from a seed."""

import random
from datetime import date, timedelta

from hypothesis import strategies as st

from trustlog.domain.facts import (
    AgreementScan,
    Answer,
    DisclosureScan,
    LevelStep,
    MomentScan,
    Move,
    Partner,
    PartnerFacts,
    Pause,
    PromiseScan,
    PurposeScan,
    SectionScan,
)
from trustlog.domain.facts.section import NEEDED

START = date(2022, 1, 1)
SPAN = 1500


def days(number):
    return timedelta(days=number)


def promise(number=1, due=START, *, ours=True, stake="normal", made=None, closed_as=None, closed_on=None, **more):
    made = made or due - days(20)
    values = {
        "accepted_on": made, "grace_days": 7, "told": None, "satisfied": None, "withdrawn_by": None,
        "cleared_on": None, "entered_late": False, "moves": (), **more,
    }  # fmt: skip
    return PromiseScan(
        partner_id="p", ours=ours, number=number, stake=stake, made_on=made, counts_on=due,
        closed_as=closed_as, closed_on=closed_on, **values,
    )  # fmt: skip


def kept(number, due, **more):
    return promise(number, due, closed_as="kept", closed_on=due, **more)


def partner_facts(
    promises=(),
    moments=(),
    disclosures=(),
    changes=(),
    answers=(),
    pauses=(),
    *,
    met=(),
    purposes=(),
    sections=(),
    agreements=(),
    gardens=(),
    level=1,
    since=START,
    target=5,
):
    partner = Partner(
        "p", "acme", "Acme", level, since, target, 30, start_level=level, start_on=since, logged_from=since
    )
    return PartnerFacts(
        partner,
        tuple(promises),
        tuple(moments),
        tuple(disclosures),
        tuple(changes),
        tuple(answers),
        tuple(pauses),
        met=tuple(met),
        purposes=tuple(purposes),
        sections=tuple(sections),
        agreements=tuple(agreements),
        gardens=tuple(gardens),
    )


def purposed(on, agreed=True, number=901):
    return PurposeScan("p", on, number, agreed)


def sections_agreed(on, names=NEEDED, number=910):
    return tuple(SectionScan("p", on, number + place, name, "agreed") for place, name in enumerate(names))


def versioned(on, review_on, number=930):
    return AgreementScan("p", on, number, review_on)


def moment(number, on, counts_as="joint"):
    return MomentScan("p", on, counts_as, number)


def told(number, on, ours=True, depth=2, missed=False):
    return DisclosureScan("p", on, ours, None if missed else depth, missed, number)


def answer(on, kind="ack", strand=None, until=None, depends=None):
    return Answer(f"a{on}", "p", on, kind, strand, until, depends, "")


def any_promise(rng, number):
    made = START + days(rng.randrange(SPAN))
    due = made + days(rng.choice((0, 3, 10, 20, 28, 60)))
    if rng.random() < 0.4:  # many fall due on few days, so that days are shared
        due = max(made, START + days((due - START).days // 28 * 28))
    moves = []
    if rng.random() < 0.3:
        for _ in range(rng.randint(1, 3)):
            on = made + days(rng.randint(0, (due - made).days))
            on = max([on, *(move.on for move in moves)])
            to = max(on, due + days(rng.choice((-5, 1, 14, 30, 31, 60))))
            if to != due:
                moves.append(Move(on, due, to))
                due = to
    rate = rng.choice((0.5, 0.8, 0.95))
    how = "kept" if rng.random() < rate else rng.choice((None, "kept", "partly", "broken", "withdrawn", "late"))
    closed_on = None
    first = max([made, *(move.on for move in moves)])
    if how == "withdrawn" or how == "kept":
        closed_on = first + days(rng.randint(0, (due - first).days))
    elif how == "late":
        how, closed_on = "kept", due + days(rng.randint(1, 20))
    elif how is not None:
        closed_on = first + days(rng.randint(0, (due - first).days + 15))
    concealed = how == "broken" and rng.random() < 0.15
    return promise(
        number, due, made=made, ours=rng.random() < 0.5, stake=rng.choice(("small", "normal", "big", "big")),
        accepted_on=rng.choice((made, made, made, made, first, None)), closed_as=how, closed_on=closed_on,
        told=("concealed" if concealed else "told") if how == "broken" else None,
        cleared_on=closed_on + days(40) if concealed and rng.random() < 0.5 else None,
        satisfied=rng.choice((None, None, True, False)) if how == "kept" else None,
        withdrawn_by=rng.choice(("maker", "receiver")) if how == "withdrawn" else None,
        entered_late=how == "kept" and rng.random() < 0.1, moves=tuple(moves),
    )  # fmt: skip


def any_day(rng):
    return START + days(rng.randrange(SPAN))


@st.composite
def cases(draw, most=60):
    """Draw the facts of a partner."""
    rng = random.Random(draw(st.integers(0, 2**32)))
    level, changes = rng.randint(1, 5), []
    since = START + days(rng.randrange(300))
    now = level
    for on in sorted(any_day(rng) for _ in range(rng.choice((0, 0, 1, 2)))):
        if on > since:
            to = rng.choice([at for at in (1, 2, 3, 4, 5) if at != now])
            changes.append(LevelStep(on, now, to, rng.choice((None, "us", "neither"))))
            now = to
    answers = [
        answer(
            any_day(rng), rng.choice(("ack", "decline")), rng.choice((None, "our_promises", "their_promises")),
            rng.choice((None, any_day(rng))), rng.choice((None, None, "them")),
        )
        for _ in range(rng.choice((0, 0, 1, 3)))
    ]  # fmt: skip
    pauses = [
        Pause(f"u{at}", at, "p", on, on + days(rng.randrange(30)), "")
        for at, on in enumerate(any_day(rng) for _ in range(rng.choice((0, 0, 1, 4))))
    ]
    n = draw(st.integers(0, most))
    return partner_facts(
        sorted((any_promise(rng, at) for at in range(n)), key=lambda p: p.counts_on),
        sorted((moment(at, any_day(rng), rng.choice(("scripted", "joint", "unscripted"))) for at in range(n)),
               key=lambda m: m.on),
        sorted((told(at, any_day(rng), rng.random() < 0.5, rng.randint(1, 4), rng.random() < 0.05) for at in range(n)),
               key=lambda d: d.on),
        changes, sorted(answers, key=lambda a: a.on), pauses,
        level=level, since=since, target=rng.randint(level, 5),
    )  # fmt: skip


@st.composite
def days_to_look(draw):
    """Draw a day to look at, and the day it is then."""
    as_of = START + days(draw(st.integers(-10, SPAN + 100)))
    return as_of, as_of + days(draw(st.sampled_from((0, 0, 1, 400))))
