"""What people come to the board for, from the first page to the end. Screenshots stay in `build/`."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.board.browsing import DESKTOP, Reader, reading

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def shots(root: Path) -> Path:
    """Where screenshots of the journeys are kept; never committed."""
    folder = root / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def test_a_citizen_sees_what_a_unit_achieved_and_how_to_object(phone: Reader, shots: Path) -> None:
    page = phone.open("")
    page.locator("article a[href='units/']").first.click()
    page.locator("article a", has_text="柳湾镇").first.click()
    heading(page, "柳湾镇")
    page.screenshot(path=shots / "citizen-unit.png")
    page.locator("article a[href*='tasks/liuwan']").first.click()
    heading(page, "柳湾镇")
    expect(page.locator("article .sj-stones li").first).to_be_attached()
    page.screenshot(path=shots / "citizen-tasks.png")

    page = phone.open("participation/")
    page.locator("article a", has_text="异议").first.click()
    how = page.locator("#how")
    expect(how).to_be_visible()
    expect(page.locator("article")).to_contain_text("个工作日内提出")
    page.screenshot(path=shots / "citizen-objection.png")
    phone.open("notices/")
    expect(page.locator("article tbody tr").first).to_contain_text("考核")


def test_a_person_asks_why_and_gets_to_the_record_and_the_clause(desktop: Reader, shots: Path) -> None:
    page = desktop.open("people/")
    page.locator(".sj-filter").fill("p0025")
    page.locator("article .sj-item a:visible").first.click()
    score = page.locator(".sj-score .sj-value").first.inner_text()
    page.get_by_role("link", name="为什么是这个结果").first.click()
    assert page.locator(".sj-score .sj-value").first.inner_text() == score
    steps = page.locator(".sj-steps li[id]")
    expect(steps.first).to_contain_text("=")
    expect(page.locator(".sj-record").first).to_contain_text("records/")
    page.screenshot(path=shots / "why.png", full_page=True)
    page.locator("article a[href*='rules/']").first.click()
    heading(page, "规则")
    expect(page.locator("article")).to_contain_text("依据")


def test_a_leader_sees_who_is_due(browser: Browser, inside: str, shots: Path) -> None:
    for reader in reading(Reader(browser, inside, DESKTOP)):
        page = reader.open("work/")
        page.locator("article a[href*='today/']").first.click()
        for words in ("近期到期", "近日记载"):
            expect(page.locator("article")).to_contain_text(words)
        expect(page.locator("#overdue, #ahead").first).to_be_visible()
        page.screenshot(path=shots / "leader-today.png", full_page=True)
        page = reader.open("orders/")
        expect(page.locator("article")).to_contain_text("逾期")


def test_an_auditor_downloads_compares_and_recomputes(desktop: Reader, demo_board: Path, shots: Path) -> None:
    page = desktop.open("data/")
    with page.expect_download() as downloading:
        page.locator("article a[href$='results-2026-Q1.json']").first.click()
    data = Path(downloading.value.path()).read_bytes()
    digest = sha256(data).hexdigest()
    expect(page.locator("article")).to_contain_text(digest)
    assert f"{digest}  results-2026-Q1.json" in (demo_board / "data/SHA256SUMS").read_text(encoding="utf-8")
    row = next(each for each in json.loads(data) if each["person"] == "p0025")

    page = desktop.open("recompute/?2026-Q1/p0025")
    expect(page.locator("#sj-again-told .sj-right")).to_have_count(2)
    expect(page.locator("#sj-again-told")).to_contain_text(row["score"])
    page.screenshot(path=shots / "auditor-recompute.png")
    expect(desktop.open("verify/").locator("article")).to_contain_text("shaiji verify")


def test_a_clerk_prints_the_form_that_an_office_signs(desktop: Reader, shots: Path) -> None:
    page = desktop.open("forms/")
    page.locator("article a[href*='2026-Q1/']").first.click()
    page.emulate_media(media="print")
    for gone in (".md-header", ".md-tabs", ".md-footer", ".sj-noprint"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    expect(page.locator(".sj-sheet").first).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.screenshot(path=shots / "clerk-form.png", full_page=True)


def test_somebody_gets_to_the_form_for_a_log_on_a_phone(phone: Reader, shots: Path) -> None:
    """What the form does is tried in the tests of filing; here that one gets to it and can write."""
    page = phone.open("participation/")
    page.locator("article a[href*='file/']").first.click()
    words = page.locator("#sj-text")
    words.fill("走访三户群众，帮助办理养老认证。")
    expect(page.locator("#sj-count")).not_to_have_text("")
    box = page.get_by_role("button").last.bounding_box()
    assert box is not None
    page.screenshot(path=shots / "phone-log.png")
