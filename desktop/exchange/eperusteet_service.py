"""Asks the public service of ePerusteet for documents, when a person asks; nothing of a case or a person is sent.

The addresses are ``api/external/perusteet`` (search) and ``api/external/peruste/{id}`` (one whole document).
"""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import SplitResult, quote, urlencode, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from desktop.domain.errors import UserError
from desktop.domain.library import QualificationRow
from desktop.exchange.eperusteet.hits import read_hits
from desktop.exchange.eperusteet.recognise import VOCATIONAL
from desktop.exchange.trusted import trusting_context
from desktop.texts import _

STANDARD = "https://eperusteet.opintopolku.fi/eperusteet-service/"
LARGEST, LARGEST_ANSWER = 50 << 20, 5 << 20  # a document, the answer to a search; the largest real ones are 5 MiB, 0.3
HITS = 50
_CHUNK = 1 << 16
_REDIRECTS = 3
_HEADERS = {"Accept": "application/json", "Caller-Id": "nayttokumppani", "Accept-Encoding": "identity"}
_NUMBER = re.compile(r"\d+/\d+/\d{4}|[A-Za-zÅÄÖåäö]+[- ]\d+[- ]\d{4}")
_HERE = ("127.0.0.1", "localhost", "::1")

Progress = Callable[[int, int], None]
"""Hears how many bytes have come and how many there will be, 0 where that is not known; on the thread of the work."""


def check_service(address: str) -> str:
    """The address as it is asked, ending in a slash; a UserError when it is none of HTTPS."""
    parts = _split(address.strip())
    if parts is None:
        raise UserError(_("Write the address of the service, beginning with https://."))
    return parts.geturl().rstrip("/") + "/"


def _split(url: str, base: str = "") -> SplitResult | None:
    """The parts of an address that may be asked: encrypted, or on this very computer; None for any other."""
    try:
        parts = urlsplit(urljoin(base, url))
        known = parts.hostname and (parts.port is None or parts.port)
    except ValueError:
        return None
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
    return parts if known and safe else None


