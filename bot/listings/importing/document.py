"""Whatever a source answered, read into offers: an HTML page, a JSON document or an XML feed."""

from bot.listings.importing.job_posting import read_posting
from bot.listings.importing.json_feed import is_json_feed, read_json_feed
from bot.listings.importing.json_ld import POSTING, JsonObject, NotJson, postings, read_json, scripts
from bot.listings.importing.offer import Dropped, Offer, Offers, Unreadable
from bot.listings.importing.xml_feed import read_xml_feed

MOST_OFFERS = 20_000


def read_document(body: bytes, kind: str, charset: str | None, page: str) -> Offers | Unreadable:
    """What a document of media type `kind`, found at `page`, offers."""
    if kind.endswith("html") or kind == "application/xhtml+xml":
        read: Offers | Unreadable = _page(body, charset, page)
    elif kind.endswith("json"):
        read = _json(body, page)
    else:
        read = read_xml_feed(body, kind, charset, page)
    if isinstance(read, Unreadable) or len(read.offers) <= MOST_OFFERS:
        return read
    cut = Dropped(page, f"has more than {MOST_OFFERS:,} jobs; the rest is not read")
    return Offers(read.offers[:MOST_OFFERS], (*read.dropped, cut))


def _page(body: bytes, charset: str | None, page: str) -> Offers | Unreadable:
    found: list[JsonObject] = []
    broken: list[Dropped] = []
    for number, text in enumerate(scripts(body, charset), start=1):
        value = read_json(text)
        if isinstance(value, NotJson):
            broken.append(Dropped(page, f"has a JSON-LD block (number {number}) that is no JSON: {value.reason}"))
        else:
            found += postings(value)
    if not found:
        why = f" Its JSON-LD cannot be read: {broken[0].sentence}." if broken else ""
        return Unreadable(f"The page has no {POSTING} in JSON-LD.{why}")
    return _offers(found, page, broken)


def _json(body: bytes, page: str) -> Offers | Unreadable:
    value = read_json(body.decode("utf-8-sig", errors="replace"))
    if isinstance(value, NotJson):
        return Unreadable(f"This is no JSON: {value.reason}.")
    if isinstance(value, dict) and is_json_feed(value):
        return read_json_feed(value, page)
    found = postings(value)
    if not found:
        return Unreadable(f"This JSON is neither a JSON Feed nor does it hold a {POSTING}.")
    return _offers(found, page, [])


def _offers(found: list[JsonObject], page: str, broken: list[Dropped]) -> Offers:
    read = [read_posting(posting, page) for posting in found[: MOST_OFFERS + 1]]
    offers = tuple(each for each in read if isinstance(each, Offer))
    return Offers(offers, (*broken, *(each for each in read if isinstance(each, Dropped))))
