"""Proposals: meetings and tasks that were brought in, until a person says that they were."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.proposals.accepting import Accepted as Accepted
    from trustlog.desk.proposals.accepting import Otherwise as Otherwise
    from trustlog.desk.proposals.accepting import accept as accept
    from trustlog.desk.proposals.accepting import accept_all as accept_all
    from trustlog.desk.proposals.accepting import drafted as drafted
    from trustlog.desk.proposals.dismissing import dismiss as dismiss
    from trustlog.desk.proposals.dismissing import dismiss_all as dismiss_all
    from trustlog.desk.proposals.filling_in import Form as Form
    from trustlog.desk.proposals.filling_in import accept_filled as accept_filled
    from trustlog.desk.proposals.filling_in import form as form
    from trustlog.desk.proposals.filling_in import needs_partner as needs_partner
    from trustlog.desk.proposals.listing import Listed as Listed
    from trustlog.desk.proposals.listing import all_with as all_with
    from trustlog.desk.proposals.listing import doubtful_with as doubtful_with
    from trustlog.desk.proposals.listing import listed as listed
    from trustlog.desk.proposals.listing import needs_day as needs_day
    from trustlog.desk.proposals.listing import one_listed as one_listed
    from trustlog.desk.proposals.listing import waiting_says as waiting_says
    from trustlog.desk.proposals.plain_values import proposal_json as proposal_json
    from trustlog.desk.proposals.remarking import is_made_before as is_made_before
    from trustlog.desk.proposals.remarking import left_doubtful as left_doubtful
    from trustlog.desk.proposals.remarking import logged_later as logged_later
    from trustlog.desk.proposals.remarking import question as question
    from trustlog.desk.proposals.remarking import remarks as remarks
    from trustlog.desk.proposals.remarking import shown_number as shown_number
    from trustlog.desk.proposals.remarking import to_be_known as to_be_known
    from trustlog.desk.proposals.words import evidence as evidence
    from trustlog.desk.proposals.words import line as line
    from trustlog.desk.proposals.words import unclear as unclear
    from trustlog.desk.proposals.words import what as what

__getattr__ = exports(
    __name__,
    {
        "accepting": "Accepted Otherwise accept accept_all drafted",
        "dismissing": "dismiss dismiss_all",
        "filling_in": "Form accept_filled form needs_partner",
        "listing": "Listed all_with doubtful_with listed needs_day one_listed waiting_says",
        "plain_values": "proposal_json",
        "remarking": "is_made_before left_doubtful logged_later question remarks shown_number to_be_known",
        "words": "evidence line unclear what",
    },
)
