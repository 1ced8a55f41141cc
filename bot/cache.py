"""Where files lie that can be made anew at any time."""

from pathlib import Path

from platformdirs import user_cache_path


def vectors_folder() -> Path:
    """The user's cache folder for the sentence vectors of the knowledge."""
    return user_cache_path("ai-training-answers") / "vectors"
