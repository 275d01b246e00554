"""Values that have a row of their own in the ledger."""

from trustlog.domain.facts import BookItem, Garden, GardenMember, Numbered, Partner, Person, PracticeAnswer
from trustlog.domain.facts.sheet import SheetRow

Value = Numbered | Partner | Person
"""A fact of any kind, a partner or a person."""
Kept = Value | BookItem | Garden | GardenMember | PracticeAnswer | SheetRow
"""These, and what the practice keeps beside facts."""
