"""Puts certificates (DER files named for their ids) on a token: library, label, PIN, files.

A program of its own, as no library of cards should live in the process of the tests.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pkcs11
from cryptography import x509


def main(module: str, label: str, pin: str, *files: str) -> None:
    """Write each file as a certificate."""
    with pkcs11.lib(module).get_token(token_label=label).open(user_pin=pin, rw=True) as session:
        for path in map(Path, files):
            der = path.read_bytes()
            session.create_object(
                {
                    pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                    pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                    pkcs11.Attribute.TOKEN: True,
                    pkcs11.Attribute.ID: bytes.fromhex(path.stem),
                    pkcs11.Attribute.LABEL: "certificate",
                    pkcs11.Attribute.SUBJECT: x509.load_der_x509_certificate(der).subject.public_bytes(),
                    pkcs11.Attribute.VALUE: der,
                }
            )


if __name__ == "__main__":
    main(*sys.argv[1:])
