"""What people say around a question that is about nothing: greetings, wishes, excuses, thanks."""

import re
from collections.abc import Mapping, Sequence

from bot.answers import text

LONGEST = 16
"""Words of the longest courtesy."""

_LISTS: Mapping[str, str] = {
    "HELLO": "hi hii hello hey heyy yo greetings dear morning evening afternoon",
    "PEOPLE": """
        all everyone everybody you u yall guys folks people peeps friends fam team mates community experts members mods
        humans freelancers taskers annotators workers fellows lads ladies gentlemen
    """,
    "ANYONE": "anyone anybody someone somebody",
    "FINE": "well good fine great ok okay safe nice lovely amazing awesome wonderful healthy blessed fantastic",
    "TIME": "day week weekend morning afternoon evening night one time start sunday monday friday holiday year",
    "VERY": "very really quite pretty so super much greatly highly too kinda totally absolute complete total",
    "HELP": """
        help advice input info information tip tips answer answers insight insights pointer pointers thought thoughts
        feedback suggestion suggestions guidance response responses reply replies experience experiences idea ideas hint
        hints opinion opinions
    """,
    "SIMPLE": """
        stupid dumb silly noob newbie basic quick random weird simple small general genuine honest serious beginner
        naive odd short little obvious
    """,
    "IS": "i you it this that there is are am was has have had been be being will would should can could may might do",
    "HERE": "place channel section chat thread server spot here",
    "BAD": """
        the my a an in for of to if already probably bad poor broken wrong long kind got gets sounds seems another such
        question post
    """,
    "ASKED": "asked answered bother english post asking spam spamming ignorance rant novel topic question questions",
}
"""Words that stand for each other in the phrases below."""
_OPENINGS = (
    "HELLO to|of|my|fellow|lovely|again|dear|PEOPLE* PEOPLE|again here|again?",
    "HELLO there !is|are|was|were|seems|has|will|should|any",
    "i|am|a|an|the|brand|still|VERY* new|newbie|noob|newcomer|beginner|first_time|first_post|first_day here",
    "long time lurker|reader",
    "i? hope|hoping PEOPLE|ANYONE PEOPLE|here|doing|having|keeping|a|IS|VERY* FINE TIME|today|so|far*",
    "i? hope|hoping this|it|that is the? right|correct|ok|okay|allowed|fine HERE|to|ask|post|for|this|it*",
    "how are|is you|everyone|everybody|things all|guys|doing|today|going*",
    "sorry|apologies|pardon|forgive_me|excuse_me if|for|to|in_advance IS|VERY|BAD|all* ASKED|SIMPLE "
    "before|already|often|again|here|question|questions*",
    "asking this? for a|my friend|mate|buddy|colleague",
    "maybe|probably|perhaps|just|a|an|another|got|one|IS|VERY* SIMPLE question|questions here|guys|everyone*",
    "i|am|was|do|did* not|no VERY|even* sure|certain|know|idea|clue where|whom|who|if|whether "
    "IS|else|the|right|correct|best|to|allowed|a|in* ask|asking|post|put|HERE this|that|it|here|for|to|ask*",
    "mod|mods please? delete|remove if not allowed",
)
_CLOSINGS = (
    "many|big|huge|lots|of* thanks|thank_you|thank_u|thx|ty|tysm|cheers|tia "
    "a|lot|lots|bunch|million|ton|again|in|advance|for|your|the|any|and|have|kind|reading|patience|helping|taking|"
    "whoever|who|helps|on|this|out|to|sir|dear|PEOPLE|ANYONE|HELP|FINE|TIME|VERY*",
    "any|all|some|every|your and|all|kind|of|or|little|good|serious|honest* HELP from|here|on|IS|VERY|PEOPLE* "
    "appreciated|welcome|great|helpful|nice|good|amazing|awesome|please PEOPLE*",
    "i|we|it|would|will|be|is|do|VERY* appreciate|appreciated "
    "any|the|some|every|a|lot|in|advance|if|answer|IS|VERY|PEOPLE|ANYONE|HELP*",
    "it? would|will be? VERY* great|nice|good|helpful|awesome|cool|lovely|love|like to? hear|get|have|if "
    "from|back|others|some|an|here|about|your|helped|knows|who|done|IS|PEOPLE|ANYONE|HELP*",
    "i|am* looking forward to hearing|hear|your|any from|back|PEOPLE|ANYONE|HELP*",
    "have a|an VERY* FINE TIME PEOPLE|ahead|and*",
    "enjoy your|the FINE? TIME PEOPLE|ahead|and*",
    "i? hope|hopefully|hoping PEOPLE|ANYONE PEOPLE|here* can|could|knows|know|will "
    "help|know|answer|reply|respond|tell|me|out|us|this|an|the|something|with*",
    "take_care|stay_safe|god_bless|much_love|best_regards|kind_regards|best_wishes|good_luck PEOPLE|to|and*",
)
"""Words that are said one after the other; of alternatives any, `?` perhaps, `*` any number, `!` not before these."""
_LINKS = frozenset("but so and".split())
"""What may join an opening to the question."""
_MEANT_AT_THE_END = frozenset({"well", "day"})
"""Greetings and fillers that are none after a word of its own: it pays well, on which day, but not: good day."""


