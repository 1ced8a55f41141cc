"""Pages from a site that behaves, and from sites that do not."""

import asyncio
import datetime as dt

import pytest
from aiohttp import web

from bot.feeds.addresses import Reach
from bot.feeds.fetcher import Fetcher, open_fetcher
from bot.feeds.outcomes import Failed, Fetched, NotModified, Outcome, Trouble, Validators
from tests.conftest import NOON, StoppedClock
from tests.web.fixtures import QUICK
from tests.web.site import PAGE, Names, Site, bomb, endless, moves, says, unless_known


def anywhere(_: str) -> bool:
    return True


def nowhere(_: str) -> bool:
    return False


def trouble(outcome: Outcome) -> Trouble:
    assert isinstance(outcome, Failed), outcome
    assert outcome.sentence.endswith(".")
    return outcome.trouble


async def test_a_page(site: Site, fetcher: Fetcher) -> None:
    site.pages["/jobs"] = says(
        PAGE, "text/html; charset=iso-8859-1", headers={"ETag": '"1"', "Last-Modified": "Mon, 23 Nov 2026 08:00:00 GMT"}
    )
    found = await fetcher.fetch(site.url("/jobs"), nowhere)
    assert found == Fetched(
        site.url("/jobs"), PAGE, "text/html", "iso-8859-1", Validators('"1"', "Mon, 23 Nov 2026 08:00:00 GMT")
    )
    assert "ai-training-answers" in site.asked[-1].headers["User-Agent"]


async def test_a_page_that_did_not_change_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.pages["/jobs"] = unless_known('"7"')
    first = await fetcher.fetch(site.url("/jobs"), nowhere)
    assert isinstance(first, Fetched)
    again = await fetcher.fetch(site.url("/jobs"), nowhere, first.validators)
    assert again == NotModified(Validators('"7"'))


async def test_not_modified_without_having_asked_is_an_error(site: Site, fetcher: Fetcher) -> None:
    site.pages["/jobs"] = says(b"", status=304)
    assert trouble(await fetcher.fetch(site.url("/jobs"), nowhere)) is Trouble.BAD_STATUS


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (says(status=500), Trouble.BAD_STATUS),
        (says(status=204), Trouble.BAD_STATUS),
        (says(status=799), Trouble.BAD_STATUS),
        (says(status=404), Trouble.REFUSED),
        (says(status=403), Trouble.REFUSED),
        (says(b"%PDF", "application/pdf"), Trouble.WRONG_TYPE),
        (says(b"\x89PNG", "image/png"), Trouble.WRONG_TYPE),
        (says(b" " * (QUICK.page_bytes + 1)), Trouble.TOO_LARGE),
        (bomb(50_000_000), Trouble.TOO_LARGE),
        (endless(b" " * 4_000, 0), Trouble.TOO_LARGE),
        (endless(b" ", 0.05), Trouble.TIMED_OUT),
        (endless(b"", 5), Trouble.TIMED_OUT),
        (says(b"not gzip", headers={"Content-Encoding": "gzip"}), Trouble.GARBLED),
    ],
    ids=[
        "500",
        "204",
        "unknown status",
        "404",
        "403",
        "pdf",
        "image",
        "huge",
        "gzip bomb",
        "endless",
        "drip",
        "silent",
        "not gzip",
    ],
)
async def test_what_is_wrong_has_a_name(site: Site, fetcher: Fetcher, page, expected) -> None:
    site.pages["/jobs"] = page
    assert trouble(await fetcher.fetch(site.url("/jobs"), anywhere)) is expected


@pytest.mark.parametrize(
    "url",
    [
        "ftp://jobs.example/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "jobs",
        "",
        "http://",
        "http://[::1",
        "http://user:pass@jobs.example/",
        "http://:80/",
    ],
)
async def test_no_web_address(fetcher: Fetcher, url: str) -> None:
    assert trouble(await fetcher.fetch(url, anywhere)) is Trouble.BAD_ADDRESS


async def test_nobody_listens(fetcher: Fetcher, unused_tcp_port: int) -> None:
    assert trouble(await fetcher.fetch(f"http://127.0.0.1:{unused_tcp_port}/", anywhere)) is Trouble.UNREACHABLE


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"", Trouble.UNREACHABLE),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", Trouble.GARBLED),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort", Trouble.GARBLED),
    ],
    ids=["hangs up", "another protocol", "breaks off"],
)
async def test_what_is_no_web_server(fetcher: Fetcher, answer: bytes, expected: Trouble) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert trouble(await fetcher.fetch(f"http://127.0.0.1:{port}/", anywhere)) is expected


