"""Words that a section may begin with: ours, short, and to be changed by those who agree on them. Pure."""

from trustlog.domain.facts.section import SectionName
from trustlog.language import N_, _

STARTING: dict[SectionName, str] = {
    "exit": N_(
        "Each of us may end this with three months' notice, and says why. Promises that are open are kept or handed "
        "over. What we learned each may go on using. The door stays open."
    ),
    "parties": N_("For … speaks … (role), who may decide alone on …. For … speaks … (role), with the same mandate."),
    "purpose": N_("Together we want …, so that …. In … years we see it by …."),
    "objectives": N_("Beside that, … wants …, and … wants …. We say so openly, and help where it costs us little."),
    "impact": N_("It changes for our organisations: …; for clients: …; for employees: …; for society: …."),
    "outcomes": N_("We see that it works by … and by …. We look at it together every six months."),
    "brings": N_("… brings … and …; … brings … and …. Who comes to bring much more or less says so."),
    "principles": N_(
        "Reciprocity: we give as we get. Autonomy: each decides on its own affairs. Honesty: we say what is, also when "
        "it hurts. Loyalty: we speak well of each other to others. Equity: we share in proportion. Integrity: we do as "
        "we say."
    ),
    "openness": N_(
        "Each tells the other unasked how it is doing, what it aims for and what worries it. What was told stays "
        "between us."
    ),
    "promises": N_(
        "A promise has a maker, a receiver and a day. Who needs longer says so before that day, and names another. "
        "What was not kept is told at once and made good; the third time we talk about why."
    ),
    "time": N_("We meet every … weeks to work on it together, and twice a year without an agenda."),
    "decisions": N_(
        "Each decides alone on …. On all else we decide together, with our reasons. Who objects proposes something "
        "else within two weeks; nobody can block anything alone for longer."
    ),
    "money": N_(
        "Each bears its own costs. What we earn together is divided …. A risk is borne by who can do something about "
        "it; losses are divided as gains are."
    ),
    "data": N_(
        "What each brought stays its own. What we make together belongs to all of us. Data is used for this purpose "
        "alone, and given back or deleted at the end."
    ),
    "conflict": N_(
        "First the two who know most about it talk, within a week; then those they answer to; then somebody whom all "
        "trust, whose costs we share. Who did harm repairs it. Meanwhile the work goes on."
    ),
}
"""Words to begin with; what stands as … is for them to fill in."""
LABEL = N_("Starting words, ours and no legal advice: change them until they are yours.")
GAP = "…"
"""What stands where something is to be filled in."""


def starting_words(name: SectionName) -> str:
    """Return the starting words of a section, in the language spoken."""
    return _(STARTING[name])


def has_gaps(text: str | None) -> bool:
    """Tell whether something is still to be filled in."""
    return GAP in (text or "")
