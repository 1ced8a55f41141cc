"""One HTTP request with everything that can go wrong with it given a name."""

import datetime as dt
import socket
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import aiohttp
from yarl import URL

from bot.feeds.addresses import PrivateAddressError
from bot.feeds.outcomes import NOTHING_KNOWN, Failed, Fetched, NotModified, Outcome, Trouble, Validators

_CHUNK = 64 * 1024
_SHORTEST_REST, _USUAL_REST, _LONGEST_REST = dt.timedelta(minutes=1), dt.timedelta(minutes=15), dt.timedelta(days=1)
_BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_NO_SUCH_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Moved:
    """The server points to another address, as it wrote it."""

    to: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What counts as an answer: `kinds` are media types (None: any), `limit` is in bytes after decompression."""

    kinds: frozenset[str] | None
    limit: int
    known: Validators = NOTHING_KNOWN


async def request(session: aiohttp.ClientSession, address: URL, wanted: Wanted, now: dt.datetime) -> Outcome | Moved:
    """Ask once; redirects are not followed, and no exception of the network gets out."""
    try:
        async with session.get(address, headers=_headers(wanted), allow_redirects=False) as response:
            return await _answer(response, address, wanted, now)
    except TimeoutError:
        return Failed(Trouble.TIMED_OUT, f"{address.host} did not answer in time.")
    except aiohttp.ClientConnectorCertificateError:
        return Failed(Trouble.UNREACHABLE, f"{address.host} has no valid certificate.")
    except aiohttp.ClientConnectorDNSError as error:
        if error.os_error.errno in _NO_SUCH_NAME:
            return Failed(Trouble.NO_SUCH_HOST, f"there is no host named {address.host}.")
        return Failed(Trouble.UNREACHABLE, f"{address.host} cannot be found just now.")
    except aiohttp.ClientConnectorError as error:
        if isinstance(error.os_error, PrivateAddressError):
            return Failed(Trouble.PRIVATE_ADDRESS, f"{address.host} is not on the public internet, so it is not asked.")
        return Failed(Trouble.UNREACHABLE, f"{address.host} cannot be reached.")
    except aiohttp.InvalidURL:
        return Failed(Trouble.BAD_ADDRESS, f"{address} is not a web address.")
    except (aiohttp.ClientPayloadError, aiohttp.ClientResponseError):
        return Failed(Trouble.GARBLED, f"{address.host} sent an answer that breaks off or is not HTTP.")
    except aiohttp.ClientConnectionError:
        return Failed(Trouble.UNREACHABLE, f"{address.host} closed the connection.")


def _headers(wanted: Wanted) -> dict[str, str]:
    headers = {"Accept": ", ".join(sorted(wanted.kinds)) if wanted.kinds else "*/*"}
    if wanted.known.etag:
        headers["If-None-Match"] = wanted.known.etag
    if wanted.known.last_modified:
        headers["If-Modified-Since"] = wanted.known.last_modified
    return headers


async def _answer(response: aiohttp.ClientResponse, address: URL, wanted: Wanted, now: dt.datetime) -> Outcome | Moved:
    status, host = response.status, address.host
    validators = Validators(response.headers.get("ETag"), response.headers.get("Last-Modified"))
    asked_conditionally = wanted.known != NOTHING_KNOWN
    if status == HTTPStatus.NOT_MODIFIED and asked_conditionally:
        return NotModified(Validators(validators.etag or wanted.known.etag, wanted.known.last_modified))
    if status in _REDIRECTS and (to := response.headers.get("Location")):
        return Moved(to)
    if status in _BUSY:
        until = _retry_at(response.headers.get("Retry-After"), now)
        return Failed(
            Trouble.BUSY, f"{host} is busy ({status}) and is left alone until {until:%Y-%m-%d %H:%M} UTC.", until
        )
    if HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return Failed(Trouble.REFUSED, f"{address} answered with {_named(status)}.", status=status)
    if status != HTTPStatus.OK:
        return Failed(Trouble.BAD_STATUS, f"{address} answered with {_named(status)}.", status=status)
    if wanted.kinds is not None and response.content_type not in wanted.kinds:
        return Failed(Trouble.WRONG_TYPE, f"{address} is {response.content_type}, not a page or a feed.")
    body = await _read(response, wanted.limit)
    if body is None:
        return Failed(Trouble.TOO_LARGE, f"{address} is larger than {wanted.limit // 1024} KiB.")
    return Fetched(str(address), body, response.content_type, response.charset, validators)


async def _read(response: aiohttp.ClientResponse, limit: int) -> bytes | None:
    """The whole body, or None as soon as it is known to be too large."""
    if (response.content_length or 0) > limit:
        return None
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > limit:
            return None
    return bytes(body)


def _retry_at(header: str | None, now: dt.datetime) -> dt.datetime:
    """When to come back: as the server says, but no sooner than in a minute and no later than in a day."""
    wait = _USUAL_REST
    if header is not None and header.strip().isascii() and header.strip().isdecimal():
        wait = min(dt.timedelta(seconds=int(header.strip()[:9])), _LONGEST_REST)
    elif header is not None:
        try:
            date = parsedate_to_datetime(header)
        except ValueError:
            date = now + _USUAL_REST
        wait = (date if date.tzinfo else date.replace(tzinfo=dt.UTC)) - now
    return now + min(max(wait, _SHORTEST_REST), _LONGEST_REST)


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"the unknown status {status}"
