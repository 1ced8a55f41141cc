"""`python -m bot platforms import` as a moderator runs it."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app
from bot.knowledge.loader import load
from tests.conftest import NOON
from tests.open_dataset.made import record, text
from tests.tiny import ACME, write

ROOMS = "1,260 open listings on 30 October 2026, 1,300 over the 90 days before"
CURATED = """\
facts:
  listings:
    value: about 7 open roles
    source: review
comparison:
"""


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    return write(tmp_path / "knowledge")


def run(tmp_path: Path, knowledge: Path, dataset: str, *arguments: str) -> Result:
    file = tmp_path / "companies.json"
    file.write_text(dataset, encoding="utf-8")
    return CliRunner().invoke(app, ["platforms", "import", str(file), "--knowledge", str(knowledge), *arguments])


def everything(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_without_write_it_is_only_shown(tmp_path: Path, knowledge: Path) -> None:
    before = everything(knowledge)
    result = run(tmp_path, knowledge, text(record(), record(id="cog", name="Cog", website="https://cog.example")))
    assert result.exit_code == 0
    assert f"+    value: {ROOMS}" in result.stdout
    assert "+++ b/platforms/acme.yaml" in result.stdout
    assert "acme.active-listings: https://aitrainer.work/platforms/acme" in result.stdout
    assert "cog: Cog" in result.stdout
    assert "CC BY 4.0" in result.stdout
    assert result.stdout.splitlines()[-1].endswith("Nothing was changed; add --write.")
    assert everything(knowledge) == before


def test_write_and_the_next_time_there_is_nothing_to_do(tmp_path: Path, knowledge: Path) -> None:
    assert run(tmp_path, knowledge, text(record()), "--write").exit_code == 0
    loaded = load(knowledge, NOON.date())
    assert loaded.knowledge is not None
    assert loaded.knowledge.platforms["acme"].facts["active-listings"].value == ROOMS
    again = run(tmp_path, knowledge, text(record()), "--write")
    assert again.stdout.splitlines()[-1] == "0 facts to write, 3 already said, 0 conflicts, in 0 files."


def test_curated_words_stay_until_somebody_decides(tmp_path: Path, knowledge: Path) -> None:
    acme = knowledge / ACME
    acme.write_text(acme.read_text().replace("comparison:\n", CURATED))
    result = run(tmp_path, knowledge, text(record()), "--write")
    assert "acme.listings\n    file:    about 7 open roles" in result.stdout
    assert "about 7 open roles" in acme.read_text()

    run(tmp_path, knowledge, text(record()), "--write", "--take", "acme.listings")
    assert "about 7 open roles" not in acme.read_text()
    assert ROOMS in acme.read_text()


def test_a_new_company_only_by_name(tmp_path: Path, knowledge: Path) -> None:
    cog = record(id="cog", name="Cog", website="https://cog.example")
    run(tmp_path, knowledge, text(cog), "--write")
    assert not (knowledge / "platforms" / "cog.yaml").exists()
    result = run(tmp_path, knowledge, text(cog), "--write", "--new", "cog")
    assert result.exit_code == 0
    loaded = load(knowledge, NOON.date())
    assert loaded.knowledge is not None
    assert loaded.knowledge.platforms["cog"].name == "Cog"


def test_what_would_spoil_the_knowledge_is_put_back(tmp_path: Path, knowledge: Path) -> None:
    twins = [record(id=each, name="Cog", website=f"https://{each}.example") for each in ("cog-one", "cog-two")]
    before = everything(knowledge)
    result = run(tmp_path, knowledge, text(*twins), "--write", "--new", "cog-one", "--new", "cog-two")
    assert (result.exit_code, everything(knowledge) == before) == (1, True)
    assert "nothing was changed" in result.stderr


def test_json(tmp_path: Path, knowledge: Path) -> None:
    rows = [json.loads(line) for line in run(tmp_path, knowledge, text(record()), "--json").stdout.splitlines()]
    assert {row["kind"] for row in rows} == {"change"}
    assert rows[0]["platform"] == "acme"


@pytest.mark.parametrize(
    ("dataset", "arguments", "said"),
    [
        ("{", (), "not JSON"),
        ("{}", (), "no list of companies"),
        (text(record()), ("--take", "acme.nothing"), "no conflict called acme.nothing"),
        (text(record()), ("--new", "cog"), "no company without a file called cog"),
    ],
)
def test_what_to_do_instead(
    tmp_path: Path, knowledge: Path, dataset: str, arguments: tuple[str, ...], said: str
) -> None:
    before = everything(knowledge)
    result = run(tmp_path, knowledge, dataset, "--write", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert everything(knowledge) == before


def test_no_such_file(knowledge: Path) -> None:
    result = CliRunner().invoke(app, ["platforms", "import", "nowhere.json", "--knowledge", str(knowledge)])
    assert result.exit_code == 2
    assert "nowhere.json cannot be read" in result.stderr
