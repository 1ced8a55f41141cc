"""What a control means, as a value that fits into its custom id.

A control carries everything that is needed to act on it, so it still works after a restart and days later. Discord
allows 100 characters.
"""

import dataclasses
import hashlib
from collections.abc import Iterable
from typing import Any, ClassVar

from pydantic import TypeAdapter, ValidationError

LIMIT = 100
KEY_LIMIT = 64
BUTTON = "press"
MENU = "menu"
CHANNELS = "channels"
ROLES = "roles"
FORM = "form"
_ESCAPES = (("%", "%25"), (":", "%3A"))


class Press:
    """The meaning of a control; subclasses are frozen dataclasses of texts, numbers, dates and yes or no.

    `kind` names the subclass in custom ids and must stay what it is, since cards of last year still carry it.
    """

    __slots__ = ()
    kind: ClassVar[str]


def encode(press: Press, prefix: str = BUTTON) -> str:
    """The custom id of a control, at most 100 characters; a field at its default at the end takes no room."""
    fields = [_written(getattr(press, field.name)) for field in dataclasses.fields(press)]  # type: ignore[arg-type]
    custom_id = ":".join([prefix, press.kind, *fields]).rstrip(":")
    if len(custom_id) > LIMIT:
        raise ValueError(f"{press} needs {len(custom_id)} characters, Discord allows {LIMIT}")
    return custom_id


def decode(custom_id: str, presses: Iterable[type[Press]]) -> Press | None:
    """The meaning of a custom id, None where none of `presses` can be read from it."""
    _, *parts = custom_id.split(":")
    kind, fields = (parts[0], parts[1:]) if parts else ("", [])
    found = next((press for press in presses if press.kind == kind), None)
    if found is None:
        return None
    names = [field.name for field in dataclasses.fields(found)]  # type: ignore[arg-type]
    if len(fields) > len(names):
        return None
    given = {name: _read(text) for name, text in zip(names, fields, strict=False) if text}
    try:
        read: Press = TypeAdapter(found).validate_python(given)
    except ValidationError:
        return None
    return read


def key(identifier: str, limit: int = KEY_LIMIT) -> str:
    """The identifier itself, or its start and a stable hash where it is too long or would need escapes."""
    plain = identifier.replace(":", "-").replace("%", "-")
    if len(identifier) <= limit and plain == identifier:
        return identifier
    digest = hashlib.sha256(identifier.encode()).hexdigest()[:16]
    return f"{plain[: limit - 17]}~{digest}"


def _written(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(int(value))
        case _:
            text = str(value)
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return text


def _read(text: str) -> str:
    for sign, escape in reversed(_ESCAPES):
        text = text.replace(escape, sign)
    return text
