"""Checks a message or a link for scams: words and links together, judged by lists and rules, never fetched."""

import re
from collections.abc import Iterable, Sequence

from bot.answers.lexicon import english
from bot.answers.names import Names
from bot.answers.text import clean, words
from bot.knowledge.knowledge import Knowledge
from bot.scams import details
from bot.scams.link_signs import LinkJudge, LinkSigns
from bot.scams.links import LINK, Found, Written, find_links
from bot.scams.reading import Reader
from bot.scams.results import Check, Code, Reason, Verdict, Weight
from bot.scams.stance import Stance
from bot.scams.wording import Sign, Wording

MAX_CHARACTERS = 8000
"""Two long Discord messages; of more only the beginning is read, and nothing then looks official."""
MAX_LINKS = 40
MOST_WORDS_FOR_NAMES = 100
_READING = re.compile(
    r"\b(?:article|review|blog|news|video|podcast|study|paper|report|thread|guide|read|wrote about)s?\b", re.I
)
_CALLING = re.compile(
    r"\b(?:apply|sign ?up|log ?in|register|registration|join|click|verify|fill|form|hiring|hired|offer|jobs?|"
    r"onboarding|"
    r"official|real|legit|account|invite|invited|portal|application|recruiter|here)\b",
    re.I,
)
"""What turns a link beside a platform's name from something to read into something to act on."""
_ABOUT_LINKS = frozenset(
    {Code.NOT_OFFICIAL, Code.SHORTENER, Code.IP_ADDRESS, Code.LOOK_ALIKE, Code.USERINFO, Code.HIDDEN_CHARACTERS,
     Code.MIXED_ALPHABETS, Code.BACKSLASH, Code.BROKEN_LINK, Code.MASKED_LINK, Code.CHAT_LINK, Code.FREE_MAILBOX}
)  # fmt: skip


class Checker:
    """The scam check over one state of the knowledge; build it once and ask it often."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        is_word = english()
        vocabulary = knowledge.vocabulary
        self._names = Names(knowledge.platforms, vocabulary.other_companies, vocabulary.subjects)
        named = [
            name
            for slug, platform in knowledge.platforms.items()
            for name in (slug.replace("-", " "), platform.name, *platform.aliases, *platform.ambiguous_aliases)
            if name.casefold() not in {"scale", "move program", "invisible", "da", "dat"}
        ]
        reader = Reader(knowledge.scams.wording, named, vocabulary.spellings, is_word)
        self._wording = Wording(reader)
        self._judge = LinkJudge(knowledge, is_word)
        self._is_ordinary = lambda word: word in is_word

    def check(self, text: str) -> Check:
        """The verdict on a message, a link, or both."""
        read = text[:MAX_CHARACTERS]
        found = find_links(read, self._judge.ends_well, self._is_ordinary)
        judged = [self._judge.judge(link) for link in found.links[:MAX_LINKS]]
        named = self._named(found.rest)
        said = self._wording.signs(found.rest)
        reasons = [
            *self._from_words(said),
            *(reason for link in judged for reason in link.reasons),
            *self._from_mails(found.mails, named),
            *self._strange_hosts(judged, named, found.rest),
        ]
        if len(text) > MAX_CHARACTERS or len(found.links) > MAX_LINKS:
            reasons.append(Reason(Code.TOO_MUCH, details.TOO_MUCH))
        if found.doubtful and found.links:
            reasons.append(Reason(Code.PERHAPS_A_LINK, details.PERHAPS))
        verdict = _verdict(reasons, judged, found)
        if verdict is Verdict.UNKNOWN and not reasons:
            reasons.append(Reason(Code.NOTHING_FOUND, details.NOTHING))
        ordered = sorted(_once(reasons), key=lambda reason: -reason.weight)
        posed = [link.link.platform for link in judged if link.link.platform]
        return Check(
            verdict,
            tuple(ordered),
            tuple(link.link for link in judged),
            tuple(dict.fromkeys([*posed, *named])),
        )

    def _named(self, rest: str) -> Sequence[str]:
        """The platforms the words name; a name that is also a word counts where the talk is of this work."""
        tokens = words(clean(rest.replace(LINK, " ")))
        # Beside a link every name counts; else it only says whose page to show, and that is near the beginning.
        found = self._names.find(tokens if LINK in rest else tokens[:MOST_WORDS_FOR_NAMES])
        about_work = found.subject or _CALLING.search(rest)
        return tuple(dict.fromkeys([*found.platforms, *(found.doubtful if about_work else ())]))

    def _from_words(self, said: Iterable[Sign]) -> list[Reason]:
        said = list(said)
        stated = {sign.code for sign in said if sign.stance is Stance.STATED}
        reasons = []
        for sign in said:
            if sign.stance is Stance.STATED:
                flags = sign.order and sign.weight is Weight.CLEAR
                reasons.append(Reason(sign.code, details.seen(sign.code, sign.quote), sign.weight, flags))
            elif sign.code not in stated:
                reasons.append(Reason(Code.ASKED, details.asked(sign.code)))
        return reasons

    def _from_mails(self, mails: Iterable[str], named: Sequence[str]) -> list[Reason]:
        names = [self._knowledge.platform_name(platform) for platform in named]
        return [reason for mail in mails for reason in self._judge.mail(mail, names)]

    def _strange_hosts(self, judged: Sequence[LinkSigns], named: Sequence[str], rest: str) -> list[Reason]:
        """Links to nobody's page we know beside the name, or an official link, of a platform."""
        owners = [link.link.platform for link in judged if link.link.official and link.link.platform]
        about = dict.fromkeys([*named, *owners])
        if not about or (_READING.search(rest) and not _CALLING.search(rest)):
            return []
        names = " or ".join(map(self._knowledge.platform_name, about))
        return [
            Reason(Code.NOT_OFFICIAL, details.NOT_OFFICIAL.format(host=link.link.host, names=names), Weight.WEAK)
            for link in judged
            if link.link.host and not link.neutral and all(reason.weight is Weight.NOTE for reason in link.reasons)
        ]


def _verdict(reasons: Sequence[Reason], judged: Sequence[LinkSigns], found: Found) -> Verdict:
    weak = {reason.code for reason in reasons if reason.weight is Weight.WEAK}
    kinds = (weak - _ABOUT_LINKS) | ({Code.NOT_OFFICIAL} if weak & _ABOUT_LINKS else set())
    if any(reason.weight is Weight.CLEAR for reason in reasons) or len(kinds) > 1:
        return Verdict.SCAM
    if weak:
        return Verdict.SUSPICIOUS
    spelled = any(link.written is Written.IN_WORDS for link in found.links)
    unsure = spelled or found.doubtful or any(reason.code is Code.TOO_MUCH for reason in reasons)
    if judged and all(link.link.official for link in judged) and not unsure:
        return Verdict.LOOKS_OFFICIAL
    return Verdict.UNKNOWN


def _once(reasons: Iterable[Reason]) -> list[Reason]:
    """Each code and sentence once; a clear reason of a code drops its weaker ones."""
    best: dict[Code, Weight] = {}
    for reason in reasons:
        best[reason.code] = max(best.get(reason.code, Weight.NOTE), reason.weight)
    return [reason for reason in dict.fromkeys(reasons) if reason.weight == best[reason.code]]
