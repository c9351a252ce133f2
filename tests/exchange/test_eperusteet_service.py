"""Asking ePerusteet: what comes, and a sentence for every way in which it may not."""

from __future__ import annotations

import json
import ssl
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desktop.domain.errors import UserError
from desktop.exchange.eperusteet import read_document
from desktop.exchange.eperusteet.hits import read_hits
from desktop.exchange.eperusteet_service import STANDARD, EperusteetService, check_service
from desktop.paths import resources
from desktop.tools.sample_renewed import NUMBER, renewed_practice
from tests.eperusteet_server import EperusteetServer
from tests.exchange.test_eperusteet_real import ALL
from tests.shared import shared

PRACTICE = next((resources() / "curricula").glob("*.json")).read_bytes()


@pytest.fixture
def server() -> Iterator[EperusteetServer]:
    with EperusteetServer(PRACTICE, renewed_practice()).running() as made:
        yield made


def service(server: EperusteetServer, **options: object) -> EperusteetService:
    return EperusteetService(server.address, **options)  # type: ignore[arg-type]


def test_a_name_finds_documents_with_their_validity(server: EperusteetServer) -> None:
    found = service(server).search("  harjoitus ")
    assert [one.reference_number for one in found] == ["NK-1-2026", NUMBER]
    assert found[1].valid_from == date(2027, 8, 1)  # the day in Helsinki, given as the evening before in UTC
    assert found[1].version.startswith("2027-06-01")
    assert found[0].name["sv"] == "Övningsexamen (exempel)"
    (asked,) = server.asked
    assert asked.startswith("/api/external/perusteet?nimi=harjoitus&")
    assert "koulutustyyppi_1" in asked


@pytest.mark.parametrize("number", [NUMBER, NUMBER.lower()])
def test_a_number_finds_the_document_that_has_it(server: EperusteetServer, number: str) -> None:
    (found,) = service(server).search(number)
    assert found.reference_number == NUMBER
    assert "diaarinumero=" in server.asked[0]


def test_a_document_comes_as_it_is_with_progress(server: EperusteetServer) -> None:
    heard: list[tuple[int, int]] = []
    data = service(server, progress=lambda done, total: heard.append((done, total))).document("99000000")
    assert data == PRACTICE
    assert heard[-1] == (len(PRACTICE), len(PRACTICE))
    assert len(heard) > 1
    assert [done for done, _total in heard] == sorted(done for done, _total in heard)


@pytest.mark.parametrize("name", ALL)
def test_real_documents_come_whole(name: str) -> None:
    data = shared(f"data/eperusteet/{name}.json").read_bytes()
    with EperusteetServer(data).running() as server:
        (ident,) = server.documents
        fetched = service(server).document(ident)
        assert fetched == data
        hits = read_hits(server.hits({"nimi": [next(iter(read_document(data).qualification.name.values()))]}))
        assert [one.id for one in hits] == [ident]


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        ("slow", "ei vastaa"),
        ("stalled", "ei vastaa"),
        ("broken", "ei vastaa"),
        ("truncated", "ei vastaa"),
        ("error", r"\(500\)"),
        ("page", "ei ole sitä"),
        ("huge", "suurempi kuin 1"),
        ("endless", "suurempi kuin 1"),
        ("circle", "osoitteesta toiseen"),
        ("elsewhere", "toiseen paikkaan"),
        ("odd_place", "toiseen paikkaan"),
    ],
)
@pytest.mark.parametrize("what", ["search", "document"])
def test_every_failure_is_told_in_a_sentence(server: EperusteetServer, mode: str, says: str, what: str) -> None:
    server.mode = mode
    asked = service(server, seconds=0.3, largest=1 << 20)
    with pytest.raises(UserError, match=says):
        asked.search("harjoitus") if what == "search" else asked.document("99000000")


@pytest.mark.parametrize("mode", ["garbage", "nested"])
def test_an_answer_that_is_none_is_told(server: EperusteetServer, mode: str) -> None:
    server.mode = mode
    with pytest.raises(UserError, match="ei ole sitä"):
        service(server).search("harjoitus")
    with pytest.raises(UserError):
        read_document(service(server).document("99000000"))


