"""The browsing card: platforms, then topics, then questions, in menus of at most 25."""

from collections import Counter
from collections.abc import Sequence

import discord

from bot.cards import words
from bot.cards.card import Card, Control, notice
from bot.cards.controls import ChooseMenu, PressButton
from bot.cards.custom_ids import key
from bot.cards.limits import MENU_OPTIONS, OPTION_LIMIT, clip
from bot.cards.presses import ALL, GENERAL, Browse, Choose
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.topics import Topic

PLATFORM_KEY = 40


def browse_card(knowledge: Knowledge, where: Browse) -> Card:
    """The menu of one level; a place that no longer exists leads back to the platforms."""
    platform = find_platform(knowledge, where.platform)
    if where.platform == ALL or platform is None:
        return _menu(words.BROWSE_PLATFORMS, words.CHOOSE_PLATFORM, _platforms(knowledge), Browse(page=where.page))
    slug = None if platform == GENERAL else platform
    name = knowledge.platform_name(slug)
    place = key(platform, PLATFORM_KEY)
    topic = next((topic for topic in Topic if topic == where.topic), None)
    if topic is None:
        topics = Counter(entry.topic for entry in knowledge.browse(slug))
        options = [
            discord.SelectOption(label=words.TOPICS[each], value=each, description=words.answers(topics[each]))
            for each in Topic
            if topics[each]
        ]
        return _menu(f"### {name}", words.CHOOSE_TOPIC, options, Browse(place, ALL, where.page), Browse())
    options = [
        discord.SelectOption(label=clip(entry.question, OPTION_LIMIT), value=key(entry.id))
        for entry in knowledge.browse(slug, topic)
    ]
    heading = f"### {name} · {words.TOPICS[topic]}"
    return _menu(heading, words.CHOOSE_ENTRY, options, Browse(place, topic, where.page), Browse(place))


def find_platform(knowledge: Knowledge, platform_key: str) -> str | None:
    """The platform id (or "general") that a key stands for, None when nothing is written about it."""
    platforms = dict.fromkeys(entry.platform or GENERAL for entry in knowledge.entries)
    return next((platform for platform in platforms if key(platform, PLATFORM_KEY) == platform_key), None)


def _platforms(knowledge: Knowledge) -> list[discord.SelectOption]:
    counts = Counter(entry.platform for entry in knowledge.entries)
    slugs = [slug for slug in (None, *knowledge.platforms) if counts[slug]]
    slugs += [slug for slug in counts if slug not in slugs]
    return [
        discord.SelectOption(
            label=clip(knowledge.platform_name(slug), OPTION_LIMIT),
            value=key(slug or GENERAL, PLATFORM_KEY),
            description=words.answers(counts[slug]),
        )
        for slug in slugs
    ]


def _menu(
    heading: str,
    placeholder: str,
    options: Sequence[discord.SelectOption],
    where: Browse,
    back: Browse | None = None,
) -> Card:
    if not options:
        return notice(words.NOTHING_TO_BROWSE)
    pages = -(-len(options) // MENU_OPTIONS)
    page = min(where.page, pages - 1)
    shown = list(options[page * MENU_OPTIONS : (page + 1) * MENU_OPTIONS])
    menu = ChooseMenu(Choose(where.platform, where.topic), placeholder, shown)
    buttons: list[Control] = []
    if back is not None:
        buttons.append(PressButton(back, words.BACK))
    if pages > 1:
        turn = [(page - 1, words.PREVIOUS, page == 0), (page + 1, words.NEXT, page == pages - 1)]
        buttons += [
            PressButton(Browse(where.platform, where.topic, max(0, to)), label, disabled=disabled)
            for to, label, disabled in turn
        ]
    texts = [heading, words.page_of(page, pages) if pages > 1 else ""]
    return Card(texts, [[menu], buttons])
