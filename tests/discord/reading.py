"""Reading cards as a member does: their text and what can be pressed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import discord
import simcord

Message = discord.Message | simcord.ResponseMessage


def text_of(message: Message | None) -> str:
    """Everything that is written on a card."""
    assert message is not None, "there is no message"
    return "\n".join(part["content"] for part in _parts(message) if part.get("content"))


def labels_of(message: Message | None) -> list[str]:
    """What the buttons say, emojis included."""
    assert message is not None, "there is no message"
    return [_label(part) for part in _parts(message) if part.get("type") == discord.ComponentType.button.value]


def button(message: Message | None, label: str) -> str:
    """The custom id of the button with this label or emoji."""
    assert message is not None, "there is no message"
    found = [part["custom_id"] for part in _parts(message) if _label(part) == label and "custom_id" in part]
    assert found, f"no button {label!r} among {labels_of(message)}"
    return str(found[0])


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu on a card."""

    custom_id: str
    values: tuple[str, ...]


def menus_of(message: Message | None) -> list[Menu]:
    """Every menu on a card, from top to bottom."""
    assert message is not None, "there is no message"
    return [
        Menu(part["custom_id"], tuple(option["value"] for option in part["options"]))
        for part in _parts(message)
        if part.get("options")
    ]


def menu_of(message: Message | None) -> list[dict[str, Any]]:
    """The options of the menu on a card."""
    assert message is not None, "there is no message"
    return next(list(part["options"]) for part in _parts(message) if part.get("options"))


def _label(part: dict[str, Any]) -> str:
    return str(part.get("label") or (part.get("emoji") or {}).get("name") or "")


def _parts(message: Message) -> Iterator[dict[str, Any]]:
    components = message.components
    yield from _walk([part if isinstance(part, dict) else part.to_dict() for part in components])


def _walk(parts: Any) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield part
        yield from _walk(part.get("components") or [])
        yield from _walk(filter(None, [part.get("accessory")]))


async def press(
    person: simcord.MemberActor | simcord.UserHandle, message: Message | None, label: str
) -> simcord.InteractionResult:
    """Press the button with this label or emoji."""
    assert message is not None, "there is no message"
    target = message.message if isinstance(message, simcord.ResponseMessage) else message
    return await person.click(target, custom_id=button(message, label))
