"""The values of the ledger, as everything above the database sees them: a module for each kind of fact.

A kind is loaded when its value is first asked for: most commands meet two or three of them.
"""

from typing import TYPE_CHECKING, Literal

from trustlog.domain.text import PersonText as PersonText
from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.domain.facts.answer import Answer as Answer
    from trustlog.domain.facts.book import BookItem as BookItem
    from trustlog.domain.facts.dependence import Dependence as Dependence
    from trustlog.domain.facts.disclosure import Disclosure as Disclosure
    from trustlog.domain.facts.farewell import Farewell as Farewell
    from trustlog.domain.facts.fit import Fit as Fit
    from trustlog.domain.facts.joint_check import JointCheck as JointCheck
    from trustlog.domain.facts.level_change import LevelChange as LevelChange
    from trustlog.domain.facts.moment import Moment as Moment
    from trustlog.domain.facts.note import Note as Note
    from trustlog.domain.facts.partner import Partner as Partner
    from trustlog.domain.facts.partner import Person as Person
    from trustlog.domain.facts.pause import Pause as Pause
    from trustlog.domain.facts.plan import Plan as Plan
    from trustlog.domain.facts.practice_answer import PracticeAnswer as PracticeAnswer
    from trustlog.domain.facts.promise import Promise as Promise
    from trustlog.domain.facts.pulse import Pulse as Pulse
    from trustlog.domain.facts.request import Request as Request
    from trustlog.domain.facts.scan import DependenceScan as DependenceScan
    from trustlog.domain.facts.scan import DisclosureScan as DisclosureScan
    from trustlog.domain.facts.scan import LevelStep as LevelStep
    from trustlog.domain.facts.scan import Met as Met
    from trustlog.domain.facts.scan import MomentScan as MomentScan
    from trustlog.domain.facts.scan import Move as Move
    from trustlog.domain.facts.scan import PartnerFacts as PartnerFacts
    from trustlog.domain.facts.scan import PromiseScan as PromiseScan
    from trustlog.domain.facts.scan import PromiseTerms as PromiseTerms
    from trustlog.domain.facts.sheet import Sheet as Sheet
    from trustlog.domain.facts.sheet import SheetRow as SheetRow
    from trustlog.domain.facts.their_word import TheirWord as TheirWord
    from trustlog.domain.facts.unions import Fact as Fact
    from trustlog.domain.facts.unions import Numbered as Numbered
    from trustlog.domain.facts.unions import Practised as Practised

KindName = Literal[
    "promise", "moment", "disclosure", "note", "level_change", "dependence", "pulse", "sheet", "their_word",
    "joint_check", "request", "farewell", "fit", "plan", "pause",
]  # fmt: skip
"""What a kind is called: its table, its module here, and its record in `domain/kinds`."""

__getattr__ = exports(
    __name__,
    {
        "answer": "Answer",
        "book": "BookItem",
        "dependence": "Dependence",
        "disclosure": "Disclosure",
        "farewell": "Farewell",
        "fit": "Fit",
        "joint_check": "JointCheck",
        "level_change": "LevelChange",
        "moment": "Moment",
        "note": "Note",
        "partner": "Partner Person",
        "pause": "Pause",
        "plan": "Plan",
        "practice_answer": "PracticeAnswer",
        "promise": "Promise",
        "pulse": "Pulse",
        "request": "Request",
        "scan": "DependenceScan DisclosureScan LevelStep Met MomentScan Move PartnerFacts PromiseScan PromiseTerms",
        "sheet": "Sheet SheetRow",
        "their_word": "TheirWord",
        "unions": "Fact Numbered Practised",
    },
)
