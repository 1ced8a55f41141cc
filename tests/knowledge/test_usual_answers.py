"""A platform file answers the usual questions by itself, and a moderator's own answer always goes first."""

import datetime as dt
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.knowledge.checks import fold
from bot.knowledge.entry import Entry
from bot.knowledge.figures import references
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.loader import load
from bot.knowledge.problems import Severity
from bot.knowledge.usual_question import UsualQuestion, read_questions
from tests.conftest import NOON, ROOT
from tests.tiny import FILES, LEGIT, PAY, write

TODAY = NOON.date()
ZEBRANO = "platforms/zebrano.yaml"
FILE = """\
name: Zebrano
operator: Cobalt Data Ltd.
website: https://zebrano.example
summary: A marketplace where translators and coders check what AI models write.
reviewed: 2026-11-20
domains:
  - host: zebrano.example
  - host: help.example
    path: /zebrano
pay:
  summary: Between twenty and ninety dollars an hour, by the platform's own page.
  rates:
    translator:
      role: Translator
      min: 20
      max: 35
      background: two languages at native level
      source: own
    coder:
      role: Coder
      min: 45
      max: 90
      open_ended: true
      source: blog
payment:
  providers: [PayPal, Wise]
  note: Wise is offered in Europe only.
  schedules:
    monthly:
      summary: Once a month, says a blog.
      rule: {kind: monthly, paid_by: 10}
      source: blog
    weekly:
      summary: Every Friday, says the help page.
      rule: {kind: weekly, paid_on: friday}
      source: own
hiring_steps: [sign-up, language test, contract]
strengths:
  - Short way in
  - Reviews in our sources
weaknesses:
  - Few tasks in summer
facts:
  countries:
    value: the EU and Canada
    source: own
comparison:
  work:
    value: Checking translations and code
    sources: [own]
  speed:
    value: Not known
    sources: [own]
  entry:
    value: Language test
    sources: [own]
sources:
  blog:
    title: A blog on Zebrano
    url: https://blog.example/zebrano
    date: 2025-04-02
  own:
    title: Zebrano help
    url: https://help.example/zebrano
    date: 2026-10-05
"""
EVERY_SLUG = {
    "pay", "payout-schedule", "payment-method", "how-to-apply", "countries", "what-work", "official-domain",
    "who-runs-it", "right-for-me",
}  # fmt: skip


def written_by_a_moderator(question: str, asked_as: str, topic: str = "pay_rates") -> str:
    return f"""\
---
question: {question}
platform: zebrano
topic: {topic}
asked_as:
  - {asked_as}
reviewed: 2026-11-20
sources: [own]
---
Ask Zebrano.
"""


def knowledge(root: Path, files: dict[str, str | bytes | None]) -> Knowledge:
    loaded = load(write(root, files), TODAY)
    assert loaded.knowledge is not None, "\n".join(map(str, loaded.errors))
    return loaded.knowledge


def made_for_zebrano(root: Path, file: str = FILE, **others: str | bytes | None) -> dict[str, Entry]:
    """What is made for Zebrano by slug."""
    entries = knowledge(root, {ZEBRANO: file, **others}).entries
    return {entry.slug: entry for entry in entries if entry.platform == "zebrano" and entry.generated}


def without(*keys: str) -> str:
    """Zebrano's file without some of its top-level keys."""
    kept = FILE
    for key in keys:
        kept = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", kept, flags=re.M)
    return kept


