"""Platforms side by side: one card from the comparison rows of their files."""

from collections.abc import Mapping, Sequence

from bot.answers.query import Query
from bot.answers.results import Answer, Comparison
from bot.comparisons.table import NOT_KNOWN, table
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.subjects import Subject
from bot.knowledge.topics import Topic

COMPARING = frozenset(
    """
    vs v versus better best compare compared comparison difference differences differ than faster quicker higher
    instead prefer easier harder pick choose switch worth quickest earlier sooner safer against slower slowest lower
    simpler stricter cheaper worse
    """.split()
)
"""Words that set one platform against another, wherever they stand."""
VERSUS = frozenset("vs versus".split())
"""Words that ask for a comparison by themselves."""
CUES = COMPARING | frozenset("or both which more less same between either similar side".split())
"""Words that show that platforms named together are being compared; some of them can join other things as well."""

_ALWAYS = (Subject.WORK, Subject.PAY, Subject.PAYMENT, Subject.SPEED, Subject.COUNTRIES, Subject.ENTRY)
"""What an answer sets side by side whatever was asked; more is in `/compare`."""
SUBJECT_OF_TOPIC: Mapping[Topic, Subject] = {
    Topic.PAY_RATES: Subject.PAY, Topic.PAYMENT_TIMING: Subject.PAYMENT, Topic.PAYMENT_METHOD: Subject.PAYMENT,
    Topic.WAITING: Subject.SPEED, Topic.ELIGIBILITY_COUNTRY: Subject.COUNTRIES,
    Topic.ELIGIBILITY_CREDENTIALS: Subject.CREDENTIALS, Topic.APPLICATION: Subject.ENTRY, Topic.EXAM: Subject.ENTRY,
    Topic.WORK_TYPE: Subject.WORK, Topic.ACCOUNT_SUPPORT: Subject.SUPPORT, Topic.GROWTH: Subject.GROWTH,
}  # fmt: skip


_RELATED = frozenset(
    "part owned owns own owner belong belongs related connected branch subsidiary behind merged company".split()
)


def compares(query: Query) -> bool:
    """Whether words beside two platforms' names set them against each other; names alone do, too.

    "Is X part of Y or the other way" asks how they are related, "at the same time" whether both may be joined.
    """
    said = " ".join(query.words).replace("same time", "").split()
    return not query.content or (not CUES.isdisjoint(said) and _RELATED.isdisjoint(said))


def side_by_side(
    knowledge: Knowledge,
    platforms: Sequence[str],
    topic: Topic | None,
    entry: Entry | None,
    confidence: float,
    only: Subject | None = None,
) -> Answer:
    """One card for `platforms`; the row of `topic` comes first, the text of `entry` above the rows.

    `only` is the one subject that is asked about; others are left out where that row says something.
    """
    first = only or (SUBJECT_OF_TOPIC.get(topic) if topic else None)
    found = table(knowledge, platforms, dict.fromkeys([first, *_ALWAYS] if first else _ALWAYS))
    rows = [row for row in found.rows if row.subject == first or row.is_known]
    if only and rows[0].is_known:
        rows = rows[:1]
    statements = [[cell.statement for cell in row.cells] for row in rows]
    sources = [*(entry.sources if entry else ())]
    sources += [source for line in statements for said in line if said for source in said.sources]
    names = [knowledge.platform_name(platform) for platform in platforms]
    topics = (Topic.COMPARISON, *([topic] if topic else []))
    return Answer(
        title=entry.question if entry else " and ".join(names) + ", side by side",
        body=entry.body if entry else "What our sources say of each. Your contract and the platform's own page decide.",
        platforms=tuple(platforms),
        topics=tuple(dict.fromkeys(topics)),
        confidence=confidence,
        reviewed=min([found.reviewed] + ([entry.reviewed] if entry else [])),
        sources=tuple(dict.fromkeys(sources)),
        entry=entry,
        comparison=Comparison(
            tuple(platforms),
            tuple(
                (row.subject.label, tuple(said.text if said else NOT_KNOWN for said in line))
                for row, line in zip(rows, statements, strict=True)
            ),
        ),
        related=tuple(knowledge.by_id[related] for related in (entry.related if entry else ())),
    )
