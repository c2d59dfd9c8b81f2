"""Canonical addresses: one form for all links to one document, and no form for two documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.logic.urls import canonical_url, is_front_page, url_rules

STORY = "https://example.org/world/2019/envoys-meet"


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://example.org/world/2019/envoys-meet", id="as it is"),
        pytest.param("HTTPS://Example.ORG/world/2019/envoys-meet", id="scheme and host in capitals"),
        pytest.param("http://www.example.org:80/world/2019/envoys-meet/", id="plain http, www, port, trailing slash"),
        pytest.param("https://example.org:443/world/2019/envoys-meet//", id="default port, two slashes"),
        pytest.param("https://example.org/world/2019/envoys-meet#comments", id="fragment"),
        pytest.param("https://example.org/world/2019/envoys-meet?utm_source=x&utm_medium=mail", id="campaign tags"),
        pytest.param("https://example.org/world/2019/envoys-meet?FBCLID=a&gclid=b&mc_cid=c", id="click ids"),
        pytest.param("https://example.org/world/2019/envoys-meet/amp/", id="AMP at the end"),
        pytest.param("https://amp.example.org/world/2019/envoys-meet", id="AMP host"),
        pytest.param("https://example.org/amp/world/2019/envoys-meet", id="AMP at the start"),
        pytest.param("https://m.example.org/world/2019/envoys-meet?outputType=AMP", id="mobile host, AMP parameter"),
        pytest.param("https://example.org/world/2019/envoys-meet/print", id="print page"),
        pytest.param("https://example.org/world/2019/envoys-meet?view=print", id="print parameter"),
        pytest.param(
            "https://www-example-org.cdn.ampproject.org/c/s/www.example.org/world/2019/envoys-meet", id="cache"
        ),
        pytest.param("https://www.google.com/amp/s/www.example.org/world/2019/envoys-meet?usqp=x", id="viewer"),
        pytest.param("https://example.org/world/./2019/../2019/envoys%2Dmeet", id="dots and needless escapes"),
        pytest.param(" https://reader:secret@example.org/world/2019/envoys-meet\n", id="white space and a password"),
    ],
)
def test_all_links_to_one_document_have_one_form(reference, url):
    assert canonical_url(url, url_rules(reference)) == STORY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("https://example.org/story?id=1", "https://example.org/story?id=2", id="a parameter that counts"),
        pytest.param("https://example.org/a", "https://example.org/A", id="case of a path"),
        pytest.param("https://example.org/a", "https://example.org:8080/a", id="another port"),
        pytest.param("https://example.org/a", "https://news.example.org/a", id="another host"),
        pytest.param("https://example.org/ramp", "https://example.org/r", id="a word that ends like a variant"),
        pytest.param("https://example.org/print", "https://example.org/", id="a page named like a variant"),
        pytest.param("https://example.org/a%2Fb", "https://example.org/a/b", id="an escape that counts"),
        pytest.param("https://example.org/story?view=full", "https://example.org/story", id="another value"),
    ],
)
def test_two_documents_have_two_forms(reference, one, other):
    rules = url_rules(reference)
    assert canonical_url(one, rules) != canonical_url(other, rules)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        pytest.param("https://example.org/s?b=2&a=1", "https://example.org/s?a=1&b=2", id="parameters are sorted"),
        pytest.param("https://example.org/s.amp.html", "https://example.org/s.html", id="AMP before the ending"),
        pytest.param("https://example.org/a/..amp", "https://example.org/a", id="dots that are left when AMP goes"),
        pytest.param("http://[2001:DB8::1]:80/a", "https://[2001:db8::1]/a", id="an address in brackets"),
        pytest.param("https://m.co/a", "https://m.co/a", id="a host of two labels keeps both"),
        pytest.param("mailto:desk@example.org", "mailto:desk@example.org", id="no web address"),
        pytest.param("https://example.org:port/a", "https://example.org:port/a", id="a port that is none"),
        pytest.param("reports/a.txt", "reports/a.txt", id="a file"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_odd_addresses(reference, url, canonical):
    assert canonical_url(url, url_rules(reference)) == canonical


PIECES = st.lists(
    st.sampled_from(
        ["/", "amp", "print", ".amp", ".html", "..", ".", "%2f", "%41", "é", "a", "?", "&", "utm_x=1", "q=", "="]
    )
)


@given(st.text(max_size=30) | PIECES.map(lambda parts: "https://amp.www.example.org/" + "".join(parts)))
def test_a_canonical_address_stays_as_it_is(reference, url):
    rules = url_rules(reference)
    once = canonical_url(url, rules)
    assert canonical_url(once, rules) == once


@pytest.mark.parametrize(
    ("url", "front"),
    [("https://www.example.org/?utm_source=x", True), ("https://example.org", True), ("https://example.org/a", False)],
)
def test_front_pages(reference, url, front):
    assert is_front_page(canonical_url(url, url_rules(reference))) is front
