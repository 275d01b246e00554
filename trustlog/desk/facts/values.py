"""Values that have a row of their own in the ledger."""

from trustlog.domain.facts import Numbered, Partner, Person

Value = Numbered | Partner | Person
"""A fact of any kind, a partner or a person."""
