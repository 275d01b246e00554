"""The words of the reading: its reasons and numbers become English here, last of all and in one place.

Whoever shows a reading imports from this package; a module of it is loaded when one of its names is first asked for.
"""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.trust.words.gates import gate_title as gate_title
    from trustlog.trust.words.numbers import chance as chance
    from trustlog.trust.words.numbers import count as count
    from trustlog.trust.words.numbers import counted as counted
    from trustlog.trust.words.numbers import day as day
    from trustlog.trust.words.numbers import evidence as evidence
    from trustlog.trust.words.numbers import one_in as one_in
    from trustlog.trust.words.numbers import percent as percent
    from trustlog.trust.words.reading_json import as_json as as_json
    from trustlog.trust.words.reading_json import strand_json as strand_json
    from trustlog.trust.words.sentences import LIMITS as LIMITS
    from trustlog.trust.words.sentences import explained as explained
    from trustlog.trust.words.sentences import late_entries as late_entries
    from trustlog.trust.words.sentences import sentence as sentence
    from trustlog.trust.words.sentences import slipping as slipping
    from trustlog.trust.words.strand_numbers import meanings as meanings
    from trustlog.trust.words.strands import ARROWS as ARROWS
    from trustlog.trust.words.strands import TITLES as TITLES
    from trustlog.trust.words.strands import TREND_WORDS as TREND_WORDS
    from trustlog.trust.words.strands import arrow as arrow
    from trustlog.trust.words.strands import arrow_words as arrow_words
    from trustlog.trust.words.strands import called as called
    from trustlog.trust.words.strands import error_words as error_words
    from trustlog.trust.words.strands import evidence_words as evidence_words
    from trustlog.trust.words.strands import is_too_early as is_too_early
    from trustlog.trust.words.strands import is_unclear as is_unclear
    from trustlog.trust.words.strands import ready as ready
    from trustlog.trust.words.strands import strand_words as strand_words
    from trustlog.trust.words.strands import suggestion_words as suggestion_words

__getattr__ = exports(
    __name__,
    {
        "gates": "gate_title",
        "numbers": "chance count counted day evidence one_in percent",
        "reading_json": "as_json strand_json",
        "sentences": "LIMITS explained late_entries sentence slipping",
        "strand_numbers": "meanings",
        "strands": (
            "ARROWS TITLES TREND_WORDS arrow arrow_words called error_words evidence_words is_too_early is_unclear "
            "ready strand_words suggestion_words"
        ),
    },
)
