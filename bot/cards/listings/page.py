"""A page of listings as a card: each with its own apply button."""

import dataclasses
from collections.abc import Iterator

import discord

from bot.cards import words as common
from bot.cards.card import QUIET, Card, Control, Linked
from bot.cards.controls import PressButton
from bot.cards.limits import clip
from bot.cards.listings import words
from bot.cards.listings.nowhere import nothing_card
from bot.cards.listings.presses import ListingsPress, SetAlert, ShareListings, ShowListings, press_for
from bot.cards.listings.refusals import refused_text
from bot.cards.listings.texts import dates_text, filter_text, pay_text, who_text
from bot.knowledge.knowledge import Knowledge
from bot.listings.links import is_web_address
from bot.listings.looking import Looked
from bot.listings.reading import Refused
from bot.listings.search import Hit

PAGE = 5
TITLE_LIMIT = 120
REFERENCE_LIMIT = 60
LINK_LIMIT, SHOWN_LIMIT = 512, 100
"""Characters of an address that Discord takes on a button, and that are shown where it is none for a button."""


def listings_card(looked: Looked, knowledge: Knowledge, *, shared: bool = False) -> Card:
    """What fits, five to a page, or where else to look."""
    if not looked.found.total:
        return nothing_card(looked, knowledge)
    found, wanted = looked.found, looked.wanted
    platform = knowledge.platform_name(wanted.platform) if wanted.platform else None
    page, pages = looked.start // PAGE, -(-found.total // PAGE)
    asked = plain(filter_text(wanted, platform))
    heading = [f"### {words.counted(found)}", asked, words.PARTLY if found.partly else ""]
    small = [*words.left_out(found), words.DECIDES]
    controls = list(_controls(looked, page, pages, shared=shared))
    if not controls:
        small.insert(0, words.TOO_LONG)
    footer = "\n".join(f"-# {line}" for line in small)
    turned = common.page_of(page, pages) if pages > 1 else ""
    listings = [listing_part(hit, knowledge, wanted.country) for hit in found.hits]
    return Card(["\n".join(filter(None, heading)), *listings, "\n".join(filter(None, [turned, footer]))], [controls])


def listing_part(hit: Hit, knowledge: Knowledge, country: str | None = None) -> str | Linked:
    """A listing with the button to apply; an address that Discord would refuse is shown instead."""
    listing = hit.listing
    about = [knowledge.platform_name(listing.platform), pay_text(listing.pay)]
    if listing.reference:
        about.append(f"{words.REFERENCE} `{clip(listing.reference.replace('`', ''), REFERENCE_LIMIT)}`")
    dates = " · ".join(dates_text(hit))
    lines = [
        f"**{plain(clip(listing.title, TITLE_LIMIT))}**",
        " · ".join(about),
        who_text(hit, country),
        f"-# {'⚠️ ' if hit.stale else ''}{dates[:1].upper()}{dates[1:]}",
    ]
    link = listing.apply_link
    if is_web_address(link) and len(link) <= LINK_LIMIT:
        return Linked("\n".join(lines), words.APPLY, link)
    return "\n".join([*lines, f"{words.APPLY}: `{clip(link.replace('`', ''), SHOWN_LIMIT)}`"])


def refused_card(refused: Refused, knowledge: Knowledge, instead: list[tuple[str, ListingsPress]]) -> Card:
    """Why a filter cannot be used, and the same search with what may have been meant, one press away."""
    buttons = [PressButton(press, name) for name, press in instead]
    return Card([plain(refused_text(refused, knowledge))], [buttons], QUIET)


def plain(text: str) -> str:
    """Foreign words on one line, so that nothing in them formats, mentions, links or hides."""
    visible = "".join(sign if sign.isprintable() else " " for sign in text.replace("://", ": //"))
    return discord.utils.escape_markdown(" ".join(visible.split())).replace("<", "\\<")


def _controls(looked: Looked, page: int, pages: int, *, shared: bool) -> Iterator[Control]:
    """Buttons of a page; none where the search is too long to be kept in one."""
    if pages > 1:
        for to, label, disabled in ((page - 1, common.PREVIOUS, page == 0), (page + 1, common.NEXT, page + 1 == pages)):
            if turn := press_for(ShowListings, looked.wanted, max(0, to)):
                yield PressButton(turn, label, disabled=disabled)
    if not shared and (share := press_for(ShareListings, looked.wanted, page)):
        yield PressButton(share, words.SHARE)
    if alert := press_for(SetAlert, dataclasses.replace(looked.wanted, since=None)):
        yield PressButton(alert, words.ALERT_ME)
