"""The values of the ledger, as everything above the database sees them: a module for each kind of fact.

A kind is loaded when its value is first asked for: most commands meet two or three of them.
"""

from typing import TYPE_CHECKING, Literal

from trustlog.domain.text import PersonText as PersonText
from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.domain.facts.agreement import Agreement as Agreement
    from trustlog.domain.facts.answer import Answer as Answer
    from trustlog.domain.facts.apart import Apart as Apart
    from trustlog.domain.facts.benefit import Benefit as Benefit
    from trustlog.domain.facts.book import BookItem as BookItem
    from trustlog.domain.facts.dependence import Dependence as Dependence
    from trustlog.domain.facts.disclosure import Disclosure as Disclosure
    from trustlog.domain.facts.farewell import Farewell as Farewell
    from trustlog.domain.facts.fit import Fit as Fit
    from trustlog.domain.facts.gain import Gain as Gain
    from trustlog.domain.facts.garden import Garden as Garden
    from trustlog.domain.facts.garden import GardenMember as GardenMember
    from trustlog.domain.facts.garden_facts import GardenFacts as GardenFacts
    from trustlog.domain.facts.garden_facts import GardenStanding as GardenStanding
    from trustlog.domain.facts.garden_line import GardenLine as GardenLine
    from trustlog.domain.facts.garden_look import GardenLook as GardenLook
    from trustlog.domain.facts.impact import Impact as Impact
    from trustlog.domain.facts.joint_check import JointCheck as JointCheck
    from trustlog.domain.facts.level_change import LevelChange as LevelChange
    from trustlog.domain.facts.mapping import Mapping as Mapping
    from trustlog.domain.facts.moment import Moment as Moment
    from trustlog.domain.facts.note import Note as Note
    from trustlog.domain.facts.objective import Objective as Objective
    from trustlog.domain.facts.pair_answer import PairAnswer as PairAnswer
    from trustlog.domain.facts.partner import Partner as Partner
    from trustlog.domain.facts.partner import Person as Person
    from trustlog.domain.facts.pause import Pause as Pause
    from trustlog.domain.facts.plan import Plan as Plan
    from trustlog.domain.facts.practice_answer import PracticeAnswer as PracticeAnswer
    from trustlog.domain.facts.promise import Promise as Promise
    from trustlog.domain.facts.proposal import Proposal as Proposal
    from trustlog.domain.facts.proposal import ProposalPartner as ProposalPartner
    from trustlog.domain.facts.pulse import Pulse as Pulse
    from trustlog.domain.facts.purpose import Purpose as Purpose
    from trustlog.domain.facts.request import Request as Request
    from trustlog.domain.facts.scan import AgreementScan as AgreementScan
    from trustlog.domain.facts.scan import DependenceScan as DependenceScan
    from trustlog.domain.facts.scan import DisclosureScan as DisclosureScan
    from trustlog.domain.facts.scan import LevelStep as LevelStep
    from trustlog.domain.facts.scan import Met as Met
    from trustlog.domain.facts.scan import MomentScan as MomentScan
    from trustlog.domain.facts.scan import Move as Move
    from trustlog.domain.facts.scan import PartnerFacts as PartnerFacts
    from trustlog.domain.facts.scan import PromiseScan as PromiseScan
    from trustlog.domain.facts.scan import PromiseTerms as PromiseTerms
    from trustlog.domain.facts.scan import PurposeScan as PurposeScan
    from trustlog.domain.facts.scan import SectionScan as SectionScan
    from trustlog.domain.facts.section import Section as Section
    from trustlog.domain.facts.sheet import Sheet as Sheet
    from trustlog.domain.facts.sheet import SheetRow as SheetRow
    from trustlog.domain.facts.their_word import TheirWord as TheirWord
    from trustlog.domain.facts.unions import Fact as Fact
    from trustlog.domain.facts.unions import Numbered as Numbered
    from trustlog.domain.facts.unions import Practised as Practised
    from trustlog.domain.facts.unions import Shared as Shared
    from trustlog.domain.facts.wheel import Wheel as Wheel

KindName = Literal[
    "promise", "moment", "disclosure", "note", "level_change", "dependence", "pulse", "sheet", "their_word",
    "joint_check", "request", "farewell", "fit", "purpose", "objective", "gain", "impact", "garden_line", "garden_look",
    "section", "agreement", "benefit", "wheel", "plan", "pause",
]  # fmt: skip
"""What a kind is called: its table, its module here, and its record in `domain/kinds`."""

__getattr__ = exports(
    __name__,
    {
        "agreement": "Agreement",
        "apart": "Apart",
        "mapping": "Mapping",
        "pair_answer": "PairAnswer",
        "proposal": "Proposal ProposalPartner",
        "answer": "Answer",
        "benefit": "Benefit",
        "book": "BookItem",
        "dependence": "Dependence",
        "disclosure": "Disclosure",
        "farewell": "Farewell",
        "fit": "Fit",
        "gain": "Gain",
        "garden": "Garden GardenMember",
        "garden_facts": "GardenFacts GardenStanding",
        "garden_line": "GardenLine",
        "garden_look": "GardenLook",
        "impact": "Impact",
        "joint_check": "JointCheck",
        "level_change": "LevelChange",
        "moment": "Moment",
        "note": "Note",
        "objective": "Objective",
        "partner": "Partner Person",
        "pause": "Pause",
        "plan": "Plan",
        "practice_answer": "PracticeAnswer",
        "promise": "Promise",
        "pulse": "Pulse",
        "purpose": "Purpose",
        "request": "Request",
        "scan": (
            "AgreementScan DependenceScan DisclosureScan LevelStep Met MomentScan Move PartnerFacts PromiseScan "
            "PromiseTerms PurposeScan SectionScan"
        ),
        "section": "Section",
        "sheet": "Sheet SheetRow",
        "their_word": "TheirWord",
        "unions": "Fact Numbered Practised Shared",
        "wheel": "Wheel",
    },
)