class EperusteetService:
    """One conversation with the service. `cancel` may be called from another thread; what runs then fails.

    ``seconds`` is how long each answer may keep one waiting, ``most_seconds`` how long all of it may take. ``got`` is
    how many bytes have come and how many there will be, for another thread to look at.
    """

    def __init__(
        self,
        address: str = STANDARD,
        *,
        progress: Progress | None = None,
        seconds: float = 10,
        most_seconds: float = 300,
        largest: int = LARGEST,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._address = check_service(address)
        self._progress = progress
        self._seconds, self._most_seconds, self._largest = seconds, most_seconds, largest
        self._context = context
        self._cancelled = threading.Event()
        self.got = (0, 0)
        self._connection: HTTPConnection | None = None
        self._socket: socket.socket | None = None  # an answer takes it from the connection
        self._ends = 0.0

    def search(self, words: str) -> list[QualificationRow]:
        """The documents whose name has these words, or whose number they are."""
        words = " ".join(words.split())
        key = "diaarinumero" if _NUMBER.fullmatch(words) else "nimi"
        asked = [(key, words), ("sivu", 0), ("sivukoko", HITS), ("poistuneet", "true")]
        asked += [("koulutustyyppi", kind) for kind in VOCATIONAL]
        data = self._get(f"api/external/perusteet?{urlencode(asked)}", min(self._largest, LARGEST_ANSWER))
        try:
            return read_hits(data)
        except ValueError:
            raise _not_understood() from None

    def document(self, ident: str) -> bytes:
        """A whole document as it is."""
        return self._get(f"api/external/peruste/{quote(ident, safe='')}", self._largest)

    def cancel(self) -> None:
        """Ask no more and wait for nothing."""
        self._cancelled.set()
        waiting = self._socket
        if waiting is not None:
            with suppress(OSError):  # it may be closed already
                waiting.shutdown(socket.SHUT_RDWR)

    def _get(self, path: str, largest: int) -> bytes:
        self._ends = time.monotonic() + self._most_seconds
        try:
            return self._follow(urljoin(self._address, path), largest)
        except ssl.SSLCertVerificationError:
            raise UserError(_("The service could not prove that it is ePerusteet, so nothing was fetched.")) from None
        except (OSError, HTTPException, ValueError, AttributeError) as error:
            if not isinstance(error, (OSError, HTTPException)) and not self._cancelled.is_set():
                raise
            raise self._no_answer() from None
        finally:
            if self._connection:
                self._connection.close()
                self._connection = self._socket = None

    def _no_answer(self) -> UserError:
        if self._cancelled.is_set():
            return UserError(_("The fetch was cancelled."))
        text = _("ePerusteet does not answer. Is there a network? You can import the requirements from a file, too.")
        return UserError(text)

    def _follow(self, url: str, largest: int) -> bytes:
        for _turn in range(_REDIRECTS + 1):
            response = self._ask(urlsplit(url))
            if response.status not in (301, 302, 303, 307, 308):
                return self._read(response, largest)
            url = self._redirected(url, response.getheader("Location") or "")
            response.close()
        raise UserError(_("The service only sends on from one address to another. Check the address of the service."))

    def _redirected(self, url: str, location: str) -> str:
        """Where an answer leads; only to the same host, and encrypted."""
        here, there = urlsplit(url), _split(location, url) if location else None
        if there is None or (there.scheme, there.hostname, there.port) != (here.scheme, here.hostname, here.port):
            raise UserError(_("The service sends on to another place, so nothing was fetched."))
        return there.geturl()

    def _ask(self, parts: SplitResult) -> HTTPResponse:
        if self._connection:
            self._connection.close()
        self._connection = connection = self._connect(parts)
        connection.connect()
        self._socket = connection.sock
        if self._cancelled.is_set():
            raise OSError("cancelled")
        connection.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path, headers=_HEADERS)
        return connection.getresponse()

    def _connect(self, parts: SplitResult) -> HTTPConnection:
        host = parts.hostname or ""
        if parts.scheme == "http":
            return HTTPConnection(host, parts.port, timeout=self._seconds)
        context = self._context or trusting_context()
        proxy = urlsplit(getproxies().get("https", "")) if not proxy_bypass(host) else urlsplit("")
        if not proxy.hostname:
            return HTTPSConnection(host, parts.port, timeout=self._seconds, context=context)
        connection = HTTPSConnection(proxy.hostname, proxy.port, timeout=self._seconds, context=context)
        connection.set_tunnel(host, parts.port)
        return connection

    def _read(self, response: HTTPResponse, largest: int) -> bytes:
        if response.status == 404:
            raise UserError(_("ePerusteet does not have this document."))
        if response.status != 200:
            text = _("ePerusteet could not answer just now ({status}). Try again later.")
            raise UserError(text.format(status=response.status))
        if response.headers.get_content_type() != "application/json":
            raise _not_understood()
        return self._read_body(response, largest)

    def _read_body(self, response: HTTPResponse, largest: int) -> bytes:
        total = response.length or 0
        data = bytearray()
        while total <= largest and len(data) <= largest:
            chunk = response.read1(_CHUNK)
            if not chunk:
                break
            data += chunk
            if self._cancelled.is_set() or time.monotonic() > self._ends:
                raise OSError("cancelled or too slow")
            self.got = len(data), total
            if self._progress:
                self._progress(*self.got)
        else:
            limit = largest >> 20
            raise UserError(_("The answer is larger than {limit} MiB, so it was not taken.").format(limit=limit))
        if len(data) < total or self._cancelled.is_set():
            raise OSError("cut off")
        return bytes(data)


def _not_understood() -> UserError:
    return UserError(_("The answer is not what ePerusteet gives. Check the address of the service."))
