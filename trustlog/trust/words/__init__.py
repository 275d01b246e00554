"""The words of the reading: its reasons and numbers become English here, last of all and in one place.

Whoever shows a reading imports from this package; a module of it is loaded when one of its names is first asked for.
"""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.trust.words.counting import all_counted_words as all_counted_words
    from trustlog.trust.words.counting import counted_words as counted_words
    from trustlog.trust.words.counting import fitting_counted_words as fitting_counted_words
    from trustlog.trust.words.counting import last_time_words as last_time_words
    from trustlog.trust.words.counting import mended_words as mended_words
    from trustlog.trust.words.counting import moment_words as moment_words
    from trustlog.trust.words.counting import paused_words as paused_words
    from trustlog.trust.words.counting import private_words as private_words
    from trustlog.trust.words.counting import short_counted_words as short_counted_words
    from trustlog.trust.words.counting import short_unsettled_words as short_unsettled_words
    from trustlog.trust.words.counting import told_words as told_words
    from trustlog.trust.words.counting import unsettled_words as unsettled_words
    from trustlog.trust.words.explanation import dividers as dividers
    from trustlog.trust.words.first import first_words as first_words
    from trustlog.trust.words.first import rung_title as rung_title
    from trustlog.trust.words.first_weeks import MET_DAYS as MET_DAYS
    from trustlog.trust.words.first_weeks import awaits_first_answer as awaits_first_answer
    from trustlog.trust.words.first_weeks import facts_words as facts_words
    from trustlog.trust.words.first_weeks import first_answer_words as first_answer_words
    from trustlog.trust.words.first_weeks import kept_words as kept_words
    from trustlog.trust.words.first_weeks import times_met_words as times_met_words
    from trustlog.trust.words.first_weeks import together_words as together_words
    from trustlog.trust.words.first_weeks import told_counts_words as told_counts_words
    from trustlog.trust.words.holding import holding_words as holding_words
    from trustlog.trust.words.holding import short_holding_words as short_holding_words
    from trustlog.trust.words.numbers import archived_words as archived_words
    from trustlog.trust.words.numbers import chance as chance
    from trustlog.trust.words.numbers import count as count
    from trustlog.trust.words.numbers import counted as counted
    from trustlog.trust.words.numbers import day as day
    from trustlog.trust.words.numbers import estimate as estimate
    from trustlog.trust.words.numbers import evidence as evidence
    from trustlog.trust.words.numbers import evidence_share as evidence_share
    from trustlog.trust.words.numbers import is_unclear as is_unclear
    from trustlog.trust.words.numbers import level_since_words as level_since_words
    from trustlog.trust.words.numbers import level_words as level_words
    from trustlog.trust.words.numbers import one_in as one_in
    from trustlog.trust.words.numbers import percent as percent
    from trustlog.trust.words.numbers import trial_words as trial_words
    from trustlog.trust.words.reading_json import as_json as as_json
    from trustlog.trust.words.reading_json import strand_json as strand_json
    from trustlog.trust.words.sentences import LIMITS as LIMITS
    from trustlog.trust.words.sentences import beginnings_words as beginnings_words
    from trustlog.trust.words.sentences import explained as explained
    from trustlog.trust.words.sentences import gate_holds as gate_holds
    from trustlog.trust.words.sentences import gate_title as gate_title
    from trustlog.trust.words.sentences import held_by_words as held_by_words
    from trustlog.trust.words.sentences import late_entries as late_entries
    from trustlog.trust.words.sentences import row_words as row_words
    from trustlog.trust.words.sentences import sentence as sentence
    from trustlog.trust.words.sentences import slipping as slipping
    from trustlog.trust.words.snapshot import rules_words as rules_words
    from trustlog.trust.words.snapshot import snapshot_lines as snapshot_lines
    from trustlog.trust.words.strand_numbers import meanings as meanings
    from trustlog.trust.words.strands import ARROWS as ARROWS
    from trustlog.trust.words.strands import TITLES as TITLES
    from trustlog.trust.words.strands import TREND_WORDS as TREND_WORDS
    from trustlog.trust.words.strands import arrow as arrow
    from trustlog.trust.words.strands import arrow_words as arrow_words
    from trustlog.trust.words.strands import chance_words as chance_words
    from trustlog.trust.words.strands import chances_words as chances_words
    from trustlog.trust.words.strands import error_words as error_words
    from trustlog.trust.words.strands import evidence_words as evidence_words
    from trustlog.trust.words.strands import flags_by_chance as flags_by_chance
    from trustlog.trust.words.strands import is_too_early as is_too_early
    from trustlog.trust.words.strands import ready as ready
    from trustlog.trust.words.strands import short_evidence_words as short_evidence_words
    from trustlog.trust.words.strands import short_strand_words as short_strand_words
    from trustlog.trust.words.strands import strand_words as strand_words
    from trustlog.trust.words.strands import suggestion_words as suggestion_words
    from trustlog.trust.words.upgrade import CHANGED as CHANGED
    from trustlog.trust.words.upgrade import difference as difference

__getattr__ = exports(
    __name__,
    {
        "counting": (
            "all_counted_words counted_words fitting_counted_words last_time_words mended_words moment_words "
            "paused_words private_words short_counted_words short_unsettled_words told_words unsettled_words"
        ),
        "first": "first_words rung_title",
        "first_weeks": (
            "MET_DAYS awaits_first_answer facts_words first_answer_words kept_words times_met_words together_words "
            "told_counts_words"
        ),
        "holding": "holding_words short_holding_words",
        "explanation": "dividers",
        "numbers": (
            "archived_words chance count counted day estimate evidence evidence_share is_unclear level_since_words "
            "level_words one_in percent trial_words"
        ),
        "reading_json": "as_json strand_json",
        "sentences": (
            "LIMITS beginnings_words explained gate_holds gate_title held_by_words late_entries row_words sentence "
            "slipping"
        ),
        "snapshot": "rules_words snapshot_lines",
        "strand_numbers": "meanings",
        "strands": (
            "ARROWS TITLES TREND_WORDS arrow arrow_words chance_words chances_words error_words evidence_words "
            "flags_by_chance is_too_early ready short_evidence_words short_strand_words "
            "strand_words suggestion_words"
        ),
        "upgrade": "CHANGED difference",
    },
)
