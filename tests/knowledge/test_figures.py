"""What a reference in an answer becomes."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.figures import fill
from bot.knowledge.platform import Platform, Rate

ACME = Platform.model_validate(
    {
        "name": "Acme",
        "operator": "Acme Inc.",
        "website": "https://acme.example",
        "summary": "An invented platform.",
        "reviewed": dt.date(2026, 11, 1),
        "domains": [{"host": "acme.example"}, {"host": "help.example", "path": "/acme"}],
        "pay": {
            "summary": "It depends.",
            "rates": {
                "coding": {"role": "Coder", "min": 40, "max": 65, "background": "Python or Java", "source": "review"},
                "expert": {"role": "Expert", "min": 70, "max": 130, "open_ended": True, "source": "review"},
                "writer": {"role": "Writer", "min": "17.50", "source": "review"},
                "label": {"role": "Labeller", "min": "0.05", "max": "0.10", "unit": "task", "source": "review"},
            },
        },
        "payment": {
            "providers": ["Deel", "PayPal"],
            "note": "The contract decides.",
            "schedules": {
                "weekly": {"summary": "Weekly.", "rule": {"kind": "weekly", "paid_on": "friday"}, "source": "review"}
            },
        },
        "hiring_steps": ["apply", "interview", "work"],
        "growth": ["Trainer", "Lead"],
        "strengths": ["Free", "Fast"],
        "facts": {"age": {"value": "founded in 2020", "source": "review"}},
        "comparison": {
            "speed": {"value": "fast", "sources": ["review"]},
            "countries": {"value": "the EU", "sources": ["review"]},
        },
        "sources": {
            "review": {"title": "A review", "url": "https://example.org", "date": dt.date(2026, 2, 25)},
            "undated": {"title": "A page", "url": "https://example.org"},
        },
    }
)
BOLT = ACME.model_copy(update={"name": "Bolt", "pay": None, "payment": None, "growth": ()})
PLATFORMS = {"acme": ACME, "bolt-work": BOLT}


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("name", "Acme"),
        ("operator", "Acme Inc."),
        ("website", "https://acme.example"),
        ("summary", "An invented platform."),
        ("domains", "`acme.example`, `help.example/acme`"),
        ("providers", "Deel, PayPal"),
        ("hosts_with_path", "`help.example`"),
        ("countries", "the EU"),
        ("schedules", "Weekly."),
        ("hiring_steps", "apply → interview → work"),
        ("growth", "Trainer → Lead"),
        ("strengths", "- Free\n- Fast"),
        ("pay.summary", "It depends."),
        ("pay.coding", "$40–65/h"),
        ("pay.coding.min", "$40"),
        ("pay.coding.max", "$65"),
        ("pay.coding.role", "Coder"),
        ("pay.coding.background", "Python or Java"),
        ("pay.expert", "$70–130+/h"),
        ("pay.expert.max", "$130+"),
        ("pay.writer", "$17.50/h"),
        ("pay.label", "$0.05–0.10/task"),
        (
            "pay.rates",
            "- Coder: $40–65/h (Python or Java)\n- Expert: $70–130+/h\n- Writer: $17.50/h\n- Labeller: $0.05–0.10/task",
        ),
        ("payment.note", "The contract decides."),
        ("schedules.weekly", "Weekly."),
        ("facts.age", "founded in 2020"),
        ("comparison.speed", "fast"),
        ("sources.review.date", "2026-02-25"),
        ("bolt-work.name", "Bolt"),
        ("bolt-work.parent", "Acme Inc."),
        ("bolt-work.facts.age", "founded in 2020"),
        ("acme.pay.coding", "$40–65/h"),
    ],
)
def test_a_reference_becomes_text(reference: str, text: str) -> None:
    assert fill(f"So: {{{{ {reference} }}}}!", "acme", PLATFORMS) == (f"So: {text}!", [])


@pytest.mark.parametrize(
    ("reference", "own", "reason"),
    [
        ("pay.lawyer", "acme", "the platform file has no such figure"),
        ("pay.coding.median", "acme", "a rate has .min, .max, .role and .background"),
        ("pay.writer.max", "acme", "a rate has .min, .max, .role and .background"),
        ("pay", "acme", "the platform file has no such figure"),
        ("facts.weight", "acme", "the platform file has no such figure"),
        ("comparison.pay", "acme", "the platform file has no such figure"),
        ("sources.undated.date", "acme", "the platform file has no such figure"),
        ("weaknesses", "acme", "'weaknesses' is not filled in there"),
        ("parent", "acme", "'parent' is not filled in there"),
        ("bolt-work.growth", "acme", "'growth' is not filled in there"),
        ("bolt-work.schedules", "acme", "'schedules' is not filled in there"),
        ("bolt-work.pay.rates", "acme", "the platform file has no such figure"),
        ("bolt-work.providers", "acme", "'providers' is not filled in there"),
        ("bolt-work.pay.coding", "acme", "the platform file has no such figure"),
        ("name.length", "acme", "the platform file has no such figure"),
        ("", "acme", "the platform file has no such figure"),
        ("pay.coding", None, "name the platform first, such as {{ sme-careers.pay.coding }}"),
        ("pay.coding", "cog", "there is no platforms/cog.yaml"),
    ],
)
def test_a_reference_that_leads_nowhere_stays_and_says_why(reference: str, own: str | None, reason: str) -> None:
    text = f"Line one\n{{{{ {reference} }}}}"

    filled, unresolved = fill(text, own, PLATFORMS)

    assert filled == text
    assert [(miss.reference, miss.offset, miss.reason) for miss in unresolved] == [(reference, 9, reason)]


@pytest.mark.parametrize(
    ("currency", "shown"), [("USD", "$40–65/h"), ("EUR", "€40–65/h"), ("GBP", "£40–65/h"), ("CHF", "CHF 40–65/h")]
)
def test_a_rate_is_shown_in_its_currency(currency: str, shown: str) -> None:
    assert ACME.pay is not None
    acme = ACME.model_copy(update={"pay": ACME.pay.model_copy(update={"currency": currency})})

    assert fill("{{ pay.coding }}", "acme", {"acme": acme}) == (shown, [])


def test_a_long_list_of_rates_is_cut_and_says_so() -> None:
    assert ACME.pay is not None
    many = {f"role-{i}": ACME.pay.rates["coding"] for i in range(11)}
    acme = ACME.model_copy(update={"pay": ACME.pay.model_copy(update={"rates": many})})

    lines = fill("{{ pay.rates }}", "acme", {"acme": acme})[0].splitlines()

    assert lines == ["- Coder: $40–65/h"] * 8 + ["- and 3 more roles"]


def test_several_references_in_one_text_each_count() -> None:
    text, unresolved = fill("{{name}} {{ nothing }} {{ pay.coding.min }} {{nothing}}", "acme", PLATFORMS)

    assert text == "Acme {{ nothing }} $40 {{nothing}}"
    assert [miss.offset for miss in unresolved] == [9, 44]


@given(st.text("{} .acmepayodingbolt-wrk\n", max_size=60), st.sampled_from([None, "acme", "bolt-work", "cog"]))
def test_any_text_can_be_filled(text: str, own: str | None) -> None:
    filled, unresolved = fill(text, own, PLATFORMS)

    assert filled == text or "{{" in text
    for miss in unresolved:
        assert text[miss.offset :].startswith("{{")


@given(low=st.decimals(1, 500, places=2), spread=st.decimals(0, 500, places=2), open_ended=st.booleans())
def test_a_rate_reads_as_it_is(low: Decimal, spread: Decimal, open_ended: bool) -> None:
    rate = Rate(role="Any", min=low, max=low + spread, open_ended=open_ended, source="review")

    assert str(rate).startswith("$")
    assert str(rate).endswith("+/h" if open_ended else "/h")
    assert ("–" in str(rate)) == (spread > 0)
    assert ".00" not in str(rate)
