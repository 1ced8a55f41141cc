"""Files -> one immutable `Knowledge`, or every problem at once; nothing is ever half loaded."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bot.knowledge import checks, listing_checks, markdown_file, usual_answers
from bot.knowledge.entry import Entry, EntryFile
from bot.knowledge.expectations import FILE, ExpectationFile, check_expectations
from bot.knowledge.figures import fill
from bot.knowledge.files import AS_ON_DISK, Folder, Overlay, read_folder
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.listing_file import ListedJob, ListingFile
from bot.knowledge.platform import ComparisonRow, Platform
from bot.knowledge.problems import Problem, Severity
from bot.knowledge.scam_lists import ScamLists
from bot.knowledge.source import Source
from bot.knowledge.subjects import Subject
from bot.knowledge.usual_question import read_questions
from bot.knowledge.vocabulary import Vocabulary
from bot.knowledge.yaml_file import M, read_model

MAX_REVIEW_AGE = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The outcome: `knowledge` is None when any problem is an error."""

    knowledge: Knowledge | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the knowledge from going live."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def load(
    root: Path, today: dt.date, max_review_age: dt.timedelta = MAX_REVIEW_AGE, overlay: Overlay = AS_ON_DISK
) -> Loaded:
    """Read and validate the folder `root`; what was reviewed longer than `max_review_age` ago is a warning.

    What is in `overlay` counts as if it were on disk, so that a change is judged before anything is written.
    """
    folder, problems = read_folder(root, overlay)
    platforms = _platforms(folder, problems)
    broken = {PurePosixPath(file).stem for file in folder.platforms} - set(platforms)
    faulty = {PurePosixPath(problem.file).stem for problem in problems if problem.file in folder.platforms}
    vocabulary = _single(folder.vocabulary, Vocabulary, "vocabulary.yaml", problems)
    scams = _single(folder.scams, ScamLists, "scams.yaml", problems)
    expected = _single(folder.expectations, ExpectationFile, FILE, problems)
    listings = _listings(folder, platforms, broken, today, problems)
    drafts = _drafts(folder, problems)
    entries = tuple(entry for draft in drafts if (entry := _entry(draft, platforms, broken, problems)))
    questions = read_questions()
    sound = {name: platform for name, platform in platforms.items() if name not in faulty}
    made, spoilt = usual_answers.make(questions, sound, folder.platforms, drafts)
    # An answer that only waits for its platform file to be mended is not missing.
    awaited = {f"{name}/{question.slug}" for name in faulty for question in questions}
    known = {*map(_id, folder.faq), *(entry.id for entry in made), *awaited}
    problems += [*spoilt, *checks.check_entries(drafts, entries, known, today, max_review_age)]
    problems += checks.check_platforms(platforms, folder.platforms)
    problems += checks.check_scams(scams, folder.scams or "", platforms)
    problems += checks.check_reviews(platforms, folder.platforms, today, max_review_age)
    problems += check_expectations(expected, folder.expectations or "", known, {*platforms, *broken})
    if not folder.faq and not problems:
        problems.append(Problem("faq", 1, "there are no answers: no .md file below faq/"))
    ordered = tuple(sorted(set(problems)))
    if any(problem.severity is Severity.ERROR for problem in ordered):
        return Loaded(None, ordered)
    known_now = Knowledge(entries + made, platforms, vocabulary, folder.version, listings, scams, expected.tests)
    return Loaded(known_now, ordered)


def _platforms(folder: Folder, problems: list[Problem]) -> dict[str, Platform]:
    found: dict[str, Platform] = {}
    for file, text in folder.platforms.items():
        model = read_model(text, Platform, file)
        if isinstance(model, Platform):
            found[PurePosixPath(file).stem] = model
        else:
            problems += model
    return {name: _filled(name, platform, found, folder, problems) for name, platform in found.items()}


