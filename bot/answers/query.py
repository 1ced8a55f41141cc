"""One message, read: its words, what it names, whether it asks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.answers import text
from bot.answers.lexicon import Speller
from bot.answers.names import Names

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

_OPENERS = frozenset(
    """
    what when where why who whom which whose how is are am was were do does did can could will would should shall
    may has have had any anyone anybody somebody someone isnt arent
    """.split()
)
_ASKING = re.compile(
    r"""\b(
    any(one|body)?\s(know|idea|heard|tried|info|experience|here) | wonder(ing)? | curious\s(if|how|what|about)
    | can\s(i|you|we|u) | do\s(i|you|we|they|u) | does\s(it|anyone|the) | is\s(it|there|this) | should\si
    | could\s(i|you|someone) | how\s(long|much|many|do|does|to|is|are|come|often|can)
    | what\s(is|are|if|about|does|do|should) | when\s(do|does|will|is|can) | where\s(do|can|is)
    | tell\sme | explain | i\s(want|need|would\slike)\sto\sknow | not\ssure\s(if|how|what|whether)
    | question\sabout | worth\sit | or\snot
    )\b""",
    re.X,
)
_COMMAND = re.compile(r"(?:[!$.;>~/+%&?-]{1,2}|pls )(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Query:
    """`words` are the corrected words without platform names; `unknown` are those that nobody uses.

    `subject` tells whether a word shows that this is about our subject even without a platform,
    `asks` whether the message asks anything, `command` whether it speaks to another bot ("!rank").
    """

    words: tuple[str, ...]
    platforms: tuple[str, ...]
    others: tuple[str, ...]
    unknown: tuple[str, ...]
    asks: bool
    subject: bool = False
    command: bool = False

    @property
    def content(self) -> tuple[str, ...]:
        """The words that carry the subject."""
        return tuple(word for word in self.words if word not in FUNCTION_WORDS)

    def about(self, platforms: tuple[str, ...]) -> "Query":
        """The same question about other platforms."""
        return replace(self, platforms=platforms)


class Reader:
    """Reads raw messages with the names, spellings and words of one knowledge."""

    def __init__(self, names: Names, speller: Speller, spellings: Mapping[str, str]) -> None:
        self._names = names
        self._speller = speller
        self._spellings = spellings

    def read(self, raw: str, in_domain: bool = False) -> Query:
        """The query in a raw message; invisible characters, code, mentions and emoji are ignored.

        `in_domain` says that the conversation is about our subject already: ambiguous names are platforms then.
        """
        return self.read_clean(text.clean(raw), in_domain or self._shouts_platform(raw))

    def read_clean(self, cleaned: str, in_domain: bool = False) -> Query:
        """The query in text that `text.clean` returned."""
        tokens = text.words(cleaned, self._spellings)
        named = self._names.find(tokens)
        if named.doubtful and (in_domain or self._means_platform(named.rest)):
            named = self._names.find(tokens, trust_doubtful=True)
        rest = text.strip_edges(text.unwrap(self._speller.correct_all(named.rest)))
        return Query(
            words=tuple(rest),
            platforms=named.platforms,
            others=named.others,
            unknown=tuple(word for word in rest if self._speller.is_unknown(word)),
            asks=asks(cleaned, tokens),
            subject=named.subject,
            command=len(tokens) <= 4 and _COMMAND.match(cleaned) is not None,
        )

    def _means_platform(self, rest: tuple[str, ...]) -> bool:
        """Whether at least half of what is said beside an ambiguous name is said in the knowledge, too."""
        subject = [word for word in rest if word not in FUNCTION_WORDS and word not in text.EDGE_WORDS]
        subject = [word for word in subject if not self._names.is_doubtful(word)]
        known = [word for word in subject if self._speller.is_known(self._speller.correct(word))]
        return 2 * len(known) >= len(subject)

    def _shouts_platform(self, raw: str) -> bool:
        """Whether an ambiguous name is written in capitals ("SME") in a message that is not all capitals."""
        shouted = () if raw.isupper() else re.findall(r"\b[A-Z]{2,5}\b", raw[: text.MAX_CHARACTERS])
        return any(self._names.is_doubtful(word.casefold()) for word in shouted)


def asks(cleaned: str, tokens: list[str]) -> bool:
    """Whether the text asks something: a question mark, an opening question word, or a phrase that asks."""
    opening = text.strip_edges(tokens)[:1]
    return "?" in cleaned or bool(opening and opening[0] in _OPENERS) or _ASKING.search(" ".join(tokens)) is not None
