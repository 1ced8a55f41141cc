"""A newcomer runs `make demo` and talks to the bot in a browser."""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, async_playwright, expect

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
SCREENSHOT = ROOT / "docs" / "images" / "demo.png"
START_SECONDS = 120
PATIENCE_MS = 20_000
STOP_SECONDS = 15


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def demo() -> AsyncIterator[str]:
    """The address of a demo that really runs; it must end by itself when told to."""
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
        yield await asyncio.wait_for(_address(process.stdout), START_SECONDS)
    finally:
        if process.returncode is None:
            process.terminate()
        code = await asyncio.wait_for(process.wait(), STOP_SECONDS)
    said = (await errors).decode()
    assert code == 0, said
    assert "Traceback" not in said, said


@pytest_asyncio.fixture(loop_scope="module")
async def page(demo: str) -> AsyncIterator[Page]:
    """A browser that shows the demo and can reach nothing else."""
    if CHROMIUM is None:
        reason = "Chromium is not installed (apt-get install chromium)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        await page.goto(demo)
        yield page
        await browser.close()


async def test_a_newcomer_asks_reads_and_presses_a_thumb(page: Page) -> None:
    timeline = page.locator("#channel-message-list")
    await expect(timeline).to_contain_text("Is SME Careers legit?", timeout=PATIENCE_MS)

    await page.locator("#channel-composer-input").fill("what do i need to withdraw my money from deel?")
    await page.locator("#send-message").click()
    await expect(timeline).to_contain_text("what do i need to withdraw")
    await expect(page.get_by_role("button", name="Dismiss").last).to_be_visible(timeout=PATIENCE_MS)
    await expect(timeline).to_contain_text("Source: ")

    await page.get_by_role("button", name="👍").last.click()
    await expect(timeline).to_contain_text("Thank you!", timeout=PATIENCE_MS)
    await _screenshot(page)


async def test_a_newcomer_uses_a_slash_command(page: Page) -> None:
    composer = page.locator("#channel-composer-input")
    await composer.fill("/help")
    await expect(page.get_by_text("What I can do and what I remember")).to_be_visible(timeout=PATIENCE_MS)
    # Enter picks the command, which replaces the composer.
    await composer.press("Enter")
    await expect(composer).to_be_hidden()
    await page.locator("#send-message").click()

    await expect(page.locator("#channel-message-list")).to_contain_text(
        "I answer questions about AI-training work", timeout=PATIENCE_MS
    )


async def _address(output: asyncio.StreamReader) -> str:
    async for line in output:
        if found := re.search(rb"http://127\.0\.0\.1:\d+/\S+", line):
            return found.group().decode()
    raise AssertionError("the demo ended without printing an address")


async def _screenshot(page: Page) -> None:
    if os.environ.get("DEMO_SCREENSHOT"):
        await page.get_by_text("Thank you!").last.scroll_into_view_if_needed()
        SCREENSHOT.parent.mkdir(parents=True, exist_ok=True)
        await page.screenshot(path=SCREENSHOT)
