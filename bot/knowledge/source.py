"""Where a fact comes from."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class FileModel(BaseModel):
    """Base of everything that moderators write: immutable, and a key we do not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(FileModel):
    """One page that a statement rests on; `date` is the page's own date, absent when the page shows none."""

    title: Text
    url: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^https?://\S+$")]
    date: dt.date | None = None
    licence: Text | None = Field(
        default=None, description="Attribution the source asks for, shown with every answer that uses it."
    )
