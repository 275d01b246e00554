"""The command palette: every action of the screen and every partner by name."""

from collections.abc import Callable
from functools import partial
from typing import cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from trustlog.tui.app import TrustlogApp
from trustlog.tui.page import Page

Act = Callable[[], object]


class Commands(Provider):
    """Actions as "screen: what", partners as "open: name"."""

    def _all(self) -> list[tuple[str, str, Act]]:
        app = cast("TrustlogApp", self.app)
        found: list[tuple[str, str, Act]] = []
        page = self.screen
        if isinstance(page, Page):
            for key in page.all_keys():
                namespace = app if key.action.startswith("app.") else page
                act = partial(app.run_action, key.action, namespace)
                found.append((f"{key.word}  ({key.key})", key.says, act))
        partners = app.roster.partners if app.roster else ()
        opens = ((f"Open {one.name}", f"{one.handle}, level {one.level}", one.handle) for one in partners)
        return [*found, *((name, says, partial(app.open_partner, handle)) for name, says, handle in opens)]

    async def discover(self) -> Hits:
        """Give the actions before anything is typed."""
        for name, says, act in self._all():
            if not name.startswith("Open "):
                yield DiscoveryHit(name, act, help=says)

    async def search(self, query: str) -> Hits:
        """Give what matches the words typed."""
        matcher = self.matcher(query)
        for name, says, act in self._all():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), act, help=says)
