"""What is in deploy/, as far as it can be looked at without an engine that runs it."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import exit_codes
from bot.settings import Settings, load_settings
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"


def documents(name: str) -> list[dict[str, Any]]:
    return [each for each in yaml.safe_load_all((DEPLOY / name).read_text()) if each]


def test_the_image_copies_what_there_is_and_runs_as_nobody_in_particular() -> None:
    lines = (DEPLOY / "Dockerfile").read_text().replace("\\\n", " ").splitlines()
    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY") and "--from" not in line]
    settings = {name for line in lines if line.startswith("ENV") for name in re.findall(r"([A-Z_]+)=", line)}

    assert all((ROOT / source).exists() for sources in copied for source in sources)
    assert "USER 10001:10001" in lines
    assert lines.index("USER 10001:10001") < lines.index('ENTRYPOINT ["/venv/bin/python", "-m", "bot"]')
    assert {"KNOWLEDGE_DIR", "LOG_FORMAT", "METRICS_PORT"} <= settings
    assert not any("DISCORD_TOKEN" in line for line in lines)


def test_nothing_private_gets_into_the_image() -> None:
    ignored = (ROOT / ".dockerignore").read_text().split()

    assert ignored[0] == "*"
    assert {"!bot", "!knowledge", "!requirements"} <= set(ignored)


def test_the_compose_file_keeps_the_data_and_gives_the_bot_time_to_stop() -> None:
    [compose] = documents("compose.yaml")
    bot = compose["services"]["bot"]

    assert (DEPLOY / bot["build"]["context"] / bot["build"]["dockerfile"]).is_file()
    assert bot["read_only"]
    assert bot["cap_drop"] == ["ALL"]
    assert bot["volumes"] == ["data:/data"]
    assert set(compose["volumes"]) == {"data", "postgres"}
    assert set(bot["environment"]) <= {name.upper() for name in Settings.model_fields}
    assert compose["services"]["postgres"]["profiles"] == ["postgresql"]
    assert "ports" not in compose["services"]["postgres"]


def test_kubernetes_asks_what_the_bot_answers() -> None:
    processes, service, budget, policy = documents("kubernetes.yaml")
    pod = processes["spec"]["template"]
    [container] = pod["spec"]["containers"]
    volumes = {volume["name"] for volume in pod["spec"]["volumes"]}

    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert container["livenessProbe"]["httpGet"]["path"] == "/healthz"
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert {mount["name"] for mount in container["volumeMounts"]} == volumes
    labels = pod["metadata"]["labels"]
    assert processes["kind"] == "StatefulSet"
    assert processes["spec"]["serviceName"] == service["metadata"]["name"]
    assert processes["spec"]["selector"]["matchLabels"] == service["spec"]["selector"] == labels
    assert budget["spec"]["selector"]["matchLabels"] == policy["spec"]["podSelector"]["matchLabels"] == labels


def test_the_pods_of_kubernetes_hold_every_shard_once(monkeypatch: pytest.MonkeyPatch) -> None:
    processes = documents("kubernetes.yaml")[0]
    [container] = processes["spec"]["template"]["spec"]["containers"]
    given = {one["name"]: one.get("value") for one in container["env"]}
    named = [one["name"] for one in container["env"] if "valueFrom" in one]
    monkeypatch.setenv("DATABASE_URL", "postgresql://bot@db.example/bot")
    for name, value in given.items():
        monkeypatch.setenv(name, value or "")

    held: list[int] = []
    for number in range(processes["spec"]["replicas"]):
        monkeypatch.setenv("SHARD_PROCESS", f"{processes['metadata']['name']}-{number}")
        held += load_settings(None).shards or ()

    assert {name.lower() for name in given} <= set(Settings.model_fields)
    assert named == ["SHARD_PROCESS"]
    assert held == list(range(int(given["SHARD_COUNT"] or 0)))


def test_systemd_starts_it_again_only_where_that_helps() -> None:
    unit = (DEPLOY / "answers-bot.service").read_text()
    prevented = re.search(r"^RestartPreventExitStatus=(.*)$", unit, re.MULTILINE)

    assert prevented is not None
    assert set(map(int, prevented[1].split())) == {
        exit_codes.KNOWLEDGE,
        exit_codes.INTENT,
        exit_codes.TOKEN,
        exit_codes.SETTINGS,
    }


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "answers-bot.service"
    unit.write_text(
        (DEPLOY / "answers-bot.service").read_text().replace("/opt/answers-bot/.venv/bin/python", "/bin/true")
    )

    verified = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)

    assert verified.stderr == ""
    assert verified.returncode == 0
