"""Everything a release would change in the folder of platforms, before anything is written."""

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.knowledge.platform import Platform
from bot.knowledge.yaml_file import read_model
from bot.open_dataset.editing import edit
from bot.open_dataset.matching import match_companies
from bot.open_dataset.new_platform import NotEnoughError, new_file
from bot.open_dataset.proposal import Proposal, propose
from bot.open_dataset.records import Company, Dataset


class PlanError(Exception):
    """What was asked for cannot be done; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class FileEdit:
    """A file below the knowledge folder, its text now (None: there is none) and afterwards."""

    file: str
    before: str | None
    after: str

    @property
    def diff(self) -> str:
        """What changes, as a unified diff."""
        old, new = (self.before or "").splitlines(keepends=True), self.after.splitlines(keepends=True)
        was = f"a/{self.file}" if self.before is not None else "/dev/null"
        return "".join(difflib.unified_diff(old, new, was, f"b/{self.file}"))


@dataclass(frozen=True, slots=True)
class Plan:
    """Proposals for the platforms the dataset knows, the files as they would be, and the companies without a file."""

    proposals: tuple[Proposal, ...]
    edits: tuple[FileEdit, ...]
    others: tuple[Company, ...]


def make_plan(
    dataset: Dataset,
    platforms: Mapping[str, Platform],
    texts: Mapping[str, str],
    taken: Collection[str] = (),
    wanted: Collection[str] = (),
) -> Plan:
    """`texts` are the platform files by name; `taken` conflicts go to the dataset, `wanted` companies get a file."""
    matches = match_companies(dataset.companies, platforms)
    proposals = tuple(
        propose(slug, platforms[slug], company, dataset.released, taken) for slug, company in matches.ours.items()
    )
    changed = {f"{proposal.platform}.{change.fact}" for proposal in proposals for change in proposal.changes}
    if unknown := sorted(set(taken) - changed):
        raise PlanError(f"There is no conflict called {', '.join(unknown)}; the list shows what they are called.")
    edits = [_edited(each, texts, dataset) for each in proposals if each.changes]
    return Plan(proposals, (*edits, *_new(dataset, matches.others, wanted)), matches.others)


def _edited(proposal: Proposal, texts: Mapping[str, str], dataset: Dataset) -> FileEdit:
    file = f"platforms/{proposal.platform}.yaml"
    return _checked(FileEdit(file, texts[file], edit(texts[file], proposal.changes, dataset.released)))


def _new(dataset: Dataset, others: Collection[Company], wanted: Collection[str]) -> list[FileEdit]:
    by_id = {company.id: company for company in others}
    if unknown := sorted(set(wanted) - set(by_id)):
        raise PlanError(f"The dataset has no company without a file called {', '.join(unknown)}.")
    try:
        files = {f"platforms/{each}.yaml": new_file(by_id[each], dataset.released) for each in sorted(set(wanted))}
    except NotEnoughError as error:
        raise PlanError(str(error)) from error
    return [_checked(FileEdit(file, None, text)) for file, text in files.items()]


def _checked(edited: FileEdit) -> FileEdit:
    """The edit, unless the file would no longer be one that the bot can read."""
    read = read_model(edited.after, Platform, edited.file)
    if not isinstance(read, Platform):
        raise PlanError(f"The dataset would spoil a file: {read[0]}")
    return edited
