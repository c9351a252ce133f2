"""A service like ePerusteet's on this computer, for tests: documents as they are, and ways to fail."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

_TOLD = (
    *("id", "nimi", "diaarinumero", "koulutustyyppi", "globalVersion"),
    *("voimassaoloAlkaa", "voimassaoloLoppuu", "siirtymaPaattyy"),
)
SEARCH, ONE = "/api/external/perusteet", "/api/external/peruste/"


class EperusteetServer:
    """Serves documents by id. ``mode`` says how it fails, "" not at all; ``asked`` are the paths that were asked."""

    def __init__(self, *documents: bytes) -> None:
        self.documents = {str(json.loads(one)["id"]): one for one in documents}
        self.mode = ""
        self.asked: list[str] = []
        self.address = ""
        self.reached = Event()
        self._go_on = Event()

    @contextmanager
    def running(self, tls: ssl.SSLContext | None = None) -> Iterator[EperusteetServer]:
        """The service answering on this computer alone; what hangs is let go at the end."""
        server = _Server(("127.0.0.1", 0), _desk(self))
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        self.address = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}/"
        try:
            yield self
        finally:
            self._go_on.set()
            server.shutdown()
            thread.join()
            server.server_close()

    def wait(self) -> None:
        """Let the one who asks wait."""
        self.reached.set()
        self._go_on.wait(30)

    def hits(self, query: dict[str, list[str]]) -> bytes:
        """The documents whose name or number was asked for, without their contents."""
        name, number = (query.get(key, [""])[0].casefold() for key in ("nimi", "diaarinumero"))
        found = []
        for data in self.documents.values():
            document: dict[str, Any] = json.loads(data)
            names = " ".join(str(one) for one in (document.get("nimi") or {}).values()).casefold()
            if (number and number == str(document.get("diaarinumero")).casefold()) or (name and name in names):
                found.append({key: document.get(key) for key in _TOLD})
        return json.dumps({"data": found, "sivu": 0, "sivuja": 1}).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = True

    def handle_error(self, *_arguments: object) -> None:
        """One who hangs up is no fault of the server."""


def _desk(service: EperusteetServer) -> type[BaseHTTPRequestHandler]:
    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.asked.append(self.path)
            parts = urlsplit(self.path)
            if parts.path == SEARCH:
                body: bytes | None = service.hits(parse_qs(parts.query))
            else:
                body = service.documents.get(unquote(parts.path.removeprefix(ONE)))
            with suppress(OSError):
                getattr(self, f"_{service.mode or 'plain'}")(body)

        def _plain(self, body: bytes | None) -> None:
            self._send(404 if body is None else 200, body or b"{}")

        def _send(self, status: int, body: bytes, kind: str = "application/json", length: int | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body) if length is None else length))
            self.end_headers()
            self.wfile.write(body)

        def _slow(self, body: bytes | None) -> None:
            service.wait()

        def _stalled(self, body: bytes | None) -> None:
            self._send(200, (body or b"")[:100], length=100_000)
            self.wfile.flush()
            service.wait()

        def _broken(self, body: bytes | None) -> None:
            self.wfile.write(b"\x00\x01 not http at all\r\n\r\n")

        def _garbage(self, body: bytes | None) -> None:
            self._send(200, b"\xff\xfe{[")

        def _nested(self, body: bytes | None) -> None:
            self._send(200, b'{"data":' + b"[" * 100_000)

        def _truncated(self, body: bytes | None) -> None:
            whole = body or b"{}"
            self._send(200, whole[: len(whole) // 2], length=len(whole))
            self.connection.shutdown(socket.SHUT_RDWR)

        def _error(self, body: bytes | None) -> None:
            self._send(500, b"<h1>oops</h1>", "text/html")

        def _page(self, body: bytes | None) -> None:
            self._send(200, b"<html>Kirjaudu verkkoon</html>", "text/html")

        def _huge(self, body: bytes | None) -> None:
            self._send(200, b"[", length=1 << 40)

        def _endless(self, body: bytes | None) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            while True:
                self.wfile.write(b" " * 65_536)

        def _circle(self, body: bytes | None) -> None:
            self._redirect(self.path)

        def _elsewhere(self, body: bytes | None) -> None:
            self._redirect("https://example.invalid/api/external/peruste/1")

        def _downgrade(self, body: bytes | None) -> None:
            self._redirect(f"http://127.0.0.1:{self.server.server_port}{self.path}")  # type: ignore[attr-defined]

        def _odd_place(self, body: bytes | None) -> None:
            self._redirect("https://[::1:99999999/")

        def _moved(self, body: bytes | None) -> None:
            if "?" in self.path or self.path.endswith("/new"):
                self._plain(next(iter(service.documents.values())))
            else:
                self._redirect(f"{self.path}/new")

        def _redirect(self, place: str) -> None:
            self.send_response(302)
            self.send_header("Location", place)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Tests need no log."""

    return Desk
