"""RSS and Atom, read by feedparser from bytes already fetched."""

import datetime as dt
from calendar import timegm
from io import BytesIO
from time import struct_time
from typing import Any
from xml.sax import SAXException

import feedparser

from bot.listings.importing import plain_text
from bot.listings.importing.addresses import absolute
from bot.listings.importing.offer import Dropped, Offer, Offers, Unreadable

STUMBLES = (LookupError, ValueError, AttributeError, TypeError, AssertionError)
"""What feedparser raises over tags that end where none began, and the like."""
LONGEST_DECLARATION = 300
"""Bytes; it has room for a version, an encoding and a word."""


def read_xml_feed(body: bytes, kind: str, charset: str | None, page: str) -> Offers | Unreadable:
    """Every entry; `page` is where the feed was found."""
    start = body.lstrip()
    if start.startswith(b"<?"):
        declaration, end, rest = start.partition(b"?>")
        if len(declaration) > LONGEST_DECLARATION or not declaration.isascii():
            return Unreadable("Its XML declaration is none.")
        # On a line of its own: feedparser looks for an encoding in all of the first line, for very long in a long one.
        body = declaration + end + b"\n" + rest
    declared = f"{kind}; charset={charset}" if charset else kind
    # In a buffer, because feedparser takes plain bytes for the name of a file first.
    try:
        feed = feedparser.parse(BytesIO(body), response_headers={"content-type": declared, "content-location": page})
    except STUMBLES:
        return Unreadable("This XML is too broken to be read.")
    if not feed.get("version"):
        return Unreadable("This is XML, but neither RSS nor Atom.")
    read = [_entry(entry, page) for entry in feed.entries]
    dropped = [each for each in read if isinstance(each, Dropped)]
    if isinstance(feed.get("bozo_exception"), SAXException):
        dropped.append(Dropped(page, "is broken XML, so some entries may be missing"))
    return Offers(tuple(each for each in read if isinstance(each, Offer)), tuple(dropped))


def _entry(entry: Any, page: str) -> Offer | Dropped:
    title, url = plain_text.line(entry.get("title")), absolute(entry.get("link"), page)
    if not title:
        return Dropped(url or page, "has no title")
    posted, ends = _time(entry.get("published_parsed")), _time(entry.get("expired_parsed"))
    content = entry.get("content") or [{}]
    return Offer(
        title=title,
        url=url,
        organisation=plain_text.line(entry.get("author")) or None,
        tags=plain_text.labels([tag.get("term") for tag in entry.get("tags", [])]),
        description=plain_text.line(entry.get("summary") or content[0].get("value"), plain_text.DESCRIPTION_LENGTH),
        posted=posted.date() if posted else None,
        expires=ends,
    )


def _time(parsed: struct_time | None) -> dt.datetime | None:
    if parsed is None:
        return None
    try:
        return dt.datetime.fromtimestamp(timegm(parsed), dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
