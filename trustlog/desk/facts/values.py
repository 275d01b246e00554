"""Values that have a row of their own in the ledger."""

from trustlog.domain.facts import (
    Apart,
    BookItem,
    Garden,
    GardenMember,
    Mapping,
    Numbered,
    PairAnswer,
    Partner,
    Person,
    PracticeAnswer,
    Proposal,
    ProposalPartner,
)
from trustlog.domain.facts.sheet import SheetRow

Value = Numbered | Partner | Person
"""A fact of any kind, a partner or a person."""
Kept = (
    Value
    | BookItem
    | Garden
    | GardenMember
    | PairAnswer
    | PracticeAnswer
    | SheetRow
    | Proposal
    | ProposalPartner
    | Mapping
    | Apart
)
"""These, and what the practice and what is brought in keep beside facts."""
