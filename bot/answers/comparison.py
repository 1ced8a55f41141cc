"""Platforms side by side: one card from the comparison rows of their files."""

from collections.abc import Mapping, Sequence

from bot.answers.query import Query
from bot.answers.results import Answer, Comparison
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.topics import Topic

CUES = frozenset(
    """
    vs v versus or better best compare compared comparison difference differences differ than both which faster
    quicker higher more less same instead prefer between either similar easier harder pick choose switch worth
    quickest earlier sooner side safer against
    """.split()
)
"""Words that show that platforms named together are being compared."""

_ROWS: Mapping[str, str] = {
    "work": "Work", "pay": "Pay", "payment": "Payment", "speed": "Speed", "countries": "Countries",
    "entry": "Getting in",
}  # fmt: skip
ROW_OF_TOPIC: Mapping[Topic, str] = {
    Topic.PAY_RATES: "pay", Topic.PAYMENT_TIMING: "payment", Topic.PAYMENT_METHOD: "payment", Topic.WAITING: "speed",
    Topic.ELIGIBILITY_COUNTRY: "countries", Topic.ELIGIBILITY_CREDENTIALS: "entry", Topic.APPLICATION: "entry",
    Topic.EXAM: "entry", Topic.WORK_TYPE: "work",
}  # fmt: skip


_RELATED = frozenset(
    "part owned owns own owner belong belongs related connected branch subsidiary behind merged company".split()
)


def compares(query: Query) -> bool:
    """Whether words beside two platforms' names set them against each other; names alone do, too.

    "Is X part of Y or the other way" asks how they are related, not which is better.
    """
    return not query.content or (not CUES.isdisjoint(query.words) and _RELATED.isdisjoint(query.words))


def side_by_side(
    knowledge: Knowledge, platforms: Sequence[str], topic: Topic | None, entry: Entry | None, confidence: float
) -> Answer:
    """One card for `platforms`; the row of `topic` comes first, the text of `entry` above the rows."""
    files = [knowledge.platforms[platform] for platform in platforms]
    first = ROW_OF_TOPIC.get(topic) if topic else None
    rows = [name for name in sorted(_ROWS, key=lambda row: row != first) if any(name in f.comparison for f in files)]
    cells = [[file.comparison.get(row) for file in files] for row in rows]  # type: ignore[call-overload]
    sources = [*(entry.sources if entry else ())]
    sources += [file.sources[key] for file in files for cell in file.comparison.values() for key in cell.sources]
    topics = (Topic.COMPARISON, *([topic] if topic else []))
    return Answer(
        title=entry.question if entry else " and ".join(file.name for file in files) + ", side by side",
        body=entry.body if entry else "What our sources say of each. Your contract and the platform's own page decide.",
        platforms=tuple(platforms),
        topics=tuple(dict.fromkeys(topics)),
        confidence=confidence,
        reviewed=min([file.reviewed for file in files] + ([entry.reviewed] if entry else [])),
        sources=tuple(dict.fromkeys(sources)),
        entry=entry,
        comparison=Comparison(
            tuple(platforms),
            tuple(
                (_ROWS[row], tuple(cell.value if cell else "not known" for cell in line))
                for row, line in zip(rows, cells, strict=True)
            ),
        ),
        related=tuple(knowledge.by_id[related] for related in (entry.related if entry else ())),
    )
