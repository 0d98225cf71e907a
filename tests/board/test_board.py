"""The built board as a whole: pages, links, nothing from elsewhere, what stands on which page."""

from __future__ import annotations

import re
import shutil
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest

from ledger.board.build import MARK, build_board
from ledger.board.config import SAFETY
from ledger.board.pages.shares import percent
from ledger.refusal import Refusal
from tests.board.ledgers import change
from tests.board.pages import Page, pages, read

slow = pytest.mark.slow
LOADED = {"script", "link", "img", "iframe", "source", "video", "audio", "object", "embed"}
"""Elements that make a browser fetch something."""
REPOSITORY = "https://git.yunxi.example.invalid/yunxi/ledger"
"""Where the demo says that its ledger is hosted; the only place outside the board that links lead to."""


@pytest.fixture(scope="module")
def board(demo_board: Path) -> dict[str, Page]:
    """The demo's public board, page by page."""
    return dict(pages(demo_board))


def text_of(folder: Path, page: str) -> str:
    return read((folder / page / "index.html").read_text(encoding="utf-8")).text


@slow
def test_every_link_leads_to_a_page_and_to_a_place_on_it(demo_board: Path, board: dict[str, Page]) -> None:
    assert broken(demo_board, board) == set()


@slow
def test_every_link_inside_the_body_leads_somewhere(inside_board: Path) -> None:
    assert broken(inside_board, dict(pages(inside_board))) == set()


def broken(folder: Path, board: dict[str, Page]) -> set[tuple[str, str]]:
    """Pages and addresses on them that lead nowhere."""
    return {
        (name, address)
        for name, page in board.items()
        for _, _, address in page.addresses
        if not name.endswith("404.html") and not leads(folder, board, name, address)
    }


def leads(folder: Path, board: dict[str, Page], name: str, address: str) -> bool:
    if address.startswith(REPOSITORY):
        return True
    target = urlsplit(address)
    path = _target(name, unquote(target.path))
    there = not target.scheme and not target.netloc and (folder / path).is_file()
    return there and (not target.fragment or path not in board or unquote(target.fragment) in board[path].ids)


def _target(name: str, path: str) -> str:
    """The file that an address means, seen from a page."""
    parts: list[str] = []
    for part in (*PurePosixPath(name).parent.parts, *PurePosixPath(path).parts):
        parts = parts[:-1] if part == ".." else [*parts, part]
    found = "/".join(part for part in parts if part != ".")
    return name if not path else f"{found}/index.html".lstrip("/") if _is_folder(path) else found


def _is_folder(path: str) -> bool:
    return path.endswith("/") or path in (".", "..") or path.endswith("/..")


@slow
def test_nothing_is_loaded_from_another_host(demo_board: Path, board: dict[str, Page]) -> None:
    for name, page in board.items():
        found = [each for each in page.addresses if each[0] in LOADED]
        assert [each for each in found if re.match(r"[a-z]+:|//", each[2])] == [], name
    for path in demo_board.rglob("*.css"):
        fetched = re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s]+)", path.read_text(encoding="utf-8"))
        assert [each for each in fetched if re.match(r"https?:|//", each)] == [], path


@slow
def test_nothing_stands_inline_that_the_policy_of_pages_refuses(demo_board: Path) -> None:
    for path in demo_board.rglob("*.html"):
        markup = path.read_text(encoding="utf-8")
        policy = markup.index('<meta http-equiv="Content-Security-Policy"')
        assert 0 < policy < markup.index("<script"), path
        assert [tag for tag in re.findall("<script[^>]*>", markup) if not SOUND.search(tag)] == [], path
        assert re.findall(r"<style|<[^>]*\s(?:style|on[a-z]+)=[^>]*>", markup) == [], path
    assert "unsafe" not in SAFETY


SOUND = re.compile(r' src="| type="application/json"')
"""What a script's tag says when nothing in it is run."""


@slow
def test_every_page_says_that_a_fictional_ledger_is(board: dict[str, Page]) -> None:
    words = ("are fictional", "均为虚构，仅供演示")
    assert [name for name, page in board.items() if words[not name.startswith("en/")] not in page.text] == []


@slow
def test_every_page_has_one_heading_and_is_chinese(demo_board: Path, board: dict[str, Page]) -> None:
    for name, page in board.items():
        if not name.endswith("404.html"):
            assert [tag for tag, _ in page.tags].count("h1") == 1, name
    assert '<html lang="zh"' in (demo_board / "index.html").read_text(encoding="utf-8")


