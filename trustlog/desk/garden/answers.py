"""What a person answers about two members of a garden: a flag seen, or a test that begins anew."""

from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk.facts import inserts
from trustlog.desk.garden.acts import member_named
from trustlog.desk.gardens import writable_garden
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.domain.facts import Garden, PairAnswer, Partner
from trustlog.domain.facts.pair_answer import PairReply, turned
from trustlog.domain.strands import STRANDS, TITLES, StrandName
from trustlog.domain.text import clean
from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.desk.garden.state import Standing
    from trustlog.trust.garden import PairReading

STRAND_WORDS: dict[str, StrandName] = {
    "one_promises": "our_promises", "other_promises": "their_promises", "time": "time", "openness": "openness",
}  # fmt: skip
"""The strands of a pair as they are typed, and as JSON has them: of the member named first, of the other, of both."""


class _Two(NamedTuple):
    """A garden and two of its members, in the order in which they were named."""

    garden: Garden
    one: Partner
    other: Partner

    @property
    def handles(self) -> str:
        return f"{self.one.handle} – {self.other.handle}"

    def title(self, strand: StrandName) -> str:
        """Name a strand of the two."""
        if strand in ("time", "openness"):
            return _(TITLES[strand]).lower()
        whose = self.one if strand == "our_promises" else self.other
        return _("promises of {name}").format(name=whose.name)


def ack(ledger: Ledger, garden: str, one: str, other: str, strand: str | None = None, note: str = "") -> Written:
    """Acknowledge a flag of two members, or all that are up: watch and evidence of its strand begin anew."""
    two, wanted = _two(ledger, garden, one, other), _strand(strand)
    why = clean(note, Reason("option", name="note"))
    if not why:
        raise WordsError(Reason("no_reason", option="note"))
    up, concealed = _reading(ledger, two)
    seen = [name for name in up if wanted in (None, name)]
    if not seen:
        raise _no_flag(two, concealed, wanted, up)
    answers = [_answer(ledger, two, "ack", name, why) for name in seen]
    effect = _("flag seen, counting starts again today")
    lines = [f"{two.handles}: {two.title(name)}: {effect}: {why}" for name in seen]
    return _write(ledger, two, answers, lines)


def anew(ledger: Ledger, garden: str, one: str, other: str, strand: str | None = None, reason: str = "") -> Written:
    """Let the test of a strand of two members, or of all four, begin anew tomorrow, with a reason."""
    two, wanted = _two(ledger, garden, one, other), _strand(strand)
    why = clean(reason, _("the reason"))
    if not why:
        raise WordsError(Reason("no_reason", option="reason"))
    what = _("all four strands") if wanted is None else two.title(wanted)
    line = _("{handle}: {what}: counting starts again tomorrow: {why}").format(handle=two.handles, what=what, why=why)
    return _write(ledger, two, [_answer(ledger, two, "anew", wanted, why)], [line])


def pair_named(ledger: Ledger, at: "Standing", one: str, other: str) -> "PairReading":
    """Return the reading of the pair of two that are named; of us and a member as of two members."""
    named = [member_named(ledger, at.garden, each, at.as_of) for each in (one, other)]
    ids = {"" if member is None else member.id for member in named}
    found = next((pair for pair in at.pairs if {pair.one, pair.other} == ids), None)
    if found is None:
        raise WordsError(Reason("pair_with_itself"))
    return found


def _two(ledger: Ledger, name: str, one: str, other: str) -> _Two:
    """Find the two; a pair with us is answered at the partner, where it is read from all that is between us."""
    garden = writable_garden(ledger, name)
    found = [member_named(ledger, garden, one), member_named(ledger, garden, other)]
    first, second = found
    if first is None or second is None:
        partner = first or second
        if partner is None:
            raise WordsError(Reason("pair_with_itself"))
        raise Refused(Reason("pair_with_us", handle=partner.handle), Remedy("answer_at_partner", handle=partner.handle))
    if first.id == second.id:
        raise WordsError(Reason("pair_with_itself"))
    return _Two(garden, first, second)


def _reading(ledger: Ledger, two: _Two) -> tuple[list[StrandName], list[int]]:
    """Return at which strands of the two a flag is up, "ours" of the one named first, and what was concealed."""
    from trustlog.desk.garden.state import standing

    pairs = standing(ledger, two.garden, ledger.today).pairs
    pair = next(each for each in pairs if {each.one, each.other} == {two.one.id, two.other.id})
    up = [flag.strand if pair.one == two.one.id else turned(flag.strand) for flag in pair.flags]
    return [name for name in STRANDS if name in up], pair.concealed


def _strand(typed: str | None) -> StrandName | None:
    if typed is None:
        return None
    key = typed.strip().lower().replace("-", "_")
    if key not in STRAND_WORDS:
        raise WordsError(Reason("no_strand", text=typed, known=", ".join(STRAND_WORDS)))
    return STRAND_WORDS[key]


def _no_flag(two: _Two, concealed: list[int], strand: StrandName | None, up: list[StrandName]) -> Refused:
    if concealed:
        hidden = Reason("breaks_concealed", handle=two.handles, numbers=concealed)
        return Refused(hidden, Remedy("clear_breaks", numbers=concealed))
    reason = Reason("no_flag_of_pair", handle=two.handles, title=None if strand is None else two.title(strand))
    if up:
        return Refused(reason, Remedy("others_up", strands=[_typed(name) for name in up]))
    return Refused(reason, Remedy("show_pair", garden=two.garden.handle, one=two.one.handle, other=two.other.handle))


def _typed(strand: StrandName) -> str:
    return next(word for word, name in STRAND_WORDS.items() if name == strand)


def _answer(ledger: Ledger, two: _Two, reply: PairReply, strand: StrandName | None, note: str) -> PairAnswer:
    return PairAnswer(
        ledger.new_id(), two.garden.id, two.one.id, two.other.id, ledger.today, reply, strand, note, ledger.now,
        ledger.me,
    )  # fmt: skip


def _write(ledger: Ledger, two: _Two, answers: list[PairAnswer], lines: list[str]) -> Written:
    title = f"garden {answers[0].answer} {two.garden.handle} {two.one.handle} {two.other.handle}"
    changes = [change for answer in answers for change in inserts(ledger, answer)]
    return Written(ledger.commit(Batch(changes, title)), (), tuple(lines), tuple(answers))
