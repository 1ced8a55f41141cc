"""What a follow-up means: rules that rebuild the whole question from one person's last messages."""

import itertools
import re
from dataclasses import dataclass, replace

from bot.answers import comparison
from bot.answers.comparison import CUES
from bot.answers.query import FUNCTION_WORDS, OF_HOW, SAYING_HOW, Query, is_terse
from bot.answers.ways import Way, way_of

MOST_TURNS = 4
WEIGHT_OF_POINTING = 0.75
"""What a message with "it" or "that" is worth without what it points to."""
WEIGHT_OF_BARE = 0.5
"""What "how long does that take" is worth alone after a question with a subject."""
WEIGHT_OF_LEANING = 0.9
"""What a longer message joined to the one before is worth beside the message alone."""
_LONGEST_LEANING = 8
LITTLE = 3
"""Telling words beside which "they" and "that" are what a message is about."""
_FEW, _SHORT = 2, 5
"""Telling words of the longest message that only compares, and words of the longest one beside which the question
before is as good as unchanged."""

_POINTING = frozenset("that it this those these them they same there he she so".split())
_OF_A_MATTER = frozenset("that this those these".split())
"""Those of them that stand for what was said, and not for a platform."""
_IN_TIME = frozenset("after before until till since by".split())
"""Words behind which they only say when: "the first money after that"."""
_OF_A_COMPANY = frozenset("they them there".split())
"""Those of them that are explained by the platform spoken of."""
_CORRECTING = frozenset("no nah nope not meant mean actually sorry wrong instead rather i oops wait oh the one".split())
_CONTINUING = frozenset(
    """
    and also what how about or then plus ok okay cool nice great thanks so but hm alright got it damn ugh wow fair fine
    interesting shame noted understood lol haha well
    """.split()
)
_FILLER = (
    _CORRECTING
    | _CONTINUING
    | _POINTING
    | FUNCTION_WORDS
    | frozenset("case version side regards same thing question already".split())
)

_SAYING = 3
"""Of so many words beside "ok" and "and" a message without a subject is more than a nod: "i do not have any"."""
_QUESTION_WORDS = frozenset("when where how why who whom whose which what".split())

_BARE = OF_HOW | frozenset("take takes took last lasts going work works happen happens mean means".split())
"""Words that add nothing to "how long" and "what then"."""
_AGAINST = frozenset("between against than vs versus compared".split())
_AMONG = frozenset("which who between both".split())
_OF_SEVERAL = frozenset("of them those these two three one".split())
"""Words with which one of several is asked for; "which country" asks for something else."""
_TELLING_OTHERS = frozenset("you your yours will would did had been".split())
"""Words of what is said to others or told, rather than asked: "you are all clowns", "will check"."""
_VARYING = frozenset("if for in at on with without from same even as of unless because".split())
"""Words with which a message begins that varies the question before: "without a degree"."""

