"""Where files lie that can be made anew at any time."""

from pathlib import Path

from platformdirs import user_cache_path


def learned_folder() -> Path:
    """The user's cache folder for what the engine learned."""
    return user_cache_path("ai-training-answers") / "learned"
