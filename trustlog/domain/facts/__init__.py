"""The values of the ledger, as everything above the database sees them: a module for each kind of fact.

A kind is loaded when its value is first asked for: most commands meet two or three of them.
"""

from typing import TYPE_CHECKING, Literal

from trustlog.domain.text import PersonText as PersonText
from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.domain.facts.answer import Answer as Answer
    from trustlog.domain.facts.disclosure import Disclosure as Disclosure
    from trustlog.domain.facts.level_change import LevelChange as LevelChange
    from trustlog.domain.facts.moment import Moment as Moment
    from trustlog.domain.facts.note import Note as Note
    from trustlog.domain.facts.partner import Partner as Partner
    from trustlog.domain.facts.partner import Person as Person
    from trustlog.domain.facts.pause import Pause as Pause
    from trustlog.domain.facts.plan import Plan as Plan
    from trustlog.domain.facts.promise import Promise as Promise
    from trustlog.domain.facts.scan import DisclosureScan as DisclosureScan
    from trustlog.domain.facts.scan import LevelStep as LevelStep
    from trustlog.domain.facts.scan import MomentScan as MomentScan
    from trustlog.domain.facts.scan import Move as Move
    from trustlog.domain.facts.scan import PartnerFacts as PartnerFacts
    from trustlog.domain.facts.scan import PromiseScan as PromiseScan
    from trustlog.domain.facts.scan import PromiseTerms as PromiseTerms
    from trustlog.domain.facts.unions import Fact as Fact
    from trustlog.domain.facts.unions import Numbered as Numbered

KindName = Literal["promise", "moment", "disclosure", "note", "level_change", "plan", "pause"]
"""What a kind is called: its table, its module here, and its record in `domain/kinds`."""

__getattr__ = exports(
    __name__,
    {
        "answer": "Answer",
        "disclosure": "Disclosure",
        "level_change": "LevelChange",
        "moment": "Moment",
        "note": "Note",
        "partner": "Partner Person",
        "pause": "Pause",
        "plan": "Plan",
        "promise": "Promise",
        "scan": "DisclosureScan LevelStep MomentScan Move PartnerFacts PromiseScan PromiseTerms",
        "unions": "Fact Numbered",
    },
)
