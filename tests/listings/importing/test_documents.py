"""Jobs out of whole documents: pages with JSON-LD, JSON, RSS and Atom."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.listings.importing.document import read_document
from bot.listings.importing.offer import Offer, Offers, Unreadable
from bot.listings.listing import Eligibility, PayRange, RateUnit
from tests.listings.importing.pages import PAGE, html, json_feed, posting


def read(body: bytes, kind: str = "text/html", charset: str | None = None) -> Offers:
    found = read_document(body, kind, charset, PAGE)
    assert isinstance(found, Offers), found
    return found


def titles(found: Offers) -> list[str]:
    return [offer.title for offer in found.offers]


def test_a_whole_posting() -> None:
    full = posting(
        identifier={"@type": "PropertyValue", "name": "Job Reference ID", "value": "PY-42"},
        hiringOrganization={"@type": "Organization", "name": "Acme"},
        baseSalary={
            "@type": "MonetaryAmount",
            "currency": "USD",
            "value": {"@type": "QuantitativeValue", "minValue": 40, "maxValue": 65, "unitText": "HOUR"},
        },
        jobLocationType="TELECOMMUTE",
        applicantLocationRequirements=[{"@type": "Country", "name": "Kenya"}, {"@type": "Country", "name": "IN"}],
        validThrough="2026-12-31",
        employmentType="CONTRACTOR",
        directApply=True,
        occupationalCategory=["Coding"],
        industry="Software",
        skills="Python, pytest",
        potentialAction={"@type": "ApplyAction", "target": "/apply?job_id=PY-42"},
    )
    assert read(html(full)).offers == (
        Offer(
            title="Python reviewer",
            url="https://acme.example/jobs/python-reviewer",
            apply_url="https://jobs.acme.example/apply?job_id=PY-42",
            reference="PY-42",
            organisation="Acme",
            pay=PayRange(Decimal(40), Decimal(65), RateUnit.HOUR, "USD"),
            eligibility=Eligibility(allowed=frozenset({"KE", "IN"})),
            remote=True,
            roles=("Coding",),
            domains=("Software",),
            tags=("Python", "pytest"),
            description="Review Python answers.",
            posted=dt.date(2026, 11, 20),
            expires=dt.datetime(2027, 1, 1, tzinfo=dt.UTC),
        ),
    )


A, B = posting("A"), posting("B")


@pytest.mark.parametrize(
    "page",
    [
        html([A, B]),
        html({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, A, B]}),
        html(A, B),
        html(
            {
                "@type": "ItemList",
                "itemListElement": [{"@type": "ListItem", "item": A}, {"@type": "ListItem", "item": B}],
            }
        ),
        html([[A], {"@graph": [B]}]),
        html('{"@type": "BreadcrumbList", "broken": ', A, "not json at all", B, ""),
        html(f"<!-- {json.dumps(A)} -->", f"//<![CDATA[\n{json.dumps(B)}\n//]]>"),
        html(f"/*<![CDATA[*/ {json.dumps([A, B])} /*]]>*/"),
        html(
            json.dumps([A, B])[:-1] + ", ]",
        ),
        html(json.dumps([A, B]).replace("}", ",}")),
        html(json.dumps([A, B]).replace("Review", "Re\nview\t")),
        html(json.dumps([A, B]).replace('"', "&quot;")),
        html("\ufeff  " + json.dumps([A, B]) + "  "),
        html([A | {"@type": "https://schema.org/JobPosting"}, B | {"@type": ["Thing", "JobPosting"]}]),
        html([A, B], kind="application/LD+JSON; charset=utf-8"),
        html([A, B]).replace(b"</html>", b"") + b"<script type='application/ld+json'>{",
    ],
    ids=[
        "array",
        "graph",
        "several blocks",
        "item list",
        "nested",
        "broken neighbours",
        "comment and CDATA",
        "CDATA in comments",
        "comma at the end",
        "commas in objects",
        "raw line breaks",
        "entities",
        "byte order mark",
        "types",
        "kind of script",
        "cut off",
    ],
)
def test_shapes_of_json_ld(page: bytes) -> None:
    assert titles(read(page)) == ["A", "B"]


def test_commas_in_texts_survive_the_mending() -> None:
    page = html(json.dumps(posting("One, ] two"))[:-1] + ",}")
    assert titles(read(page)) == ["One, ] two"]


def test_broken_neighbours_are_reported() -> None:
    found = read(html("{oops", A))
    assert titles(found) == ["A"]
    assert "number 1" in str(found.dropped[0])


def test_an_organisation_elsewhere_in_the_graph() -> None:
    graph = {
        "@graph": [
            A | {"hiringOrganization": {"@id": "#org"}},
            {"@id": "#org", "@type": "Organization", "name": "Acme"},
        ]
    }
    assert read(html(graph)).offers[0].organisation == "Acme"


@pytest.mark.parametrize(
    "strange",
    [
        {"title": None},
        {"title": ""},
        {"title": {"@value": "x"}},
        {"title": "\u200b"},
    ],
)
def test_without_a_title_it_is_dropped(strange: dict[str, object]) -> None:
    found = read(html(A, posting() | strange))
    assert titles(found) == ["A"]
    assert "title" in str(found.dropped[0])


@pytest.mark.parametrize(
    "strange", [None, 5, True, [], {}, "", "x", [[]], [None], {"@type": "X"}, {"value": []}, 1e300]
)
def test_strange_values_do_no_harm(strange: object) -> None:
    names = [
        "url",
        "identifier",
        "hiringOrganization",
        "baseSalary",
        "applicantLocationRequirements",
        "jobLocationType",
        "datePosted",
        "validThrough",
        "description",
        "potentialAction",
        "skills",
        "industry",
        "occupationalCategory",
        "mainEntityOfPage",
        "@id",
    ]
    assert titles(read(html(posting() | dict.fromkeys(names, strange)))) == ["Python reviewer"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "text/html"),
        (b"<html></html>", "text/html"),
        (html({"@type": "Organization"}), "text/html"),
        (html("{broken JobPosting"), "text/html"),
        (b"\x00\xff\xfe", "text/html"),
        (b"", "application/json"),
        (b"[1, 2", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b'{"jobs": []}', "application/json"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": 5}', "application/json"),
        (b"9" * 10_000, "application/json"),
        (b"", "application/xml"),
        (b"<html/>", "application/rss+xml"),
        (b"<sitemap/>", "text/xml"),
    ],
)
def test_nothing_to_read(body: bytes, kind: str) -> None:
    found = read_document(body, kind, None, PAGE)
    assert isinstance(found, Unreadable)
    assert found.sentence.endswith(".")


@pytest.mark.parametrize("charset", [None, "utf-8", "latin-1", "no-such-charset", "utf-16"])
def test_character_sets(charset: str | None) -> None:
    text = html(posting("Übersetzer")).decode()
    encoded = text.encode(charset if charset in {"latin-1", "utf-16"} else "utf-8")
    assert titles(read(encoded, charset=charset)) == ["Übersetzer"]


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"value":', "}"), ('{"name":', "}")])
def test_values_nested_as_deep_as_json_allows_do_no_harm(opening: str, closing: str) -> None:
    deep = opening * 900 + "1" + closing * 900
    names = ["baseSalary", "applicantLocationRequirements", "identifier", "skills", "hiringOrganization", "url"]
    fields = "".join(f', "{name}": {deep}' for name in names)
    assert titles(read(html(f'[{{"@type": "JobPosting", "title": "A"{fields}}}, {json.dumps(B)}]'))) == ["A", "B"]


class TestJsonFeed:
    @pytest.mark.parametrize("version", ["https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1"])
    def test_items(self, version: str) -> None:
        item = {
            "id": "1",
            "url": "/jobs/1",
            "external_url": "https://acme.example/apply?job_id=1",
            "title": "Reviewer",
            "content_html": "<p>Rate</p><p>answers</p>",
            "date_published": "2026-11-20T08:00:00Z",
            "tags": ["coding", "remote"],
        }
        assert read(json_feed(item, version=version), "application/feed+json").offers == (
            Offer(
                title="Reviewer",
                url="https://jobs.acme.example/jobs/1",
                apply_url="https://acme.example/apply?job_id=1",
                tags=("coding", "remote"),
                description="Rate answers",
                posted=dt.date(2026, 11, 20),
            ),
        )

    def test_a_posting_within_an_item(self) -> None:
        item = {
            "id": "1",
            "url": "https://acme.example/1",
            "title": "Item",
            "_jobposting": {"@type": "JobPosting", "validThrough": "2026-12-31"},
        }
        (offer,) = read(json_feed(item), "application/json").offers
        assert (offer.title, offer.url, offer.expires) == (
            "Item",
            "https://acme.example/1",
            dt.datetime(2027, 1, 1, tzinfo=dt.UTC),
        )

    def test_strange_items(self) -> None:
        found = read(
            json_feed(None, 5, [], {}, {"title": "A"}, {"title": 5, "url": 5, "tags": 5, "date_published": []}),
            "application/json",
        )
        assert titles(found) == ["A", "5"]
        assert len(found.dropped) == 4


def test_json_ld_without_a_page() -> None:
    assert titles(read(json.dumps([A, B]).encode(), "application/ld+json")) == ["A", "B"]


RSS = b"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>Jobs</title><link>https://acme.example</link>
<item><title>Reviewer &amp; writer</title><link>https://acme.example/jobs/1?job_id=7</link><guid>7</guid>
<description>&lt;p&gt;Rate answers&lt;/p&gt;</description><category>coding</category>
<pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate></item>
<item><title></title><link>https://acme.example/jobs/2</link></item>
</channel></rss>"""
ATOM = b"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Jobs</title>
<entry><title>Reviewer</title><link href="/jobs/1"/><id>7</id>
<published>2026-11-20T08:00:00Z</published><summary>Rate</summary></entry></feed>"""


class TestXmlFeeds:
    def test_rss(self) -> None:
        found = read(RSS, "application/rss+xml")
        assert found.offers == (
            Offer(
                title="Reviewer & writer",
                url="https://acme.example/jobs/1?job_id=7",
                description="Rate answers",
                tags=("coding",),
                posted=dt.date(2026, 11, 20),
            ),
        )
        assert "title" in str(found.dropped[0])

    def test_atom(self) -> None:
        (offer,) = read(ATOM, "application/atom+xml").offers
        assert (offer.title, offer.url, offer.posted) == (
            "Reviewer",
            "https://jobs.acme.example/jobs/1",
            dt.date(2026, 11, 20),
        )

    @pytest.mark.parametrize("declared", ["x" * 400, "encoding='utf\xad8'", "encoding='' " * 300])
    def test_an_endless_or_odd_declaration_is_not_read(self, declared: str) -> None:
        body = f"<?xml {declared}?><rss version='2.0'/>".encode("latin-1")
        assert isinstance(read_document(body, "text/xml", None, PAGE), Unreadable)

    @pytest.mark.parametrize("error", [KeyError("tags"), AttributeError("end_category")])
    def test_where_the_parser_stumbles_the_feed_is_unreadable(
        self, monkeypatch: pytest.MonkeyPatch, error: Exception
    ) -> None:
        # Seen under `make fuzz`, at the ends of tags that were never opened.
        def stumble(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr("feedparser.parse", stumble)
        assert isinstance(read_document(b"<rss version='2.0'/>", "text/xml", None, PAGE), Unreadable)

    def test_broken_xml_gives_what_it_has_and_says_so(self) -> None:
        found = read(RSS.replace(b"</channel></rss>", b"").replace(b"&amp;", b"&"), "text/xml")
        assert titles(found) == ["Reviewer & writer"]
        assert any("broken XML" in str(each) for each in found.dropped)

    def test_a_billion_laughs(self) -> None:
        entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
        bomb = (
            RSS.decode()
            .replace("<rss", f'<!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]><rss')
            .replace("Rate answers", "&a9;")
        )
        found = read_document(bomb.encode(), "text/xml", None, PAGE)
        assert len(repr(found)) < 5_000

    def test_no_file_and_no_address_is_opened(self, tmp_path: Path) -> None:
        (tmp_path / "feed.xml").write_bytes(RSS)
        for body in (
            str(tmp_path / "feed.xml").encode(),
            b"http://127.0.0.1:9/feed",
            (tmp_path / "feed.xml").as_uri().encode(),
        ):
            assert isinstance(read_document(body, "text/xml", None, PAGE), Unreadable)
        xxe = RSS.replace(
            b"<rss", f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "feed.xml").as_uri()}">]><rss'.encode(), 1
        )
        found = read_document(xxe.replace(b"Rate answers", b"&x;"), "text/xml", None, PAGE)
        assert "7</guid" not in repr(found)


@given(
    st.binary(max_size=200),
    st.sampled_from(["text/html", "application/json", "text/xml"]),
    st.sampled_from([None, "utf-8", "utf-16", "x"]),
)
def test_never_fails(body: bytes, kind: str, charset: str | None) -> None:
    read_document(body, kind, charset, PAGE)
