"""The made-up partners of the demo: a dozen firms, their people, and what became of them, as data.

Days are counted back from the demo's today, so that the same stories can be told as of any day. None of these firms or
people exists.
"""

from typing import Literal, NamedTuple

from trustlog.domain.facts.scan import Stake, Told

Miss = Told | Literal["late", "lapsed"]


class Phase(NamedTuple):
    """From so many days ago on: how many of our and of their promises are kept, and what becomes of the others."""

    since: int
    ours: float
    theirs: float
    misses: tuple[Miss, ...] = ("late", "silent", "told")


class Open(NamedTuple):
    """A promise that is still open: days to its due day (None: none was given) and days since it was made."""

    ours: bool
    text: str
    due_in: int | None
    made: int
    stake: Stake = "normal"
    offered: bool = False
    every: str | None = None


class Rise(NamedTuple):
    """A decision to change the level, so many days ago."""

    ago: int
    to: int
    reason: str
    depends: str | None = None


class Seen(NamedTuple):
    """A look at who depends on whom, so many days ago: weight, hard to replace, missed, costs to leave, each way."""

    ago: int
    ours: tuple[int | None, int | None, int | None, int | None]
    theirs: tuple[int | None, int | None, int | None, int | None]
    estimated: bool = True


class Story(NamedTuple):
    """One partner: where it began, how it went, and how it stands.

    `a_month` is promises a month each way; `time` and `open` are the chances that four weeks hold time outside the
    agenda, and something told both ways at `depth`; `spoke` is how many days ago the last moment was.
    """

    name: str
    people: tuple[tuple[str, str], ...]
    level: int
    began: int
    phases: tuple[Phase, ...]
    target: int
    rises: tuple[Rise, ...] = ()
    a_month: float = 2.0
    time: float = 0.5
    open: float = 0.4
    depth: int = 2
    spoke: int = 6
    cadence: int = 30
    opens: tuple[Open, ...] = ()
    moving: bool = False
    concealed: tuple[int, str] | None = None
    declined: tuple[int, int | None, str, str | None] | None = None  # days ago, until in days from now, reason, depends
    pause: tuple[int, int, str] | None = None  # from and to in days from today
    plan: tuple[int, str] | None = None
    notes: tuple[tuple[int, str, bool], ...] = ()  # days ago, words, private
    seen: tuple[Seen, ...] = ()


