"""The work of `platforms import`, apart from its options, so that other commands need not load what it needs."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.syntax import Syntax

from bot.cli.common import fail, load_knowledge, note
from bot.clock import utc_now
from bot.knowledge.files import read_folder
from bot.knowledge.loader import load
from bot.open_dataset.curated import Difference
from bot.open_dataset.plan import FileEdit, Plan, PlanError, make_plan
from bot.open_dataset.proposal import Change, Conflict, Proposal
from bot.open_dataset.records import Dataset, DatasetError, read_dataset
from bot.sentences.whole_file import write_whole

ATTRIBUTION = "Data from aitrainer.work/open-data/companies, licensed under CC BY 4.0."
NO_PAGE = "no page named"


def import_companies(
    file: Path, taken: Collection[str], wanted: Collection[str], knowledge: Path, *, write: bool, as_json: bool
) -> None:
    """Show what the dataset would change, and write it if told to."""
    try:
        dataset = read_dataset(file.read_text(encoding="utf-8-sig"))
        plan = make_plan(
            dataset, load_knowledge(knowledge).platforms, read_folder(knowledge)[0].platforms, taken, wanted
        )
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}.")
    except UnicodeDecodeError:
        fail(f"{file} is not UTF-8 text.")
    except (DatasetError, PlanError) as error:
        fail(str(error))
    for sentence in dataset.left_out:
        note(sentence)
    if as_json:
        for row in _rows(plan):
            print(json.dumps(row, ensure_ascii=False))
    else:
        _show(plan, dataset)
    if write:
        _write(knowledge, plan.edits)
    if not as_json:
        print(_summary(plan, written=write))


def _rows(plan: Plan) -> Iterator[Mapping[str, object]]:
    for each in plan.proposals:
        for kind, items in (("change", each.changes), ("conflict", each.conflicts), ("difference", each.differences)):
            yield from (_row(each, kind, item) for item in items)
    yield from ({"kind": "new", "id": company.id, "name": company.name} for company in plan.others)


def _row(proposal: Proposal, kind: str, item: Change | Conflict | Difference) -> Mapping[str, object]:
    return {"platform": proposal.platform, "kind": kind, **asdict(item)}


def _show(plan: Plan, dataset: Dataset) -> None:
    console = Console(soft_wrap=True, highlight=False)
    for edited in plan.edits:
        if console.is_terminal:
            console.print(Syntax(edited.diff, "diff", theme="ansi_dark", background_color="default", word_wrap=True))
        else:
            print(edited.diff, end="")
    rests = [f"{each.platform}.{one.fact}: {one.page or NO_PAGE}" for each in plan.proposals for one in each.changes]
    conflicts = [
        _both(f"{each.platform}.{one.fact}", one.ours, one.text, one.page)
        for each in plan.proposals
        for one in each.conflicts
    ]
    differences = [
        _both(f"{each.platform}: {one.where}", one.ours, one.theirs, one.page)
        for each in plan.proposals
        for one in each.differences
    ]
    others = [f"{company.id}: {company.name}" for company in plan.others]
    _list(console, "What the dataset rests on", rests)
    _list(console, "Conflicts, left as they are (take the dataset's side with --take)", conflicts)
    _list(console, "For a person to look at", differences)
    _list(console, "Companies without a file (make one with --new)", others)
    console.print(f"{ATTRIBUTION} Release of {dataset.released}.", markup=False)


def _both(where: str, ours: str, theirs: str, page: str | None) -> str:
    return f"{where}\n    file:    {ours}\n    dataset: {theirs} ({page or NO_PAGE})"


def _list(console: Console, title: str, lines: list[str]) -> None:
    if lines:
        console.print(f"\n{title}:", markup=False, style="bold")
        for line in lines:
            console.print(f"  {line}", markup=False)


def _write(root: Path, edits: tuple[FileEdit, ...]) -> None:
    """Write all files, and put everything back if the knowledge could not be read with them."""
    try:
        for edited in edits:
            write_whole(root / edited.file, edited.after.encode())
    except OSError as error:
        _put_back(root, edits)
        fail(f"{error.filename} cannot be written: {error.strerror}. Nothing was changed.")
    loaded = load(root, utc_now().date())
    if loaded.knowledge is None:
        _put_back(root, edits)
        for problem in loaded.errors:
            note(str(problem))
        fail("With these changes the knowledge would have errors, so nothing was changed.", code=1)


def _put_back(root: Path, edits: tuple[FileEdit, ...]) -> None:
    for edited in edits:
        if edited.before is None:
            (root / edited.file).unlink(missing_ok=True)
        else:
            write_whole(root / edited.file, edited.before.encode())


def _summary(plan: Plan, *, written: bool) -> str:
    changes = sum(len(proposal.changes) for proposal in plan.proposals)
    agreed = sum(proposal.agreed for proposal in plan.proposals)
    conflicts = sum(len(proposal.conflicts) for proposal in plan.proposals)
    counts = f"{changes} facts to write, {agreed} already said, {conflicts} conflicts, in {len(plan.edits)} files."
    if not plan.edits:
        return counts
    after = "Written; read it through and run: python -m bot check" if written else "Nothing was changed; add --write."
    return f"{counts} {after}"
