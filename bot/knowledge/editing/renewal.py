""" "Still right": a review of today for an entry or for the facts of a platform."""

import datetime as dt

from bot.knowledge.editing.entry_change import EntryChange, changed
from bot.knowledge.editing.file_edit import FileEdit
from bot.knowledge.editing.yaml_change import with_platform_review
from bot.knowledge.problems import Problem


def renewed(content: bytes, file: str, today: dt.date) -> FileEdit | list[Problem]:
    """The edit that dates the review of a file to `today`."""
    if file.startswith("platforms/"):
        after = with_platform_review(content, today, file)
    else:
        after = changed(content, EntryChange(reviewed=today), file)
    return after if isinstance(after, list) else FileEdit(file, content, after)