STORIES: tuple[Story, ...] = (
    Story(
        name="Acme",
        people=(("Jane Doe", "COO"), ("Raj Patel", "purchasing")),
        level=1,
        began=700,
        phases=(Phase(700, 0.85, 0.82), Phase(300, 0.9, 0.88)),
        target=3,
        rises=(Rise(410, 2, "first call on every tender since spring", depends="neither"),),
        a_month=1.6,
        open=0.3,
        spoke=9,
        opens=(
            Open(True, "send the audit report", -3, 24),
            Open(False, "share the forecast for Q1", 4, 12),
            Open(True, "review the price list together", 18, 6, stake="small", every="quarter"),
        ),
        notes=(
            (16, "keen on the pilot, wants numbers before Christmas", False),
            (15, "Jane is looking for another job", True),
        ),
    ),
    Story(
        name="Borealis",
        people=(("Mikkel Holm", "head of data"), ("Sara Lind", "pilot lead")),
        level=1,
        began=240,
        phases=(Phase(240, 1.0, 0.95, misses=("late",)),),
        target=2,
        a_month=1.9,
        time=0.4,
        open=0.2,
        spoke=13,
        opens=(
            Open(False, "deliver the pilot data", -4, 25, stake="big"),
            Open(True, "answer their questions on storage", 3, 5),
        ),
        pause=(-121, -100, "their summer holidays"),
        plan=(10, "lunch in Aarhus"),
    ),
    Story(
        name="Cimarron",
        people=(("Lucia Ortega", "managing director"),),
        level=1,
        began=480,
        phases=(Phase(480, 0.97, 0.97, misses=("late",)),),
        target=2,
        a_month=2.4,
        time=0.8,
        open=0.8,
        spoke=11,
        opens=(Open(True, "send the new price list", 2, 14),),
        declined=(21, 55, "they are being bought; wait for the new owner", "neither"),
    ),
    Story(
        name="Delfino",
        people=(("Paolo Greco", "logistics"), ("Marta Sala", "finance")),
        level=2,
        began=690,
        phases=(Phase(690, 0.92, 0.9),),
        target=4,
        rises=(Rise(330, 3, "a joint plan for the southern warehouses", depends="us"),),
        a_month=1.5,
        open=0.35,
        depth=3,
        spoke=41,
        opens=(Open(False, "name a lead for the joint plan", 12, 44),),
    ),
    Story(
        name="Elandra",
        people=(("Noor Visser", "CEO"), ("Tom Bakker", "product"), ("Ilse de Wit", "quality")),
        level=1,
        began=720,
        phases=(Phase(720, 0.94, 0.93, misses=("late",)), Phase(600, 1.0, 0.98, misses=("late",))),
        target=3,
        rises=(Rise(400, 2, "they opened their stock figures to us", depends="neither"),),
        a_month=2.4,
        time=0.85,
        open=0.8,
        depth=3,
        spoke=5,
        cadence=21,
        opens=(
            Open(True, "draft the joint roadmap", 9, 8, stake="big"),
            Open(False, "send their cost break-down", 5, 10),
        ),
        declined=(200, -109, "first see the summer pilot through", "neither"),
        plan=(4, "workshop on the roadmap"),
        notes=((7, "would put two of their people on the roadmap", False),),
        seen=(Seen(405, (12, 3, 3, 2), (6, 3, 3, 3)), Seen(208, (14, 3, 4, 3), (9, 3, 4, 3), estimated=False)),
    ),
    Story(
        name="Foxglove",
        people=(("Anne Moore", "key accounts"), ("Bill Tan", "operations")),
        level=2,
        began=710,
        phases=(Phase(710, 0.95, 0.95), Phase(130, 0.95, 0.2, misses=("silent", "lapsed", "late", "silent"))),
        target=4,
        rises=(Rise(450, 3, "shared results two years in a row", depends="neither"),),
        a_month=2.2,
        open=0.35,
        depth=3,
        spoke=17,
        opens=(Open(False, "replace the faulty batch", -2, 19, stake="big"),),
        notes=((24, "new operations manager; nobody answers the phone in the afternoon", False),),
    ),
    Story(
        name="Gambrel",
        people=(("Jo Steen", "COO"), ("Kit Lowe", "pilot lead")),
        level=1,
        began=715,
        phases=(Phase(715, 0.95, 0.95, misses=("late", "lapsed")),),
        target=3,
        rises=(Rise(500, 2, "they call us first", depends="them"),),
        a_month=2.8,
        time=0.75,
        open=0.5,
        depth=3,
        spoke=3,
        opens=(Open(False, "introduce us to their CFO", 12, 20), Open(True, "send the proposal", 8, 3, stake="big")),
    ),
    Story(
        name="Halcyon",
        people=(("Grace Owusu", "alliances"), ("Peter Falk", "IT")),
        seen=(Seen(700, (18, 3, 3, 3), (4, 2, 3, 2)), Seen(372, (26, 4, 4, 4), (None, 2, 3, 2))),
        level=3,
        began=725,
        phases=(Phase(725, 0.95, 0.96, misses=("late", "told")),),
        target=4,
        rises=(Rise(365, 4, "three parties on one platform, Halcyon leads it", depends="neither"),),
        time=0.65,
        open=0.5,
        depth=4,
        spoke=8,
        opens=(Open(True, "report on the shared data", 6, 15, every="month"),),
        plan=(16, "steering group, then dinner"),
    ),
    Story(
        name="Ironwood",
        people=(("Carl Brandt", "buyer"),),
        level=1,
        began=75,
        phases=(Phase(75, 1.0, 1.0),),
        target=2,
        a_month=1.2,
        open=0.0,
        spoke=12,
        opens=(
            Open(True, "send samples of the new grade", 7, 9, stake="small"),
            Open(False, "test the samples", None, 9),
        ),
    ),
    Story(
        name="Juniper",
        people=(("Ewa Nowak", "buyer"), ("Jan Kos", "planning")),
        level=1,
        began=520,
        phases=(Phase(520, 0.88, 0.6, misses=("lapsed", "late", "silent")),),
        target=2,
        a_month=1.8,
        time=0.3,
        open=0.1,
        spoke=20,
        cadence=45,
        opens=(Open(False, "sign the framework order", -12, 40, stake="big"),),
        moving=True,
        pause=(-6, 10, "their plant is closed for the move"),
    ),
    Story(
        name="Kestrel",
        people=(("Hugh Lane", "commercial director"), ("Mei Chen", "engineering")),
        level=2,
        began=700,
        phases=(
            Phase(700, 0.93, 0.93),
            Phase(220, 0.93, 1.0),
        ),
        target=4,
        rises=(Rise(420, 3, "a joint plan for two product lines", depends="neither"),),
        depth=3,
        spoke=14,
        opens=(Open(True, "sit down with Hugh about the second supplier", 1, 6, stake="big"),),
        concealed=(58, "keep the second line to us alone"),
    ),
    Story(
        name="Lumen",
        people=(("Aisha Khan", "founder"), ("Ruben Vos", "community")),
        level=4,
        began=728,
        phases=(Phase(728, 0.97, 0.97, misses=("told", "late")),),
        target=5,
        rises=(Rise(240, 5, "a joint purpose of its own: light for schools", depends="neither"),),
        a_month=1.8,
        time=0.9,
        open=0.8,
        depth=4,
        spoke=4,
        opens=(
            Open(False, "host the spring meeting of the garden", 30, 10, offered=True),
            Open(True, "publish our part of the school plan", 11, 12),
        ),
        notes=((5, "the schools should sit at the table as equals", False),),
    ),
)

