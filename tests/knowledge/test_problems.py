"""Every mistake a moderator can make is named by file, line and a sentence that says what to do."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answerer import Answerer
from bot.answers.calibration import unfitted
from bot.answers.lint import strays
from bot.knowledge.loader import Loaded, load
from bot.knowledge.markdown_file import MarkdownFile, split
from bot.knowledge.problems import Problem, Severity
from tests.tiny import ACME, BOLT, FILES, LEGIT, PAY, VOCABULARY, edited, write

TODAY = dt.date(2026, 11, 23)
EXTRA = "faq/acme/extra.md"
Files = dict[str, str | bytes | None]


def loaded(root: Path, changed: Files | None = None) -> Loaded:
    return load(write(root, changed), TODAY)


def test_a_folder_without_mistakes_has_no_problems(tmp_path: Path) -> None:
    outcome = loaded(tmp_path)

    assert outcome.problems == ()
    assert outcome.knowledge is not None
    assert [entry.id for entry in outcome.knowledge.entries] == ["acme/legit", "acme/pay"]
    assert outcome.knowledge.by_id["acme/pay"].body == "Coders get $40–65/h."
    assert outcome.knowledge.by_id["acme/legit"].sources[0].title == "A review of Acme"


ERRORS = {
    "bad YAML": (
        edited(LEGIT, "- can i trust acme", "- can i trust: acme: or not"),
        f"{LEGIT}:7: this is not valid YAML: mapping values are not allowed",
    ),
    "a tab": (
        edited(LEGIT, "  - can i trust acme", "\t- can i trust acme"),
        f"{LEGIT}:7: this is not valid YAML: found a tab character",
    ),
    "a key twice": (
        edited(LEGIT, "topic: legitimacy", "topic: legitimacy\ntopic: exam"),
        f'{LEGIT}:5: this is not valid YAML: found duplicate key "topic"',
    ),
    "a list for keys": ({BOLT: "- name\n- operator\n"}, f"{BOLT}:1: expected 'key: value' lines here"),
    "another encoding": (
        {LEGIT: FILES[LEGIT].replace("i trust", "i trüst").encode("latin-1")},
        f"{LEGIT}:7: this file is not in UTF-8; save it again with the encoding UTF-8",
    ),
    "UTF-16": ({LEGIT: FILES[LEGIT].encode("utf-16")}, f"{LEGIT}:1: this file is not in UTF-8"),
    "a list that holds itself": (
        edited(LEGIT, "  - acme/pay", "  - &x [*x]"),
        f"{LEGIT}:2: this file refers to itself or is nested too deeply",
    ),
    "an empty file": ({LEGIT: ""}, f"{LEGIT}:1: this file is empty; fill it in or delete it"),
    "a file of blank lines": ({BOLT: " \n\n"}, f"{BOLT}:1: this file is empty; fill it in or delete it"),
    "an unknown key": (edited(LEGIT, "topic:", "topik:"), f"{LEGIT}:4: unknown key 'topik'; did you mean 'topic'?"),
    "an unknown key like no other": (
        edited(LEGIT, "topic: legitimacy", "topic: legitimacy\ncolour: red"),
        f"{LEGIT}:5: unknown key 'colour'; remove it or check its spelling",
    ),
    "an unknown key deep inside": (
        edited(ACME, "      role: Coder", "      role: Coder\n      rolle: Coder"),
        f"{ACME}:13: unknown key 'pay.rates.coding.rolle'; remove it or check its spelling",
    ),
    "an unknown key in the vocabulary": (
        edited(VOCABULARY, "spellings:", "speling:"),
        f"{VOCABULARY}:1: unknown key 'speling'; did you mean 'spellings'?",
    ),
    "an unknown key in the scam lists": (
        {"scams.yaml": "shorteners:\n  - host: short.example\nshortner: []\n"},
        "scams.yaml:3: unknown key 'shortner'; did you mean 'shorteners'?",
    ),
    "a host that is none": (
        {"scams.yaml": "known_sites:\n  - https://example.org/\n"},
        "scams.yaml:2: 'known_sites.0' cannot be 'https://example.org/'; it does not have the expected form",
    ),
    "an official host among strangers": (
        {
            ACME: FILES[ACME] + "domains:\n  - host: acme.example\n",
            "scams.yaml": "known_sites:\n  - example.org\nfree_hosts:\n  - acme.example\n",
        },
        "scams.yaml:4: 'acme.example' is official in platforms/acme.yaml; keep it in one of them",
    ),
    "a missing key": (
        edited(LEGIT, "reviewed: 2026-11-01\n", ""),
        f"{LEGIT}:2: 'reviewed' is missing; add it",
    ),
    "a missing key deep inside": (
        edited(ACME, "      min: 40\n", ""),
        f"{ACME}:11: 'pay.rates.coding.min' is missing; add it",
    ),
    "a topic outside the list": (
        edited(LEGIT, "topic: legitimacy", "topic: legit"),
        f"{LEGIT}:4: 'topic' cannot be 'legit'; choose one of 'legitimacy', 'pay_rates'",
    ),
    "a subject outside the list": (
        edited(ACME, "comparison:\n  pay:", "comparison:\n  money:"),
        f"{ACME}:17: 'comparison.money' cannot be 'money'; choose one of 'pay', 'payment'",
    ),
    "a row without a source": (
        edited(ACME, 'value: "{{ pay.coding }}"\n    sources: [review]', 'value: "{{ pay.coding }}"\n    sources: []'),
        f"{ACME}:19: 'comparison.pay.sources' is an empty list; name at least one, or remove what needs it",
    ),
    "an official page without https": (
        edited(BOLT, "https://bolt.example", "bolt.example"),
        f"{BOLT}:3: 'website' cannot be 'bolt.example'; it does not have the expected form",
    ),
    "a date in words": (
        edited(LEGIT, "2026-11-01", "last week"),
        f"{LEGIT}:10: 'reviewed' must be a date such as 2026-11-23, not 'last week'",
    ),
    "a date with a time": (
        edited(LEGIT, "2026-11-01", "2026-11-01T12:30:00"),
        f"{LEGIT}:10: 'reviewed' must be a date such as 2026-11-23",
    ),
    "an empty phrasing": (
        edited(LEGIT, "- can i trust acme", '- ""'),
        f"{LEGIT}:7: 'asked_as.1' is empty; fill it in or remove it",
    ),
    "one phrasing instead of a list": (
        edited(LEGIT, "asked_as:\n  - is acme legit\n  - can i trust acme", "asked_as: is acme legit"),
        f"{LEGIT}:5: 'asked_as' must be a list: one '- …' line each",
    ),
    "a phrasing of two entries": (
        edited(PAY, "- acme hourly rate", "- Is Acme LEGIT?!"),
        f"{PAY}:7: 'Is Acme LEGIT?!' is also claimed by {LEGIT}; a phrasing belongs to one answer",
    ),
    "a related entry that is not there": (
        edited(LEGIT, "  - acme/pay", "  - acme/pey"),
        f"{LEGIT}:14: related entry 'acme/pey' does not exist; did you mean 'acme/pay'?",
    ),
    "an entry related to itself": (
        edited(LEGIT, "  - acme/pay", "  - acme/legit"),
        f"{LEGIT}:14: an entry cannot be related to itself",
    ),
    "a figure that leads nowhere": (
        edited(PAY, "Coders get {{ pay.coding }}.", "It depends.\n\nCoders get {{ pay.codng }}."),
        f"{PAY}:16: '{{{{ pay.codng }}}}' leads nowhere: the platform file has no such figure",
    ),
    "a figure in a platform file that leads nowhere": (
        edited(ACME, "pay.coding", "pay.codng"),
        f"{ACME}:18: '{{{{ pay.codng }}}}' leads nowhere: the platform file has no such figure",
    ),
    "an answer longer than a card": (
        edited(LEGIT, "Yes. {{ operator }} runs it.", "x" * 1601),
        f"{LEGIT}:16: the answer has 1601 characters; a card holds 1600: shorten it or split the entry",
    ),
    "a question longer than a heading": (
        edited(LEGIT, "Is Acme legit?", "Is Acme legit" + "?" * 138),
        f"{LEGIT}:2: the question has 151 characters; keep it to 150",
    ),
    "no answer at all": (
        edited(LEGIT, "Yes. {{ operator }} runs it.\n", ""),
        f"{LEGIT}:16: the answer is missing: write it below the second '---'",
    ),
    "an alias of two platforms": (
        edited(BOLT, "- bolt work", "- Acme-AI"),
        f"{BOLT}:7: the alias 'Acme-AI' also belongs to {ACME}; keep it in one of them",
    ),
    "an alias twice": (
        edited(ACME, "  - acme ai", "  - acme ai\n  - acme ai"),
        f"{ACME}:8: the alias 'acme ai' stands here twice",
    ),
    "a source that the platform does not list": (
        edited(ACME, "      source: review", "      source: revue"),
        f"{ACME}:15: the source 'revue' is not listed under 'sources'",
    ),
    "a source that the entry cannot name": (
        edited(LEGIT, "  - review", "  - revue"),
        f"{LEGIT}:12: the source 'revue' is not in {ACME}",
    ),
    "an address without https": (
        edited(PAY, "https://example.org/pay", "example.org/pay"),
        f"{PAY}:11: 'sources.0.url' cannot be 'example.org/pay'; it does not have the expected form",
    ),
    "a maximum below the minimum": (
        edited(ACME, "max: 65", "max: 6"),
        f"{ACME}:11: 'pay.rates.coding': 'max' must not be below 'min'",
    ),
    "an unknown platform": (
        edited(LEGIT, "platform: acme", "platform: acmee"),
        f"{LEGIT}:3: there is no platforms/acmee.yaml; known platforms: acme, bolt",
    ),
    "no '---' at the top": (
        {LEGIT: FILES[LEGIT].removeprefix("---\n")},
        f"{LEGIT}:1: the first line must be '---', followed by the keys",
    ),
    "no second '---'": (
        edited(LEGIT, "---\nYes", "Yes"),
        f"{LEGIT}:1: the line '---' that ends the keys is missing",
    ),
    "a platform in a .yml file": (
        {"platforms/extra.yml": FILES[BOLT]},
        "platforms/extra.yml:1: this file is not read: answers end in .md, all other files in .yaml",
    ),
    "an answer in a text file": ({"faq/acme/notes.txt": "x"}, "faq/acme/notes.txt:1: this file is not read"),
    "a vocabulary in a .yml file": ({"vocabulary.yml": "spellings: {}"}, "vocabulary.yml:1: this file is not read"),
    "scam lists in a .yml file": ({"scams.yml": "known_sites: []"}, "scams.yml:1: this file is not read"),
    "a day that does not exist": (
        edited(LEGIT, "reviewed: 2026-11-01", "reviewed: 2026-13-01"),
        f"{LEGIT}:10: 'reviewed' must be a date such as 2026-11-23, not '2026-13-01'",
    ),
    "half a reference": (
        edited(LEGIT, "Yes. {{ operator }} runs it.", "Yes.\n{{ operator } runs it."),
        f"{LEGIT}:17: a '{{{{ … }}}}' is not complete here; write two braces on both sides",
    ),
    "a phrasing both ways": (
        edited(LEGIT, "- is this acme link real", "- can i trust acme"),
        f"{LEGIT}:9: 'can i trust acme' stands under 'asked_as', too",
    ),
    "two platforms of one name": (
        {"platforms/coyote.yaml": FILES[ACME].replace("  - acme ai", "  - coyote ai")},
        "platforms/coyote.yaml:1: platforms/acme.yaml has the name 'Acme', too",
    ),
    "an answer in a .yaml file": ({"faq/acme/extra.yaml": "a: b"}, "faq/acme/extra.yaml:1: this file is not read"),
    "no answers": ({LEGIT: None, PAY: None}, "faq:1: there are no answers: no .md file below faq/"),
}


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_named_and_nothing_is_half_loaded(tmp_path: Path, name: str) -> None:
    changed, expected = ERRORS[name]

    outcome = loaded(tmp_path, changed)

    shown = [str(problem) for problem in outcome.errors]
    assert any(line.startswith(expected) for line in shown), "\n".join(shown)
    assert outcome.knowledge is None


WARNINGS = {
    "an old review": (
        edited(LEGIT, "2026-11-01", "2025-11-22"),
        f"{LEGIT}:10: warning: last reviewed 366 days ago (allowed: 365); check it against its sources",
    ),
    "a review in the future": (
        edited(LEGIT, "2026-11-01", "2026-11-25"),
        f"{LEGIT}:10: warning: 'reviewed' is in the future: 2026-11-25",
    ),
    "a phrasing twice in one entry": (
        edited(LEGIT, "- can i trust acme", "- Is acme legit??"),
        f"{LEGIT}:7: warning: 'Is acme legit??' stands here twice",
    ),
    "an endless phrasing": (
        edited(LEGIT, "- can i trust acme", "- can i trust acme" + " or not" * 60),
        f"{LEGIT}:7: warning: this phrasing is longer than 400 characters; shorten it",
    ),
    "no phrasings": (
        edited(PAY, "asked_as:\n  - how much does acme pay\n  - acme hourly rate\n", ""),
        f"{PAY}:2: warning: no 'asked_as': add ways people ask this, ten or more",
    ),
    "no sources": (
        edited(LEGIT, "sources:\n  - review\n", ""),
        f"{LEGIT}:1: warning: no 'sources': say where the answer comes from",
    ),
    "another folder than the platform": (
        {"faq/bolt/pay.md": FILES[PAY], PAY: None, **edited(LEGIT, "  - acme/pay", "  - bolt/pay")},
        "faq/bolt/pay.md:3: warning: the entry is about 'acme' but lies in the folder 'bolt'",
    ),
}


@pytest.mark.parametrize("name", WARNINGS)
def test_a_warning_keeps_nothing_from_going_live(tmp_path: Path, name: str) -> None:
    changed, expected = WARNINGS[name]

    outcome = loaded(tmp_path, changed)

    shown = [str(problem) for problem in outcome.problems]
    assert len(shown) == 1
    assert shown[0].startswith(expected)
    assert outcome.errors == ()
    assert outcome.knowledge is not None


def test_the_allowed_age_of_a_review_can_be_chosen(tmp_path: Path) -> None:
    root = write(tmp_path)

    assert load(root, TODAY, dt.timedelta(days=22)).problems == ()
    assert len(load(root, TODAY, dt.timedelta(days=21)).problems) == 4


def test_a_missing_folder_is_one_problem_that_names_it(tmp_path: Path) -> None:
    outcome = load(tmp_path / "nowhere", TODAY)

    assert outcome.knowledge is None
    assert [str(problem) for problem in outcome.problems] == [f"{tmp_path / 'nowhere'}:1: there is no such folder"]


def test_every_problem_is_reported_at_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    outcome = loaded(
        tmp_path,
        {
            **edited(LEGIT, "topic: legitimacy", "topic: legit"),
            **edited(BOLT, "- bolt work", "- acme ai"),
            **edited(VOCABULARY, "spellings:", "speling:"),
            PAY: "",
            EXTRA: "no fence",
        },
    )

    assert [(problem.file, problem.line) for problem in outcome.problems] == [
        (EXTRA, 1), (LEGIT, 4), (PAY, 1), (BOLT, 7), (VOCABULARY, 1),
    ]  # fmt: skip
    assert outcome.knowledge is None


def test_leftovers_of_editors_are_ignored(tmp_path: Path) -> None:
    leftovers = (
        "faq/acme/legit.md~", "faq/acme/.#legit.md", "faq/acme/#legit.md#", "faq/acme/.legit.md.swp",
        "faq/acme/.hidden.md", "platforms/.acme.yaml", "platforms/acme.yaml.bak", "platforms/acme.yaml.orig",
    )  # fmt: skip
    plain = loaded(tmp_path / "plain").knowledge
    littered = loaded(tmp_path / "littered", dict.fromkeys(leftovers, "{ half written"))

    assert littered.problems == ()
    assert littered.knowledge == plain


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="a byte order mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(lambda text: text.rstrip("\n").encode(), id="no line end at the end"),
        pytest.param(lambda text: text.replace("---\n", "---  \n").encode(), id="spaces behind the fences"),
    ],
)
def test_what_editors_do_to_a_file_changes_nothing(tmp_path: Path, saved: Callable[[str], bytes]) -> None:
    plain = loaded(tmp_path / "plain").knowledge
    other = loaded(tmp_path / "other", {name: saved(text) for name, text in FILES.items()})

    assert plain is not None
    assert other.problems == ()
    assert other.knowledge is not None
    assert other.knowledge.entries == plain.entries
    assert other.knowledge.platforms == plain.platforms


def test_the_same_wording_may_stand_in_entries_of_different_platforms(tmp_path: Path) -> None:
    bolt = FILES[PAY].replace("platform: acme", "platform: bolt").replace("{{ pay.coding }}", "too little")

    assert loaded(tmp_path, {"faq/bolt/pay.md": bolt}).problems == ()


def test_the_version_changes_with_any_file_and_only_then(tmp_path: Path) -> None:
    first = loaded(tmp_path / "a").knowledge
    same = loaded(tmp_path / "b").knowledge
    changed = loaded(tmp_path / "c", edited(VOCABULARY, "globex", "initech")).knowledge
    moved = loaded(tmp_path / "d", {PAY: None, "faq/acme/pay2.md": FILES[PAY], LEGIT: None}).knowledge

    assert first
    assert same
    assert changed
    assert moved
    assert first.version == same.version
    assert len({first.version, changed.version, moved.version}) == 3


def test_a_phrasing_that_matching_sends_elsewhere_is_a_warning(tmp_path: Path) -> None:
    texts = {
        LEGIT: FILES[LEGIT].replace("- can i trust acme", "- is acme honest\n  - acme hourly rate for coders"),
        PAY: FILES[PAY].replace("- acme hourly rate", "- hourly rate for coders\n  - hourly rate for coders at acme"),
    }
    outcome = loaded(tmp_path, {**texts})
    assert outcome.knowledge is not None

    problems = strays(outcome.knowledge, Answerer(outcome.knowledge, unfitted()).matcher, texts)

    sentence = "'acme hourly rate for coders' goes to acme/pay instead; reword it or move it there"
    assert problems == [Problem(LEGIT, 8, sentence, Severity.WARNING)]


@given(st.text(alphabet=st.sampled_from("-\n ab:"), max_size=40))
def test_any_file_splits_into_two_parts_or_is_a_problem(text: str) -> None:
    parts = split(text, EXTRA)

    if isinstance(parts, Problem):
        assert parts.line == 1
    else:
        assert isinstance(parts, MarkdownFile)
        assert parts.body == parts.body.strip()
        lines = text.splitlines()
        assert parts.body == "" or lines[parts.body_line - 1].strip() == parts.body.splitlines()[0].strip()


@given(
    file=st.sampled_from([LEGIT, ACME, VOCABULARY]),
    junk=st.binary(max_size=8) | st.text("-:[]{}&*!|>'\"%@`,#? \n\t\u2028\x00é0", max_size=8).map(str.encode),
    place=st.floats(0, 1),
)
def test_no_file_is_so_broken_that_loading_breaks(
    tmp_path_factory: pytest.TempPathFactory, file: str, junk: bytes, place: float
) -> None:
    content = FILES[file].encode()
    cut = int(place * len(content))

    outcome = loaded(tmp_path_factory.mktemp("junk"), {file: content[:cut] + junk + content[cut:]})

    assert all(problem.line >= 1 and problem.message for problem in outcome.problems)
    assert (outcome.knowledge is None) == bool(outcome.errors)


def test_a_broken_platform_file_is_the_only_thing_reported(tmp_path: Path) -> None:
    outcome = loaded(tmp_path, edited(ACME, "max: 65", "max: 5"))

    assert [str(problem) for problem in outcome.errors] == [
        f"{ACME}:11: 'pay.rates.coding': 'max' must not be below 'min'"
    ]


def test_a_broken_entry_does_not_make_others_say_it_is_missing(tmp_path: Path) -> None:
    outcome = loaded(tmp_path, edited(PAY, "topic: pay_rates", "topic: money"))

    assert [problem.file for problem in outcome.errors] == [PAY]


def test_a_source_that_is_wrong_is_reported_once(tmp_path: Path) -> None:
    outcome = loaded(tmp_path, edited(PAY, "    url: https://example.org/pay", "    url: example"))

    assert [problem.line for problem in outcome.errors] == [11]


@pytest.mark.parametrize(
    "name", ["faq/.obsidian/a.md", "faq/acme/.#pay.md", "faq/acme/pay.md~", "platforms/.acme.yaml"]
)
def test_files_of_editors_are_left_alone(tmp_path: Path, name: str) -> None:
    assert loaded(tmp_path, {name: "not ours"}).problems == ()


@pytest.mark.parametrize("phrasing", ["1099", "no", "2026-01-01", "12:30", "1e3", "yes", "0x10"])
def test_a_phrasing_stays_as_it_was_written(tmp_path: Path, phrasing: str) -> None:
    outcome = loaded(tmp_path, edited(LEGIT, "- can i trust acme", f"- {phrasing}"))

    assert outcome.knowledge is not None
    assert phrasing in outcome.knowledge.by_id["acme/legit"].asked_as


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_a_key_without_a_value_counts_as_left_out(tmp_path: Path, nothing: str) -> None:
    outcome = loaded(tmp_path, edited(LEGIT, "platform: acme", f"platform:{nothing}"))

    assert [problem.message for problem in outcome.errors if "platform first" not in problem.message] == [
        "the source 'review' is not in a general entry; write title, url and date here"
    ]
