"""What is said of a pair of a garden: its four strands, and how each of the two sees the other."""

from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk.garden.pair_asks import asked, held_back, said, short_of
from trustlog.desk.sentences import day as day_words
from trustlog.domain.garden_looks import answers_of, apart, as_typed, low_words
from trustlog.domain.strands import PROMISE_STRANDS, TITLES, StrandName
from trustlog.language import _
from trustlog.trust.words.counting import short_counted_words
from trustlog.trust.words.strands import is_too_early, short_evidence_words, strand_words

if TYPE_CHECKING:
    from trustlog.desk.garden.state import Standing
    from trustlog.domain.facts import GardenLook
    from trustlog.trust.garden import PairReading


def pair_title(at: "Standing", pair: "PairReading") -> str:
    """Name the two of a pair: "Acme – Borealis", "we – Acme"."""
    return f"{at.name_of(pair.one)} – {at.name_of(pair.other)}"


def weakest_words(at: "Standing", pair: "PairReading") -> str:
    """Say which pair is the weakest, and how many of its strands have passed."""
    return _("The weakest pair: {pair}, {passed} of {strands} strands passed").format(
        pair=pair_title(at, pair), passed=pair.passed, strands=len(pair.reading.strands)
    )


def strand_title(at: "Standing", pair: "PairReading", name: StrandName) -> str:
    """Name a strand of a pair: whose promises, time, openness."""
    if name not in ("our_promises", "their_promises"):
        return _(TITLES[name])
    whose = pair.one if name == "our_promises" else pair.other
    return _("Promises of {name}").format(name=at.name_of(whose)) if whose else _("Our promises")


def pair_lines(at: "Standing", pair: "PairReading") -> list[str]:
    """Return the four strands of a pair in aligned lines: what is known of each, its evidence, whether it passed."""
    rows = [
        (
            strand_title(at, pair, name),
            _known(pair, name),
            short_evidence_words(strand),
            "●" if strand.passed else "◔",
        )
        for name, strand in pair.reading.strands.items()
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    return [
        f"{sign} {title:<{widths[0]}}  {known:<{widths[1]}}  {_('evidence {word}').format(word=word)}"
        for title, known, word, sign in rows
    ]


def _known(pair: "PairReading", name: StrandName) -> str:
    """Return what is known of a strand: of promises the estimate with its range, of all else what is counted."""
    strand = pair.reading.strands[name]
    if name in PROMISE_STRANDS and not is_too_early(strand):
        return strand_words(strand)
    return short_counted_words(name, pair.reading.counted, pair.reading.before_logging(name))


def held_lines(at: "Standing", pair: "PairReading") -> list[str]:
    """Say which strand holds a pair back, how far it is, and what is asked of it; nothing where it has passed."""
    found = held_back(pair)
    if found is None:
        return []
    name, so_far = found
    says = _("held back by: {strand}, {so_far}").format(strand=strand_title(at, pair, name), so_far=so_far)
    return [says, asked(name, at.settings)]


def short_lines(at: "Standing", pair: "PairReading") -> list[str]:
    """Say of each strand that has not passed what it is short of, and what is asked of it."""
    lines: list[str] = []
    for name, reason in short_of(pair).items():
        lines += [f"{strand_title(at, pair, name)}: {said(reason)}", f"  {asked(name, at.settings)}"]
    return lines


def flag_lines(at: "Standing", pair: "PairReading") -> list[str]:
    """Name the flags of a pair that are up, and the breaks that were concealed: both have to be answered."""
    lines = [
        _("{strand}: the flag is up since {day}; talk it over and answer it").format(
            day=day_words(date.fromordinal(flag.since), at.as_of), strand=strand_title(at, pair, flag.strand)
        )
        for flag in pair.flags
    ]
    lines += [_("#{number} was concealed, and is not cleared").format(number=number) for number in pair.concealed]
    return lines


def flagged_lines(at: "Standing") -> list[str]:
    """Return the pairs of a garden of which a flag is up: no pair passes before it is answered."""
    found = [(pair_title(at, pair), line) for pair in at.pairs for line in flag_lines(at, pair)]
    return [f"{title}: {line}" for title, line in found]


def pair_page(at: "Standing", pair: "PairReading") -> list[str]:
    """Return all that is known of a pair: its strands, and every answer that one of the two gave about the other."""
    page = [pair_title(at, pair), "", *pair_lines(at, pair)]
    page += [f"  {line}" for line in flag_lines(at, pair)]
    page += [line for line in ("", *short_lines(at, pair)) if short_of(pair)]
    page += [line for line in ("", *seen_lines(at, pair)) if seen_lines(at, pair)]
    for one, other, look in _ways(at, pair):
        page += ["", _("{one} about {other}, {day}").format(one=one, other=other, day=day_words(look.on, at.as_of))]
        page += [f"  {answer or '?'}  {_(question.asks)}" for question, answer in answers_of("pair", look.answers)]
        page += [f"  {look.note}"] if look.note else []
    promises = [each for each in at.due if {each.from_id, each.to_id} == {pair.one, pair.other}]
    if promises:
        from trustlog.desk.garden.words import between_words

        page += ["", _("Promised between others"), *(f"  {between_words(at, promise)}" for promise in promises)]
    return page


def seen_lines(at: "Standing", pair: "PairReading") -> list[str]:
    """Return what the last looks of the two at each other say: what is low, and what they see otherwise."""
    lines = [
        _("{one} about {other}, {day}: {low}").format(
            one=one,
            other=other,
            day=day_words(look.on, at.as_of),
            low=low_words("pair", look.answers) or _("nothing low ({answers})").format(answers=as_typed(look.answers)),
        )
        for one, other, look in _ways(at, pair)
    ]
    both = [look for _one, _other, look in _ways(at, pair)]
    if len(both) == 2:
        for question, mine, theirs in apart(both[0].answers, both[1].answers):
            lines.append(
                _("{one} and {other} see it otherwise: {what} {mine} and {theirs}").format(
                    one=at.name_of(pair.one),
                    other=at.name_of(pair.other),
                    what=_(question.short),
                    mine=mine,
                    theirs=theirs,
                )
            )
    return lines


def _ways(at: "Standing", pair: "PairReading") -> "list[tuple[str, str, GardenLook]]":
    """Return who looked at whom with the look, both ways where there are both."""
    one, other = pair.one or None, pair.other or None
    ways = ((one, other), (other, one))
    return [
        (at.name_of(way[0]), at.name_of(way[1]), look) for way in ways if (look := at.looks.pairs.get(way)) is not None
    ]
