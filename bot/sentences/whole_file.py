"""Writes a file so that nobody ever sees half of it."""

import os
import secrets
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step; on an OSError what was there before is still there."""
    # Not the tempfile module: it writes for one user only, and the model is often made by another than runs it.
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        partial.write_bytes(content)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
