"""What a message only says of the answer before it, apart from what it asks: nods and sighs."""

import re
from collections.abc import Collection

from bot.answers import text

_LONGEST = 12
"""Words of the longest clause that may be a mere reaction."""
LONGEST = 400
"""Characters of the longest message in which one is looked for."""
_NODS = frozenset(
    """
    ok okay k kk oh ohh ooh ah ahh aha aw hm hmm mm mhm uh um eh cool nice great good lovely fine fair damn dang wow
    whoa ugh alright perfect thanks thank thx ty cheers understood noted interesting lol lmao haha hehe well phew yikes
    sweet brilliant excellent super right gotcha true sure sigh pff yay omg jeez man bro mate dude friend yes yeah yep
    no nah so and but then shame sad typical awesome amazing very much you same this here that
    """.split()
)
"""A clause of these alone asks nothing."""
_NOD = "|".join(sorted(_NODS))
_DEGREES = frozenset(
    "not so a an really pretty quite too very such the kind of kinda bit way actually super rather no".split()
)
_VERY, _VERY_OR_NOD = ("|".join(sorted(words)) for words in (_DEGREES, _DEGREES | _NODS))
_HOW_IT_IS = "|".join(
    """
    good bad great nice cool long short fast quick slow low high late soon cheap expensive easy hard tough fair unfair
    sad funny weird strange odd annoying frustrating disappointing ridiculous insane crazy wild harsh strict rough
    brutal dumb stupid silly useful helpful clear perfect fine ok okay better worse relief shame pity bummer joke lot
    much little decent rubbish trash garbage useless awful terrible horrible amazing awesome excellent interesting
    surprising true right wrong reasonable normal typical quicker faster longer slower cheaper lower higher stressful
    scary fun depressing news everything
    """.split()
)
_NO_QUESTION = r"(?!.*\b(?:how|when|what|where|which|who|why|is|are|do|does|can|could|but|and|so)\b)"
_PLANS = r"(?:just\s)?(?:check|chek|try|wait|do|look|see|ask|let|keep|read|go\s(?:and|now|read|check|try|look))"
_SAYING = re.compile(
    rf"""(?:(?:{_NOD})\s)*
    (?: (?:that|this|it|they|those)\s(?:is|was|are|were|sounds|seems|looks|feels)\s(?:(?:{_VERY})\s)*(?:{_HOW_IT_IS})
    |   (?:that|it)\s(?:helps|helped|sucks|hurts|works|worked|explains\s(?:it|a\slot|everything))
    |   (?:that\s|it\s)?makes\s(?:a\slot\sof\s|total\s|no\s)?sense | (?:good|nice|great|glad)\sto\s(?:know|hear)
    |   got\s(?:it|you|that) | i\s(?:see|understand|get\sit|guess) | fair\senough | no\s(?:worries|problem|way)
    |   thank\s(?:god|goodness) | (?:thanks|thank\syou|thx|ty)\b{_NO_QUESTION}.*
    |   (?:(?:i\sguess\s)?i\swill|ill|i\sam\s(?:gonna|going\sto)|will)\s{_PLANS}\b{_NO_QUESTION}.*
    |   you\s(?:saved|helped|rock)\b{_NO_QUESTION}.*
    |   did\snot\s(?:know|expect|think|see)\s(?:of\s)?that(?:\scoming)? | i\s(?:had\sno\sidea|never\sknew)
    |   what\sa\s(?:relief|shame|pity|joke|mess|bummer|pain) | i\sthought\sso | as\sexpected | never\smind
    |   (?:(?:{_VERY_OR_NOD})\s)+(?:{_HOW_IT_IS})
    )
    (?:\s(?:{_NOD}|though|tho|enough|at\sleast|to\s(?:hear|know)|i\sguess))*""",
    re.X,
)
"""A clause that says how the answer is, and no more: "that is low", "makes sense"."""
_SIGHS = frozenset("typical classic figures ridiculous joke trash garbage useless unbelievable love hate".split())
"""Words that say of a platform how it is, and ask nothing."""
_BETWEEN = re.compile(r"[.!,;\n…]+\s*|\s[-–—]+\s")
_LEADING = re.compile(
    r"""(?:(?:ok|okay|ohh?|ooh|ahh?|aha|aw|hm+|mm|cool|nice|great|lovely|damn|dang|wow|whoa|ugh|alright|thanks?(?:\syou)?
    |thx|ty|understood|noted|interesting|lol|lmao|haha|hehe|phew|yikes|gotcha|got\sit|i\ssee|makes\ssense|fair\senough
    |good\sto\sknow|omg|jeez)\b(?!\s(?:to|if|for|with|that|you)\b)\s*)+""",
    re.X,
)
"""Nods that no comma parts from a question: "ok cool how long"."""


def without_reaction(cleaned: str) -> str:
    """Cleaned text without what reacts to an answer at its beginning; empty if it does nothing else."""
    if len(cleaned) > LONGEST:
        return cleaned
    rest = cleaned
    while between := _BETWEEN.search(rest):
        if not is_reaction(rest[: between.start()]):
            break
        rest = rest[between.end() :]
    if is_reaction(rest):
        return ""
    return rest[nods.end() :] if (nods := _LEADING.match(rest)) else rest


def is_reaction(clause: str) -> bool:
    """Whether a clause asks nothing, and only says how what was said is taken."""
    words = text.words(clause)
    if "?" in clause or len(words) > _LONGEST:
        return False
    return _NODS.issuperset(words) or _SAYING.fullmatch(" ".join(words)) is not None


def is_sigh(words: Collection[str]) -> bool:
    """Whether the words beside a platform's name only sigh about it: "ugh typical"."""
    return not _SIGHS.isdisjoint(words) and (_SIGHS | _NODS).issuperset(words)
