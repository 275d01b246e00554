"""Summaries of reviews: the review under way, and what the finished reviews came to."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.review.ongoing import OngoingReview, ongoing_review
from trustlog.desk.review.record import figures_line, finished_reviews


class PastReview(NamedTuple):
    """A finished review: its id, its day, and what it came to, in a line."""

    id: str
    on: date
    figures: str


class Overview(NamedTuple):
    """The review under way, and what the last finished review came to."""

    today: date
    ongoing: OngoingReview | None
    last: PastReview | None


def overview(ledger: Ledger) -> Overview:
    """Return the review under way, and the last finished review."""
    return Overview(ledger.today, ongoing_review(ledger), next(iter(past_reviews(ledger, 1)), None))


def past_reviews(ledger: Ledger, limit: int | None = None) -> list[PastReview]:
    """Return the finished reviews, newest first, at most `limit`."""
    return [PastReview(review.id, review.on, figures_line(review)) for review in finished_reviews(ledger)[:limit]]
