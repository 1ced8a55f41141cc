"""Every cell of a comparison has a source or says that nothing is known."""

from itertools import combinations

import pytest

from bot.comparisons.compare import TooFew, TooMany, compare
from bot.comparisons.profile import USUAL_QUESTIONS, Profile, profile
from bot.comparisons.table import Statement, Table, cell, table
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform_names import UnknownPlatform
from bot.knowledge.subjects import Subject


def test_each_statement_about_each_shipped_platform_has_a_source(shipped_knowledge: Knowledge) -> None:
    everything = table(shipped_knowledge, shipped_knowledge.platforms)

    assert [row.subject for row in everything.rows] == list(Subject)
    for row in everything.rows:
        assert [cell.platform for cell in row.cells] == list(shipped_knowledge.platforms)
        for each in row.cells:
            for said in (*([each.statement] if each.statement else []), *each.details):
                assert said.sources, f"{each.platform}: {row.subject}"
                assert "{{" not in said.text
                assert not said.text.casefold().startswith("not known")


def test_what_no_source_tells_is_an_empty_cell(shipped_knowledge: Knowledge) -> None:
    (speed,) = table(shipped_knowledge, ["toloka", "mercor"], [Subject.SPEED]).rows

    assert speed.is_known
    assert [cell.statement is None for cell in speed.cells] == [True, False]


def test_pay_is_told_by_role_and_payout_by_schedule(shipped_knowledge: Knowledge) -> None:
    pay, payout = table(shipped_knowledge, ["sme-careers"], [Subject.PAY, Subject.PAYMENT]).rows
    review = shipped_knowledge.platforms["sme-careers"].sources["review"]

    assert Statement("Coding specialist: $40–65/h", (review,)) in pay.cells[0].details
    assert [said.text.partition(",")[0] for said in payout.cells[0].details] == ["Weekly", "Net-30"]


def test_rates_and_schedules_stand_alone_where_no_phrase_was_written(shipped_knowledge: Knowledge) -> None:
    sme = shipped_knowledge.platforms["sme-careers"].model_copy(update={"comparison": {}})

    pay = cell("sme-careers", sme, Subject.PAY)

    assert pay.statement is not None
    assert pay.statement.text.startswith("Generalist / writer: $15–25/h; STEM domain expert: $30–50/h; ")
    assert pay.statement.sources == (sme.sources["review"],)
    assert pay.details == ()
    assert cell("sme-careers", sme, Subject.ENTRY).statement is None


def test_the_oldest_review_counts(shipped_knowledge: Knowledge) -> None:
    files = shipped_knowledge.platforms

    assert table(shipped_knowledge, files).reviewed == min(file.reviewed for file in files.values())


def test_two_or_three_platforms_by_any_of_their_names(shipped_knowledge: Knowledge) -> None:
    found = compare(shipped_knowledge, ["superannotate", "Outlier", "outlier.ai", "labelbox"])

    assert isinstance(found, Table)
    assert found.platforms == ("sme-careers", "outlier", "alignerr")


def test_one_subject_alone(shipped_knowledge: Knowledge) -> None:
    found = compare(shipped_knowledge, ["mercor", "micro1"], Subject.SUPPORT)

    assert isinstance(found, Table)
    assert [row.subject for row in found.rows] == [Subject.SUPPORT]


@pytest.mark.parametrize(
    ("names", "outcome"),
    [
        ([], TooFew(())),
        (["outlier"], TooFew(("outlier",))),
        (["outlier", "Scale AI"], TooFew(("outlier",))),
        (["outlier", "mercor", "micro1", "xai"], TooMany(("outlier", "mercor", "micro1", "xai"))),
    ],
)
def test_fewer_than_two_or_more_than_three(
    shipped_knowledge: Knowledge, names: list[str], outcome: TooFew | TooMany
) -> None:
    assert compare(shipped_knowledge, names) == outcome


def test_an_unknown_name_comes_before_how_many_there_are(shipped_knowledge: Knowledge) -> None:
    found = compare(shipped_knowledge, ["outlyer"])

    assert isinstance(found, UnknownPlatform)
    assert found.nearest[0] == "outlier"


def test_any_two_platforms_can_be_compared(shipped_knowledge: Knowledge) -> None:
    for pair in combinations(shipped_knowledge.platforms, 2):
        found = compare(shipped_knowledge, pair)
        assert isinstance(found, Table)
        assert sum(row.is_known for row in found.rows) >= 4, pair


def test_one_platform_at_a_glance(shipped_knowledge: Knowledge) -> None:
    found = profile(shipped_knowledge, "super annotate")

    assert isinstance(found, Profile)
    assert (found.id, found.platform.operator) == ("sme-careers", "SuperAnnotate")
    assert [entry.slug for entry in found.questions] == list(USUAL_QUESTIONS)


def test_only_answers_that_exist_are_offered(shipped_knowledge: Knowledge) -> None:
    for platform in shipped_knowledge.platforms:
        found = profile(shipped_knowledge, platform)
        assert isinstance(found, Profile)
        assert found.questions, platform
        assert all(entry.platform == platform for entry in found.questions)


def test_an_unknown_platform_has_no_profile(shipped_knowledge: Knowledge) -> None:
    assert profile(shipped_knowledge, "globex") == UnknownPlatform("globex", ())
