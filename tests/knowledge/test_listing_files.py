"""Listings that moderators write down: what is read, and what they are told."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from bot.knowledge.loader import Loaded, load
from bot.listings.from_files import from_files, open_listings
from bot.listings.lint import weak_links
from bot.listings.listing import Eligibility, Listing, Origin, PayRange, listing_id
from tests.listings.made import listing
from tests.tiny import ACME, FILES, write

TODAY = dt.date(2026, 11, 23)
FILE = "listings/acme.yaml"
ONE = """\
listings:
  - title: Python code reviewer
    url: https://acme.example/jobs/ACME-7
    apply_url: https://acme.example/apply?job_id=ACME-7
    job_reference: ACME-7
    pay: {min: 40, max: 65.50, open_ended: true}
    countries: [Kenya, uk, DEU]
    languages: [english, pt-BR]
    remote: true
    roles: [coder]
    domains: [software]
    tags: [python]
    summary: Read code and say what is wrong with it.
    posted: 2026-11-20
    open_until: 2026-12-01
    checked: 2026-11-22
"""
SHORT = """\
listings:
  - title: Translator
    url: https://acme.example/jobs/8
    checked: 2026-11-22
"""


def loaded(root: Path, text: str) -> Loaded:
    return load(write(root, {FILE: text}), TODAY)


def read(root: Path, text: str) -> tuple[Listing, ...]:
    outcome = loaded(root, text)
    assert outcome.problems == ()
    assert outcome.knowledge is not None
    return from_files(outcome.knowledge.listings)


def test_everything_a_file_can_say(tmp_path: Path) -> None:
    [found] = read(tmp_path, ONE)

    assert found == Listing(
        id=listing_id("acme", "https://acme.example/jobs/ACME-7", "ACME-7"),
        platform="acme",
        title="Python code reviewer",
        url="https://acme.example/jobs/ACME-7",
        apply_url="https://acme.example/apply?job_id=ACME-7",
        job_reference="ACME-7",
        pay=PayRange(Decimal(40), Decimal("65.50"), open_ended=True),
        eligibility=Eligibility(frozenset({"KE", "GB", "DE"})),
        languages=("en", "pt"),
        remote=True,
        roles=("coder",),
        domains=("software",),
        tags=("python",),
        description="Read code and say what is wrong with it.",
        posted=dt.date(2026, 11, 20),
        expires=dt.datetime(2026, 12, 2, tzinfo=dt.UTC),
        last_checked=dt.date(2026, 11, 22),
        origin=Origin.FILE,
        source_url="https://acme.example/jobs/ACME-7",
    )


def test_what_is_left_out_is_not_known(tmp_path: Path) -> None:
    [found] = read(tmp_path, SHORT)

    assert (found.pay, found.remote, found.posted, found.expires, found.reference) == (None, None, None, None, None)
    assert found.eligibility == Eligibility()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Kenya", "Wakanda", "'listings.0.countries.0': no country is called so"),
        ("Kenya", "congo", "'listings.0.countries.0': this may be 'Republic of the Congo' or 'DR Congo'; write which"),
        ("english", "elvish", "'listings.0.languages.0': no language is called so"),
        ("min: 40", "min: 70", "'listings.0.pay': 'max' must not be below 'min'"),
        ("{min: 40, max: 65.50, open_ended: true}", "{}", "'listings.0.pay': give 'min', 'max' or both"),
        ("open_until: 2026-12-01", "open_until: 2026-11-01", "'listings.0': 'open_until' is before 'posted'"),
        ("remote: true", "worldwide: true", "'listings.0': 'worldwide' and 'countries' do not go together"),
        ("remote: true", "not_countries: [ke]", "'listings.0': KE stands under 'countries' and 'not_countries'"),
        ("    checked: 2026-11-22\n", "", "'listings.0.checked' is missing; add it"),
        ("https://acme.example/jobs/ACME-7", "ftp://acme.example/7", "'listings.0.url' cannot be"),
        ("https://acme.example/jobs/ACME-7", "https://acme@evil.example/7", "'listings.0.url' cannot be"),
        ("remote: true", "remot: true", "unknown key 'listings.0.remot'; remove it or check its spelling"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in ONE
    outcome = loaded(tmp_path, ONE.replace(old, new))

    assert outcome.knowledge is None
    [error] = outcome.errors
    assert problem in error.message
    assert (error.file, error.line > 1) == (FILE, True)


def test_a_listing_stands_there_once(tmp_path: Path) -> None:
    twice = SHORT + SHORT.removeprefix("listings:\n")
    [error] = loaded(tmp_path, twice).errors
    assert str(error).startswith(f"{FILE}:6: the address https://acme.example/jobs/8 stands here twice")


def test_listings_of_a_platform_we_do_not_know(tmp_path: Path) -> None:
    outcome = load(write(tmp_path, {"listings/globex.yaml": SHORT}), TODAY)
    assert [str(error) for error in outcome.errors] == [
        "listings/globex.yaml:1: there is no platforms/globex.yaml that these listings belong to"
    ]


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        ("2026-11-22", "2026-11-01", "'Translator': last checked 22 days ago; see whether it is still open"),
        ("2026-11-22", "2026-12-22", "'Translator': 'checked' is in the future: 2026-12-22"),
        (
            "checked: 2026-11-22",
            "checked: 2026-11-22\n    open_until: 2026-11-22",
            "'Translator': closed on 2026-11-22, so nobody sees it any more; remove it",
        ),
    ],
)
def test_dates_that_need_a_look_are_warnings(tmp_path: Path, old: str, new: str, warning: str) -> None:
    outcome = loaded(tmp_path, SHORT.replace(old, new))

    assert outcome.knowledge is not None
    assert [problem.message.startswith(warning) for problem in outcome.problems] == [True]


@pytest.mark.parametrize(
    ("old", "new", "warnings"),
    [
        ("Python", "Python", []),
        ("https://acme.example/apply?job_id=ACME-7", "https://acme.example/apply", []),
        ("job_reference: ACME-7", "job_reference: ACME-9", ["carries the Job Reference ID ACME-9"]),
        ("https://acme.example/apply?", "https://acme.evil.example/apply?", ["acme.evil.example is no official"]),
        ("https://acme.example/apply?", "https://jobs.acme.example/apply?", []),
        ("https://acme.example/jobs/", "https://aitrainer.work/jobs/", []),
    ],
)
def test_links_that_a_moderator_should_look_at(tmp_path: Path, old: str, new: str, warnings: list[str]) -> None:
    platform = FILES[ACME].replace("aliases:", "domains:\n  - host: acme.example\naliases:", 1)
    text = ONE.replace(old, new)
    outcome = load(write(tmp_path, {FILE: text, ACME: platform}), TODAY)
    assert outcome.knowledge is not None

    found = weak_links(outcome.knowledge, {FILE: text})

    assert len(found) == len(warnings)
    assert all(part in problem.message for part, problem in zip(warnings, found, strict=True))


def test_a_file_wins_over_an_import_of_the_same_job(tmp_path: Path) -> None:
    files = read(tmp_path, ONE)
    same_reference = listing("Reviewer", url="https://aitrainer.work/x", job_reference="acme-7")
    same_address = listing("Reviewer", url="https://acme.example/jobs/ACME-7/?utm_source=feed")
    another = listing("Reviewer", url="https://acme.example/jobs/9", job_reference="ACME-9")

    assert open_listings(files, [same_reference, same_address, another]) == (*files, another)
