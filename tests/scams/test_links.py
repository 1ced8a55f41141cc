"""Links are found however they are written, and only links."""

import pytest

from bot.scams.checker import Checker

FOUND = {
    "go to https://sme.careers, now": ["sme.careers"],
    "(https://sme.careers)": ["sme.careers"],
    "**https://sme.careers**": ["sme.careers"],
    "<https://app.outlier.ai>": ["app.outlier.ai"],
    "Link:https://sme.careers": ["sme.careers"],
    "https://sme.careers,https://evil.example": ["sme.careers", "evil.example"],
    "sme.careers or www.alignerr.com?": ["sme.careers", "www.alignerr.com"],
    "outlier.ai,alignerr.com": ["outlier.ai", "alignerr.com"],
    "outlier.ai's faq": ["outlier.ai"],
    "//outlier.ai/faq": ["outlier.ai"],
    "outlier.ai/alignerr.com": ["outlier.ai"],
    "hxxps://sme[.]careers/x": ["sme.careers"],
    "sme(dot)careers": ["sme.careers"],
    "it is superannotate dot com": ["superannotate.com"],
    "[apply here](https://sme.careers)": ["sme.careers"],
    "[https://sme.careers](https://evil.example)": ["evil.example"],
    "[x](<https://sme.careers>)": ["sme.careers"],
    "https://superannotate.com/a_(b)": ["superannotate.com"],
    "http://3626153261/": ["216.34.181.45"],
    "superannotate.com.evil.example": ["superannotate.com.evil.example"],
    "write to hr@superannotate.com": [],
    "that was fine.it paid well": [],
    "python 3.12, main.py and readme.md, e.g. this one": [],
    "nothing here": [],
    "2.5 hours at $30.50": [],
}


@pytest.mark.parametrize(("text", "hosts"), FOUND.items())
def test_links_are_found(checker: Checker, text: str, hosts: list[str]) -> None:
    assert [link.host for link in checker.check(text).links] == hosts


@pytest.mark.parametrize("host", [".", "a." * 200 + "example"])
def test_a_host_that_no_name_server_knows_is_no_address(checker: Checker, host: str) -> None:
    [link] = checker.check(f"https://{host}/0x7f.1").links

    assert link.host is None


def test_a_link_is_shown_as_written(checker: Checker) -> None:
    (link,) = checker.check("see <HTTPS://Docs.SME.careers:443/x>!").links

    assert (link.url, link.host, link.platform, link.official) == (
        "HTTPS://Docs.SME.careers:443/x",
        "docs.sme.careers",
        "sme-careers",
        True,
    )


def test_a_forged_link_names_whose_it_pretends_to_be(checker: Checker) -> None:
    (link,) = checker.check("https://sme-careers-jobs.com").links

    assert (link.platform, link.official) == ("sme-careers", False)


def test_of_very_many_links_the_rest_is_said_to_be_unread(checker: Checker) -> None:
    check = checker.check("\n".join(f"https://app.outlier.ai/{i}" for i in range(100)))

    assert check.verdict == "unknown"
    assert "too_much" in {reason.code for reason in check.reasons}