def _filled(
    name: str, platform: Platform, platforms: dict[str, Platform], folder: Folder, problems: list[Problem]
) -> Platform:
    rows: dict[Subject, ComparisonRow] = {}
    file = f"platforms/{name}.yaml"
    for row, cell in platform.comparison.items():
        value, unresolved = fill(cell.value, name, platforms)
        rows[row] = cell.model_copy(update={"value": value})
        for miss in unresolved:
            line = checks.line_of(folder.platforms[file], miss.reference)
            problems.append(Problem(file, line, f"'{{{{ {miss.reference} }}}}' leads nowhere: {miss.reason}"))
    return platform.model_copy(update={"comparison": rows})


def _single(text: str | None, model: type[M], file: str, problems: list[Problem]) -> M:
    """The one file of its kind; an empty model where there is none, or where it has problems."""
    read = model() if text is None else read_model(text, model, file)
    if isinstance(read, list):
        problems += read
        return model()
    return read


def _listings(
    folder: Folder, platforms: dict[str, Platform], broken: set[str], today: dt.date, problems: list[Problem]
) -> dict[str, tuple[ListedJob, ...]]:
    found: dict[str, tuple[ListedJob, ...]] = {}
    for file, text in folder.listings.items():
        platform = PurePosixPath(file).stem
        model = read_model(text, ListingFile, file)
        if platform not in platforms and platform not in broken:
            problems.append(Problem(file, 1, f"there is no platforms/{platform}.yaml that these listings belong to"))
        elif isinstance(model, ListingFile):
            problems += listing_checks.check_listings(file, text, model.listings, today)
            found[platform] = model.listings
        else:
            problems += model
    return found


def _drafts(folder: Folder, problems: list[Problem]) -> list[checks.Draft]:
    drafts: list[checks.Draft] = []
    for file, text in folder.faq.items():
        parts = markdown_file.split(text, file)
        if isinstance(parts, Problem):
            problems.append(parts)
            continue
        model = read_model(parts.front_matter, EntryFile, file, parts.front_matter_line)
        if isinstance(model, EntryFile):
            drafts.append(checks.Draft(_id(file), file, text, model, parts.body, parts.body_line))
        else:
            problems += model
    return drafts


def _id(file: str) -> str:
    return PurePosixPath(file).relative_to("faq").with_suffix("").as_posix()


def _entry(
    draft: checks.Draft, platforms: dict[str, Platform], broken: set[str], problems: list[Problem]
) -> Entry | None:
    """The draft with figures and sources filled in; what does not resolve is reported and the entry left out.

    What hangs on a `broken` platform file is not reported: its own problem is.
    """
    if draft.front.platform in broken or any(f"{{{{ {platform}." in draft.body for platform in broken):
        return None
    before = len(problems)
    own = draft.front.platform
    if own is not None and own not in platforms:
        known = ", ".join(platforms) or "none yet"
        line = checks.line_of(draft.text, "platform:")
        problems.append(Problem(draft.file, line, f"there is no platforms/{own}.yaml; known platforms: {known}"))
        return None
    for platform in draft.front.applies_to:
        if platform not in platforms and platform not in broken:
            line = checks.line_of(draft.text, "applies_to:")
            problems.append(Problem(draft.file, line, f"'applies_to': there is no platforms/{platform}.yaml"))
    body, unresolved = fill(draft.body, own, platforms)
    for miss in unresolved:
        line = draft.body_line + draft.body[: miss.offset].count("\n")
        problems.append(Problem(draft.file, line, f"'{{{{ {miss.reference} }}}}' leads nowhere: {miss.reason}"))
    sources: list[Source] = []
    for source in draft.front.sources:
        if isinstance(source, Source):
            sources.append(source)
        elif own is not None and source in platforms[own].sources:
            sources.append(platforms[own].sources[source])
        else:
            where = f"platforms/{own}.yaml" if own else "a general entry; write title, url and date here"
            line = checks.line_of(draft.text, source)
            problems.append(Problem(draft.file, line, f"the source '{source}' is not in {where}"))
    if len(problems) > before:
        return None
    return Entry(
        id=draft.id,
        question=draft.front.question,
        platform=own,
        topic=draft.front.topic,
        asked_as=draft.front.asked_as,
        not_asked_as=draft.front.not_asked_as,
        reviewed=draft.front.reviewed,
        sources=tuple(sources),
        related=draft.front.related,
        body=body,
        applies_to=draft.front.applies_to,
    )
