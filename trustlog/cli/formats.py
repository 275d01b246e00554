"""What the commands of a format say of themselves in a line; the formats are loaded only when that is asked for."""

from trustlog.language import _


def exports_line(name: str) -> str:
    """Return what the export of a format does."""
    from trustlog.desk.exports import FORMATS

    return _(FORMATS[name].exports)


def imports_line(name: str) -> str:
    """Return what the import of a format does."""
    from trustlog.desk.exports import FORMATS

    return _(FORMATS[name].imports)
