"""Filing a log from a phone: the form's file is byte for byte what the checks and `shaiji fmt` want."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from ledger.board.filing.settings import SETTINGS
from ledger.log_entry.month import Entry, with_entry
from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.reading.text import is_accepted, length_in_letters
from tests.board.browsing import DESKTOP, PHONE, Reader
from tests.board.filing import ORDINARY, TRICKY, at, opened, written

pytestmark = [pytest.mark.slow, pytest.mark.browser]

FORGES = {
    "github": "https://forge.example.invalid/b/l/new/main?filename=records%2Flogs%2F2026%2F",
    "gitea": "https://forge.example.invalid/b/l/_new/main/records/logs/2026/",
    "forgejo": "https://forge.example.invalid/b/l/_new/main/records/logs/2026/",
    "gitlab": "https://forge.example.invalid/b/l/-/new/main?file_name=records%2Flogs%2F2026%2F",
    "gitee": "https://forge.example.invalid/b/l/issues/new",
}
"""Forge → how the address starts where a new file is made."""


def _forge(kind: str) -> dict[str, str]:
    return {"kind": kind, "repository": "https://forge.example.invalid/b/l", "branch": "main"}


@pytest.fixture(scope="module")
def demo(demo_ledger: Path) -> Path:
    """The small demo ledger."""
    return demo_ledger


@pytest.fixture(scope="module")
def settings(demo_board: Path) -> dict[str, Any]:
    """What the form knows."""
    value: dict[str, Any] = json.loads((demo_board / SETTINGS).read_text(encoding="utf-8"))
    return value


@pytest.fixture(scope="module")
def filers(settings: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Person, unit and newest month of everybody whose post is still running and whose file is known."""
    people = settings["people"].items()
    return [
        (person, *known["months"][-1])
        for person, known in people
        if known.get("months") and known["posts"][-1][2] is None
    ]


def _workday(settings: dict[str, Any], taken: str, month: str) -> str:
    """The first workday of a month after a day."""
    return next(day for day in settings["workdays"] if day > taken and day.startswith(month))


def _last_day(demo: Path, person: str, unit: str, month: str) -> str:
    document, _ = read_document("x", _file(demo, person, unit, month).read_bytes())
    assert document is not None
    entries: Any = document.value["entries"]
    return str(entries[-1]["date"])


def _file(root: Path, person: str, unit: str, month: str) -> Path:
    return root / f"records/logs/{month[:4]}/{unit}/{person}/{month}.yaml"