OUR_PROMISES: tuple[str, ...] = (
    "send the quarterly figures",
    "prepare the pilot contract",
    "answer the tender questions",
    "share our capacity plan",
    "introduce our head of quality",
    "deliver the test report",
    "check the invoice difference",
    "send the draft agreement",
    "book the training room",
    "lend two engineers for a week",
    "update the delivery schedule",
    "write up the workshop",
    "offer a price for the second site",
    "review their specification",
    "arrange the site visit",
    "fix the interface",
)
THEIR_PROMISES: tuple[str, ...] = (
    "send the purchase forecast",
    "confirm the volumes",
    "name a contact in finance",
    "return the signed contract",
    "share last year's complaints",
    "test the new batch",
    "give access to the portal",
    "pay the open invoices",
    "introduce us to their board",
    "send drawings of the new line",
    "decide on the pilot",
    "comment on the draft",
    "plan the audit",
    "free a shift for the trial",
    "send the customer feedback",
    "fix the date of the review",
)
TALKS: dict[str, tuple[tuple[str, int], ...]] = {
    "unscripted": (("lunch", 75), ("coffee", 30), ("walk", 50), ("dinner", 120), ("visit", 180), ("drinks", 60)),
    "joint": (("workshop", 180), ("cowork", 240), ("pilot", 360)),
    "scripted": (("meeting", 60), ("call", 30), ("review", 90), ("mail", 10)),
}
TOPICS: dict[int, tuple[str, ...]] = {
    2: (
        "how the order book looks",
        "pressure on the margin",
        "a reorganisation in the new year",
        "a big customer leaving",
        "growth in the north",
        "the budget for next year",
    ),
    3: (
        "what we want from this in three years",
        "why this contract matters to us",
        "what we ourselves gain from the pilot",
        "where we see the two firms together",
        "what a second supplier would mean",
    ),
    4: (
        "the recall we would rather not talk about",
        "that we lack people for the roll-out",
        "the quarrel in the board",
        "that the new system fails every week",
    ),
}
