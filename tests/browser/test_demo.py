"""A newcomer runs `make demo`, talks to the bot in a browser, and plays the moderator."""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, async_playwright, expect

from tests.conftest import ROOT

# One demo for all stories: starting it takes seconds.
pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PICTURES = ROOT / "docs" / "images"
START_SECONDS = 300
PATIENCE_MS = 20_000
QUIET_MS = 3_000
BUSY_MS = 120_000
"""For what tries a change of the whole knowledge; two seconds where nothing else runs."""
TRIES = 5
TAUGHT = "sme shady or what, be honest"
STOP_SECONDS = 15


@dataclass(frozen=True)
class Demo:
    """Where the page is, and the knowledge folder of the visit."""

    address: str
    knowledge: Path


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def demo() -> AsyncIterator[Demo]:
    """A demo that really runs; it must end by itself when told to."""
    environment = {**os.environ, "DISCORD_TOKEN": ""}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", "0"),
        cwd=ROOT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    errors = asyncio.create_task(process.stderr.read())
    try:
        yield await asyncio.wait_for(_read(process.stdout), START_SECONDS)
    finally:
        if process.returncode is None:
            process.terminate()
        code = await asyncio.wait_for(process.wait(), STOP_SECONDS)
    said = (await errors).decode()
    assert code == 0, said
    assert "Traceback" not in said, said


@pytest_asyncio.fixture(loop_scope="module")
async def page(demo: Demo) -> AsyncIterator[Page]:
    """A browser that shows the demo and can reach nothing else."""
    if CHROMIUM is None:
        reason = "Chromium is not installed (apt-get install chromium)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        await page.goto(demo.address)
        yield page
        await browser.close()


async def test_a_newcomer_asks_reads_and_presses_a_thumb(page: Page) -> None:
    timeline = page.locator("#channel-message-list")
    await expect(timeline).to_contain_text("Is SME Careers legit?", timeout=PATIENCE_MS)

    await page.locator("#channel-composer-input").fill("what do i need to withdraw my money from deel?")
    await _send(page, _card(page, "what do i need to withdraw"))
    await expect(page.get_by_role("button", name="Dismiss").last).to_be_visible(timeout=PATIENCE_MS)
    await expect(timeline).to_contain_text("Source: ")

    await page.get_by_role("button", name="👍").last.click()
    await expect(timeline).to_contain_text("Thank you!", timeout=PATIENCE_MS)
    await page.get_by_text("Thank you!").last.scroll_into_view_if_needed()
    await _picture(page, "demo")


async def test_a_newcomer_uses_a_slash_command(page: Page) -> None:
    composer = page.locator("#channel-composer-input")
    await composer.fill("/help")
    await expect(page.get_by_text("What I can do and what I remember")).to_be_visible(timeout=PATIENCE_MS)
    # Enter picks the command, which replaces the composer.
    await composer.press("Enter")
    await expect(composer).to_be_hidden()
    await _send(page, composer)

    await expect(page.locator("#channel-message-list")).to_contain_text(
        "I answer questions about AI-training work", timeout=PATIENCE_MS
    )


async def test_a_moderator_teaches_a_phrasing_and_sees_it_answered(page: Page) -> None:
    timeline = page.locator("#channel-message-list")
    await _become_moderator(page)
    await _command(page, "kb teach", text=TAUGHT)
    preview, saved = _card(page, "Before it is saved"), _card(page, "Saved and live")
    await _press(page, timeline.get_by_role("button", name="Is SME Careers legit?", exact=True).last, preview)
    await expect(preview).to_contain_text(f"+  - {TAUGHT}", timeout=BUSY_MS)
    await expect(preview).to_contain_text("test questions")
    await _picture(page, "desk-preview", preview)

    await _press(page, preview.get_by_role("button", name="Save", exact=True), saved)

    await expect(saved).to_contain_text("Commit", timeout=BUSY_MS)
    posted = _card(page, "changed an answer")
    await expect(posted.get_by_role("button", name="Undo")).to_be_visible()
    await _picture(page, "desk-posted", posted)
    await _command(page, "ask", question=TAUGHT)
    await expect(_card(page, "used /ask")).to_contain_text("SME Careers is legit", timeout=BUSY_MS)


async def test_a_moderator_says_that_a_question_is_not_our_topic(page: Page) -> None:
    await _become_moderator(page)
    await _command(page, "kb unanswered")
    queue = _card(page, "Unanswered, 1 of")
    await expect(queue).to_contain_text("which chair is best", timeout=BUSY_MS)
    await _picture(page, "desk-queue", queue)

    await _press(page, queue.get_by_role("button", name="Not our topic"), _card(page, "I will say nothing to"))


