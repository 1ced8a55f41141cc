"""Writes a file so that nobody ever sees half of it, and a power cut leaves the old one or the new one."""

import os
import secrets
import shutil
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step; on an OSError what was there before is still there."""
    # Not the tempfile module: it writes for one user only, and the model is often made by another than runs it.
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, partial)
        os.replace(partial, path)
        remember_names(path.parent)
    finally:
        partial.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Take a file away, for good."""
    path.unlink()
    remember_names(path.parent)


def remember_names(folder: Path) -> None:
    """Have the folder's list of names on the disk before anything else happens."""
    if os.name != "posix":
        # Windows opens no folders; it writes their lists through by itself.
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
