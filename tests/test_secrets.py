"""No secret is in the repository: nothing that looks like a token, a key or a password, in any file that git keeps."""

import re
import subprocess

import pytest

from tests.conftest import ROOT

LOOKS_LIKE_A_SECRET = re.compile(
    r"""
    (?P<discord> \b[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,}\b )
    | (?P<private_key> -----BEGIN\ (?:[A-Z]+\ )?PRIVATE\ KEY----- )
    | (?P<github> \bgh[pousr]_[A-Za-z0-9]{36,}\b | \bgithub_pat_[A-Za-z0-9_]{60,}\b )
    | (?P<amazon> \bAKIA[0-9A-Z]{16}\b )
    | (?P<webhook> discord(?:app)?\.com/api/webhooks/\d{17,}/[A-Za-z0-9_-]{60,} )
    """,
    re.VERBOSE,
)
# Made up, and worthless: the application id of a token in a test.
KNOWN = frozenset({"MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz-0123456789"})


def test_no_file_has_a_secret() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is no checkout of git")
    found = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        file = ROOT / name
        if not file.is_file() or file.stat().st_size > 2**20:
            continue
        text = file.read_text(encoding="utf-8", errors="ignore")
        found += [f"{name}: {match.lastgroup}" for match in LOOKS_LIKE_A_SECRET.finditer(text) if match[0] not in KNOWN]

    assert found == []


def test_settings_with_secrets_stay_out_of_the_repository() -> None:
    assert ".env" in (ROOT / ".gitignore").read_text().split()


@pytest.mark.parametrize(
    "secret",
    [
        "MTIzNDU2Nzg5MDEyMzQ1Njc5" + ".Gabcde." + "a" * 38,
        "-----BEGIN RSA" + " PRIVATE KEY-----",
        "ghp_" + "a" * 36,
        "https://discord.com/api/webhooks/" + "1" * 18 + "/" + "a" * 68,
    ],
)
def test_a_secret_would_be_found(secret: str) -> None:
    assert LOOKS_LIKE_A_SECRET.search(f"token = {secret!r}")
