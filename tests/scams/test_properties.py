"""The worst error: a forged address that is called official. No mutation of an official one may pass."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.knowledge.loader import load
from bot.scams.checker import Checker
from bot.scams.results import Verdict
from bot.scams.web_address import WebAddress, parse
from tests.conftest import ROOT

KNOWN = load(ROOT / "knowledge", dt.date(2026, 11, 23)).knowledge
assert KNOWN is not None
DOMAINS = sorted(
    {(domain.host, domain.path or "") for platform in KNOWN.platforms.values() for domain in platform.domains}
    | {(domain.host, domain.path or "") for partner in KNOWN.scams.partners for domain in partner.domains}
)
WHOLE = [host for host, path in DOMAINS if not path]
SHARED = [(host, path) for host, path in DOMAINS if path]
TWINS = {
    "a": "аàａ",
    "c": "с",
    "e": "еé",
    "i": "іíl1",
    "l": "1Iӏ",
    "m": "ｍ",
    "o": "оо0",
    "p": "р",
    "s": "ѕ5",
    "x": "х",
}
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789-.")
WORDS = st.sampled_from(["jobs", "careers", "verify", "login", "xyz", "evil", "pay"])
official_host = st.sampled_from(WHOLE)
many = hypothesis_settings(max_examples=400)


def truly_official(url: str) -> bool:
    """By a second, simpler rule: the host a browser goes to ends in an official one at a dot."""
    address = parse(url)
    if not isinstance(address, WebAddress) or "" in address.labels:
        return False
    if any(f".{address.host}".endswith(f".{host}") for host in WHOLE):
        return True
    return any(address.host == host and f"{address.path}/".startswith(f"{path}/") for host, path in SHARED)


def never_wrongly_official(checker: Checker, url: str) -> None:
    for text in (url, f"apply here: {url} thanks"):
        if checker.check(text).verdict is Verdict.LOOKS_OFFICIAL:
            assert truly_official(url), text


@st.composite
def slips(draw: st.DrawFn) -> str:
    """An official host with one or two letters inserted, lost, replaced, swapped or doubled by a look-alike."""
    host = draw(official_host)
    for _ in range(draw(st.integers(1, 2))):
        i = draw(st.integers(0, len(host) - 1))
        kind = draw(st.sampled_from(["insert", "delete", "replace", "swap", "twin"]))
        letter = draw(LETTERS)
        if kind == "twin" and host[i] in TWINS:
            letter, kind = draw(st.sampled_from(TWINS[host[i]])), "replace"
        match kind:
            case "insert":
                host = host[:i] + letter + host[i:]
            case "delete":
                host = host[:i] + host[i + 1 :] or "x"
            case "replace":
                host = host[:i] + letter + host[i + 1 :]
            case "swap":
                host = host[:i] + host[i + 1 : i + 2] + host[i] + host[i + 2 :]
    return host


@many
@given(host=slips(), scheme=st.sampled_from(["", "https://", "http://www.", "HTTPS:\\\\"]))
def test_slips_and_twins(checker: Checker, host: str, scheme: str) -> None:
    never_wrongly_official(checker, f"{scheme}{host}")


@many
@given(host=official_host, word=WORDS, glue=st.sampled_from(["-", "", "."]), data=st.data())
def test_added_words_labels_and_endings(checker: Checker, host: str, word: str, glue: str, data: st.DataObject) -> None:
    core, _, ending = host.partition(".")
    forged = data.draw(
        st.sampled_from(
            [
                f"{core}{glue}{word}.{ending}",
                f"{word}{glue}{core}.com",
                f"{host}{glue or '-'}{word}.com",
                f"{host}.{word}.io",
                f"{core}.{word}-{core}.net",
                f"{word}.org/{host}",
                f"{word}.org/?next=https://{host}/",
                f"{word}.org#{host}",
            ]
        )
    )
    never_wrongly_official(checker, f"https://{forged}")


@many
@given(
    host=official_host,
    trick=st.sampled_from(
        ["@", ":x@", "\\@", "%40", "%2e", "%2f", "%5c", "%00", "／", "。", "\u2024", "\u202e", "\u200d", "\u00ad", ",",
         ";", "|", "\t.", "\n.", "\r\n@", "\t@", "#@", "?@", "/@", ":443@", "\u2044", "…", "(", ")", '"', "'", "<", ">",
         "`", "*"]
    ),
)  # fmt: skip
def test_tricks_with_separators(checker: Checker, host: str, trick: str) -> None:
    for rest in ("evil.example", "evil.com"):
        check = checker.check(f"https://{host}{trick}{rest}")
        if check.verdict is Verdict.LOOKS_OFFICIAL:
            assert truly_official(f"https://{host}{trick}{rest}")


@many
@given(shared=st.sampled_from(SHARED), data=st.data())
def test_a_shared_host_is_official_only_below_its_path(
    checker: Checker, shared: tuple[str, str], data: st.DataObject
) -> None:
    host, path = shared
    forged = data.draw(
        st.sampled_from(
            [
                f"{host}",
                f"{host}{path}x",
                f"{host}{path}-evil/",
                f"{host}/evil{path}",
                f"{host}{path}/../evil",
                f"{host}{path}/%2e%2e/evil",
                f"{host}{path}/..%2fevil",
                f"{host}{path}/%252e%252e/evil",
                f"{host}{path}\\..\\..\\evil",
                f"{host}{path}/..;/evil",
                f"evil.{host}{path}",
                f"{host}.evil.com{path}",
            ]
        )
    )

    assert checker.check(f"https://{forged}").verdict is not Verdict.LOOKS_OFFICIAL


@many
@given(
    host=official_host,
    sub=st.sampled_from(["", "www.", "app.", "docs.help."]),
    port=st.sampled_from(["", ":443", ":8443"]),
    path=st.text("abcxyzABC0123456789-._~/", max_size=30),
    query=st.text("abc=&123%20", max_size=15),
    upper=st.booleans(),
)
def test_an_official_address_is_official_with_any_path(
    checker: Checker, host: str, sub: str, port: str, path: str, query: str, upper: bool
) -> None:
    address = f"{sub}{host.upper() if upper else host}{port}"
    check = checker.check(f"https://{address}/{path}?{query}")

    assert check.verdict is Verdict.LOOKS_OFFICIAL, check.reasons


@pytest.mark.parametrize(("host", "path"), SHARED)
def test_the_shared_hosts_are_official_below_their_path(checker: Checker, host: str, path: str) -> None:
    assert checker.check(f"https://{host}{path}/en/articles/1").verdict is Verdict.LOOKS_OFFICIAL


@given(st.text(max_size=300))
def test_no_message_breaks_the_check(checker: Checker, text: str) -> None:
    check = checker.check(text)

    assert check.reasons
    if check.verdict is Verdict.LOOKS_OFFICIAL:
        assert check.links
        assert all(link.official for link in check.links)
