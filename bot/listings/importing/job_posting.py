"""A schema.org JobPosting read into an offer; what it says in an unexpected shape is left out, never guessed."""

from collections.abc import Mapping

from bot.listings.importing import plain_text
from bot.listings.importing.addresses import absolute
from bot.listings.importing.dates import read_moment
from bot.listings.importing.json_ld import JsonObject
from bot.listings.importing.offer import Dropped, Offer
from bot.listings.importing.pay import read_pay
from bot.listings.importing.places import read_eligibility


def read_posting(posting: JsonObject, page: str) -> Offer | Dropped:
    """The offer of one posting; addresses in it may be relative to `page`, where it stands."""
    title = plain_text.line(_first(posting.get("title") or posting.get("name")))
    url = _address(posting.get("url") or posting.get("mainEntityOfPage"), page)
    if not title:
        return Dropped(url or page, "has no title")
    posted, ends = read_moment(_first(posting.get("datePosted"))), read_moment(_first(posting.get("validThrough")))
    return Offer(
        title=title,
        url=url,
        apply_url=_address(_apply_target(posting), page),
        reference=_reference(posting.get("identifier")),
        organisation=_organisation(posting.get("hiringOrganization")),
        pay=read_pay(posting.get("baseSalary"), posting.get("salaryCurrency")),
        eligibility=read_eligibility(posting.get("applicantLocationRequirements")),
        remote=_is_remote(posting.get("jobLocationType")),
        roles=plain_text.labels(_names(posting.get("occupationalCategory"))),
        domains=plain_text.labels(_names(posting.get("industry"))),
        tags=plain_text.labels(_names(posting.get("skills"))),
        description=plain_text.line(posting.get("description"), plain_text.DESCRIPTION_LENGTH),
        posted=posted.day if posted else None,
        expires=ends.end if ends else None,
    )


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _address(value: object, page: str) -> str | None:
    """A text, or the `@id` or `url` of an object, as an absolute address."""
    value = _first(value)
    if isinstance(value, Mapping):
        value = value.get("@id") or value.get("url") or value.get("urlTemplate")
    return absolute(value, page)


def _apply_target(posting: JsonObject) -> object:
    action = _first(posting.get("potentialAction"))
    return action.get("target") if isinstance(action, Mapping) else None


def _reference(identifier: object) -> str | None:
    value = _first(identifier)
    if isinstance(value, Mapping):
        value = _first(value.get("value"))
    text = plain_text.line(value, plain_text.REFERENCE_LENGTH)
    return text if text and not text.endswith("…") else None


def _organisation(value: object) -> str | None:
    value = _first(value)
    name = value.get("name") if isinstance(value, Mapping) else value
    return plain_text.line(name) or None


def _is_remote(value: object) -> bool | None:
    each = value if isinstance(value, list) else [value]
    return True if any(isinstance(text, str) and text.casefold().endswith("telecommute") for text in each) else None


def _names(value: object) -> list[object]:
    """The texts of a list, for an object its name."""
    each = value if isinstance(value, list) else [value]
    return [item.get("name") if isinstance(item, Mapping) else item for item in each]
