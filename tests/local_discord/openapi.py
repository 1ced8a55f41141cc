"""Whether a request is one that Discord would take: by its own description of the API, and by what that leaves out."""

import functools
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema_rs

from tests.local_discord.rules import broken_rule

DESCRIPTION = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"
# discord.py writes some ids as numbers where the description says text; Discord takes both.
EITHER = {"type": ["string", "integer"]}


class Description:
    """Validators by method and path, made when first needed."""

    def __init__(self, path: Path = DESCRIPTION) -> None:
        document = json.loads(path.read_text())
        schemas = document["components"]["schemas"]
        schemas["SnowflakeType"] = EITHER
        # A field of Discord's documentation that its description forgot.
        schemas["ApplicationCommandUpdateRequest"]["properties"]["nsfw"] = {"type": "boolean"}
        for schema in schemas.values():
            if "allowed_mentions" in schema.get("properties", {}):
                # discord.py writes it on every message, edits too, where Discord ignores it.
                schema["properties"].setdefault("tts", {"type": ["boolean", "null"]})
        _close(document)
        self._components = document["components"]
        self._paths = [(_pattern(path), operations) for path, operations in document["paths"].items()]
        self._validators: dict[tuple[int, int | None], jsonschema_rs.Validator] = {}
        # Made now, since it takes a while and requests are timed.
        self.problem("POST", "/channels/1/messages", {"content": "x"})
        self.problem("POST", "/users/@me/channels", {"recipient_id": "1"})
        self.problem("POST", "/interactions/1/x/callback", {"type": 4, "data": {"content": "x"}})

    def problem(self, method: str, path: str, body: Any) -> str | None:
        """What is wrong with a request, None where nothing is; a path that is not described is wrong."""
        operations = [found for pattern, found in self._paths if pattern.fullmatch(path) and method.lower() in found]
        if not operations:
            return "it is not described"
        operation = operations[0][method.lower()]
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if content is None or body is None:
            return None
        key = id(operation), body.get("type") if isinstance(body, dict) else None
        if key not in self._validators:
            self._validators[key] = self._validator(content["schema"], body)
        error = next(self._validators[key].iter_errors(body), None)
        return None if error is None else f"{'/'.join(map(str, error.instance_path))} {error.message[:300]}".strip()

    def _validator(self, schema: Any, body: Any) -> jsonschema_rs.Validator:
        """For a body whose type says which of several schemas it has, that one, so that what is wrong is named."""
        branches = schema.get("anyOf", ()) if "type" in body else ()
        chosen = next((one for one in branches if body["type"] in self._types_of(one)), schema)
        return jsonschema_rs.validator_for({**chosen, "components": self._components})

    def _types_of(self, reference: Any) -> Sequence[int]:
        schema = self._components["schemas"][reference["$ref"].rpartition("/")[2]]
        found: Sequence[int] = schema["properties"].get("type", {}).get("enum", ())
        return found


class Validator:
    """Judges requests by the rules, and by the description where it is beside the project."""

    def __init__(self) -> None:
        self._description = Description() if DESCRIPTION.exists() else None

    def problem(self, method: str, path: str, body: Any) -> str | None:
        """What Discord would not take about a request, None where it would take it."""
        found = broken_rule(method, path, body)
        if found is None and self._description is not None:
            found = self._description.problem(method, path, body)
        return None if found is None else f"{method} {path}: {found}"


@functools.cache
def validator() -> Validator:
    """The one of this process."""
    return Validator()


def _close(schema: Any) -> None:
    """Let no object have fields that are not described, as Discord does in components and in commands."""
    if isinstance(schema, list):
        for each in schema:
            _close(each)
    elif isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict) and schema.get("type") in ("object", ["object", "null"]):
            schema.setdefault("additionalProperties", False)
        for each in schema.values():
            _close(each)


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)))
