"""What Discord refuses although its own description of the API allows it, seen in its answers to real bots."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

V2_FLAG = 1 << 15
V2_KINDS = frozenset({9, 10, 11, 12, 13, 14, 17})
TEXT_DISPLAY = 10
CONTENT_LIMIT = 2_000
EMBEDS_LIMIT = 6_000
COMPONENTS_LIMIT = 40
TEXTS_LIMIT = 4_000
BYTES_LIMIT = 10_170
FORM_LIMIT = 5
MOST_COMMANDS = {1: 100, 2: 15, 3: 15}
COMMAND_LIMIT = 8_000
COMMAND_NAME = re.compile(r"[-_'\w]{1,32}")
CHAT_INPUT = 1
NEW_MESSAGE = 4
FORM = 9
EMBED_TEXTS = ("title", "description")

MESSAGES = re.compile(r"/channels/\d+/messages(/\d+)?|/webhooks/\d+/[^/]+(/messages/[^/]+)?")
CALLBACKS = re.compile(r"/interactions/\d+/[^/]+/callback")
COMMANDS = re.compile(r"/applications/\d+(/guilds/\d+)?/commands")


def broken_rule(method: str, path: str, body: Any) -> str | None:
    """The first rule that a request breaks, None where it breaks none."""
    return next(_broken(method, path, body), None)


def parts_of(components: Any) -> Iterator[dict[str, Any]]:
    """Every component, however deep."""
    for part in components or ():
        yield part
        yield from parts_of(part.get("components"))
        for single in ("accessory", "component"):
            if part.get(single):
                yield from parts_of([part[single]])


def _broken(method: str, path: str, body: Any) -> Iterator[str]:
    if MESSAGES.fullmatch(path) and method in {"POST", "PATCH"}:
        yield from _message(body or {}, new=method == "POST")
    elif CALLBACKS.fullmatch(path) and body.get("data"):
        if body["type"] == FORM:
            yield from _form(body["data"])
        elif "choices" not in body["data"]:
            yield from _message(body["data"], new=body["type"] == NEW_MESSAGE)
    elif COMMANDS.fullmatch(path) and method == "PUT":
        yield from _commands(body)


def _message(message: dict[str, Any], *, new: bool) -> Iterator[str]:
    content, embeds = message.get("content") or "", message.get("embeds") or []
    parts = list(parts_of(message.get("components")))
    if len(content) > CONTENT_LIMIT:
        yield f"the content has {len(content)} characters"
    if (size := sum(map(_embed_size, embeds))) > EMBEDS_LIMIT:
        yield f"the embeds have {size} characters"
    v2 = bool((message.get("flags") or 0) & V2_FLAG)
    if v2 and (content or embeds):
        yield "content or embeds stand beside new components"
    # An edit may leave the flag out, since a message keeps it.
    if new and not v2 and any(part["type"] in V2_KINDS for part in parts):
        yield "new components come without their flag"
    if new and not (content or parts or any(message.get(name) for name in ("embeds", "attachments", "poll"))):
        yield "the message is empty"
    yield from _parts(parts)
    texts = [part["content"] for part in parts if part["type"] == TEXT_DISPLAY]
    if (characters := sum(map(len, texts))) > TEXTS_LIMIT:
        yield f"the texts have {characters} characters"
    if (size := len(json.dumps(message.get("components") or [], ensure_ascii=False).encode())) > BYTES_LIMIT:
        yield f"the components have {size} bytes"


def _form(form: dict[str, Any]) -> Iterator[str]:
    if len(form["components"]) > FORM_LIMIT:
        yield f"a form has {len(form['components'])} components"
    yield from _parts(list(parts_of(form["components"])))


def _parts(parts: list[dict[str, Any]]) -> Iterator[str]:
    if len(parts) > COMPONENTS_LIMIT:
        yield f"there are {len(parts)} components"
    twice = [name for name, times in Counter(part.get("custom_id") for part in parts).items() if name and times > 1]
    if twice:
        yield f"a custom id is there twice: {twice[0]}"
    for part in parts:
        values = [option["value"] for option in part.get("options") or ()]
        if len(set(values)) < len(values):
            yield f"a value of {part.get('custom_id')} is there twice"


def _commands(commands: list[dict[str, Any]]) -> Iterator[str]:
    for kind, times in Counter(command.get("type", CHAT_INPUT) for command in commands).items():
        if times > MOST_COMMANDS[kind]:
            yield f"there are {times} commands of kind {kind}"
    for command in commands:
        if command.get("type", CHAT_INPUT) == CHAT_INPUT:
            yield from map(_bad_name, filter(_is_bad, _names(command)))
        if (size := _command_size(command)) > COMMAND_LIMIT:
            yield f"{command['name']} has {size} characters"


def _names(command: dict[str, Any]) -> Iterator[str]:
    yield command["name"]
    for option in command.get("options") or ():
        yield from _names(option)


def _is_bad(name: str) -> bool:
    return not COMMAND_NAME.fullmatch(name) or name != name.lower()


def _bad_name(name: str) -> str:
    return f"no name for a command: {name}"


def _command_size(command: dict[str, Any]) -> int:
    own = len(command["name"]) + len(command.get("description") or "")
    choices = sum(len(one["name"]) + len(str(one["value"])) for one in command.get("choices") or ())
    return own + choices + sum(map(_command_size, command.get("options") or ()))


def _embed_size(embed: dict[str, Any]) -> int:
    texts = [embed.get(name) or "" for name in EMBED_TEXTS]
    texts += [text for field in embed.get("fields") or () for text in (field["name"], field["value"])]
    texts += [(embed.get("footer") or {}).get("text") or "", (embed.get("author") or {}).get("name") or ""]
    return sum(map(len, texts))