@slow
def test_digests_on_the_page_are_those_of_the_files(demo_board: Path, board: dict[str, Page]) -> None:
    page = board["data/index.html"].text
    listed = (demo_board / "data/SHA256SUMS").read_text().splitlines()
    assert len(listed) > 60
    for line in listed:
        digest, name = line.split("  ")
        assert sha256((demo_board / "data" / name).read_bytes()).hexdigest() == digest
        assert (digest in page) is not name.startswith("archive/")


@slow
def test_every_archive_is_on_the_page_of_its_year(demo_board: Path, board: dict[str, Page]) -> None:
    files = {path.name for path in (demo_board / "data/archive/2026").glob("*.json")}
    linked = {address for _, _, address in board["data/archive/2026/index.html"].addresses}
    assert len(files) > 60
    assert files <= linked


@slow
def test_a_persons_page_tells_result_logs_and_posts(board: dict[str, Page]) -> None:
    page = board["people/p0017/index.html"].text
    for words in ("2026年第二季度", "为什么是这个结果", "同级名次", "应记", "任职经历", "编号 p0017"):
        assert words in page


@slow
def test_an_explanation_goes_from_the_score_to_the_records(board: dict[str, Page]) -> None:
    page = board["why/2026-Q1/p0025/index.html"].text
    for words in ("得分是怎么算的", "records/ballots/2026-Q1/", "J6", "四舍五入", "等次是怎么定的"):
        assert words in page


@slow
def test_whoever_has_no_grade_is_told_why(board: dict[str, Page]) -> None:
    said = " ".join(page.text for name, page in board.items() if name.startswith("why/"))
    for words in ("请假超过半数工作日，不评定", "试用期，只写评语、不定等次", "期内离开，不评定"):
        assert words in said


@slow
def test_every_illustrative_number_is_marked(board: dict[str, Page]) -> None:
    rules = board["rules/index.html"].text
    assert rules.count("示例值") > 20
    assert "illustrative" not in rules


@slow
def test_the_rules_page_has_chinese_names_for_every_field(board: dict[str, Page]) -> None:
    assert re.findall(r"[a-z]{2,}_[a-z_]+", board["rules/index.html"].text) == []


@slow
def test_every_check_and_every_kind_of_record_is_described(board: dict[str, Page]) -> None:
    assert {"Y001", "L003", "V001"} <= board["rules/checks/index.html"].ids
    assert {"log", "ballots", "settlement", "policy"} <= board["rules/records/index.html"].ids


@slow
def test_a_correction_tells_why_and_whose_result_changed(closed_board: Path, closed_year: Path) -> None:
    page = text_of(closed_board, "corrections")
    assert "2025年第一季度第 2 次定案" in page
    assert "加分事由更正" in page


@slow
def test_annual_results_are_explained(year_board: Path) -> None:
    page = text_of(year_board, "why/2025/p0012")
    for words in ("2025年度", "民主测评", "单位年度考核", "平时考核"):
        assert words in page


def test_a_share_is_never_rounded_to_its_limit() -> None:
    """9 of 22 are 40.9…%, not 40% (a defect of systems before this one)."""
    assert percent(9, 22) == "40.90…%"
    assert percent(2, 5) == "40%"
    assert percent(1, 8) == "12.5%"
    assert percent(1, 3) == "33.33…%"
    assert percent(2, 3) == "66.66…%"
    assert percent(7, 7) == "100%"


@slow
def test_a_board_is_replaced_and_nothing_else_is(year: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    with pytest.raises(Refusal, match="not_a_board"):
        build_board(year, other)
    assert (other / "mine.txt").read_text() == "mine"
    board = tmp_path / "board"
    build_board(year, board)
    (board / "old.html").touch()
    build_board(year, board)
    assert (board / MARK).is_file()
    assert not (board / "old.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["board", "other"]


def test_what_does_not_verify_is_not_shown(closed_year: Path, tmp_path: Path) -> None:
    root = tmp_path / "ledger"
    shutil.copytree(closed_year, root)
    change(root, "records/adjustments/2025-Q1/p0005-flood.yaml", lambda value: value.update(points="0.40"))
    with pytest.raises(Refusal, match="unverified"):
        build_board(root, tmp_path / "board")
    assert not (tmp_path / "board").exists()


def test_faulty_records_are_not_shown(closed_year: Path, tmp_path: Path) -> None:
    root = tmp_path / "ledger"
    shutil.copytree(closed_year, root)
    (root / "records/organization/body.yaml").write_text("name: [\n")
    with pytest.raises(Refusal, match="findings"):
        build_board(root, tmp_path / "board")
