"""JSON Feed 1 and 1.1 (jsonfeed.org), also with a JobPosting in an item's `_jobposting`, as some job sites write it."""

from collections.abc import Mapping
from dataclasses import replace

from bot.listings.importing import plain_text
from bot.listings.importing.addresses import absolute
from bot.listings.importing.dates import read_moment
from bot.listings.importing.job_posting import read_posting
from bot.listings.importing.offer import Dropped, Offer, Offers, Unreadable

_VERSION = "jsonfeed.org/version/"


def is_json_feed(value: object) -> bool:
    """Whether a JSON value calls itself a JSON Feed."""
    return isinstance(value, Mapping) and _VERSION in str(value.get("version"))


def read_json_feed(feed: Mapping[str, object], page: str) -> Offers | Unreadable:
    """Every item; `page` is where the feed was found."""
    items = feed.get("items")
    if not isinstance(items, list):
        return Unreadable("The JSON Feed has no list of items.")
    read = [_item(item, page) for item in items]
    offers = tuple(each for each in read if isinstance(each, Offer))
    return Offers(offers, tuple(each for each in read if isinstance(each, Dropped)))


def _item(item: object, page: str) -> Offer | Dropped:
    if not isinstance(item, Mapping):
        return Dropped(page, "is an item that is no object")
    url = absolute(item.get("url"), page)
    elsewhere = absolute(item.get("external_url"), page)
    title = plain_text.line(item.get("title"))
    posting = item.get("_jobposting")
    if isinstance(posting, Mapping):
        read = read_posting({"title": title, **posting}, page)
        if isinstance(read, Dropped):
            return read
        return replace(read, url=read.url or url, apply_url=read.apply_url or elsewhere)
    if not title:
        return Dropped(url or elsewhere or page, "has no title")
    posted = read_moment(item.get("date_published"))
    text = item.get("summary") or item.get("content_text") or item.get("content_html")
    return Offer(
        title=title,
        url=url or elsewhere,
        apply_url=elsewhere,
        tags=plain_text.labels(item.get("tags")),
        description=plain_text.line(text, plain_text.DESCRIPTION_LENGTH),
        posted=posted.day if posted else None,
    )