def test_a_moderator_adds_a_platform_file_and_the_usual_questions_are_answered_at_once(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")
    (folder / ZEBRANO).write_text(FILE, encoding="utf-8")
    asked = {
        "how much do you earn per hour at zebrano": ("zebrano/pay", "Coder: $45–90+/h"),
        "when does zebrano pay out": ("zebrano/payout-schedule", "Every Friday, says the help page."),
        "zebrano paypal or bank?": ("zebrano/payment-method", "PayPal, Wise"),
        "how do i sign up for zebrano": ("zebrano/how-to-apply", "sign-up → language test → contract"),
        "which countries does zebrano accept": ("zebrano/countries", "the EU and Canada"),
        "what kind of tasks are there on zebrano": ("zebrano/what-work", "Checking translations and code"),
        "is this zebrano mail real": ("zebrano/official-domain", "`help.example/zebrano`"),
        "which company owns zebrano": ("zebrano/who-runs-it", "Cobalt Data Ltd. runs Zebrano."),
        "is zebrano worth it": ("zebrano/right-for-me", "- Few tasks in summer"),
    }
    rows = "".join(json.dumps({"id": text, "text": text}) + "\n" for text in asked)

    result = CliRunner().invoke(app, ["ask", "--batch", "-", "--knowledge", str(folder)], input=rows)

    answers = {row["id"]: row for row in map(json.loads, result.stdout.splitlines())}
    assert {text: answers[text]["entry"] for text in asked} == {text: entry for text, (entry, _) in asked.items()}
    for text, (_, said) in asked.items():
        assert said in answers[text]["answer"], text


def test_every_usual_question_is_answered_from_a_full_file(tmp_path: Path) -> None:
    made = made_for_zebrano(tmp_path)

    assert set(made) == EVERY_SLUG
    for entry in made.values():
        assert entry.id == f"zebrano/{entry.slug}"
        assert entry.reviewed == dt.date(2026, 11, 20)
        assert len(entry.asked_as) >= 13
        assert entry.sources
        assert not set("{}") & set(entry.body)


def test_rates_are_a_list_in_which_an_open_end_stays_open(tmp_path: Path) -> None:
    pay = made_for_zebrano(tmp_path)["pay"].body

    assert "- Translator: $20–35/h (two languages at native level)\n- Coder: $45–90+/h\n" in pay
    assert "decided by the offer or contract" in pay


def test_schedules_that_disagree_stand_side_by_side_with_source_and_date(tmp_path: Path) -> None:
    when = made_for_zebrano(tmp_path)["payout-schedule"]

    assert (
        "- Every Friday, says the help page. *(Zebrano help, 5 October 2026)*\n"
        "- Once a month, says a blog. *(A blog on Zebrano, 2 April 2025)*\n"
    ) in when.body
    assert "decided by your contract" in when.body
    assert {source.title for source in when.sources} == {"Zebrano help", "A blog on Zebrano"}


def test_a_single_schedule_needs_no_list(tmp_path: Path) -> None:
    monthly = FILE[FILE.index("    monthly:") : FILE.index("    weekly:")]

    when = made_for_zebrano(tmp_path, FILE.replace(monthly, ""))["payout-schedule"].body

    assert when.startswith("Every Friday, says the help page.\n\n")


def test_a_written_answer_replaces_the_one_that_was_made(tmp_path: Path) -> None:
    written = written_by_a_moderator("What does Zebrano pay its people?", "zebrano money")

    entries = knowledge(tmp_path, {ZEBRANO: FILE, "faq/zebrano/pay.md": written}).by_id

    assert entries["zebrano/pay"].body == "Ask Zebrano."
    assert not entries["zebrano/pay"].generated
    assert entries["zebrano/payout-schedule"].generated


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(("How much does Zebrano pay?", "zebrano money"), id="as its question"),
        pytest.param(("What is the Zebrano rate?", "how much does zebrano PAY"), id="as a phrasing"),
    ],
)
def test_a_written_answer_under_another_name_that_claims_the_question_replaces_it_too(
    tmp_path: Path, claim: tuple[str, str]
) -> None:
    others = {"faq/zebrano/wages.md": written_by_a_moderator(*claim)}

    assert set(made_for_zebrano(tmp_path, **others)) == EVERY_SLUG - {"pay"}


def test_a_phrasing_that_a_moderator_gave_to_another_answer_is_left_to_it(tmp_path: Path) -> None:
    others = {"faq/zebrano/first.md": written_by_a_moderator("What then?", "Zebrano payday!", "payment_timing")}

    when = made_for_zebrano(tmp_path, **others)["payout-schedule"]

    assert "Zebrano payday" not in when.asked_as
    assert "when does Zebrano pay" in when.asked_as