def test_a_document_that_is_not_there_is_told(server: EperusteetServer) -> None:
    with pytest.raises(UserError, match="ei ole tätä"):
        service(server).document("1")
    with pytest.raises(UserError, match="ei ole tätä"):
        service(server).document("../../salaisuus?x=1")
    assert server.asked[-1] == "/api/external/peruste/..%2F..%2Fsalaisuus%3Fx%3D1"


def test_a_slow_trickle_does_not_go_on_for_ever(server: EperusteetServer) -> None:
    with pytest.raises(UserError, match="ei vastaa"):
        service(server, most_seconds=0).document("99000000")


def test_without_a_network_the_sentence_names_the_way_by_a_file() -> None:
    with EperusteetServer().running() as gone:
        address = gone.address
    with pytest.raises(UserError, match="tiedostosta"):
        EperusteetService(address).search("harjoitus")


def test_a_redirect_on_the_same_host_is_followed(server: EperusteetServer) -> None:
    server.mode = "moved"
    assert service(server).document("99000000") == PRACTICE
    assert len(server.asked) == 2


def test_cancelling_ends_what_waits(server: EperusteetServer) -> None:
    server.mode = "stalled"
    asked, told = service(server), []

    def work() -> None:
        try:
            asked.document("99000000")
        except UserError as error:
            told.append(str(error))

    thread = Thread(target=work)
    thread.start()
    assert server.reached.wait(10)
    asked.cancel()
    thread.join(10)
    assert not thread.is_alive()
    assert told == ["Haku keskeytettiin."]
    with pytest.raises(UserError, match="keskeytettiin"):
        asked.search("harjoitus")


@pytest.mark.parametrize(
    "address", ["", "eperusteet.fi", "http://eperusteet.fi/", "ftp://127.0.0.1/", "https://", "https://[x"]
)
def test_only_encrypted_addresses_are_asked(address: str) -> None:
    with pytest.raises(UserError, match="https"):
        check_service(address)


def test_an_address_ends_in_a_slash() -> None:
    assert check_service(" https://esimerkki.fi/palvelu ") == "https://esimerkki.fi/palvelu/"
    assert check_service(STANDARD) == STANDARD


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate that nobody has vouched for, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = builder.add_extension(names, critical=False).sign(key, hashes.SHA256())
    path = tmp_path / "palvelin.pem"
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(made.public_bytes(encoding) + private)
    return path


def test_a_server_that_cannot_prove_who_it_is_is_not_asked(certificate: Path) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with EperusteetServer(PRACTICE).running(tls) as server:
        with pytest.raises(UserError, match="ei pystynyt todistamaan"):
            service(server).document("99000000")
        assert server.asked == []
        trusting = ssl.create_default_context(cafile=certificate)
        assert service(server, context=trusting).document("99000000") == PRACTICE
        server.mode = "downgrade"
        with pytest.raises(UserError, match="toiseen paikkaan"):
            service(server, context=trusting).document("99000000")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there the system itself is asked")
def test_a_package_finds_the_certificates_of_a_linux_of_another_kind(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OpenSSL looks where the system keeps certificates on which it was built; on others they lie elsewhere."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_name("none.pem")))
    monkeypatch.setenv("SSL_CERT_DIR", str(certificate.with_name("none")))
    monkeypatch.setattr("truststore._openssl._CA_FILE_CANDIDATES", [str(certificate)])
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with EperusteetServer(PRACTICE).running(tls) as server:
        assert service(server).document("99000000") == PRACTICE


def test_hits_of_other_education_and_odd_ones_are_left_out() -> None:
    other = {"id": 1, "nimi": {"fi": "A"}, "koulutustyyppi": "koulutustyyppi_2"}
    data = json.dumps({"data": [other, 7, {"nimi": None}, {"id": "5"}]}).encode()
    assert [one.id for one in read_hits(data)] == ["5"]
    for bad in (b"", b"[]", b'{"data": {}}', b"\xff", b"[" * 100_000):
        with pytest.raises(ValueError, match=r"."):
            read_hits(bad)
