"""Whom a connection to a service trusts: whom this computer trusts, which is what its keepers see to."""

from __future__ import annotations

import ssl


def trusting_context() -> ssl.SSLContext:
    """What checks that a service is who it says it is.

    Python asks OpenSSL, which looks where the system that it was built on keeps certificates: a packaged program
    would find none on macOS, nor on a Linux of another kind.
    """
    from truststore import SSLContext

    return SSLContext(ssl.PROTOCOL_TLS_CLIENT)