@pytest.mark.parametrize(
    ("file", "missing"),
    [
        (without("pay"), {"pay"}),
        (FILE.replace("  rates:", "  rates: {}\nx:").partition("x:")[0] + FILE[FILE.index("payment:") :], {"pay"}),
        (without("payment"), {"payout-schedule", "payment-method"}),
        (FILE.replace("providers: [PayPal, Wise]", "providers: []"), {"payment-method"}),
        (without("hiring_steps"), {"how-to-apply"}),
        (without("facts"), {"countries"}),
        (FILE.replace("the EU and Canada", "not known to us, since no page lists them"), {"countries"}),
        (FILE.replace("Checking translations and code", "Not published; ask them"), {"what-work"}),
        (FILE.replace("Checking translations and code", "n/a"), {"what-work"}),
        (without("domains"), {"official-domain"}),
        (FILE.replace("Cobalt Data Ltd.", "Zebrano"), {"who-runs-it"}),
        (FILE.replace("Cobalt Data Ltd.", "Zebrano Inc."), {"who-runs-it"}),
        (without("strengths"), {"right-for-me"}),
        (without("weaknesses"), {"right-for-me"}),
        (FILE.replace("Few tasks in summer", "No reviews in our sources"), {"right-for-me"}),
        ("".join(FILE.partition("reviewed: 2026-11-20\n")[:2]), EVERY_SLUG),
    ],
)
def test_without_the_facts_there_is_no_answer(tmp_path: Path, file: str, missing: set[str]) -> None:
    assert EVERY_SLUG - set(made_for_zebrano(tmp_path, file)) == missing


def test_what_is_not_known_is_left_out_of_an_answer(tmp_path: Path) -> None:
    made = made_for_zebrano(tmp_path)

    assert "How fast" not in made["how-to-apply"].body
    assert "in our sources" not in made["right-for-me"].body
    assert "- Short way in" in made["right-for-me"].body


def test_the_sources_are_those_of_the_facts_that_are_told(tmp_path: Path) -> None:
    made = made_for_zebrano(tmp_path)

    assert [source.title for source in made["countries"].sources] == ["Zebrano help"]
    assert [source.title for source in made["pay"].sources] == ["Zebrano help", "A blog on Zebrano"]


def test_another_currency_keeps_its_sign(tmp_path: Path) -> None:
    file = FILE.replace("pay:\n", "pay:\n  currency: GBP\n", 1)

    assert "- Coder: £45–90+/h\n" in made_for_zebrano(tmp_path, file)["pay"].body


def test_written_answers_may_lead_to_one_that_was_made(tmp_path: Path) -> None:
    legit = FILES[LEGIT].replace("  - acme/pay", "  - acme/pay\n  - zebrano/pay")

    assert knowledge(tmp_path, {ZEBRANO: FILE, LEGIT: legit}).by_id["acme/legit"].related[-1] == "zebrano/pay"


def test_made_answers_lead_to_the_platforms_own_or_general_ones_that_exist(tmp_path: Path) -> None:
    general = FILES[LEGIT].replace("platform: acme\n", "").replace("  - review", "").replace("sources:\n\n", "")
    general = general.replace("{{ operator }} runs it", "It depends").replace("related:\n  - acme/pay\n", "")

    made = made_for_zebrano(tmp_path, **{"faq/general/legit.md": general})

    assert made["who-runs-it"].related == ("general/legit", "zebrano/official-domain")


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        pytest.param(
            FILE.replace("Short way in", "Short way in, " * 80),
            f"{ZEBRANO}:38: warning: 'Is Zebrano right for me?' gets no answer from this file, as it would have 1",
            id="too long",
        ),
        pytest.param(
            FILE.replace("two languages", "two {{ languages }}"),
            f"{ZEBRANO}:17: warning: '{{{{ languages }}}}' would stand in the answer to 'How much does Zebrano pay?'",
            id="a reference where none is filled in",
        ),
        pytest.param(
            FILE.replace("reviewed: 2026-11-20", "reviewed: 2025-11-20"),
            f"{ZEBRANO}:5: warning: last reviewed 368 days ago (allowed: 120); check it against its sources",
            id="reviewed long ago",
        ),
    ],
)
def test_what_spoils_an_answer_is_named_in_the_platform_file(tmp_path: Path, file: str, expected: str) -> None:
    loaded = load(write(tmp_path, {ZEBRANO: file}), TODAY)

    assert [str(problem)[: len(expected)] for problem in loaded.problems] == [expected]
    assert loaded.knowledge is not None
    assert all(len(entry.body) <= 1000 and "{" not in entry.body for entry in loaded.knowledge.entries)