async def test_an_edit_on_the_disk_is_answered_and_a_mistake_is_told(page: Page, demo: Demo) -> None:
    timeline = page.locator("#channel-message-list")
    await _become_moderator(page)
    file = demo.knowledge / "faq" / "alignerr" / "legit.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("topic: legitimacy", "topic: legit"), encoding="utf-8")
    await expect(timeline).to_contain_text("A knowledge file has a problem", timeout=BUSY_MS)
    await expect(timeline).to_contain_text("faq/alignerr/legit.md:4")

    file.write_text(text.replace("\n---\n", "\n---\nEdited on the disk. ", 1), encoding="utf-8")

    await expect(timeline).to_contain_text("Mended", timeout=BUSY_MS)
    await _command(page, "ask", question="is alignerr legit?")
    await expect(_card(page, "used /ask")).to_contain_text("Edited on the disk.", timeout=BUSY_MS)


async def test_a_moderator_looks_around(page: Page) -> None:
    await _become_moderator(page)
    await _command(page, "kb try", question="how do i get my money from outlier")
    await _picture(page, "desk-try", _card(page, "I would"))
    await _command(page, "kb digest")
    digest = _card(page, "The week of")
    await expect(digest).to_contain_text("put to me", timeout=BUSY_MS)
    await expect(digest.get_by_alt_text("Bars: ")).not_to_have_js_property("naturalWidth", 0, timeout=BUSY_MS)
    await _picture(page, "desk-digest", digest)
    await _command(page, "settings")
    await _picture(page, "desk-settings", _card(page, "Settings"))
    await _command(page, "kb edit", entry="sme-careers/legit")
    form = page.locator(".modal-dialog")
    await expect(form).to_contain_text("Edit an answer", timeout=BUSY_MS)
    await _picture(page, "desk-form", form)


async def _become_moderator(page: Page) -> None:
    # Until the page has changed sides, whatever is typed gets lost; on a busy machine it may miss that it did.
    status = page.locator("#action-status")
    for _ in range(TRIES):
        async with page.expect_response(lambda answer: answer.request.method == "POST", timeout=BUSY_MS):
            await page.locator("#viewer-picker").select_option(label="Morgan (mod)")
        await expect(status).to_have_text(re.compile("ready|completed|uncertain"), timeout=BUSY_MS)
        if "uncertain" not in (await status.text_content() or ""):
            return
        await page.reload()
    raise AssertionError("the page did not change sides")


async def _command(page: Page, name: str, **options: str) -> None:
    """Pick a slash command as one does, fill its options and send it."""
    # The demo draws the page anew once the bot was quiet for two seconds, and takes nothing in that moment.
    await page.wait_for_timeout(QUIET_MS)
    composer = page.locator("#channel-composer-input")
    await composer.fill(f"/{name}")
    exactly = page.locator("strong").get_by_text(f"/{name}", exact=True)
    await page.locator(".command-entry").filter(has=exactly).click(timeout=BUSY_MS)
    await expect(composer).to_be_hidden()
    for option, value in options.items():
        await page.locator(f"[data-option='{option}'][data-control-key]").first.fill(value)
        if option == "entry":
            # What is typed there counts only when it is picked from what the bot offers.
            offered = page.get_by_role("listbox").get_by_role("option")
            await offered.filter(has_text=value).first.click(timeout=BUSY_MS)
    await _send(page, composer.or_(page.locator(".modal-dialog")).first)


async def _send(page: Page, taken: Locator) -> None:
    """Send until the page takes it: it takes nothing while it draws itself anew."""
    for _ in range(TRIES):
        await page.locator("#send-message").click()
        with suppress(AssertionError):
            await expect(taken).to_be_visible(timeout=PATIENCE_MS)
            return
    await expect(taken).to_be_visible(timeout=PATIENCE_MS)


async def _press(page: Page, button: Locator, done: Locator) -> None:
    """Press until it is taken, since the page takes no press while it draws itself anew, and says so."""
    refused = page.get_by_text("Action was not completed")
    for _ in range(TRIES):
        await button.click()
        await expect(refused.or_(done).first).to_be_visible(timeout=BUSY_MS)
        if await done.is_visible():
            return
        await page.wait_for_timeout(QUIET_MS)
    await expect(done).to_be_visible(timeout=BUSY_MS)


def _card(page: Page, text: str) -> Locator:
    """The newest message that has these words."""
    return page.locator("#channel-message-list article").filter(has_text=text).last


async def _read(output: asyncio.StreamReader) -> Demo:
    """What the demo says when it is ready."""
    address = ""
    async for line in output:
        if found := re.search(rb"http://127\.0\.0\.1:\d+/\S+", line):
            address = found.group().decode()
        if found := re.search(rb"answers lie in (\S+) until", line):
            return Demo(address, Path(found.group(1).decode()))
    raise AssertionError("the demo ended without printing an address")


async def _picture(page: Page, name: str, shown: Locator | None = None) -> None:
    """Renew a picture of the documentation, where somebody asked for that."""
    if not os.environ.get("DEMO_SCREENSHOT"):
        return
    if shown is None:
        await page.screenshot(path=PICTURES / f"{name}.png")
    else:
        await expect(shown).to_be_visible(timeout=BUSY_MS)
        await shown.screenshot(path=PICTURES / f"{name}.png")
