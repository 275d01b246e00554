"""Duplicates: partners and people that may have been entered twice. They are suggested, and never merged unasked."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.duplicates.of_partners import PartnerPair as PartnerPair
    from trustlog.desk.duplicates.of_partners import count_new as count_new
    from trustlog.desk.duplicates.of_partners import partner_pairs as partner_pairs
    from trustlog.desk.duplicates.of_partners import set_partners_apart as set_partners_apart
    from trustlog.desk.duplicates.of_people import PersonPair as PersonPair
    from trustlog.desk.duplicates.of_people import people_pairs as people_pairs
    from trustlog.desk.duplicates.of_people import set_ids_apart as set_ids_apart
    from trustlog.desk.duplicates.of_people import set_people_apart as set_people_apart

__getattr__ = exports(
    __name__,
    {
        "of_partners": "PartnerPair count_new partner_pairs set_partners_apart",
        "of_people": "PersonPair people_pairs set_ids_apart set_people_apart",
    },
)