_ELSEWHERE = re.compile(
    r"""\b(?: (?:an)?other\s(?:\w+\s)?(?:company|companies|sites?|platforms?|places?|apps?|websites?|options?|ones)
    | (?:any|some)(?:thing|where|one)\selse | elsewhere | alternatives?
    | (?:any|some)(?:thing|where)\s(?:quicker|faster|better|easier|similar|higher)
    | similar\s(?:ones?|sites?|platforms?) | (?:which|what)\s(?:ones|others?|sites|platforms|companies)
    )\b""",
    re.X,
)
"""Words that ask for another platform than the one spoken of."""
_BUT_FOR = re.compile(r"\b(?:besides|other\sthan|(?:apart|aside)\sfrom)\b")
"""Words before the name of a platform that leave it out."""
_OF_ANY = frozenset("which what who where any anything anyone anywhere others something somewhere".split())
"""One of them is in a question for others than a platform: "is it smart to have one besides sme" is about SME."""
_WANTING = re.compile(r"\bi\s(?:(?:really|just|now)\s)?(?:need|want|have|would\slike)\sto\b")
_ORDINALS = {"first": 0, "former": 0, "second": 1, "latter": 1}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a message: a complete question, and whether it repeats the question before.

    `repeats` means: the same question for another platform or role, so the same kind of answer is expected.
    `follows` is False for a message that stands alone and may be about anything.
    `weight` (0 to 1) is how much the reading is worth beside the others. `of_subject` says that it may be about a
    word of our subject that the message names, such as Deel, and about no platform.
    """

    query: Query
    repeats: bool = False
    follows: bool = True
    weight: float = 1.0
    of_subject: bool = False


def readings(
    query: Query, before: Query | None, roles: frozenset[str], nods: bool = False, corrects: bool = False
) -> list[Reading]:
    """Every sensible reading of `query` after the question `before`, the most literal first.

    `roles` are words for kinds of worker, so that "same for lawyers?" exchanges one for another. `nods` tells that a
    reaction to the answer before was taken out of the message, `corrects` that "i meant" was.
    """
    if before is None:
        return [Reading(query, follows=False)]
    query = _pointed_out(query, before)
    subject = subject_of(query)
    if query.others and subject and not (query.platforms or query.subject):
        return [Reading(query, follows=False)]
    if query.platforms and not subject:
        again = replace(_joined(before, query, before.words), asks=True)
        third = len(before.platforms) > 1 and comparison.compares(before) and not corrects
        third = third and _CORRECTING.isdisjoint(query.words)
        return [Reading(_with_those_before(before, again) if third else again, repeats=True)]
    if query.spoken_of and (before.spoken_of or corrects) and set(subject) <= set(query.spoken_of):
        return [Reading(_spoken_instead(before, query), repeats=True)]
    if len(before.platforms) == 1 and _asks_elsewhere(query, before):
        query = replace(query, asks=query.asks or _is_fragment(query.words))
        leaning = _joined(before, query, joined(query, before)).about(())
        # "Which exams does sme have besides the interview" leaves out no platform.
        its_own = [Reading(query, follows=False, weight=WEIGHT_OF_BARE)] if query.platforms else []
        return [Reading(query.about(())), Reading(leaning, weight=WEIGHT_OF_LEANING), *its_own]
    if query.platforms and before.platforms and _sets_against(query, subject):
        again = _joined(before, query, (*before.words, *subject))
        return [Reading(_with_those_before(before, again), repeats=True)]
    query = replace(query, asks=query.asks or _is_fragment(query.words))
    alone = query if query.platforms else _of_whom(query, before)
    of_subject = alone.speaking_of(before.spoken_of)
    also = [Reading(of_subject)] if of_subject is not alone and not query.platforms and not query.subject else []
    # "And how long does deel take" after one about Bolt may ask about Deel, wherever the money comes from.
    about_subject = bool(before.platforms) and _asks_about_subject(query, subject)
    stands_alone = _POINTING.isdisjoint(query.words)
    of_itself = Reading(query, follows=False, weight=WEIGHT_OF_LEANING, of_subject=stands_alone)
    without_platform = [of_itself] if about_subject else []
    if not is_elliptical(query, nods):
        leaning = _joined(before, query, (*before.words, *query.words))
        # Where Deel was spoken of, "which id for verification" rather asks about Deel than about anybody.
        found = [Reading(alone, follows=False, weight=WEIGHT_OF_LEANING if also else 1.0), *also, *without_platform]
        if len(query.words) <= _LONGEST_LEANING and not query.platforms:
            found.append(Reading(leaning, weight=WEIGHT_OF_LEANING))
        return found
    points = not _POINTING.isdisjoint(query.words)
    bare = not query.platforms and _BARE.issuperset(subject)
    bare = (bare or _is_of_a_matter(query.words)) and tells(before)
    vague = not (_POINTING - _OF_A_COMPANY if before.platforms else _POINTING).isdisjoint(query.words)
    weight = WEIGHT_OF_BARE if bare else WEIGHT_OF_POINTING if vague or also else 1.0
    found = [Reading(alone, weight=weight), *also, *without_platform]
    if query.spoken_of and before.platforms and not query.platforms and set(subject) <= set(query.spoken_of):
        of_it = replace(_spoken_instead(before, query), platforms=())
        found.append(Reading(of_it, weight=WEIGHT_OF_LEANING))
    named_roles = [word for word in subject if word in roles]
    if named_roles and len(query.words) <= _SHORT:
        kept = tuple(word for word in before.words if word not in roles)
        found.append(Reading(_joined(before, query, (*kept, *named_roles)), repeats=True))
        if set(subject) <= roles:
            return found
    says_something = sum(word not in _CONTINUING and word not in _CORRECTING for word in query.words) >= _SAYING
    if subject or points or says_something or not _QUESTION_WORDS.isdisjoint(query.words):
        found.append(Reading(_joined(before, query, joined(query, before))))
    return found


def joined(query: Query, before: Query) -> tuple[str, ...]:
    """The words of a message and of the question before it."""
    return (*query.words, *_without_its_question_word(before, query))


def _asks_elsewhere(query: Query, before: Query) -> bool:
    """Whether a message asks for others than the platform spoken of: "any other site", "who else besides sme"."""
    said = " ".join(query.words)
    if query.platforms:
        leaves_out = query.platforms == before.platforms and _BUT_FOR.search(said) is not None
        return leaves_out and not _OF_ANY.isdisjoint(query.words)
    return _ELSEWHERE.search(said) is not None


def _with_those_before(before: Query, query: Query) -> Query:
    """A question about one platform beside those of the question before; one that names two sides has all it needs."""
    if len(query.platforms) > 1:
        return query
    return query.about(tuple(dict.fromkeys((*before.platforms, *query.platforms))))


def _spoken_instead(before: Query, query: Query) -> Query:
    """The question before about another word of our subject: "and veriff?" after one about Deel."""
    kept = tuple(word for word in before.words if word not in before.spoken_of)
    return replace(query, words=(*kept, *query.spoken_of), platforms=query.platforms or before.platforms, asks=True)


def _asks_about_subject(query: Query, subject: list[str]) -> bool:
    """Whether a message asks something about a word of our subject that it names, and about no platform."""
    return bool(query.spoken_of) and not query.platforms and not set(subject) <= set(query.spoken_of)


def _of_whom(query: Query, before: Query) -> Query:
    """The message about the platforms spoken of before, which "they" stands for."""
    return query.about(before.platforms).speaking_of(_spoken_of(query, before))


def _sets_against(query: Query, subject: list[str]) -> bool:
    """Whether a message sets the platform it names against those before: "is bolt better", "between this and bolt"."""
    if CUES.issuperset(subject) or (len(subject) <= _FEW and not comparison.COMPARING.isdisjoint(subject)):
        return True
    return len(subject) <= _SHORT and not _AGAINST.isdisjoint(query.words)


def _is_fragment(words: tuple[str, ...]) -> bool:
    """Whether a message that is no question by its form may be one after a question: "for nurses", "and if i fail"."""
    first = next((word for word in words if word not in _CONTINUING), "")
    return first in _VARYING or (is_terse(words) and _TELLING_OTHERS.isdisjoint(words))


def _without_its_question_word(before: Query, query: Query) -> tuple[str, ...]:
    """The words of the question before; where the message asks in its own way, "how" gives way to "when" or "do"."""
    opening = [word for word in query.words if word not in _CONTINUING][:1]
    own = not _QUESTION_WORDS.isdisjoint(query.words)
    if not own and (way_of(opening) is Way.UNSAID or way_of(before.words) is not Way.TIME):
        return before.words
    return tuple(
        word
        for place, word in enumerate(before.words)
        if word not in _QUESTION_WORDS and not (word in OF_HOW and place and before.words[place - 1] == "how")
    )


def _pointed_out(query: Query, before: Query) -> Query:
    """ "The second one" means the second platform of a comparison."""
    chosen = [_ORDINALS[word] for word in query.words if word in _ORDINALS]
    if query.platforms or len(before.platforms) < 2 or not chosen:
        return query
    words = tuple(word for word in query.words if word not in _ORDINALS and word != "one")
    return replace(query, words=words, platforms=(before.platforms[chosen[0]],))


def subject_of(query: Query) -> list[str]:
    """The words of a message that are neither fillers nor point back; of "same rule there" there are none."""
    return [
        word
        for place, word in enumerate(query.words)
        if word not in _FILLER and not (place and query.words[place - 1] == "same")
    ]


def _is_of_a_matter(words: tuple[str, ...]) -> bool:
    """Whether words ask of something said before: "is that safe", but not "the first money after that"."""
    return any(
        word in _OF_A_MATTER and not (place and words[place - 1] in _IN_TIME) for place, word in enumerate(words)
    )


def asks_the_same(query: Query) -> bool:
    """Whether a message only asks what was asked before, about a platform that it names: "and bolt, same rule?"."""
    return len(query.platforms) == 1 and query.asks and not subject_of(query)


def tells(query: Query) -> bool:
    """Whether a message has a subject of its own: "how long does that take" has none."""
    return not _BARE.issuperset(subject_of(query))


def way_of_asking(query: Query) -> tuple[str, ...]:
    """The words of a message without a subject that say how it asks: "how long" of "how long does that take"."""
    return tuple(word for word in query.words if word in SAYING_HOW)


def chooses_among(query: Query) -> bool:
    """Whether a message that names nobody sets side by side those asked about before: "which of them pays more"."""
    if query.platforms or query.others:
        return False
    asked = (
        word in _AMONG and (word != "which" or after in _OF_SEVERAL or after.endswith("s"))
        for word, after in itertools.pairwise((*query.words, ""))
    )
    return any(asked) and not (CUES | _OF_SEVERAL).isdisjoint(set(query.words) - _AMONG)


def wants(query: Query) -> bool:
    """Whether a message tells what somebody is about to do: "i need to change the address on it"."""
    return _WANTING.search(" ".join(query.words)) is not None


def points_back(query: Query) -> bool:
    """Whether a message says little beside "it", "they" or "that"."""
    return len(query.content) <= LITTLE and not _POINTING.isdisjoint(query.words)


def is_elliptical(query: Query, nods: bool = False) -> bool:
    """Whether a message is too short or points back too much to stand alone."""
    subject = subject_of(query)
    points = any(word in _POINTING for word in query.words)
    continues = nods or (bool(query.words) and query.words[0] in _CONTINUING)
    return len(subject) <= 1 or (len(subject) <= 3 and (points or continues))


def _spoken_of(query: Query, before: Query) -> tuple[str, ...]:
    """What a message that points back ("does it cost anything") is about, where that was not a platform."""
    return before.spoken_of if not _POINTING.isdisjoint(query.words) else ()


def _joined(before: Query, query: Query, words: tuple[str, ...]) -> Query:
    platforms = query.platforms or before.platforms
    spoken_of = tuple(dict.fromkeys((*query.spoken_of, *before.spoken_of)))
    others = query.others or before.others
    return replace(query, words=words, platforms=platforms, others=others, spoken_of=spoken_of)
