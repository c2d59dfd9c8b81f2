"""What may be connected to, what is told to whom, and what is never told at all."""

from __future__ import annotations

import asyncio
import datetime as dt
import ipaddress
import logging
import ssl
import threading
from dataclasses import replace
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import pytest

from tasks.sources import client
from tasks.sources.addresses import why_refused
from tests.sources.web_server import Page
from warehouse.web_addresses import redacted, web_address

TEXT = "".join(
    f"<p>Envoys of Chad and Niger met in Tunis on day {day} for talks on the border.</p>" for day in range(6)
)
ARTICLE = f"<html><head><title>Talks</title></head><body><article>{TEXT}</article></body></html>"

REFUSED = {
    "loopback": "127.0.0.1", "all of loopback": "127.8.9.10", "this host": "0.0.0.0", "class A private": "10.1.2.3",
    "class B private": "172.16.0.1", "class C private": "192.168.1.1", "carrier's own": "100.64.0.1",
    "metadata": "169.254.169.254", "link-local": "169.254.1.1", "another cloud's metadata": "100.100.100.200",
    "a public number with a cloud behind it": "168.63.129.16", "multicast": "224.0.0.1", "broadcast": "255.255.255.255",
    "documentation": "192.0.2.1", "benchmarks": "198.18.0.1", "assignments": "192.0.0.8", "reserved": "240.0.0.1",
    "IPv6 loopback": "::1", "IPv6 unspecified": "::", "IPv6 link-local": "fe80::1", "with a zone": "fe80::1%eth0",
    "IPv6 private": "fd00::1", "IPv6 metadata": "fd00:ec2::254", "IPv6 multicast": "ff02::1",
    "IPv4 mapped": "::ffff:127.0.0.1", "IPv4 mapped, metadata": "::ffff:a9fe:a9fe", "IPv4 compatible": "::7f00:1",
    "6to4": "2002:7f00:1::", "NAT64": "64:ff9b::7f00:1", "local NAT64": "64:ff9b:1::808:808",
    "Teredo": "2001:0:7f00:1::1", "no address": "news.example.org",
}  # fmt: skip
PUBLIC = {"IPv4": "93.184.215.14", "IPv6": "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "NAT64": "64:ff9b::5db8:d70e"}


@pytest.mark.parametrize("what", REFUSED)
def test_addresses_that_are_refused(what):
    assert why_refused(REFUSED[what])


@pytest.mark.parametrize("what", PUBLIC)
def test_public_addresses_are_not(what):
    assert why_refused(PUBLIC[what]) is None


def test_every_special_network_is_refused():
    special = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
        "240.0.0.0/4", "fc00::/7", "fe80::/10", "ff00::/8", "100::/64", "2001:db8::/32",
    ]  # fmt: skip
    for network in map(ipaddress.ip_network, special):
        for address in (network[0], network[1], network[-1]):
            assert why_refused(str(address)), address


def test_a_source_may_not_be_on_this_machine_unless_it_says_so(server, source, night):
    server.pages["/a"] = Page(ARTICLE)
    refused, _ = night(replace(source, allow_hosts=()))
    assert server.paths(robots=True) == []
    assert refused["problem"].item() == "forbidden"
    assert "127.0.0.1, a loopback address" in refused["problem_detail"].item()
    assert night(source)[0]["problem"].item() is None


@pytest.mark.parametrize(
    "target", ["http://localhost:{port}/secret", "http://127.0.0.2:{port}/secret", "http://[::1]:{port}/secret",
               "http://[::ffff:127.0.0.1]:{port}/secret", "http://169.254.169.254/latest/meta-data/", "http://2130706433:{port}/secret"],
)  # fmt: skip
def test_a_redirect_to_this_machine_is_refused(server, source, night, target):
    server.pages |= {"/a": Page("", 302, {"Location": target.format(port=server.port)}), "/secret": Page(ARTICLE)}
    frame, _ = night(source)
    assert server.paths() == ["/a"]
    assert frame["problem"].item() in ("forbidden", "unfetched")
    assert frame["text"].item() == ""


def test_the_connection_goes_to_the_address_that_was_checked(server, source, night):
    """A name server that gives another answer each time is asked once for each connection."""
    answers = iter([["127.0.0.1"], ["127.0.0.9"], ["127.0.0.9"]])
    asked = []

    async def resolve(host, port):
        asked.append(host)
        return next(answers)

    server.pages["/a"] = Page(ARTICLE)
    url = f"http://news.test:{server.port}/a"
    frame, _ = night(replace(source, url=url, allow_hosts=("news.test",)), resolve=resolve)
    assert frame["problem"].item() is None
    assert asked == ["news.test"]
    assert {request.headers["host"] for request in server.requests} == {f"news.test:{server.port}"}
    assert len({request.connection for request in server.requests}) == 1