def test_a_log_filed_on_a_phone_passes_the_checks_byte_for_byte(
    phone: Reader, demo: Path, settings: dict[str, Any], filers: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    """A new month, a day put into the month that is there, and two days at once."""
    ledger = tmp_path / "ledger"
    shutil.copytree(demo, ledger)
    (person, unit, month), (other, unit2, month2), (third, unit3, _) = filers[0], filers[5], filers[9]
    theme = settings["rules"][-1]["themes"][0]["id"]

    day = _workday(settings, _last_day(demo, other, unit2, month2), month2)
    page = opened(phone, day)
    made = written(page, other, day, f"上午：“核查” {ORDINARY}", theme)
    expect(at(page, "path")).to_have_text(f"records/logs/{month2[:4]}/{unit2}/{other}/{month2}.yaml")
    expect(at(page, "yaml")).to_have_value(re.compile(f'- date: "{day}"'))
    made = at(page, "yaml").input_value()
    _file(ledger, other, unit2, month2).write_bytes(made.encode())
    before = _file(demo, other, unit2, month2).read_text(encoding="utf-8")
    assert made.startswith(before)
    assert len(made) > len(before)

    following = f"{month[:5]}{int(month[5:]) + 1:02}"
    first = _workday(settings, f"{following}-00", following)
    second = _workday(settings, first, following)
    page = opened(phone, second)
    made = written(page, person, first, f"第一件：{ORDINARY}\n\n第二件：  缩进的一行，“引号”与 # 号。", theme)
    assert made.startswith(f"person: {person}\nunit: {unit}\nmonth: {following}\n")
    _file(ledger, person, unit, following).write_bytes(made.encode())

    assert written(page, third, first, f"街道办：{ORDINARY}") != ""
    at(page, "more").click()
    made = written(page, third, second, f"改期的会：{ORDINARY[::-1]}")
    assert made.count("- date:") == 2
    _file(ledger, third, unit3, following).write_bytes(made.encode())

    names = [
        str(_file(ledger, *each).relative_to(ledger))
        for each in ((other, unit2, month2), (person, unit, following), (third, unit3, following))
    ]
    told = _shaiji(ledger, "check", "--now", second, *names)
    assert told.returncode == 0, told.stdout + told.stderr
    told = _shaiji(ledger, "fmt", "--check", *names)
    assert told.returncode == 0, told.stdout


def _shaiji(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ledger.cli", *words, "--lang", "en"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=root)


def test_every_tricky_text_is_spelt_as_the_canonical_form_spells_it(phone: Reader) -> None:
    page = phone.open("file/")
    records = [
        {"text": text, "list": [{"a": text, "b": [text]}], "n": -3, "yes": True, "no": []} for text in TRICKY
    ]
    made = page.evaluate(
        "async records => { const {emit} = await import('/assets/canonical.js'); return records.map(emit); }",
        records,
    )
    assert [each for each in zip(made, map(emit, records), strict=True) if each[0] != each[1]] == []


def test_tricky_texts_go_through_the_form_unchanged(
    phone: Reader, settings: dict[str, Any], filers: list[tuple[str, str, str]]
) -> None:
    """Blanks around an entry fall away, as they do with `shaiji new log`; all else stays.

    A share of the texts, as each is typed into the page; how all of them are spelt is tried above.
    """
    person, unit, month = filers[0]
    following = f"{month[:5]}{int(month[5:]) + 1:02}"
    day = _workday(settings, f"{following}-00", following)
    page = opened(phone, day)
    for tricky in TRICKY[::5]:
        for text in (f"{tricky} {ORDINARY}", f"{ORDINARY}{tricky}"):
            entry = Entry(person, unit, day, day, text.strip())
            assert is_accepted(text)
            assert length_in_letters(text) >= 50
            assert written(page, person, day, text) == emit(with_entry(None, entry)), text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("太短了", "L004"),
        (ORDINARY + "".join(map(chr, range(0x4E00, 0x4F00))), "L005"),
        ("完成工作" * 15, "D020"),
        (ORDINARY + "联系 138 0013 8000", "D002"),
        (ORDINARY + "身份证11010519491231002X", "D001"),
        (ORDINARY + "😀", "Y012"),
        (ORDINARY + "１２", "Y011"),
        (ORDINARY + "\u200b", "Y008"),
        (ORDINARY + "\u00a0完", "Y009"),
        (ORDINARY + "e\u0301", "Y013"),
        (ORDINARY + "\t完", "Y006"),
    ],
    ids=lambda value: value if len(value) == 4 else "",
)
def test_a_fault_is_told_as_the_checks_tell_it(
    phone: Reader, settings: dict[str, Any], filers: list[tuple[str, str, str]], text: str, rule: str
) -> None:
    """An error gives no file; a doubt (D020) does, as it can be approved."""
    person, _, month = filers[0]
    following = f"{month[:5]}{int(month[5:]) + 1:02}"
    day = _workday(settings, f"{following}-00", following)
    page = opened(phone, day)
    made = written(page, person, day, text)
    told = at(page, "told").locator("li").all_inner_texts()
    assert [line.split()[0] for line in told] == [rule]
    assert (made == "") == (settings["messages"][rule]["severity"] == "error")


def test_days_are_held_to_calendar_and_clock(
    phone: Reader, settings: dict[str, Any], filers: list[tuple[str, str, str]], demo: Path
) -> None:
    person, unit, month = filers[0]
    page = opened(phone, f"{month}-28")
    told = at(page, "told").locator("li")
    for day, rule in (
        (f"{month}-29", "L009"),
        (f"{int(month[:4])}-01-01", "L003"),
        (f"{int(month[:4])}-01-05", "L011"),
        (_last_day(demo, person, unit, month), "L016"),
    ):
        written(page, person, day, ORDINARY)
        expect(told.filter(has_text=rule)).to_have_count(1)


@pytest.mark.parametrize("kind", FORGES)
def test_a_link_brings_the_new_file_to_the_forge(
    phone: Reader, settings: dict[str, Any], filers: list[tuple[str, str, str]], kind: str
) -> None:
    person, unit, month = filers[0]
    following = f"{month[:5]}{int(month[5:]) + 1:02}"
    day = _workday(settings, f"{following}-00", following)
    page = opened(phone, day, forge=_forge(kind))
    made = written(page, person, day, ORDINARY)
    address = at(page, "send").get_attribute("href")
    assert address.startswith(FORGES[kind])
    asked = parse_qs(urlsplit(address).query)
    carried = kind in ("github", "gitea", "forgejo")
    assert asked.get("value", []) == ([made] if carried else [])
    name = f"records/logs/{month[:4]}/{unit}/{person}/{following}.yaml"
    if kind == "github":
        assert asked["filename"] == [name]
    elif kind == "gitlab":
        assert asked["file_name"] == [name]
    elif carried:
        assert asked["filename"] == [f"{following}.yaml"]


