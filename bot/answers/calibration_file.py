"""The calibrations that ship with the bot, one with sentence vectors and one without; `python -m bot calibrate`
writes them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from bot.answers.calibration import Calibration, Logistic
from bot.answers.policy import NEVER, Policy
from bot.answers.results import Mode
from bot.answers.signals import SIGNALS
from bot.answers.tone import Tone, Weights

SHIPPED = Path(__file__).with_name("calibration.json")
WITH, WITHOUT, TONE = "with vectors", "without vectors", "tone"
ALONE, AFTER = "alone", "after a question"


def read(vectors: bool, path: Path = SHIPPED) -> Calibration:
    """The calibration for an engine with or without sentence vectors; one made for other signals is a ValueError."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    row = rows[WITH if vectors else WITHOUT]
    if tuple(row["signals"]) != SIGNALS:
        raise ValueError(f"{path.name} was made for other signals; run: python -m bot calibrate")
    mean, scale, *weights = map(np.array, zip(*row["signals"].values(), strict=True))
    logistic, following = (
        Logistic(mean, scale, np.array([constant, *given]))
        for constant, given in zip(row["constants"], weights, strict=True)
    )
    return Calibration(
        logistic=logistic,
        following=following,
        policies={Mode(mode): _policy(thresholds) for mode, thresholds in row["policies"].items()},
        slope=row["slope"],
        shift=row["shift"],
        how=row["how"],
        tone=_tone(rows[TONE]),
    )


def write(calibrations: Mapping[bool, Calibration], path: Path = SHIPPED) -> None:
    """Write both calibrations, which share their tone; the keys say whether they are for an engine with vectors."""
    rows = {WITH if vectors else WITHOUT: _row(calibration) for vectors, calibration in calibrations.items()}
    tone = next(iter(calibrations.values())).tone
    rows[TONE] = {ALONE: _weights(tone.alone), AFTER: _weights(tone.after)}
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _row(calibration: Calibration) -> dict[str, Any]:
    logistic, following = calibration.logistic, calibration.following
    return {
        "how": dict(calibration.how),
        "policies": {mode.value: _thresholds(policy) for mode, policy in calibration.policies.items()},
        "slope": _rounded(calibration.slope),
        "shift": _rounded(calibration.shift),
        "constants": [_rounded(fitted.weights[0]) for fitted in (logistic, following)],
        "signals": {
            name: list(map(_rounded, row))
            for name, *row in zip(
                SIGNALS, logistic.mean, logistic.scale, logistic.weights[1:], following.weights[1:], strict=True
            )
        },
    }


def _thresholds(policy: Policy) -> dict[str, Any]:
    shown: dict[str, Any] = {"answer": policy.answer, "follow_up": policy.follow_up, "must_ask": policy.must_ask}
    return shown if policy.suggest == NEVER else shown | {"suggest": policy.suggest}


def _policy(thresholds: Mapping[str, Any]) -> Policy:
    return Policy(
        thresholds["answer"], thresholds["follow_up"], thresholds.get("suggest", NEVER), thresholds["must_ask"]
    )


def _tone(row: Mapping[str, Any]) -> Tone:
    return Tone(*(Weights(row[part]["constant"], row[part]["weights"]) for part in (ALONE, AFTER)))


def _weights(weights: Weights) -> dict[str, Any]:
    return {
        "constant": _rounded(weights.constant),
        "weights": {piece: round(weight, 2) for piece, weight in weights.of.items()},
    }


def _rounded(value: float) -> float:
    return float(f"{value:.6g}")
