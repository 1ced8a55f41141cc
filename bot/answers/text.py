"""From what people type to plain words: the only place that cleans text."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

MAX_CHARACTERS = 2000
"""A Discord message; of longer text only the beginning and the end are read."""

_STARRED = re.compile(r"^\s*\*(?=\w)")
"""People correct a word of their last message as "*alignerr"."""
_CODE = re.compile(r"```.*?(```|$)|`[^`\n]*`", re.S)
_MARKUP = re.compile(r"<(?:@[!&]?|#|/[^:>]{1,64}:|a?:\w{1,64}:|t:)-?\d{1,20}(?::[a-zA-Z])?>|@(?:everyone|here)\b")
_LINK = re.compile(r"https?://\S+|www\.\S+", re.I)
_COUNTRY = re.compile(r"(?<![A-Z]\s)\b(?:US|U\.S\.(?:A\.?)?)(?![\w.])")
_OF_COUNTRY = re.compile(
    r"""(?:(?<=\bthe\s)|(?<=\bin\s))us(?=\s*(?:[?.!,;)]|$|(?:and|but|or|so|now|only|too|is|are|with|can|do|if)\b))
    | \bus(?=[\s-](?:based|only|citizens?|residents?|bank|taxe?s?|persons?|dollars?|payers?|visa|passport)\b)
    | (?:^|(?<=^and\s)|(?<=^for\s)|(?<=^from\s))us(?=\s*\??$)""",
    re.X,
)
"""The country, where it is not "all of us"."""
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_REPEATED = re.compile(r"([a-z])\1{2,}")
WORD = re.compile(r"c\+\+|c#|(?<![^\W_])w/(?:o\b)?|[^\W_]+(?:'[^\W_]+)?")
_UNIT = re.compile(r"(?<=\d)(?=(?:mins?|hrs?|hours?|days?|wks?|weeks?|mths?|months?|yrs?|years?)\b)")
_UNPLAIN = re.compile(r"[`<@*:]|www\.|\d[mhdwy]")
"""What printable ASCII in small letters must have for anything in it to be taken out or apart."""
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\"'])[.!]+(?=\s|$)|[?;\n]+|\.{2,}|…")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "＇": "'"})

_ENDINGS: Mapping[str, str] = {
    "n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am", "'d": " would", "'s": " is",
}  # fmt: skip
_WHOLE: Mapping[str, str] = {
    "can't": "can not", "cant": "can not", "won't": "will not", "wont": "will not", "dont": "do not",
    "doesnt": "does not", "didnt": "did not", "isnt": "is not", "havent": "have not", "hasnt": "has not",
    "arent": "are not", "wasnt": "was not", "werent": "were not", "hadnt": "had not", "wouldnt": "would not",
    "couldnt": "could not", "shouldnt": "should not", "aint": "is not",
    "whats": "what is", "hows": "how is", "wheres": "where is", "whens": "when is", "whos": "who is",
    "thats": "that is", "im": "i am", "ive": "i have", "theyre": "they are", "youre": "you are", "let's": "let us",
}  # fmt: skip

EDGE_WORDS = frozenset(
    """
    hi hii hello hey heyy yo sup guys guy all everyone everybody folks team mods mod sir madam maam mate dear good
    morning evening afternoon day thanks thank you thx ty tysm cheers please pls plz kindly sorry lol lmao haha bro
    bruh dude fam man ok okay so um uh well btw just quick question hope pardon cool nice great awesome alright
    perfect gotcha yeah yes yep oh ah oi aw ew eh gm gn gg greetings regards advance in help me out anyone hm hmm mm
    mhm phew
    """.split()
)
"""Greetings, thanks and fillers, which say nothing at both ends of a message."""


def clean(raw: str) -> str:
    """Readable lower-case text without code, mentions, emoji or invisible characters; links become their host."""
    text = raw if len(raw) <= MAX_CHARACTERS else f"{raw[: MAX_CHARACTERS * 3 // 4]}\n{raw[-MAX_CHARACTERS // 4 :]}"
    if "U" in text and not text.isupper():
        text = _COUNTRY.sub("usa", text)
    # Most texts are such, and thousands are read at a start.
    if text.isascii() and text.isprintable() and not _UNPLAIN.search(lower := text.lower()):
        return _finished(lower)
    text = _MARKUP.sub(" ", _CODE.sub(" ", _STARRED.sub("i mean ", text)))
    text = _LINK.sub(lambda match: f" {host_of(match[0])} ", text)
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).casefold()
    text = _UNIT.sub(" ", _CONTROL.sub(" ", text))
    if not text.isascii():
        text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _UNREADABLE)
    return _finished(text)


def _finished(text: str) -> str:
    text = _REPEATED.sub(r"\1\1", text).strip()
    return _OF_COUNTRY.sub("usa", text) if "us" in text else text


_UNREADABLE = frozenset({"Cf", "Cc", "Co", "Cn", "Cs", "So", "Sk", "Mn", "Me"})


def host_of(link: str) -> str:
    """The host of a link without `www.`; empty when there is none."""
    try:
        host = urlsplit(link if "://" in link else f"https://{link}").hostname
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")


CONTRACTIONS = frozenset(_WHOLE)
"""Words that stand for several, as people write them."""


class Spellings:
    """Chat spellings and what they stand for, beside the contractions that everybody writes.

    A spelling may be of two words ("chat gpt"), of which the first may be any number ("# min").
    """

    def __init__(self, spellings: Mapping[str, str]) -> None:
        self.written = {**_WHOLE, **spellings}
        self.ends = frozenset(spelling.rpartition(" ")[2] for spelling in self.written)
        """What one of them ends with: words among which none of these is need no further look."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spellings) and self.written == other.written

    def in_full(self, word: str) -> tuple[str, ...]:
        """What a single word stands for."""
        written = self.written.get(word)
        if written is None and "'" in word:
            written = _expand(word)
        return (word,) if written is None else tuple(written.split())


