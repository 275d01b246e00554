"""The values of the ledger, as everything above the database sees them: a module for each kind of fact."""

from typing import Literal

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
from trustlog.domain.facts.scan import MomentScan as MomentScan
from trustlog.domain.facts.scan import Move as Move
from trustlog.domain.facts.scan import PartnerFacts as PartnerFacts
from trustlog.domain.facts.scan import PromiseScan as PromiseScan
from trustlog.domain.facts.scan import PromiseTerms as PromiseTerms
from trustlog.domain.text import PersonText as PersonText

Fact = Promise | Moment | Disclosure | Note | LevelChange
"""What happened, and stands in the timeline."""
Numbered = Fact | Plan | Pause
"""What bears a number that people type."""
KindName = Literal["promise", "moment", "disclosure", "note", "level_change", "plan", "pause"]
"""What a kind is called: its table, its module here, and its record in `domain/kinds`."""