class TestRedirects:
    async def test_within_the_source(self, site: Site, fetcher: Fetcher) -> None:
        site.pages |= {"/": moves("/a", 301), "/a": moves(site.url("/b", "jobs.example"), 307), "/b": says()}
        found = await fetcher.fetch(site.url("/"), lambda url: "jobs.example" in url or url.endswith("/a"))
        assert isinstance(found, Fetched)
        assert found.url == site.url("/b", "jobs.example")

    async def test_round_and_round(self, site: Site, fetcher: Fetcher) -> None:
        site.pages |= {"/a": moves("/b"), "/b": moves("/a")}
        assert trouble(await fetcher.fetch(site.url("/a"), anywhere)) is Trouble.TOO_MANY_REDIRECTS
        assert site.paths().count("/a") + site.paths().count("/b") == QUICK.redirects + 1

    @pytest.mark.parametrize(
        "to",
        [
            "http://evil.example/",
            "//evil.example/",
            "file:///etc/passwd",
            "http://[",
            "http://127.0.0.1@evil.example/",
            "javascript:1",
        ],
    )
    async def test_elsewhere(self, site: Site, fetcher: Fetcher, to: str) -> None:
        site.pages["/"] = moves(to)
        found = await fetcher.fetch(site.url("/"), lambda url: url.startswith(site.url("/")))
        assert trouble(found) is Trouble.FORBIDDEN_REDIRECT

    async def test_to_a_private_address(self, site: Site, fetcher: Fetcher) -> None:
        site.pages["/"] = moves("http://169.254.169.254/latest/meta-data/")
        assert trouble(await fetcher.fetch(site.url("/"), anywhere)) is Trouble.PRIVATE_ADDRESS

    async def test_without_saying_where(self, site: Site, fetcher: Fetcher) -> None:
        site.pages["/"] = says(status=302)
        assert trouble(await fetcher.fetch(site.url("/"), anywhere)) is Trouble.BAD_STATUS


class TestPrivateAddresses:
    @pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254", "[::ffff:127.0.0.1]"])
    async def test_written_out(self, clock: StoppedClock, host: str) -> None:
        async with open_fetcher(clock, QUICK) as fetcher:
            assert trouble(await fetcher.fetch(f"http://{host}/", anywhere)) is Trouble.PRIVATE_ADDRESS

    @pytest.mark.parametrize("address", ["127.0.0.1", "192.168.0.10", "::1", "fd00::1"])
    async def test_behind_a_public_name(self, site: Site, clock: StoppedClock, address: str) -> None:
        async with open_fetcher(clock, QUICK, resolver=Names({"jobs.example": address})) as fetcher:
            found = await fetcher.fetch(site.url("/", "jobs.example"), anywhere)
        assert trouble(found) is Trouble.PRIVATE_ADDRESS
        assert not site.asked

    @pytest.mark.parametrize("host", ["2130706433", "127.1", "0x7f.1", "0177.0.0.1"])
    async def test_in_an_old_notation(self, site: Site, clock: StoppedClock, host: str) -> None:
        async with open_fetcher(clock, QUICK) as fetcher:
            assert isinstance(await fetcher.fetch(site.url("/", host), anywhere), Failed)
        assert not site.asked

    async def test_a_name_that_changes_its_mind(self, site: Site, clock: StoppedClock) -> None:
        """The first look-up is harmless, every later one is not."""

        class Rebinding(Names):
            async def resolve(self, host, port=0, family=0):
                found = await super().resolve(host, port, family)
                self._known = {"jobs.example": "10.0.0.1"}
                return found

        site.pages["/"] = says()
        async with open_fetcher(clock, QUICK, Reach.PUBLIC_AND_LOOPBACK, Rebinding()) as fetcher:
            found = await fetcher.fetch(site.url("/", "jobs.example"), anywhere)
            assert isinstance(found, Fetched)  # over the connection of robots.txt
            site.asked[-1].transport.close()
            await asyncio.sleep(0.05)
            assert trouble(await fetcher.fetch(site.url("/", "jobs.example"), anywhere)) is Trouble.PRIVATE_ADDRESS


