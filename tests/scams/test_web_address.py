"""Hosts are read as browsers read them; the answers stand in the WHATWG standard's terms."""

import json
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.scams.web_address import OtherScheme, Unreadable, WebAddress, parse

SME = "superannotate.com"
HOSTS = {
    r"https://superannotate.com\@evil.example": SME,
    "https:superannotate.com": SME,
    "https:///evil.example": "evil.example",
    r"https:\\superannotate.com\x": SME,
    "HTTPS://SuperAnnotate.COM:443/x": SME,
    "https://superannotate.com.": SME,
    "https://superannotate.com@evil.example": "evil.example",
    "https://a@b@superannotate.com/": SME,
    "https://user:pa:ss@superannotate.com:80/x": SME,
    "https://superannotate.com#@evil.example": SME,
    "https://superannotate.com?@evil.example": SME,
    "https://superannotate%2ecom": SME,
    "https://superannotate.com%2eevil.example": "superannotate.com.evil.example",
    "https://ｓｕｐｅｒannotate．com": SME,
    "https://superannotate。com": SME,
    "https://super\u00adanno\u200btate.com": SME,
    "ht\ntps://super\tannotate.com": SME,
    "https://supеrannotate.com": "xn--suprannotate-uck.com",
    "https://superannotate.com,evil.example": "superannotate.com,evil.example",
    'https://superannotate.com"evil.example': 'superannotate.com"evil.example',
    "superannotate.com:8080/x": SME,
    "http://2130706433": "127.0.0.1",
    "http://0x7f.1": "127.0.0.1",
    "http://017700000001": "127.0.0.1",
    "http://１.2.3.4": "1.2.3.4",
    "http://[::1]:80": "[::1]",
    "http://[0:0::1]/": "[::1]",
}
REFUSED = (
    "https://superannotate.com%40evil.example",
    "https://superannotate.com%2fevil.example",
    "https://superannotate.com／evil.example",
    "https://superannotate.com:99999",
    "https://superannotate.com:443:80",
    "https://superannotate.com|evil.example",
    "https://a b.com",
    "http://256.1.1.1",
    "http://1.2.3.4.5",
    "http://[::1",
    "https://",
    "https://user@",
)
PATHS = {
    "https://a.com/x/../y": "/y",
    "https://a.com/x/%2E%2e/y/.": "/y/",
    r"https://a.com\x\..\y": "/y",
    "https://a.com/..": "/",
    "https://a.com?x": "/",
    "https://a.com/%61": "/%61",
}


@pytest.mark.parametrize(("url", "host"), HOSTS.items())
def test_the_host_is_the_one_a_browser_goes_to(url: str, host: str) -> None:
    address = parse(url)

    assert isinstance(address, WebAddress)
    assert address.host == host


@pytest.mark.parametrize("url", REFUSED)
def test_what_browsers_refuse_has_no_host(url: str) -> None:
    assert parse(url) == Unreadable()


@pytest.mark.parametrize(("url", "path"), PATHS.items())
def test_dots_in_a_path_are_resolved(url: str, path: str) -> None:
    address = parse(url)

    assert isinstance(address, WebAddress)
    assert address.path == path


def test_other_schemes_are_no_web_pages() -> None:
    assert parse("javascript:alert(1)") == OtherScheme("javascript", "alert(1)")


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    parse(text)
    parse(f"https://{text}")


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js, whose URL class is the oracle, is not installed")
def test_node_reads_the_same_hosts() -> None:
    """An independent implementation of the standard agrees on every case above."""
    urls = [url for url in (*HOSTS, *REFUSED, *PATHS) if "://" in url or url.startswith("https:")]
    script = (
        "const read = url => { try { const u = new URL(url); return [u.hostname.replace(/\\.$/, ''), u.pathname] } "
        "catch { return null } };"
        "console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0)).map(read)))"
    )
    answer = subprocess.run(["node", "-e", script], input=json.dumps(urls), capture_output=True, text=True, check=True)

    ours = [[a.host, a.path] if isinstance(a := parse(url), WebAddress) else None for url in urls]
    assert ours == json.loads(answer.stdout)
