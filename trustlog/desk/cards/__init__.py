"""One's own address book: the people at partners, and these, as cards."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.cards.export import ExportedCards as ExportedCards
    from trustlog.desk.cards.export import export_vcf as export_vcf

__getattr__ = exports(
    __name__,
    {
        "export": "ExportedCards export_vcf",
    },
)
