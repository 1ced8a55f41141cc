"""A message as sentences of plain words, disguises undone and what matters marked with labels."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers import text as plain_text
from bot.knowledge.scam_lists import Wording
from bot.scams.links import LINK, without_invisible
from bot.scams.lookalikes import plain_letter

FEE, MEANS, APP, SECRET, DOC, PROMISE = "FEE", "MEANS", "APP", "SECRET", "DOC", "PROMISE"
PLATFORM, MONEY, RATE, URL = "PLATFORM", "MONEY", "RATE", "LINK"

_LONGEST = 4
_SENTENCE_END = re.compile(r"([.!?;\n。！？]+)(?=\s|$|[^\w\s])|\n+")
_CLAUSE_END = re.compile(
    r"\b(?=but\b|however\b|although\b)|[,:()\[\]–—|•►➤✅👉]+|\s-+\s|(?<=\s)[-*](?=\s)|\.{2,}|…|->|=>"
)
_NUMBER = r"(?<![\d.,])\d[\d,.]{0,11}\s?k?"
_UNIT = (
    r"(?:[$€£₹₦]|(?:us\s)?dollars?\b|usd\b|bucks?\b|euros?\b|eur\b|pounds?\b|gbp\b|rupees?\b|inr\b|naira\b|ngn\b|"
    r"shillings?\b|kes\b|pesos?\b|php\b|rs\b|quid\b)"
)
_AMOUNT = (
    rf"(?:(?:\b(?:usd|us|eur|gbp|inr|ngn|kes|rs\.?|php)\s?)?[$€£₹₦]\s?{_NUMBER}|\b(?:rs\.?|inr|usd|kes|ngn|php|eur|"
    rf"gbp)\s?{_NUMBER}|"
    rf"{_NUMBER}\s?{_UNIT}|(?:(?<=pay )|(?<=paid )|(?<=send )|(?<=sent )|(?<=deposit )|(?<=forward )|(?<=put in )|"
    rf"(?<=want )|(?<=wants ))\d{{1,5}}\b"
    r"(?!\s?(?:%|percent|hours?|minutes?|days?|weeks?|tasks?|people|times|mails?|emails?|files?|pictures?|btc|usdt|"
    r"eth)))"
)
_PER = (
    r"(?:\s?(?:/|per|an?|each|every)\s?(?:hour|hr|h|day|week|wk|month|mo|task|year|yr)\b|"
    r"\s?(?:hourly|daily|weekly|monthly)\b)"
)
_MONEY = re.compile(rf"(?P<amount>{_AMOUNT}(?:\s?[-–]\s?[\d,.]+\s?k?\s?[$€£]?)?\+?)(?P<per>{_PER})?", re.I)
_SPACED = re.compile(r"(?<![a-z0-9])(?:[a-z0-9@$][ .\-_*/|]{1,2}){3,}[a-z0-9@$](?![a-z0-9])")
_LEET = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "|": "l"}
)
_LEET_L = str.maketrans(
    {"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "l", "|": "l"}
)
_MIXED = re.compile(r"[a-z0-9@$!|]{4,40}")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'"})
_SPELLINGS = {
    "dm": "message", "dms": "messages", "pm": "message", "any1": "anyone", "some1": "someone", "acct": "account",
    "acc": "account", "w/": "with", "hr": "hr",
}  # fmt: skip
_NO_DOCUMENT = (
    "reference id|job id|job reference id|listing id|outlier id|user id|worker id|ticket id|discord id|project id|"
    "task id|prolific id|partner id|session id|email id|account id|apple id|transaction id|invoice id|contract id"
).split("|")
_MONEY_SIGN, _RATE_SIGN, _LINK_SIGN = "zzmoney", "zzrate", "zzlink"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `line` has a space around every word, labels in capitals; `shown` are the words as read."""

    line: str
    shown: tuple[str, ...]
    asks: bool

    def quote(self, start: int, end: int) -> str:
        """The words between two positions of `line` with the rest of their clause, as one can show them."""
        start = self.line.rfind(" , ", 0, start + 1) + 2 if " , " in self.line[: start + 1] else 0
        end = found if (found := self.line.find(" , ", max(0, end - 1))) >= 0 else len(self.line) - 1
        first, last = self.line.count(" ", 0, start), self.line.count(" ", 0, end)
        return " ".join(self.shown[first:last]).replace(" ,", ",").strip(" ,")