@pytest.mark.parametrize("answer", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::ffff:10.0.0.1"]])
def test_a_name_that_leads_inside_is_refused_before_anything_is_sent(server, source, night, answer):
    async def resolve(host, port):
        return answer

    frame, _ = night(replace(source, url=f"http://rebind.test:{server.port}/a"), resolve=resolve)
    assert server.requests == []
    assert frame["problem"].item() == "forbidden"


@pytest.mark.parametrize(
    "url",
    ["ftp://h/a", "file:///etc/passwd", "/a", "http:///a", "http://h:99999/", "http://user:pass@h/a", "javascript:1"],
)
def test_only_plain_web_addresses_are_asked(url):
    with pytest.raises(ValueError):
        web_address(url)


SECRET = "s3cr3t-of-the-wire"


def test_a_secret_goes_to_its_own_host_alone_and_into_no_log(server, source, night, caplog):
    caplog.set_level(logging.DEBUG)
    server.pages |= {"/a": Page("", 302, {"Location": f"http://localhost:{server.port}/b"}), "/b": Page(ARTICLE)}
    allowed = replace(source, allow_hosts=("127.0.0.1", "localhost"), secret="env:WIRE", secret_header="X-Api-Key")
    frame, run = night(allowed, secret=SECRET)
    carried = {(r.headers["host"].partition(":")[0], r.path): r.headers.get("x-api-key") for r in server.requests}
    assert carried[("127.0.0.1", "/a")] == SECRET
    assert carried[("localhost", "/b")] is None
    assert SECRET not in caplog.text
    assert SECRET not in repr(run) + repr(allowed) + str(frame.to_dicts())


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://h/feed?api_key=abc&page=2", "https://h/feed?api_key=***&page=2"),
        ("https://h/f?a=1&access_token=abc#x", "https://h/f?a=1&access_token=***#x"),
        ("https://ann:pass@h/f", "https://***@h/f"),
        ("https://h/f?author=5&keyword=talks", "https://h/f?author=5&keyword=talks"),
    ],
)
def test_addresses_in_reports_hold_no_secrets(url, shown):
    assert redacted(url) == shown


def test_it_says_who_it_is_and_keeps_no_cookie(server, source, night):
    server.pages |= {"/a": Page("", 302, {"Location": "/b", "Set-Cookie": "id=1"}), "/b": Page(ARTICLE)}
    night(source)
    assert {request.headers["user-agent"] for request in server.requests} == {"Parley/0.1 (+mailto:desk@example.org)"}
    assert not any("cookie" in request.headers for request in server.requests)


def test_proxies_of_the_environment_are_not_used(server, source, night, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.pages["/a"] = Page(ARTICLE)
    assert night(source)[0]["problem"].item() is None


class Http2Server:
    """A TLS server that offers HTTP/2 and answers every request with the article."""

    def __init__(self, folder: Path) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.certificate = _certificate(folder, "news.test")
        context.load_cert_chain(self.certificate)
        context.set_alpn_protocols(["h2", "http/1.1"])
        self.streams, self.connections = 0, 0
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        start = asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=context)
        self._server = asyncio.run_coroutine_threadsafe(start, self._loop).result(5)
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _serve(self, reader, writer):
        self.connections += 1
        talk = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        talk.initiate_connection()
        writer.write(talk.data_to_send())
        while data := await reader.read(65536):
            for event in talk.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    self.streams += 1
                    path = dict(event.headers)[b":path"].decode()
                    status = "404" if path == "/robots.txt" else "200"
                    talk.send_headers(event.stream_id, [(":status", status), ("content-type", "text/html")])
                    talk.send_data(event.stream_id, ARTICLE.replace("Tunis", path).encode(), end_stream=True)
            writer.write(talk.data_to_send())


def _certificate(folder: Path, host: str) -> Path:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    today = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(today - dt.timedelta(days=1)).not_valid_after(today + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.KeyUsage(True, False, False, False, False, True, True, False, False), critical=True
        )
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = folder / "certificate.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + private)
    return path


@pytest.fixture
def http2(tmp_path, monkeypatch):
    running = Http2Server(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(running.certificate))
    client._tls.cache_clear()
    yield running
    client._tls.cache_clear()
    running.close()


async def to_loopback(host, port):
    return ["127.0.0.1"]


def test_http2_is_spoken_where_it_is_offered_over_one_connection(http2, source, night):
    urls = tuple(f"https://news.test:{http2.port}/{number}" for number in range(6))
    pages = replace(source, kind="pages", url="", urls=urls, allow_hosts=("news.test",), at_once=4)
    frame, _ = night(pages, resolve=to_loopback)
    assert frame["problem"].null_count() == 6
    assert (http2.connections, http2.streams) == (1, 7)


def test_the_certificate_must_be_that_of_the_name_though_the_address_is_pinned(http2, source, night):
    url = f"https://other.test:{http2.port}/1"
    frame, _ = night(replace(source, url=url, allow_hosts=("other.test",)), resolve=to_loopback)
    assert "certificate" in frame["problem_detail"].item()
    assert http2.streams == 0
