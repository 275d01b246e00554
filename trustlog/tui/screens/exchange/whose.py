"""Whose calendar a file is, and where its owner is at home: asked once, and kept in the settings with the import."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from trustlog.language import N_, _, ngettext
from trustlog.tui.widgets.dialogs import AskText, Choose

if TYPE_CHECKING:
    from trustlog.desk.imports import Asked, Look
    from trustlog.errors import TrustlogError
    from trustlog.tui.app.application import TrustlogApp

_OTHER, _NONE = "other", "none"


class Whose:
    """The questions that a calendar leaves open, and what was answered."""

    def __init__(self, app: "TrustlogApp") -> None:
        self._app = app
        self._said: set[str] = set()  # questions that were answered; no is an answer, too
        self._me: tuple[str, ...] = ()
        self._zone = ""

    def ask(self, path: str, look: "Look", then: "Callable[[Asked], None]") -> bool:
        """Ask what is open, and go on with the answer; return whether anything is."""
        if look.own_addresses.likely and "me" not in self._said:
            self._ask_me(path, look, then)
            return True
        if look.zones and "zone" not in self._said:
            self._ask_zone(path, look, then)
            return True
        return False

    def keep(self) -> None:
        """Write what was answered to the settings, where the next file finds it."""
        from trustlog.desk.settings import choose_import

        me, zone = self._me, self._zone
        if me or zone:
            self._me, self._zone = (), ""
            self._app.ask("settings", lambda _ledger: choose_import(me, zone), lambda _path: self._app.clerk.reopen())

    def _ask_me(self, path: str, look: "Look", then: "Callable[[Asked], None]") -> None:
        found = look.own_addresses
        answers = [("", one.address, _in_meetings(one.address, one.meetings, found.meetings)) for one in found.likely]
        answers += [("", _OTHER, N_("another address: type it")), ("", _NONE, N_("none of them"))]
        text = _(
            "{path}\n\nWhich of these addresses is yours? By it is known who called a meeting, and who is a guest. "
            "It is kept in your settings."
        ).format(path=path)

        def chosen(answer: str | None) -> None:
            if answer == _OTHER:
                self._ask_address(path, look, then)
            elif answer is not None:
                self._is_me("" if answer == _NONE else answer, look, then)

        self._app.push_screen(Choose(_("Whose calendar is it?"), text, answers), chosen)

    def _ask_address(self, path: str, look: "Look", then: "Callable[[Asked], None]", fault: str = "") -> None:
        from trustlog.desk.imports import address_fault

        def typed(address: str | None) -> None:
            def checked(wrong: "TrustlogError | None") -> None:
                if wrong is None:
                    self._is_me(address or "", look, then)
                else:
                    self._ask_address(path, look, then, self._app.words().of(wrong))

            if address is not None:
                self._app.ask("address", lambda _ledger: address_fault(address), checked)

        text = fault or _("{path}\n\nYour own address in it.").format(path=path)
        self._app.push_screen(AskText(_("Whose calendar is it?"), text, "jo@ours.example"), typed)

    def _is_me(self, address: str, look: "Look", then: "Callable[[Asked], None]") -> None:
        self._said.add("me")
        self._me = (address,) if address else ()
        then(look.asked._replace(me=self._me))

    def _ask_zone(self, path: str, look: "Look", then: "Callable[[Asked], None]") -> None:
        answers = [("", zone, zone) for zone in look.zones]
        answers.append(("", _NONE, N_("that of this computer")))
        text = _(
            "{path}\n\nThe calendar was written in another time zone than this computer is in. In which are you at "
            "home? It is kept in your settings."
        ).format(path=path)

        def chosen(zone: str | None) -> None:
            if zone is not None:
                self._said.add("zone")
                self._zone = "" if zone == _NONE else zone
                then(look.asked._replace(zone=self._zone or None))

        self._app.push_screen(Choose(_("In which time zone?"), text, answers), chosen)


def _in_meetings(address: str, count: int, meetings: int) -> str:
    return ngettext("{address}, in the one meeting", "{address}, in {count} of {n} meetings", meetings).format(
        address=address, count=count, n=meetings
    )
