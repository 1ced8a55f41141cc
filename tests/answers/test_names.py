"""Which platforms a question names, and where the same word means something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answerer import Answerer
from bot.answers.names import Named, Names
from bot.answers.query import Query
from bot.answers.text import clean, words
from bot.knowledge.knowledge import Knowledge

SME, OUTLIER, DATA, ALIGNERR = "sme-careers", "outlier", "dataannotation", "alignerr"


@pytest.fixture(scope="module")
def names(shipped_knowledge: Knowledge) -> Names:
    """The names of the shipped platforms."""
    vocabulary = shipped_knowledge.vocabulary
    return Names(shipped_knowledge.platforms, vocabulary.other_companies, vocabulary.subjects)


def find(names: Names, text: str, trust: bool = False) -> Named:
    return names.find(words(clean(text)), trust)


def read(answerer: Answerer, text: str) -> Query:
    return answerer.matcher.reader.read(text)


@pytest.mark.parametrize(
    ("text", "platforms"),
    [
        ("is sme careers legit", [SME]),
        ("is smecareers legit", [SME]),
        ("is SuperAnnotate legit", [SME]),
        ("is super annotate legit", [SME]),
        ("is superanotate legit", [SME]),
        ("is super anotate legit", [SME]),
        ("is sme carreers legit", [SME]),
        ("is https://sme.careers/jobs/123 official", [SME]),
        ("is outlier legit", [OUTLIER]),
        ("is outlier ai legit", [OUTLIER]),
        ("is outleir legit", [OUTLIER]),
        ("is outlierr legit", [OUTLIER]),
        ("is app.outlier.ai official", [OUTLIER]),
        ("is dataannotation legit", [DATA]),
        ("is data annotation tech legit", [DATA]),
        ("is dataanotation legit", [DATA]),
        ("is datannotation legit", [DATA]),
        ("is DAT legit", [DATA]),
        ("is alignerr legit", [ALIGNERR]),
        ("is allignerr legit", [ALIGNERR]),
        ("is alignrr legit", [ALIGNERR]),
        ("is labelbox legit", [ALIGNERR]),
        ("is utlier legit", [OUTLIER]),
        ("how much does uotlier pay", [OUTLIER]),
        ("is lalignerr legit", [ALIGNERR]),
        ("is mico1 legit", ["micro1"]),
        ("does micro pay well", []),
        ("what does truing pay", ["turing"]),
        ("is it worth touring with the exam", []),
        ("is mse careers legit", [SME]),
        ("where do i find sem careers jobs", [SME]),
        ("is there a sme areers app", [SME]),
        ("see careers page, is it legit", []),
        ("how do i keep getting projects on smme", [SME]),
        ("is ssme legit", [SME]),
        ("how does it pay mme", []),
        ("should i remove an oulier before fitting a regression", []),
        ("outlier or alignerr", [OUTLIER, ALIGNERR]),
        ("alignerr, outlier and superannotate compared", [ALIGNERR, OUTLIER, SME]),
        ("outlier outlier OUTLIER", [OUTLIER]),
        ("not outlier, alignerr", [ALIGNERR]),
        ("i mean alignerr not outlier", [ALIGNERR]),
        ("why not outlier", [OUTLIER]),
        ("is this site legit", []),
        ("how do i pass the assessment", []),
        ("is the outline clear", []),
        ("a data point", []),
        ("", []),
    ],
)
def test_platforms_in_a_question(real_answerer: Answerer, text: str, platforms: list[str]) -> None:
    assert list(read(real_answerer, text).platforms) == platforms


@pytest.mark.parametrize(
    ("text", "platforms"),
    [
        ("outlier, no i meant alignerr", [ALIGNERR]),
        ("outlier sorry alignerr", [ALIGNERR]),
        ("how much does outlier pay? wait i mean alignerr", [ALIGNERR]),
        ("how much does outlier pay, no sorry alignerr", [ALIGNERR]),
        ("sme careers, oops, dataannotation", [DATA]),
        ("mercor? actually alignerr", [ALIGNERR]),
        ("is it outlier, i mean mercor, sorry, alignerr", [ALIGNERR]),
        ("not outlier but alignerr", [ALIGNERR]),
        ("*alignerr", [ALIGNERR]),
        ("outlier or no alignerr", [OUTLIER, ALIGNERR]),
        ("is outlier better than alignerr, no?", [OUTLIER, ALIGNERR]),
        ("no outlier tasks but alignerr has some", [OUTLIER, ALIGNERR]),
        ("alignerr rather than outlier", [ALIGNERR, OUTLIER]),
        ("not outlier", [OUTLIER]),
    ],
)
def test_a_name_may_be_taken_back(real_answerer: Answerer, text: str, platforms: list[str]) -> None:
    assert list(read(real_answerer, text).platforms) == platforms


@pytest.mark.parametrize(
    ("text", "platforms"),
    [
        ("sme pay?", [SME]),
        ("how long till the first sme payout", [SME]),
        ("does da pay weekly", [DATA]),
        ("I like SME so far, you?", [SME]),
        ("what an outlier", []),
        ("this value is an outlier in my dataset", []),
        ("such outlier behaviour", []),
        ("is it ok to buy an outlier account", [OUTLIER]),
        ("got an outlier ban, may i appeal", [OUTLIER]),
        ("any SME roles for nurses?", [SME]),
        ("remove the outliers before the regression", []),
        ("our sme reviewed the slides", []),
        ("the best bank for an sme loan", []),
        ("invisible aligners hurt", []),
    ],
)
def test_a_name_that_also_means_something_else(real_answerer: Answerer, text: str, platforms: list[str]) -> None:
    assert list(read(real_answerer, text).platforms) == platforms


def test_an_ambiguous_name_is_trusted_in_a_conversation_about_this_work(real_answerer: Answerer) -> None:
    reader = real_answerer.matcher.reader

    assert reader.read("sme wizardry unicorns").platforms == ()
    assert reader.read("sme wizardry unicorns", in_domain=True).platforms == (SME,)


def test_names_are_taken_out_of_the_question(names: Names) -> None:
    found = find(names, "how much does sme careers pay coders")

    assert found.platforms == (SME,)
    assert found.rest == tuple("how much does pay coders".split())


def test_a_doubtful_name_stays_in_the_question(names: Names) -> None:
    found = find(names, "the sme pays")

    assert (found.platforms, found.doubtful) == ((), (SME,))
    assert "sme" in found.rest
    assert find(names, "the sme pays", trust=True).platforms == (SME,)


@pytest.mark.parametrize("text", ["is temu legit", "does uber pay weekly", "walmart hiring process"])
def test_companies_we_know_nothing_about(names: Names, text: str) -> None:
    found = find(names, text)

    assert found.platforms == ()
    assert len(found.others) == 1


@pytest.mark.parametrize(("text", "subject"), [("how do i get my deel money", True), ("how do i get my money", False)])
def test_words_of_this_work(names: Names, text: str, subject: bool) -> None:
    assert find(names, text).subject is subject


@given(st.lists(st.sampled_from("is not outlier sme careers data annotation an the temu deel vs alignerr x".split())))
def test_names_and_the_rest_are_all_that_was_said(names: Names, tokens: list[str]) -> None:
    found = names.find(tokens)

    assert len(found.rest) <= len(tokens)
    assert set(found.rest) <= set(tokens)
    assert set(found.platforms) <= {SME, OUTLIER, DATA, ALIGNERR}
    assert len(set(found.platforms)) == len(found.platforms)
    assert found == names.find(list(tokens))


def test_without_platforms_nothing_is_named() -> None:
    assert Names({}).find(["is", "outlier", "legit"]) == Named((), ("is", "outlier", "legit"))
