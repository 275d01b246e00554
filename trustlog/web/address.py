"""Where the screens may be served: addresses that never leave this computer, and the names a browser gives them."""

from ipaddress import AddressValueError, IPv4Address, IPv6Address

from trustlog.errors import Reason, WordsError

Loopback = IPv4Address | IPv6Address


def loopback(words: str) -> Loopback:
    """Read an address of this computer alone: in 127.0.0.0/8, ::1, or localhost, which is 127.0.0.1; refuse others.

    No name is looked up, so that no file and no server can make it another address.
    """
    if words.casefold() == "localhost":
        return IPv4Address("127.0.0.1")
    try:
        address: Loopback = IPv6Address(words) if ":" in words else IPv4Address(words)
    except AddressValueError:
        address = IPv4Address("0.0.0.0")  # noqa: S104 - refused below like everything that is not loopback
    if address == IPv6Address("::1") or (address.version == 4 and address.is_loopback):
        return address
    raise WordsError(Reason("not_loopback", address=words))


def names(address: Loopback, port: int) -> tuple[str, ...]:
    """Return what the Host header of a request may be, the address as it is printed first."""
    printed = str(address) if address.version == 4 else f"[{address}]"
    called = (printed, "localhost") if str(address) in ("127.0.0.1", "::1") else (printed,)
    return tuple(name if port == 80 else f"{name}:{port}" for name in called)