def _words(alternatives: str) -> str:
    listed = (_LISTS.get(word, word) for word in alternatives.split("|"))
    return "|".join(word.replace("_", " ") for words in listed for word in words.split())


def _part(template: str) -> str:
    """A part of a phrase as a regular expression for its words, each with the space after it."""
    if template[0] == "!":
        return rf"(?!(?:{_words(template[1:])}) )"
    # A bound, since lists that have words in common would otherwise be tried in every way.
    times = {"?": "?", "*": rf"{{0,{LONGEST}}}"}.get(template[-1], "")
    return rf"(?:(?:{_words(template.rstrip('?*'))}) ){times}"


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join("".join(map(_part, phrase.split())) for phrase in phrases))


def _first_words(phrases: Sequence[str]) -> frozenset[str]:
    """The words with which phrases may begin."""
    found: set[str] = set()
    for phrase in phrases:
        for part in phrase.split():
            found.update(words.split()[0] for words in _words(part.rstrip("?*")).split("|"))
            if part[-1] not in "?*":
                break
    return frozenset(found)


_OPENING, _CLOSING = _pattern(_OPENINGS), _pattern(_CLOSINGS)
_OPENS, _CLOSES = _first_words(_OPENINGS), _first_words(_CLOSINGS)


def without(tokens: Sequence[str]) -> list[str]:
    """The words of a message without courtesies at both ends; unchanged when nothing else is there."""
    start, end = 0, len(tokens)
    while end and (closing := _closing(tokens[:end])):
        end -= closing
    while start < end and (opening := _opening(tokens[start:end])):
        start += opening
    return list(tokens[start:end] or tokens)


def _opening(tokens: Sequence[str]) -> int:
    """How many words of a courtesy a message begins with."""
    first, some = tokens[0], tokens[:LONGEST]
    said = " ".join(some) + " "
    found = _OPENING.match(said) if first in _OPENS else None
    if found is None and not text.WRAPPING.isdisjoint(some):
        found = text.WRAPPERS.match(said)
    if found is None:
        return int(first in text.EDGE_WORDS)
    length = len(found[0].split())
    return length + (length < len(tokens) and tokens[length] in _LINKS)


def _closing(tokens: Sequence[str]) -> int:
    """How many words of a courtesy a message ends with."""
    for start in range(max(0, len(tokens) - LONGEST), len(tokens)):
        if tokens[start] in _CLOSES and _CLOSING.fullmatch(" ".join(tokens[start:]) + " "):
            return len(tokens) - start
    last, before = tokens[-1], tokens[-2:-1]
    meant = last in _MEANT_AT_THE_END and before and before[0] not in text.EDGE_WORDS
    return int(last in text.EDGE_WORDS and not meant)
