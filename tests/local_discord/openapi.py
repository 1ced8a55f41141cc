"""Whether a request's body is what Discord's own description of its API asks for."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs

DESCRIPTION = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"
# discord.py writes some ids as numbers where the description says text; Discord takes both.
EITHER = {"type": ["string", "integer"]}


class Description:
    """Validators by method and path, made when first needed."""

    def __init__(self, path: Path = DESCRIPTION) -> None:
        document = json.loads(path.read_text())
        document["components"]["schemas"]["SnowflakeType"] = EITHER
        self._components = document["components"]
        self._paths = [(_pattern(path), operations) for path, operations in document["paths"].items()]
        self._validators: dict[int, jsonschema_rs.Validator] = {}
        # Made now, since it takes a while and requests are timed.
        self.problem("POST", "/channels/1/messages", {"content": "x"})
        self.problem("POST", "/users/@me/channels", {"recipient_id": "1"})

    def problem(self, method: str, path: str, body: Any) -> str | None:
        """What is wrong with a request, None where nothing is; a path that is not described is wrong."""
        operations = [found for pattern, found in self._paths if pattern.fullmatch(path) and method.lower() in found]
        if not operations:
            return f"{method} {path} is not described"
        operation = operations[0][method.lower()]
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if content is None or body is None:
            return None
        key = id(operation)
        if key not in self._validators:
            schema = {**content["schema"], "components": self._components}
            self._validators[key] = jsonschema_rs.validator_for(schema)
        error = next(self._validators[key].iter_errors(body), None)
        return None if error is None else f"{method} {path}: {error.message[:300]}"


def described() -> Description | None:
    """The description, None where the file is not beside the project."""
    return Description() if DESCRIPTION.exists() else None


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)))
