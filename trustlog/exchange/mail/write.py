"""Writes the draft of a mail, as a mail program opens it (RFC 5322), for a person to look at and send."""

from collections.abc import Iterable
from contextlib import suppress
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP


def draft(subject: str, body: str, to: Iterable[tuple[str, str]]) -> str:
    """Return the draft of a mail to these names and addresses; what is no address is passed over.

    Lines end with line feeds; a file of it has them as CRLF. It has no sender and no day: those come with the sending.
    """
    message = EmailMessage(policy=SMTP.clone(linesep="\n"))
    message["Subject"] = subject
    addresses = addressed(to)
    if addresses:
        message["To"] = addresses
    message["X-Unsent"] = "1"  # by which mail programs open it for writing
    message.set_content(body, cte="quoted-printable")
    return message.as_string()


def addressed(to: Iterable[tuple[str, str]]) -> tuple[Address, ...]:
    """Return the addresses among these names and texts, as a person reads them where they are made text."""
    return tuple(address for name, given in to if (address := _address(name, given)) is not None)


def _address(name: str, given: str) -> Address | None:
    """Return an address of one person, None where a text is none."""
    if given.isascii() and given.isprintable() and name.isprintable():
        with suppress(MessageError, ValueError, IndexError):
            address = Address(name, addr_spec=given.strip())
            return address if address.username and address.domain else None
    return None
