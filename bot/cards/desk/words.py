"""Every word of the moderators' desk: what happened to the knowledge, and `/kb`."""

BROKEN = (
    "### A knowledge file has a problem\n"
    "I go on with the answers I had before. As soon as this is mended, the new ones go live by themselves."
)
MENDED = "### Mended\nThe knowledge files are fine again. {answers} are live."
MORE_PROBLEMS = "… and {count} more"
TURNED = (
    "### Some test questions now go elsewhere\n{count} of {all} lead somewhere else since the last change of the files:"
)
TURNED_ACCEPT = (
    "-# If that is meant, change what they must reach in `tests.yaml`. If not, take the change back, or teach the "
    "right entry one of these questions."
)
NO_ANSWER = "no answer"
DID_YOU_MEAN = "“did you mean”"


def place(outcome: str) -> str:
    """Where a question leads, in words."""
    return {"nothing": NO_ANSWER, "did you mean": DID_YOU_MEAN}.get(outcome, f"`{outcome}`")