class Reader:
    """Reads messages; knows the phrases that matter."""

    def __init__(
        self, wording: Wording, names: Iterable[str], spellings: Mapping[str, str], is_word: Container[str]
    ) -> None:
        self._spellings = plain_text.Spellings({**spellings, **_SPELLINGS})
        self._phrases: dict[tuple[str, ...], str] = {}
        labelled = (
            (FEE, wording.fees), (MEANS, wording.payment_means), (APP, wording.chat_apps), (SECRET, wording.secrets),
            (DOC, wording.documents), (PROMISE, wording.promises), ("", _NO_DOCUMENT), (PLATFORM, names),
        )  # fmt: skip
        for label, phrases in labelled:
            for phrase in phrases:
                if key := tuple(self._words(phrase.casefold())):
                    self._phrases.setdefault(key, label)
        self._firsts = {key[0] for key in self._phrases}
        risky = {key: label for key, label in self._phrases.items() if label not in ("", PLATFORM)}
        self._risky = {word for key in risky for word in key} | {
            "account",
            "accounts",
            "deposit",
            "payment",
            "recruiter",
        }
        self._names = sorted(
            {key[0] for key, label in risky.items() if len(key) == 1 and len(key[0]) >= 6} - {"credentials"}
        )
        self._is_word = is_word

    def read(self, text: str) -> list[Sentence]:
        """The sentences of `text`, in which links are already replaced."""
        amounts: list[str] = []
        plain = _plain(text).replace(LINK.strip(), f" {_LINK_SIGN} ")
        plain = _SPACED.sub(self._closed_up, plain)
        plain = _MONEY.sub(lambda match: self._amount(match, amounts), plain)
        plain = _MIXED.sub(self._unleet, plain)
        remaining = iter(amounts)
        return [sentence for part, asks in _parts(plain) if (sentence := self._sentence(part, asks, remaining))]

    def _amount(self, match: re.Match[str], amounts: list[str]) -> str:
        amounts.append(" ".join(match[0].split()))
        return f" {_RATE_SIGN if match['per'] else _MONEY_SIGN} "

    def _sentence(self, part: str, asks: bool, amounts: Iterator[str]) -> Sentence | None:
        labels: list[str] = []
        shown: list[str] = []
        for clause in _CLAUSE_END.split(part):
            if labels and labels[-1] != ",":
                labels.append(",")
                shown.append(",")
            for label, words in self._labelled(self._words(clause)):
                if label in (_MONEY_SIGN, _RATE_SIGN):
                    label, words = (MONEY if label == _MONEY_SIGN else RATE), next(amounts, "")
                elif label == _LINK_SIGN:
                    label, words = URL, "(link)"
                labels.append(label)
                shown.append(words)
        return Sentence(f" {' '.join(labels)} ", tuple(shown), asks) if labels else None

    def _words(self, text: str) -> list[str]:
        return plain_text.words(text, self._spellings)

    def _labelled(self, words: list[str]) -> Iterator[tuple[str, str]]:
        position = 0
        while position < len(words):
            word = words[position]
            length = 0
            if word in self._firsts:
                for size in range(min(_LONGEST, len(words) - position), 0, -1):
                    if (label := self._phrases.get(tuple(words[position : position + size]))) is not None:
                        length = size
                        break
            if length:
                phrase = " ".join(words[position : position + length])
                yield label or "thing", phrase
                position += length
                continue
            near = self._near(word)
            yield (self._phrases[(near,)], near) if near else (word, word)
            position += 1

    def _near(self, word: str) -> str | None:
        """The risky name that `word` misspells: "telegrm"."""
        if not 6 <= len(word) <= 20 or not word.isalpha() or word in self._is_word or word.startswith("zz"):
            return None
        near = process.extractOne(word, self._names, scorer=OSA.distance, score_cutoff=1)
        return str(near[0]) if near else None

    def _closed_up(self, match: re.Match[str]) -> str:
        joined = re.sub(r"[ .\-_*/|]", "", match[0])
        return f" {self._decoded(joined) or match[0]} "

    def _unleet(self, match: re.Match[str]) -> str:
        word = match[0]
        if word in (_MONEY_SIGN, _RATE_SIGN, _LINK_SIGN) or word.isalpha() or word.isdecimal():
            return word
        return self._decoded(word) or word

    def _decoded(self, word: str) -> str | None:
        for table in (_LEET, _LEET_L):
            for letters in (word.translate(table), word.rstrip("!|.").translate(table)):
                if letters in self._risky:
                    return letters
        return None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", without_invisible(text)).translate(_QUOTES).replace("%", " percent ")
    if not plain.isascii():
        plain = "".join(plain_letter(c) if c.isalpha() else c for c in plain)
    return re.sub(r"([a-z])\1{2,}", r"\1\1", plain.casefold())


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Sentences, and whether each ends in a question mark."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if part := text[start : end.start()].strip():
            yield part, "?" in end[0] or "？" in end[0]
        start = end.end()
    if rest := text[start:].strip():
        yield rest, False
