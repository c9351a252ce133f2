"""A token in software (SoftHSM2) with a person's key and certificate on it, for tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from tests.export.signed import WHEN
from tests.shared import ROOT

PIN = "1234567"
_MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
Issuer = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def softhsm(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library of SoftHSM2 with an empty store in the folder; the test is skipped where there is none."""
    module = next((Path(one) for one in _MODULES if Path(one).exists()), None)
    if module is None or shutil.which("softhsm2-util") is None:
        pytest.skip("SoftHSM2 is not on this machine")
    tokens = folder / "tokens"
    tokens.mkdir()
    config = folder / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(config))
    return module


def a_key(kind: str) -> Key:
    if kind == "rsa":
        return rsa.generate_private_key(65537, 2048)
    return ec.generate_private_key({"p256": ec.SECP256R1(), "p384": ec.SECP384R1()}[kind])


def issuer(name: str = "Kortin myöntäjä") -> Issuer:
    """Who issues cards: a root of a foreign kind."""
    key = ec.generate_private_key(ec.SECP384R1())
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = _dated(named, named, key).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return builder.add_extension(_usage(signs=False), critical=True).sign(key, hashes.SHA384()), key


def put_on_token(
    module: Path, label: str, name: str, key: Key, by: tuple[x509.Certificate, ec.EllipticCurvePrivateKey]
) -> None:
    """A new token with the key, its certificate for signing, and the issuer's."""
    root, root_key = by
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    own = _dated(named, root.subject, key).add_extension(_usage(signs=True), critical=True)
    certificate = own.sign(root_key, hashes.SHA384())
    _run("softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "76543210")
    folder = Path(os.environ["SOFTHSM2_CONF"]).parent
    plain = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "key.pem").write_bytes(plain)
    _run(
        "softhsm2-util",
        "--import",
        str(folder / "key.pem"),
        "--token",
        label,
        "--label",
        "k",
        "--id",
        "01",
        "--pin",
        PIN,
    )
    _write_certificates(module, label, folder, {b"\x01": certificate, b"\x02": root})


def _write_certificates(module: Path, label: str, folder: Path, certificates: dict[bytes, x509.Certificate]) -> None:
    paths = [folder / f"{id_.hex()}.der" for id_ in certificates]
    for path, one in zip(paths, certificates.values(), strict=True):
        path.write_bytes(one.public_bytes(serialization.Encoding.DER))
    _run(sys.executable, "-m", "tests.token_writer", str(module), label, PIN, *map(str, paths))


def _dated(subject: x509.Name, by: x509.Name, key: Key) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder(by, subject, key.public_key(), x509.random_serial_number())
    return builder.not_valid_before(WHEN - timedelta(days=400)).not_valid_after(WHEN + timedelta(days=1000))


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(False, signs, False, False, False, not signs, not signs, False, False)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, env=dict(os.environ), cwd=ROOT)
