"""Which of the moderators' own phrasings the engine would send to another answer."""

from collections.abc import Mapping

from bot.answers.matcher import Matcher
from bot.knowledge.checks import line_of
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.problems import Problem, Severity


def strays(knowledge: Knowledge, matcher: Matcher, texts: Mapping[str, str]) -> list[Problem]:
    """A warning for each phrasing that matches another entry better than its own; `texts` are the files, for lines."""
    problems: list[Problem] = []
    for entry in (entry for entry in knowledge.entries if not entry.generated):
        for phrasing in entry.asked_as:
            query = matcher.reader.read(phrasing)
            if len(query.platforms) > 1:
                continue
            platform = query.platforms[0] if query.platforms else entry.platform
            if matcher.is_sure_of(query, platform):
                continue
            found = matcher.match(query, platform)
            if not found or found[0].entry is None or entry in found[0].intent.entries.values():
                continue
            sentence = f"'{phrasing}' goes to {found[0].entry.id} instead; reword it or move it there"
            file = f"faq/{entry.id}.md"
            line = line_of(texts.get(file, ""), phrasing, after="asked_as:")
            problems.append(Problem(file, line, sentence, Severity.WARNING))
    return problems
