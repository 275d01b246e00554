"""The files of gardens: each garden, each of its pairs in counts, and its lines. None of them is imported.

They are about partners. What they count is between two firms; no column compares our own people.
"""

from trustlog.exchange.csv.column import EMPTY, REST, WHO, Column

GARDENS = (
    Column("garden", "the short name of the garden"),
    Column("name", "its name"),
    Column("as_of", "the day of the export"),
    Column("started_on", "the day it began"),
    Column("with_us", "true where we are one of its parties"),
    Column("members", "handles of the partners in it, separated by ;"),
    Column("parties", "how many parties it has, we among them where we are"),
    Column("pairs", "how many pairs they make"),
    Column("pairs_passed", "how many of them have passed; a garden is as far as its weakest"),
    Column("weakest", "the pair that has come least far, separated by ;  us is us; empty where all passed"),
    Column("ready", "true where it has all that the highest level asks"),
    Column("lacks", "what it lacks, separated by ;"),
    Column("unknowns", "what it does not know yet, in numbers"),
    Column("learned", "what it has learned, in numbers"),
    Column("note", "a remark"),
)
PAIRS = (
    Column("garden", "the short name of the garden"),
    Column("one", "handle of one of the pair; empty: us"),
    Column("other", "handle of the other"),
    Column("as_of", "the day of the export"),
    Column("state", "how far the pair is; nothing: nothing is logged between the two"),
    Column("weakest", "true for the pair that has come least far"),
    Column("strands_passed", "how many of its four strands have passed"),
    *(
        Column(f"{side}_{name}", f"promises of {side}: {means}")
        for side in ("one", "other")
        for name, means in (("settled", "how many are settled"), ("on_time", "of these on time"), ("open", "open"))
    ),
    Column("time_slots", "periods that are over"),
    Column("time_held", "how many of them held time outside the agenda"),
    Column("openness_slots", "periods of openness that are over"),
    Column("openness_held", "how many of them held something told both ways"),
)
LINES = (
    *WHO,
    Column("on", "the day it was said"),
    Column("partners", EMPTY),
    Column("people", EMPTY),
    *(column._replace(use="") for column in REST),
    Column("garden", "the short name of the garden"),
    Column("topic", "what it is about"),
    Column("member", "handle of the member it is of; empty: of us, or of the garden as a whole"),
    Column("ours", "true where it is of us"),
    Column("toward", "handle of the member with whom something is shared; empty: with all"),
    Column("text", "what was said"),
    Column("amount", "how much is given or got; empty where not said"),
    Column("ended_on", "since when it holds no more; empty while it does"),
)
