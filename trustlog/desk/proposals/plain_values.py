"""A proposal as plain values, with the keys that scripts rely on."""

from typing import Any

from trustlog.desk.proposals.listing import Listed
from trustlog.domain.proposals import terms_of


def proposal_json(listed: Listed) -> dict[str, Any]:
    """Return a proposal as the row of a dry run of an import has it, with its number and what became of it.

    What a file says besides has a key only where it is said: `made_on`, `done`, `kept_on`, `unclear`, `firms`.
    """
    proposal, company = listed.proposal, listed.company
    return {
        "number": proposal.number,
        "state": proposal.state,
        "fact": proposal.fact,
        "row": None,
        "do": "ask" if proposal.asked else "propose",
        "why": proposal.why,
        "kind": proposal.kind,
        "title": proposal.title,
        "start": proposal.starts,
        "end": proposal.ends,
        "minutes": proposal.minutes,
        "partners": list(listed.handles),
        "people": [guest._asdict() for guest in company.people],
        "left_out": [one._asdict() for one in company.left_out],
        "note": proposal.note,
        "initiative": proposal.initiative,
        "direction": proposal.direction,
        "due_on": None if proposal.due_on is None else proposal.due_on.isoformat(),
        "brought_id": proposal.brought_id,
        "assumed": proposal.assumed.split(),
        **terms_of(proposal)._replace(created_on=None, held_as=None).plain(),
    }
