"""Which of the moderators' own phrasings the engine would send to another answer."""

from bot.answers.matcher import Matcher
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.problems import Problem, Severity


def strays(knowledge: Knowledge, matcher: Matcher) -> list[Problem]:
    """A warning for each phrasing that, as people type it, matches another entry better than its own."""
    problems: list[Problem] = []
    for entry in knowledge.entries:
        for phrasing in entry.asked_as:
            query = matcher.reader.read(phrasing)
            if len(query.platforms) > 1:
                continue
            platform = query.platforms[0] if query.platforms else entry.platform
            found = matcher.match(query, platform, limit=1)
            if not found or found[0].entry is None or entry in found[0].intent.entries.values():
                continue
            sentence = f"'{phrasing}' goes to {found[0].entry.id} instead; reword it or move it there"
            problems.append(Problem(f"faq/{entry.id}.md", 1, sentence, Severity.WARNING))
    return problems
