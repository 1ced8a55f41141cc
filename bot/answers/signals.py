"""The names of what the confidence rests on, in order."""

SIGNALS = (
    "regression", "letters", "meaning", "covered words", "nothing of ours", "new words", "length", "sounds like us",
    "asks", "nearer to others", "own answer", "nobody's", "names a platform", "follows", "ahead", "share",
    "rare words", "rare words ahead", "wording", "wording ahead", "in the answer", "anywhere", "topic's share",
    "said now", "next to the answer before", "the answer before", "on the subject named", "warns", "way of asking",
    "same again", "tone", "like us now", "found now",
)  # fmt: skip
"""What the confidence rests on; the explanation of an answer says each in words."""
SLOT = {name: number for number, name in enumerate(SIGNALS)}
"""Where each signal stands."""
