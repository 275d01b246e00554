"""Imports of files, each as one batch or not at all."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.imports.answer import Answer as Answer
    from trustlog.desk.imports.called import field_words as field_words
    from trustlog.desk.imports.called import form_words as form_words
    from trustlog.desk.imports.called import needed_words as needed_words
    from trustlog.desk.imports.foreign import Asked as Asked
    from trustlog.desk.imports.foreign import Mapped as Mapped
    from trustlog.desk.imports.foreign import Source as Source
    from trustlog.desk.imports.foreign import import_foreign as import_foreign
    from trustlog.desk.imports.foreign import is_ours as is_ours
    from trustlog.desk.imports.foreign import must_be_clear as must_be_clear
    from trustlog.desk.imports.foreign import must_be_readable as must_be_readable
    from trustlog.desk.imports.foreign import read_file as read_file
    from trustlog.desk.imports.foreign import would_become as would_become
    from trustlog.desk.imports.keeping import ToKeep as ToKeep
    from trustlog.desk.imports.keeping import to_keep as to_keep
    from trustlog.desk.imports.looking import FORMATS as FORMATS
    from trustlog.desk.imports.looking import MAPPED_KINDS as MAPPED_KINDS
    from trustlog.desk.imports.looking import ForeignImported as ForeignImported
    from trustlog.desk.imports.looking import Headings as Headings
    from trustlog.desk.imports.looking import Look as Look
    from trustlog.desk.imports.looking import does_something as does_something
    from trustlog.desk.imports.looking import look as look
    from trustlog.desk.imports.looking import own_table as own_table
    from trustlog.desk.imports.mapping import columns_of as columns_of
    from trustlog.desk.imports.mapping import drop_mapping as drop_mapping
    from trustlog.desk.imports.mapping import fields as fields
    from trustlog.desk.imports.mapping import headings as headings
    from trustlog.desk.imports.mapping import keep_mapping as keep_mapping
    from trustlog.desk.imports.mapping import likely_fields as likely_fields
    from trustlog.desk.imports.mapping import mapped_from as mapped_from
    from trustlog.desk.imports.mapping import mapping_named as mapping_named
    from trustlog.desk.imports.mapping import mappings as mappings
    from trustlog.desk.imports.ours import OwnImport as OwnImport
    from trustlog.desk.imports.ours import import_ours as import_ours
    from trustlog.desk.imports.ours import would_go_in as would_go_in
    from trustlog.desk.imports.progress import Progress as Progress
    from trustlog.desk.imports.run import Imported as Imported
    from trustlog.desk.imports.run import file_fault as file_fault
    from trustlog.desk.imports.run import import_csv as import_csv
    from trustlog.desk.imports.run import import_json as import_json
    from trustlog.desk.imports.whose import address_fault as address_fault
    from trustlog.desk.imports.whose import other_zones as other_zones
    from trustlog.desk.imports.whose import own_addresses as own_addresses
    from trustlog.desk.imports.words import done_there as done_there
    from trustlog.desk.imports.words import left_out as left_out
    from trustlog.desk.imports.words import lines_of as lines_of
    from trustlog.desk.imports.words import waiting as waiting

__getattr__ = exports(
    __name__,
    {
        "answer": "Answer",
        "called": "field_words form_words needed_words",
        "foreign": "Asked import_foreign is_ours Mapped must_be_clear must_be_readable read_file Source would_become",
        "keeping": "ToKeep to_keep",
        "looking": "does_something ForeignImported FORMATS Headings look Look MAPPED_KINDS own_table",
        "ours": "OwnImport import_ours would_go_in",
        "mapping": "columns_of drop_mapping fields headings keep_mapping likely_fields mapped_from mapping_named "
        "mappings",
        "progress": "Progress",
        "whose": "address_fault other_zones own_addresses",
        "words": "done_there left_out lines_of waiting",
        "run": "Imported file_fault import_csv import_json",
    },
)
