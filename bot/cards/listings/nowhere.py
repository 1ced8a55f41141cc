"""What is shown where no listing fits: the platforms' own pages, and what the open dataset counted."""

import dataclasses

import discord

from bot.cards.card import QUIET, Card, Control
from bot.cards.controls import ChooseMenu, LinkButton, PressButton
from bot.cards.limits import CARD_BYTES, CARD_CHARACTERS, MENU_OPTIONS, OPTION_LIMIT, clip, cut
from bot.cards.listings import words
from bot.cards.listings.presses import ListingsOf, SetAlert, ShowListings, press_for
from bot.cards.platforms.presses import platform_key
from bot.cards.words import source_line
from bot.knowledge.knowledge import Knowledge
from bot.listings.elsewhere import Elsewhere
from bot.listings.looking import Looked
from bot.listings.wanted import Wanted

MOST_PAGES = 6


def nothing_card(looked: Looked, knowledge: Knowledge) -> Card:
    """That nothing fits, where to look, and a way back to what there is."""
    platform = looked.wanted.platform
    name = knowledge.platform_name(platform) if platform else None
    pages = sorted(looked.elsewhere, key=lambda page: (page.counted is None, page.listings_page is None))[:MOST_PAGES]
    lines = [f"### {words.nothing(looked, name)}", *words.left_out(looked.found), words.LOOK_THERE]
    lines += [_page(page, knowledge) for page in pages]
    sources = dict.fromkeys(page.source for page in pages if page.source)
    small = [source_line(source) for source in sources] + [f"-# {licence}" for licence in words.licences(pages)]
    footer = "\n".join(small)
    body = cut("\n".join(lines), CARD_CHARACTERS - len(footer), CARD_BYTES - len(footer.encode()))
    return Card([body, footer], _controls(looked, pages, knowledge), QUIET)


def _page(page: Elsewhere, knowledge: Knowledge) -> str:
    links = [f"[{words.OFFICIAL_PAGE}]({page.website})"]
    links += [f"[{words.LISTINGS_PAGE}]({page.listings_page})"] if page.listings_page else []
    line = f"**{knowledge.platform_name(page.platform)}:** {' · '.join(links)}"
    return f"{line}\n- {words.dataset_count(page, cited=False)}" if page.counted else line


def _controls(looked: Looked, pages: list[Elsewhere], knowledge: Knowledge) -> list[list[Control]]:
    platform = looked.wanted.platform
    buttons: list[Control] = []
    if looked.unfiltered and (all_of := press_for(ShowListings, Wanted(platform=platform))):
        buttons.append(PressButton(all_of, words.SHOW_ALL))
    if alert := press_for(SetAlert, dataclasses.replace(looked.wanted, since=None)):
        buttons.append(PressButton(alert, words.ALERT_ME))
    if platform is None:
        names = sorted(knowledge.platforms, key=lambda slug: knowledge.platform_name(slug).casefold())
        options = [
            discord.SelectOption(label=clip(knowledge.platform_name(slug), OPTION_LIMIT), value=platform_key(slug))
            for slug in names[:MENU_OPTIONS]
        ]
        menu: list[Control] = [ChooseMenu(ListingsOf(), words.CHOOSE_PLATFORM, options)] if options else []
        return [menu, buttons]
    links: list[tuple[str, str]] = [(words.OFFICIAL_PAGE, page.website) for page in pages]
    links += [(words.LISTINGS_PAGE, page.listings_page) for page in pages if page.listings_page]
    return [[*buttons, *(LinkButton(label[:1].upper() + label[1:], url) for label, url in links)]]
