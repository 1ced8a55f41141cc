"""What a scam check says."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Verdict(StrEnum):
    """How it looks; the values are part of the terminal contract. None of them means "safe"."""

    SCAM = "scam"
    SUSPICIOUS = "suspicious"
    LOOKS_OFFICIAL = "looks_official"
    UNKNOWN = "unknown"


class Weight(IntEnum):
    """How much a reason counts: a note only informs, two weak ones of different kinds make a scam."""

    NOTE = 0
    WEAK = 1
    CLEAR = 2


class Code(StrEnum):
    """What was seen; the values are part of the terminal contract."""

    UPFRONT_FEE = "upfront_fee"
    FAKE_CHECK = "fake_check"
    UNUSUAL_PAYMENT = "unusual_payment"
    ACCOUNT_TRADE = "account_trade"
    SOLD_ACCESS = "sold_access"
    ASKS_FOR_SECRET = "asks_for_secret"
    ASKS_FOR_ID = "asks_for_id"
    HIRING_IN_CHAT = "hiring_in_chat"
    CHAT_CONTACT = "chat_contact"
    TOO_GOOD = "too_good"
    LOOK_ALIKE = "look_alike"
    REPORTED_SITE = "reported_site"
    USERINFO = "userinfo"
    MASKED_LINK = "masked_link"
    DANGEROUS_SCHEME = "dangerous_scheme"
    NOT_OFFICIAL = "not_official"
    SHORTENER = "shortener"
    IP_ADDRESS = "ip_address"
    BACKSLASH = "backslash"
    HIDDEN_CHARACTERS = "hidden_characters"
    MIXED_ALPHABETS = "mixed_alphabets"
    BROKEN_LINK = "broken_link"
    CHAT_LINK = "chat_link"
    FREE_MAILBOX = "free_mailbox"
    SERVER_INVITE = "server_invite"
    UNCONFIRMED_SITE = "unconfirmed_site"
    KNOWN_SITE = "known_site"
    SENDER_UNPROVEN = "sender_unproven"
    SPELLED_ADDRESS = "spelled_address"
    PERHAPS_A_LINK = "perhaps_a_link"
    TOO_MUCH = "too_much"
    ASKED = "asked"
    OFFICIAL = "official"
    NOTHING_FOUND = "nothing_found"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that was seen, in a sentence for members; `flags` where it may be pointed out unasked."""

    code: Code
    detail: str
    weight: Weight = Weight.NOTE
    flags: bool = False


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """A link as written and where it leads; `platform` is whose page it is, or whose it pretends to be."""

    url: str
    host: str | None
    platform: str | None
    official: bool


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome: reasons with the weightiest first, links in the order of the text, platforms in question."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    links: tuple[CheckedLink, ...]
    platforms: tuple[str, ...] = ()

    @property
    def flagged(self) -> bool:
        """Whether it is sure enough to be pointed out in a channel where nobody asked."""
        return self.verdict is Verdict.SCAM and any(reason.flags for reason in self.reasons)