def test_what_is_too_long_for_a_link_is_copied(
    phone: Reader, settings: dict[str, Any], filers: list[tuple[str, str, str]]
) -> None:
    """More than 500 Chinese characters: the link has the name alone, and the click copies the file."""
    person, _, month = filers[0]
    following = f"{month[:5]}{int(month[5:]) + 1:02}"
    days = [day for day in settings["workdays"] if day.startswith(following)][:6]
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=phone.site.rstrip("/"))
    page = opened(phone, days[-1], forge=_forge("github"))
    signs = iter("甲乙丙丁戊己庚辛壬癸")
    for day in days[:-1]:
        assert written(page, person, day, next(signs) + ORDINARY + ORDINARY[::-1]) != ""
        at(page, "more").click()
    made = written(page, person, days[-1], next(signs) + ORDINARY)
    address = at(page, "send").get_attribute("href")
    assert "filename" in address
    assert "value" not in address
    phone.context.route("**/new/main**", lambda route: route.fulfill(body="the forge"))
    with page.expect_popup() as opening:
        at(page, "send").click()
    opening.value.close()
    assert page.evaluate("navigator.clipboard.readText()") == made
    with page.expect_download() as saving:
        at(page, "save").click()
    assert saving.value.suggested_filename == f"{following}.yaml"
    assert saving.value.path().read_bytes() == made.encode()
    assert set(phone.foreign) == {address}
    phone.foreign.clear()  # asked for on purpose


def test_person_and_draft_are_remembered(
    phone: Reader, settings: dict[str, Any], filers: list[tuple[str, str, str]]
) -> None:
    person, unit, month = filers[0]
    page = opened(phone, f"{month}-28")
    written(page, settings["people"][person]["name"], f"{month}-27", "写到一半")
    page.reload()
    expect(at(page, "text")).to_have_value("写到一半")
    expect(at(page, "unit")).to_have_value(unit)
    page = opened(phone, f"{month}-28", lang="en/")
    expect(at(page, "text")).to_have_value("写到一半")
    expect(at(page, "count")).to_contain_text("4 letters")


def test_without_knowing_the_file_the_lines_to_add_are_given(
    phone: Reader, settings: dict[str, Any], filers: list[tuple[str, str, str]], demo: Path
) -> None:
    """Of a month that the board does not show; what is pasted is put together with the new day."""
    person, unit, month = filers[0]
    following = f"{month[:5]}{int(month[5:]) + 1:02}"
    first = _workday(settings, f"{following}-00", following)
    second = _workday(settings, first, following)
    page = opened(phone, second, forge=_forge("github"))
    written(page, person, second, ORDINARY)
    page.get_by_label("已经有，加进去").check()
    lines = at(page, "yaml").input_value()
    assert lines.startswith(f'- date: "{second}"\n')
    assert "/edit/main/records/logs/" in at(page, "send").get_attribute("href")
    there = emit(with_entry(None, Entry(person, unit, first, first, "先有的：一天\n两行", "service")))
    at(page, "paste").fill(there)
    assert at(page, "yaml").input_value() == there + lines
    at(page, "paste").fill("person: p9999\nentries:\n")
    assert at(page, "yaml").input_value() == ""


def test_without_scripts_the_page_explains(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site}file/")
    expect(page.locator("#sj-file")).to_be_hidden()
    expect(page.locator(".sj-sample")).to_contain_text('- date: "')
    expect(page.get_by_text("records/logs/<year>/<unit>/<person>/<month>.yaml")).to_be_visible()
    context.close()


def test_nothing_is_wider_than_a_phone(phone: Reader, filers: list[tuple[str, str, str]]) -> None:
    page = opened(phone, f"{filers[0][2]}-28")
    written(page, filers[0][0], f"{filers[0][2]}-27", "太短了")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    low = "nodes => nodes.filter(n => n.offsetParent && n.getBoundingClientRect().height < 44).map(n => n.id)"
    assert page.locator("#sj-file :is(button, select, input:not([type=radio]))").evaluate_all(low) == []


def test_the_desk_sees_the_same(browser: Browser, site: str) -> None:
    reader = Reader(browser, site, DESKTOP)
    page = opened(reader, "2026-03-02")
    expect(at(page, "yaml")).to_be_visible()
    reader.context.close()
    assert reader.errors == []
