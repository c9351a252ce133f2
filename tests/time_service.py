"""A time stamp service (RFC 3161) on this computer, for tests: real stamps, and ways to fail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

_DER = serialization.Encoding.DER


class TimeService:
    """A service whose clock shows ``now``. ``mode`` says how it fails: "" not at all."""

    def __init__(self, now: datetime, name: str = "Aikaleimapalvelu") -> None:
        self.now, self.mode, self.asked = now, "", 0
        key = rsa.generate_private_key(65537, 2048)
        made = _certificate(key, name, now)
        self.certificate = made.public_bytes(serialization.Encoding.PEM).decode()
        plain = key.private_bytes(_DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        self._certificate = asn1_x509.Certificate.load(made.public_bytes(_DER))
        self._key = keys.PrivateKeyInfo.load(plain)
        self.address = ""

    def answer(self, request: bytes) -> bytes:
        """The stamp for a request."""
        stamper: Any = DummyTimeStamper(self._certificate, self._key, fixed_dt=self.now)
        answered: bytes = stamper.request_tsa_response(tsp.TimeStampReq.load(request)).dump()
        return answered

    @contextmanager
    def running(self) -> Iterator[TimeService]:
        """The service answering on this computer alone."""
        service = self

        class Desk(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                service.asked += 1
                request = self.rfile.read(int(self.headers["Content-Length"]))
                status = 503 if service.mode == "busy" else 200
                body = b"<html>no</html>" if service.mode == "garbage" else service.answer(request)
                kind = "text/html" if service.mode == "page" else "application/timestamp-reply"
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_arguments: object) -> None:
                """Tests need no log."""

        server = HTTPServer(("127.0.0.1", 0), Desk)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        self.address = f"http://127.0.0.1:{server.server_port}/"
        try:
            yield self
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def _certificate(key: rsa.RSAPrivateKey, name: str, now: datetime) -> x509.Certificate:
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = x509.CertificateBuilder(named, named, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=400)).not_valid_after(now + timedelta(days=4000))
    usage = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
    builder = builder.add_extension(usage, critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return builder.sign(key, hashes.SHA256())