def test_a_platform_file_that_cannot_be_read_is_the_only_problem(tmp_path: Path) -> None:
    legit = FILES[LEGIT].replace("  - acme/pay", "  - zebrano/pay")

    loaded = load(write(tmp_path, {ZEBRANO: FILE.replace("min: 45", "min: 450"), LEGIT: legit}), TODAY)

    assert [(problem.file, problem.severity) for problem in loaded.problems] == [(ZEBRANO, Severity.ERROR)]


def test_no_front_matter_can_pass_an_answer_off_as_made(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {PAY: FILES[PAY].replace("reviewed:", "generated: true\nreviewed:")}), TODAY)

    assert [problem.message for problem in loaded.errors] == ["unknown key 'generated'; did you mean 'related'?"]


QUESTIONS = {usual.slug: usual for usual in read_questions()}


@pytest.mark.parametrize("usual", QUESTIONS.values(), ids=QUESTIONS)
def test_a_template_has_many_ways_to_ask_of_which_most_name_no_platform(usual: UsualQuestion) -> None:
    folded = [fold(phrasing) for phrasing in usual.front.asked_as]

    assert len(folded) >= 13
    assert len(set(folded)) == len(folded)
    named = sum("{{ name }}" in phrasing for phrasing in usual.front.asked_as)
    assert 3 <= named < len(folded) / 2
    assert "{{ name }}" in usual.front.question
    assert usual.front.question.endswith("?")
    lengths = Counter(len(phrasing.split()) < 6 for phrasing in usual.front.asked_as)
    assert min(lengths.values()) >= 2, "people ask in few words and in many"


@pytest.mark.parametrize("usual", QUESTIONS.values(), ids=QUESTIONS)
def test_a_template_is_the_same_question_as_the_written_answers_of_its_slug(
    usual: UsualQuestion, shipped_knowledge: Knowledge
) -> None:
    written = [entry for entry in shipped_knowledge.entries if entry.slug == usual.slug and not entry.generated]

    assert {entry.topic for entry in written} == {usual.front.topic}


@pytest.mark.parametrize("usual", QUESTIONS.values(), ids=QUESTIONS)
def test_a_template_says_what_decides(usual: UsualQuestion) -> None:
    assert re.search(r"\bdecide[sd]?\b", usual.body.rpartition("\n\n")[2])


def test_no_phrasing_belongs_to_two_templates() -> None:
    claimed = Counter(fold(phrasing) for usual in QUESTIONS.values() for phrasing in usual.front.asked_as)

    assert [phrasing for phrasing, times in claimed.items() if times > 1] == []


def test_every_figure_of_a_template_is_told_of_a_full_file(tmp_path: Path) -> None:
    company = FILE.replace("facts:\n", "facts:\n  company:\n    value: founded in 2020\n    source: own\n")
    full = company.replace("value: Not known", "value: About a week")

    for slug, entry in made_for_zebrano(tmp_path, full).items():
        lines = QUESTIONS[slug].body.splitlines()
        assert references(QUESTIONS[slug].body)
        assert entry.body.count("\n\n") == QUESTIONS[slug].body.count("\n\n"), slug
        assert len(entry.body.splitlines()) >= len(lines), slug
