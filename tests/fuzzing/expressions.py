"""Every regular expression that the bot compiles: `python -m tests.fuzzing.expressions` prints them as JSON.

Compiling is watched while all modules are imported and every target of the fuzzing reads its seeds, so that expressions
which are put together at run time are among them. Literal ones in code that did not run are read out of the source.
"""

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "bot"
LIBRARY = Path(re.__file__).parent
AT_START = frozenset({"match", "fullmatch"})
FUNCTIONS = frozenset("compile search match fullmatch split findall finditer sub subn".split())


@dataclass(frozen=True, slots=True)
class Expression:
    """A pattern with its flags, and the file that compiles it; `anchored` where it is only tried at the start."""

    pattern: str
    flags: int
    file: str
    anchored: bool = False


def all_expressions() -> list[Expression]:
    """Those of a fresh process, since here most are compiled already."""
    command = [sys.executable, "-m", __name__]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return [Expression(**each) for each in json.loads(done.stdout)]


def _compiled() -> Iterator[tuple[Expression, int]]:
    """What is compiled, and in which line."""
    found: dict[Expression, int] = {}
    compile_ = re._compile  # type: ignore[attr-defined]

    def watched(pattern: Any, flags: int) -> Any:
        frame = sys._getframe(1)
        asked = frame.f_code.co_name
        while frame.f_back and Path(frame.f_code.co_filename).is_relative_to(LIBRARY):
            frame = frame.f_back
        file = Path(frame.f_code.co_filename)
        if isinstance(pattern, str) and file.is_relative_to(PACKAGE):
            expression = Expression(pattern, int(flags), str(file.relative_to(ROOT)), asked in AT_START)
            found[expression] = frame.f_lineno
        return compile_(pattern, flags)

    re._compile = watched  # type: ignore[attr-defined]
    for module in pkgutil.walk_packages([str(PACKAGE)], "bot."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)
    from tests.fuzzing.mutating import seeds
    from tests.fuzzing.targets import TARGETS

    for name, target in TARGETS.items():
        run = target.prepare()
        for seed in seeds(name):
            run(seed)
    yield from found.items()


@dataclass(frozen=True, slots=True)
class Source:
    """A module: its literal expressions, and which names hold the expressions of which lines."""

    text: str
    literal: Sequence[Expression]
    names: Sequence[tuple[range, str]]

    def name_at(self, line: int) -> str | None:
        """The name of the expression that is compiled in a line."""
        return next((name for lines, name in self.names if line in lines), None)


def _source(file: Path) -> Source:
    text = file.read_text()
    literal: list[Expression] = []
    names: list[tuple[range, str]] = []
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Assign(
                targets=[ast.Name(id=name)], value=ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr="compile"))
            ):
                names.append((range(node.lineno, (node.end_lineno or node.lineno) + 1), name))
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=asked), args=[ast.Constant(value=str(pattern)), *_]
            ) if asked in FUNCTIONS:
                literal.append(Expression(pattern, 0, str(file.relative_to(ROOT)), asked in AT_START))
    return Source(text, literal, names)


def _all() -> Iterator[Expression]:
    sources = {str(file.relative_to(ROOT)): _source(file) for file in PACKAGE.rglob("*.py")}
    everything = "\n".join(source.text for source in sources.values())
    seen: set[tuple[str, str]] = set()
    for one, line in _compiled():
        seen.add((one.file, one.pattern))
        source = sources[one.file]
        name = source.name_at(line)
        users = source.text if name and name.startswith("_") else everything
        uses = set(re.findall(rf"\b{name}\.(\w+)\(", users)) if name else set()
        handed_on = bool(name) and bool(re.search(rf"\b{name}\b(?! = |\.|:)", users))
        yield replace(one, anchored=one.anchored or (bool(uses) and uses <= AT_START and not handed_on))
    for source in sources.values():
        yield from (one for one in source.literal if (one.file, one.pattern) not in seen)


if __name__ == "__main__":
    rows = sorted((asdict(one) for one in _all()), key=lambda row: (row["file"], row["pattern"], row["flags"]))
    print(json.dumps(rows))