class TestRobots:
    async def test_disallowed(self, site: Site, fetcher: Fetcher) -> None:
        site.pages |= {
            "/robots.txt": says("User-agent: *\nDisallow: /jobs", "text/plain"),
            "/jobs": says(),
            "/open": says(),
        }
        assert trouble(await fetcher.fetch(site.url("/jobs"), anywhere)) is Trouble.FORBIDDEN_BY_ROBOTS
        assert isinstance(await fetcher.fetch(site.url("/open"), anywhere), Fetched)
        assert site.paths() == ["/robots.txt", "/open"]

    async def test_we_are_named(self, site: Site, fetcher: Fetcher) -> None:
        rules = "User-agent: ai-training-answers\nDisallow: /\n\nUser-agent: *\nAllow: /"
        site.pages |= {"/robots.txt": says(rules, "text/plain"), "/jobs": says()}
        assert trouble(await fetcher.fetch(site.url("/jobs"), anywhere)) is Trouble.FORBIDDEN_BY_ROBOTS

    async def test_behind_a_redirect(self, site: Site, fetcher: Fetcher) -> None:
        site.pages |= {"/": moves("/jobs"), "/robots.txt": says("User-agent: *\nDisallow: /jobs", "text/plain")}
        assert trouble(await fetcher.fetch(site.url("/"), anywhere)) is Trouble.FORBIDDEN_BY_ROBOTS

    @pytest.mark.parametrize("status", [401, 403, 404, 410])
    async def test_none_allows_everything(self, site: Site, fetcher: Fetcher, status: int) -> None:
        site.pages |= {"/robots.txt": says(status=status), "/jobs": says()}
        assert isinstance(await fetcher.fetch(site.url("/jobs"), anywhere), Fetched)

    async def test_a_page_in_its_place_allows_everything(self, site: Site, fetcher: Fetcher) -> None:
        site.pages |= {"/robots.txt": says(PAGE), "/jobs": says()}
        assert isinstance(await fetcher.fetch(site.url("/jobs"), anywhere), Fetched)

    @pytest.mark.parametrize(
        ("page", "expected"),
        [
            (says(status=500), Trouble.ROBOTS_UNAVAILABLE),
            (says(status=429), Trouble.BUSY),
            (says(b"#" * (QUICK.robots_bytes + 1), "text/plain"), Trouble.TOO_LARGE),
            (moves("http://evil.example/robots.txt"), Trouble.FORBIDDEN_REDIRECT),
            (moves("/robots.txt"), Trouble.TOO_MANY_REDIRECTS),
            (endless(b"", 5), Trouble.TIMED_OUT),
        ],
        ids=["500", "429", "huge", "elsewhere", "round and round", "silent"],
    )
    async def test_where_it_cannot_say_nothing_is_read(self, site: Site, fetcher: Fetcher, page, expected) -> None:
        site.pages |= {"/robots.txt": page, "/jobs": says()}
        assert trouble(await fetcher.fetch(site.url("/jobs"), lambda url: "evil" not in url)) is expected
        assert "/jobs" not in site.paths()

    async def test_asked_again_the_next_day_or_soon_after_a_failure(
        self, site: Site, fetcher: Fetcher, clock: StoppedClock
    ) -> None:
        site.pages |= {"/robots.txt": says(status=500), "/jobs": says()}
        await fetcher.fetch(site.url("/jobs"), anywhere)
        await fetcher.fetch(site.url("/jobs"), anywhere)
        assert site.paths() == ["/robots.txt"]
        site.pages["/robots.txt"] = says(status=404)
        clock.pass_time(minutes=10)
        assert isinstance(await fetcher.fetch(site.url("/jobs"), anywhere), Fetched)
        clock.pass_time(hours=23)
        await fetcher.fetch(site.url("/jobs"), anywhere)
        assert site.paths().count("/robots.txt") == 2
        clock.pass_time(hours=1)
        await fetcher.fetch(site.url("/jobs"), anywhere)
        assert site.paths().count("/robots.txt") == 3


class TestBusy:
    @pytest.mark.parametrize(
        ("header", "expected"),
        [
            ("120", dt.timedelta(seconds=120)),
            ("0", dt.timedelta(minutes=1)),
            ("99999999999999", dt.timedelta(days=1)),
            ("Mon, 23 Nov 2026 13:00:00 GMT", dt.timedelta(hours=1)),
            ("Mon, 23 Nov 2020 13:00:00 GMT", dt.timedelta(minutes=1)),
            ("soon", dt.timedelta(minutes=15)),
            ("-5", dt.timedelta(minutes=15)),
            ("²", dt.timedelta(minutes=15)),
            (None, dt.timedelta(minutes=15)),
        ],
    )
    @pytest.mark.parametrize("status", [429, 503])
    async def test_until_when(
        self, site: Site, fetcher: Fetcher, status: int, header: str | None, expected: dt.timedelta
    ) -> None:
        site.pages["/jobs"] = says(status=status, headers={"Retry-After": header} if header else None)
        found = await fetcher.fetch(site.url("/jobs"), anywhere)
        assert isinstance(found, Failed)
        assert found.trouble is Trouble.BUSY
        assert found.retry_at == NOON + expected

    async def test_left_alone_until_then(self, site: Site, fetcher: Fetcher, clock: StoppedClock) -> None:
        site.pages["/jobs"] = says(status=429, headers={"Retry-After": "3600"})
        await fetcher.fetch(site.url("/jobs"), anywhere)
        site.pages["/jobs"] = says()
        asked = len(site.asked)
        clock.pass_time(minutes=59)
        assert trouble(await fetcher.fetch(site.url("/jobs"), anywhere)) is Trouble.BUSY
        assert len(site.asked) == asked
        clock.pass_time(minutes=2)
        assert isinstance(await fetcher.fetch(site.url("/jobs"), anywhere), Fetched)


async def test_no_cookies_are_kept(site: Site, fetcher: Fetcher) -> None:
    site.pages["/jobs"] = says(headers={"Set-Cookie": "visitor=1"})
    await fetcher.fetch(site.url("/jobs"), anywhere)
    await fetcher.fetch(site.url("/jobs"), anywhere)
    assert all(isinstance(request, web.BaseRequest) and "Cookie" not in request.headers for request in site.asked)
