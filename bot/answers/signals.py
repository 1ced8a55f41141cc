"""The names of what the confidence rests on, in order."""

SIGNALS = (
    "regression", "lead", "letters", "meaning", "covered words", "better elsewhere", "nothing of ours", "new words",
    "length", "home words", "sounds like us", "asks", "nearer to others", "own answer", "nobody's",
    "names a platform", "follows",
)  # fmt: skip
"""What the confidence rests on; the explanation of an answer says each in words."""
SLOT = {name: number for number, name in enumerate(SIGNALS)}
"""Where each signal stands."""