_CONTRACTED = Spellings({})


def words(text: str, spellings: Spellings = _CONTRACTED) -> list[str]:
    """The words of cleaned text, contractions and chat spellings written out."""
    as_typed: list[str] = WORD.findall(text)
    if "'" not in text and spellings.ends.isdisjoint(as_typed):
        return as_typed
    found: list[str] = []
    known = spellings.written
    for word in as_typed:
        written = known.get(word)
        if found and found[-1].isdigit() and (unit := known.get(f"# {word}")):
            written = unit
        elif found and (both := known.get(f"{found[-1]} {word}")):
            found.pop()
            written = both
        if written is None and "'" in word:
            written = _expand(word)
        if written is None:
            found.append(word)
        else:
            found += written.split()
    return found


def _expand(word: str) -> str:
    for ending, written in _ENDINGS.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + written
    return word.replace("'", "")


FILLERS = frozenset(
    """
    actually really basically literally honestly seriously just even kinda sorta lol lmao haha tho though please pls btw
    um uh maybe definitely exactly quite somehow anyway guys bro bruh man dude folks mates fellas currently rn
    """.split()
)
WRAPPERS = re.compile(
    r"""\b(?:
    (?:do|does|did)?\s?(?:any\s?(?:one|body)|some\s?(?:one|body)|you\sall|you)\s(?:here\s|else\s)?knows?\b
    | (?:can|could|would|will)\s(?:any\s?one|anybody|some\s?one|somebody|you)\s
      (?:tell|explain|confirm|clarify)(?:\sto)?(?:\s(?:me|us))?
    | i\s(?:am|was)\swondering | i\s(?:want|need|would\slike)\sto\s(?:know|ask) | (?:i\sam\s)?curious
    | quick\squestion | i\shave\sa\squestion | any\s(?:idea|info|clue)s? | (?:i\sam\s)?not\ssure
    | let\s(?:me|us)\sknow | is\sit\strue(?:\sthat)? | i\s(?:have\s)?heard(?:\sthat)? | just\sasking
    | serious\squestion | help\sme\sunderstand
    )(?:\s(?:if|whether|about|on))?(?=\s|$)""",
    re.X,
)
"""What leads to a question: does anyone know if, can somebody tell me, just curious about."""
WRAPPING = frozenset(
    """
    know knows tell explain confirm clarify wondering ask curious question idea ideas info infos clue clues sure true
    heard asking understand
    """.split()
)
"""One of these is in whatever `WRAPPERS` finds, but for what may follow it."""


_DENIED = re.compile(
    r"""\b(?:(?:i\sam\s)?not\s(?:(?:really|even)\s)?(?:asking|talking|wondering|worried)(?:\sabout)?
    | (?:i\s)?(?:do|did)\snot\s(?:mean|care\sabout|need|want\sto\sknow(?:\sabout)?)
    | (?:i\s)?already\sknow(?:\sabout)? | forget(?:\sabout)? | never\smind | besides | apart\sfrom)
    \s(?:\S+\s){1,5}?(?=(?:just|only|but|i\smean|i\sam\sasking|how|what|when|where|which|who|why|is|are|do|does|can)\b)""",
    re.X,
)


def without_denied(tokens: Sequence[str]) -> list[str]:
    """`tokens` without what they say is not asked ("not asking about pay, just how long"); unchanged if that is all."""
    if _DENYING.isdisjoint(tokens):
        return list(tokens)
    return _DENIED.sub(" ", " ".join(tokens)).split() or list(tokens)


_DENYING = frozenset("not already forget never besides apart".split())


def unwrap(tokens: list[str]) -> list[str]:
    """`tokens` without fillers and without "does anyone know if …"; unchanged when nothing else is there."""
    if WRAPPING.isdisjoint(tokens):
        return [token for token in tokens if token not in FILLERS] or tokens
    kept = [token for token in WRAPPERS.sub(" ", " ".join(tokens)).split() if token not in FILLERS]
    return kept or tokens


def sentences(text: str) -> list[str]:
    """Cleaned text cut at sentence ends and line breaks, question marks kept with their sentence."""
    parts: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        part = text[start : match.start()].strip()
        if part:
            parts.append(part + ("?" if "?" in match[0] else ""))
        start = match.end()
    rest = text[start:].strip()
    return [*parts, rest] if rest else parts
