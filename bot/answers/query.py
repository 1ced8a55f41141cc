"""One message, read: its words, what it names, whether it asks."""

import re
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.answers import courtesies, denials, text
from bot.answers.mending import Mender
from bot.answers.names import Named, Names

FUNCTION_WORDS = frozenset(
    """
    a an the and or but if so as at by for from in into of on onto out off over under to with without about than
    then there here this that these those it its he she they them their we us our you your yours i me my mine am is
    are was were be been being do does did done doing have has had having will would shall should can could may
    might must not no yes just very too also only even still what which who whom whose when where why how any some
    all each every both more most much many few get got getting go going gets really actually usually basically
    currently exactly literally kinda sorta maybe please like one ones thing things anyone someone everyone people
    person know want wants need needs say says said tell ask asking asked think lol lmao tho though ever now right
    okay ok well sure bit lot way kind sort guys guy hi hello hey thanks
    """.split()
)
"""Words that carry no subject; they are left out when we ask how much of a question an answer covers."""
OF_HOW = frozenset("much many long often soon far fast".split())
"""Words that stand beside "how"."""
SAYING_HOW = FUNCTION_WORDS | OF_HOW
"""Words that say in which way is asked, and not for what."""

_LINKING = frozenset("is are was be and or the just really now also".split())
_THE_SAME = ("same", "company")
"""What somebody asks who names one platform twice, and says nothing else: "alignerr = labelbox?"."""
_OPENERS = frozenset(
    """
    what when where why who whom which whose how is are am was were do does did can could will would should shall
    may has have had any anyone anybody somebody someone isnt arent
    """.split()
)
_WH = r"(?:if|how|what|whether|why|when|where|which|who)"
_ASKING = re.compile(
    rf"""\b(?:
    any\s?(?:one|body|1)?\s(?:know|knows|idea|ideas|heard|tried|info|experience|here|luck|news|updates?|way|chance|tips)
    | wonder(?:ing)? | curious\s{_WH} | (?:no|any)\s(?:idea|clue)\s{_WH}
    | (?:can|could|should|would|do|did)\s(?:i|you|we|u)\b | can\s(?:they|someone|anyone) | can\snot\s(?:i|we)\b
    | does\s(?:it|anyone|the|this|that) | am\si\b(?!\s(?:just|so|too))
    | (?:do|does|did|will|would|can|should)\s(?:they|the|these|those|any)\b
    | (?:is|are)\s(?:it|there|this|that|they|these|those|any)\b
    | how\s(?:long|much|many|do|does|did|to|is|are|am|come|often|can|soon|fast|hard|would|should|legit|safe|bad|good)
    | what\s(?:is|are|if|about|does|do|did|should|kind|time|day|else|to|can|would)
    | what\s(?:\w+\s)?(?:happened|happens|gets|counts|means)
    | (?:when|where)\s(?:do|does|did|will|is|are|can|would|should|to)
    | which\s(?:one|country|countries|platform|method)\b
    | which\s(?:of|\w+)\s(?:is|are|do|does|would|should|can|these|those|them)
    | who\s(?:is|are|owns|runs|do|pays|can) | why\s(?:is|are|do|does|did|was|am|would|can)
    | tell\sme | explain | walk\sme\sthrough | difference\sbetween | question\s(?:about|on|is)
    | i\s(?:want|need|would\slike)\sto\sknow | want(?:ed)?\sto\s(?:ask|know)
    | (?:not|never)\s(?:sure|certain|clear)\s(?:{_WH}|about)
    | (?:do|does|did|can|could)\snot\s(?:know|understand|figure|get|find|tell|see)\s{_WH}
    | (?:is|was)\sit\sworth | (?:is|are|was|were)\s(?:it|they|that|this)\s(?:legit|real|safe|normal|true)
    | (?:need|want)\s(?:help|advice|info)\b | help\s(?:with|me)\b | (?:pls|please)\s(?:help|advise|explain)
    | (?:or\snot|right|correct|who|when|how|where|what|why|possible|allowed|how\scome)$
    )""",
    re.X,
)
_EXCLAIMING = re.compile(r"\b(?:what\san?|how\s(?:nice|lovely|great|cool|funny|sad|weird|rude|sweet|kind|cute))\s")
"""What a day, how nice: an outcry, not a question."""
_ADVISING = re.compile(
    r"(?:you|u)\s(?:can|could|should|will|may|must|have|need|are|do|get)\b"
    r"|(?:do|can|could|should|would)\snot\s(?!(?:i|you|u|we|they|he|she|it)\b)|can\sconfirm\b"
    r"|how\s(?:i|we)\s(?:got|made|did|passed)\b|where\s(?:i|we)\s(?:live|am|are|come|work)\b"
)
"""Advice or a tale that opens like a question: do not use it, you can withdraw there, how I got in."""
_TURNING = re.compile(
    r"[,.:;)–—-]\s*(?:(?:and|but|so|ok|also)\s)?(?:do|does|did|can|could|should|would|will|how|what|why)\s"
)
"""A question after a statement: "…, does alignerr accept people like me"."""
_STATING = frozenset(
    """
    i we he she they it my our this that lol just thanks is are was were has have had pays paid sucks rocks works worked
    went got no love hate again done
    """.split()
)
_TERSE = 5
_CAPITALS = re.compile(r"\b[A-Z]{2,5}\b")
_COMMAND = re.compile(r"(?:[!$.;>~/+%&?-]{1,2}|pls )(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Query:
    """`words` are the corrected words without platform names; `unknown` are those that nobody uses.

    `subject` tells whether a word shows that this is about our subject even without a platform, `spoken_of` which
    single words do, such as "deel"; `alarming` whether it speaks of money or papers wanted first;
    `asks` whether the message asks anything, `command` whether it speaks to another bot ("!rank").
    """

    words: tuple[str, ...]
    platforms: tuple[str, ...]
    others: tuple[str, ...]
    unknown: tuple[str, ...]
    asks: bool
    subject: bool = False
    spoken_of: tuple[str, ...] = ()
    alarming: bool = False
    command: bool = False

    @property
    def content(self) -> tuple[str, ...]:
        """The words that carry the subject."""
        return tuple(word for word in self.words if word not in FUNCTION_WORDS)

    def speaking_of(self, words: tuple[str, ...]) -> "Query":
        """The same question said to be about these words of our subject, where it names none itself."""
        if not words or self.spoken_of or not self.words:
            return self
        return replace(self, words=(*self.words, *words), spoken_of=words, subject=True)

    def without(self, words: Collection[str]) -> "Query":
        """The same question without some words."""
        return replace(self, words=tuple(word for word in self.words if word not in words)) if words else self

    def about(self, platforms: tuple[str, ...]) -> "Query":
        """The same question about other platforms."""
        return replace(self, platforms=platforms)


class Reader:
    """Reads raw messages with the names, spellings and words of one knowledge."""

    def __init__(self, names: Names, mender: Mender) -> None:
        self._names = names
        self._mender = mender
        self.spellings = mender.spellings

    def clean(self, raw: str) -> str:
        """The readable text in a raw message, mistyped words as they were meant."""
        return self._mender.mend(text.clean(raw))

    def read(self, raw: str, in_domain: bool = False) -> Query:
        """The query in a raw message; invisible characters, code, mentions and emoji are ignored.

        `in_domain` says that the conversation is about our subject already: ambiguous names are platforms then.
        """
        return self.read_clean(self.clean(raw), in_domain or self.shouts_platform(raw))

    def knows_the_same_names(self, other: "Reader") -> bool:
        """Whether names and spellings are the same, though one of both may correct other words."""
        return self._names == other._names and self.spellings == other.spellings

    def corrects_the_same_words(self, other: "Reader") -> bool:
        """Whether both mend slips in the same way."""
        return self._mender == other._mender

    def glance(self, cleaned: str) -> tuple[bool, bool, list[str]]:
        """Whether cleaned text asks, whether it names a platform or a word of ours, and its words, not corrected."""
        tokens = text.words(denials.without(cleaned), self.spellings)
        named = self._names.find(tokens)
        ours = bool(named.platforms or named.doubtful or named.subject)
        terse = ours and "\n" not in cleaned and is_terse(named.rest)
        return terse or asks(cleaned, tokens), ours, tokens

    def read_phrasing(self, cleaned: str, said: Sequence[str]) -> Query:
        """A phrasing of the knowledge, which means platforms by ambiguous names, too.

        `cleaned` and `said` are what `text.clean` and `text.words` with the reader's spellings make of it.
        """
        return self._read(cleaned, list(said), in_domain=True)

    def read_clean(self, cleaned: str, in_domain: bool = False) -> Query:
        """The query in text that `clean` returned."""
        return self._read(cleaned, text.words(cleaned, self.spellings), in_domain)

    def _read(self, cleaned: str, said: list[str], in_domain: bool) -> Query:
        asked = denials.without(cleaned)
        # Around "prolific minimum" courtesies would tell that the word is not meant as a name.
        kept = courtesies.without(text.without_denied(said if asked is cleaned else text.words(asked, self.spellings)))
        named = self._named(kept, in_domain)
        spoken_of = named.spoken_of
        if asked is not cleaned:
            whole = self._named(said, in_domain)
            named = replace(named, platforms=named.platforms or whole.platforms)
            spoken_of = whole.spoken_of
        rest = courtesies.without(text.unwrap(list(named.rest)))
        if named.same and _LINKING.issuperset(rest):
            rest = [*rest, *_THE_SAME]
        query = Query(
            # Thousands of phrasings are made of the same words, which are kept once.
            words=tuple(map(sys.intern, rest)),
            platforms=named.platforms,
            others=named.others,
            unknown=self._mender.unknown(rest),
            asks=asks(cleaned, said),
            subject=named.subject,
            spoken_of=named.spoken_of,
            alarming=named.alarming,
            command=len(said) <= 4 and _COMMAND.match(cleaned) is not None,
        )
        query = query.speaking_of(spoken_of)
        names_ours = query.subject or bool(named.platforms)
        if not query.asks and names_ours and "\n" not in cleaned and is_terse(rest):
            return replace(query, asks=True)
        return query

    def _named(self, tokens: Sequence[str], in_domain: bool) -> Named:
        named = self._names.find(tokens)
        if named.doubtful and (in_domain or self._means_platform(named.rest)):
            return self._names.find(tokens, trust_doubtful=True)
        return named

    def _means_platform(self, rest: tuple[str, ...]) -> bool:
        """Whether at least half of what is said beside an ambiguous name is said in the knowledge, too."""
        subject = [word for word in rest if word not in FUNCTION_WORDS and word not in text.EDGE_WORDS]
        subject = [word for word in subject if not self._names.is_doubtful(word)]
        known = [word for word in subject if self._mender.is_known(word)]
        return 2 * len(known) >= len(subject)

    def shouts_platform(self, raw: str) -> bool:
        """Whether an ambiguous name is written in capitals ("SME") in a message that is not all capitals."""
        shouted = () if raw.isupper() else _CAPITALS.findall(raw[: text.MAX_CHARACTERS])
        return any(self._names.is_doubtful(word.casefold()) for word in shouted)


def asks(cleaned: str, tokens: list[str]) -> bool:
    """Whether the text asks something: a question mark, an opening question word, a phrase that asks, or bare words."""
    if "?" in cleaned:
        return True
    said = " ".join(tokens)
    if _EXCLAIMING.search(said):
        return False
    opening = [] if _ADVISING.match(said) else courtesies.without(tokens)[:1]
    if (opening and opening[0] in _OPENERS) or _TURNING.search(cleaned):
        return True
    return _ASKING.search(said) is not None


def is_terse(words: Sequence[str]) -> bool:
    """Whether beside a name only what is wanted of it is said: "outlier payday"."""
    return 0 < len(words) <= _TERSE and _STATING.isdisjoint(words) and not FUNCTION_WORDS.issuperset(words)
