"""What has a row of its own in the ledger."""

from trustlog.domain.facts import Numbered, Partner, Person

Value = Numbered | Partner | Person
"""A fact of any kind, a partner or a person."""
