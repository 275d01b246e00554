"""The door: who may come in, and what every answer forbids the browser. All that protects the page stands here."""

from hmac import compare_digest
from secrets import token_urlsafe

from aiohttp import web
from aiohttp.typedefs import Handler

from trustlog.language import _

COOKIE = "trustlog"
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "Trustlog",
}
# xterm sets its colours and cell sizes in style elements and attributes of its own; all else is ours or forbidden
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self'; "
    "connect-src ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


class Door:
    """A door for a single browser: an `address` with a token that opens it once, and the cookie that is given for it.

    `names` are the Host headers that are answered. The page lies below a path nobody can guess and the cookie is sent
    to that path only: browsers send cookies to every port of an address, and another port may be somebody else's.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.base = f"/{token_urlsafe(16)}/"
        self._token = token_urlsafe(32)
        self.address = f"http://{names[0]}/?token={self._token}"
        self._session: str | None = None

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let a request through, exchange the token for the cookie, or refuse with a sentence and status 403."""
        host = self._known_host(request)
        self._known_origin(request, host)
        if request.method != "GET":
            raise web.HTTPMethodNotAllowed(request.method, ["GET"], text=_("Trustlog's page is only ever read.\n"))
        if request.path == "/" and "token" in request.query:
            return self._exchange(request.query["token"], request.headers.get("Sec-Fetch-Site", ""))
        if not same(request.cookies.get(COOKIE), self._session):
            raise refusal(_("Open the address that trustlog serve printed in its terminal; it works once."))
        return await handler(request)

    async def forbid(self, request: web.Request, response: web.StreamResponse) -> None:
        """Put on every answer, refusals included, what the browser must not do with it."""
        host = request.host if request.host in self.names else self.names[0]
        response.headers.update(HEADERS)
        response.headers["Content-Security-Policy"] = POLICY.format(host=host)

    def _known_host(self, request: web.Request) -> str:
        """Refuse a name that is not ours: a page elsewhere may have made its own name point to this computer."""
        hosts = request.headers.getall("Host", [])
        if len(hosts) != 1 or hosts[0] not in self.names:
            raise refusal(_("Trustlog answers to {names} only.").format(names=" and ".join(self.names)))
        return hosts[0]

    def _known_origin(self, request: web.Request, host: str) -> None:
        """Refuse what another page asks for; a WebSocket, which any page may open, must say who asks."""
        origins = request.headers.getall("Origin", [])
        if origins not in ([], [f"http://{host}"]):
            raise refusal(_("Trustlog answers to its own page only; this was asked by another one."))
        if not origins and "Upgrade" in request.headers:
            raise refusal(_("Trustlog answers to its own page only; this does not say which page asks."))

    def _exchange(self, token: str, led_by: str) -> web.Response:
        """Return the cookie for the token, and send the browser on to an address without it.

        A browser that another page led here, a file of ours say, would not show the cookie on the same way: it is sent
        on by a page of our own.
        """
        if not same(token, self._token):
            raise refusal(_("This is not the address that trustlog serve printed in its terminal."))
        if self._session is not None:
            raise refusal(
                _("This address was used already, and it works once; start trustlog serve again for a new one.")
            )
        self._session = token_urlsafe(32)
        if led_by in ("cross-site", "same-site"):
            answer = web.Response(text=_("Trustlog is starting.\n"), headers={"Refresh": f"0; url={self.base}"})
        else:
            answer = web.Response(status=303, headers={"Location": self.base})
        answer.set_cookie(COOKIE, self._session, path=self.base, httponly=True, samesite="Strict")
        return answer


def same(secret: str | None, ours: str | None) -> bool:
    """Compare secrets in a time that does not depend on them; a missing or empty secret equals nothing."""
    return bool(secret and ours) and compare_digest(str(secret).encode(errors="replace"), str(ours).encode())


def refusal(sentence: str) -> web.HTTPForbidden:
    """Make the answer to a request that is not let in."""
    return web.HTTPForbidden(text=f"{sentence}\n")
