"""Asks a time stamp service (RFC 3161 over HTTP); nothing is sent but the hash of a document."""

from __future__ import annotations

import urllib.error
import urllib.request
from urllib.parse import urlsplit

from desktop.domain.errors import UserError
from desktop.exchange.trusted import trusting_context
from desktop.texts import _

_SECONDS = 20
_LARGEST = 1 << 20  # an answer has some thousand bytes


def check_address(address: str) -> str:
    """The address as it is asked; a UserError when it is none of HTTP."""
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UserError(_("Write the address of the time stamp service, beginning with https://."))
    return parts.geturl()


def ask_time_service(address: str, request: bytes, seconds: float = _SECONDS) -> bytes:
    """The answer to a request; OSError when the service is not there, slow, or answers something else."""
    question = urllib.request.Request(  # noqa: S310 - the scheme is checked
        check_address(address),
        data=request,
        headers={"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"},
        method="POST",
    )
    try:
        with urllib.request.urlopen(question, timeout=seconds, context=trusting_context()) as answer:  # noqa: S310
            kind = answer.headers.get_content_type()
            data: bytes = answer.read(_LARGEST + 1)
    except urllib.error.HTTPError as error:
        error.close()  # it holds the connection
        raise OSError(str(error)) from None
    except ValueError as error:  # what http.client makes of garbage
        raise OSError(str(error)) from error
    if kind != "application/timestamp-reply" or len(data) > _LARGEST:
        raise OSError(f"not a time stamp: {kind}")
    return data
