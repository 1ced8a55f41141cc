"""What is called a scam and, as important, what is not."""

import pytest

from benchmarks.scam import labelled
from bot.scams.checker import MAX_CHARACTERS, Checker
from bot.scams.results import Check, Code, Verdict, Weight

LABELLED = [(text, Verdict(verdict)) for verdict, texts in labelled().items() if verdict != "missed" for text in texts]
CODES = {
    "They asked me to pay $50 for training, is this normal?": Code.UPFRONT_FEE,
    "they mailed me a check, i should buy a laptop and send the rest back": Code.FAKE_CHECK,
    "we pay you in usdt": Code.UNUSUAL_PAYMENT,
    "someone offers to rent my account for $300/month": Code.ACCOUNT_TRADE,
    "i can get you approved on outlier for $40": Code.SOLD_ACCESS,
    "he wants the code i got by sms": Code.ASKS_FOR_SECRET,
    "send us your ID here in the chat to confirm": Code.ASKS_FOR_ID,
    "the recruiter only talks on telegram": Code.HIRING_IN_CHAT,
    "a recruiter texted me on whatsapp about a job": Code.CHAT_CONTACT,
    "easy money, no risk": Code.TOO_GOOD,
    "https://superanotate.com": Code.LOOK_ALIKE,
    "https://appentech.org": Code.REPORTED_SITE,
    "https://outlier.ai@evil.example": Code.USERINFO,
    "[sme.careers](https://evil.example)": Code.MASKED_LINK,
    "javascript:alert(1)": Code.DANGEROUS_SCHEME,
    "data:text/html;base64,xx": Code.DANGEROUS_SCHEME,
    "Outlier jobs at https://evil.example": Code.NOT_OFFICIAL,
    "https://bit.ly/x": Code.SHORTENER,
    "http://10.0.0.1": Code.IP_ADDRESS,
    "https://super\u200bannotate.com": Code.HIDDEN_CHARACTERS,
    "https://exаmple-shop.org": Code.MIXED_ALPHABETS,
    r"https://superannotate.com\@evil.example": Code.BACKSLASH,
    "https://superannotate.com:99999": Code.BROKEN_LINK,
    "https://t.me/someone": Code.CHAT_LINK,
    "mercor recruiter, mercor.hr@gmail.com": Code.FREE_MAILBOX,
    "https://discord.gg/abc": Code.SERVER_INVITE,
    "https://toloka.ai": Code.UNCONFIRMED_SITE,
    "https://www.reddit.com/r/outlier_ai": Code.KNOWN_SITE,
    "support@mercor.com": Code.SENDER_UNPROVEN,
    "superannotate dot com": Code.SPELLED_ADDRESS,
    "do they charge a fee?": Code.ASKED,
    "https://sme.careers": Code.OFFICIAL,
    "good morning": Code.NOTHING_FOUND,
}


@pytest.mark.parametrize(("text", "verdict"), LABELLED)
def test_each_message_gets_its_verdict(checker: Checker, text: str, verdict: Verdict) -> None:
    check = checker.check(text)

    assert check.verdict is verdict, check.reasons


@pytest.mark.parametrize("text", labelled()["missed"])
def test_what_is_known_to_be_missed_is_at_least_not_called_official(checker: Checker, text: str) -> None:
    assert checker.check(text).verdict in (Verdict.UNKNOWN, Verdict.SUSPICIOUS)


@pytest.mark.parametrize(("text", "code"), CODES.items())
def test_the_reason_is_named(checker: Checker, text: str, code: Code) -> None:
    assert code in codes(checker.check(text))


def test_a_bad_sign_beats_an_official_link(checker: Checker) -> None:
    check = checker.check("Pay the $30 activation fee, then log in at https://sme.careers")

    assert check.verdict is Verdict.SCAM
    assert check.links[0].official


def test_two_weak_signs_of_different_kinds_make_a_scam(checker: Checker) -> None:
    assert checker.check("guaranteed income of $900 a week").verdict is Verdict.SUSPICIOUS
    assert checker.check("guaranteed income of $900 a week, apply at https://bit.ly/x").verdict is Verdict.SCAM


def test_several_official_links_look_official_one_strange_one_does_not(checker: Checker) -> None:
    official = "https://outlier.ai and https://app.outlier.ai"

    assert checker.check(official).verdict is Verdict.LOOKS_OFFICIAL
    assert checker.check(f"{official} and https://evil.example").verdict is Verdict.SUSPICIOUS


def test_the_weightiest_reason_comes_first(checker: Checker) -> None:
    weights = [reason.weight for reason in checker.check("pay a $30 activation fee at https://sme.careers").reasons]

    assert weights == sorted(weights, reverse=True)
    assert weights[0] is Weight.CLEAR


def test_a_text_beyond_the_limit_never_looks_official(checker: Checker) -> None:
    check = checker.check("https://sme.careers " + "x " * MAX_CHARACTERS)

    assert check.verdict is Verdict.UNKNOWN
    assert Code.TOO_MUCH in codes(check)


def test_only_what_is_sure_without_context_is_flagged_unasked(checker: Checker) -> None:
    assert checker.check("apply at https://superannotate-jobs.com").flagged
    assert checker.check("Selling verified outlier account, dm me").flagged
    # A member who reports a scam needs no warning.
    assert not checker.check("They asked me to pay $50 for training").flagged
    assert not checker.check("https://bit.ly/x").flagged


def test_no_verdict_and_no_reason_says_safe(checker: Checker) -> None:
    for text, _ in LABELLED:
        for reason in checker.check(text).reasons:
            assert " safe" not in reason.detail.lower()


def codes(check: Check) -> set[Code]:
    return {reason.code for reason in check.reasons}
