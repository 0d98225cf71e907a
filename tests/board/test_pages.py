"""What pages say, from views that are not rendered: words, strips, bills, rules, a new ledger."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from html import unescape
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from ledger.board import address
from ledger.board.both import in_language
from ledger.board.pages.coverage import coverage
from ledger.board.pages.policy_words import names_of, value_words
from ledger.board.pages.rules import tree
from ledger.board.pages.sums import number, signed
from ledger.board.pages.words import basis, day_name, month_name, period_name
from ledger.board.serve import serve
from ledger.board.source import read_view
from ledger.board.view import View
from ledger.preset.start import beginning, start
from ledger.reading.document import read_document
from ledger.reading.values import Map
from ledger.records.dictionary import Row
from ledger.records.schemas import Words
from tests.board.pages import markdown, read

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def view(year: Path) -> View:
    return read_view(year, "public")


@pytest.fixture(scope="module")
def written(view: View) -> dict[str, str]:
    """Every page of the board by its name, as Chinese Markdown."""
    return markdown(view)


def test_words_of_time() -> None:
    assert [in_language(period_name(each), "zh") for each in ("2026-Q1", "2026-H2", "2026-M03", "2026")] == [
        "2026年第一季度",
        "2026年下半年",
        "2026年第3个月",
        "2026年度",
    ]
    words = f"{day_name('2026-03-02')} {month_name('2026-11')}"
    assert in_language(words, "zh") == "2026年3月2日 2026年11月"
    assert in_language(words, "en") == "2 March 2026 November 2026"


def test_a_basis_may_be_a_rule_and_illustrative() -> None:
    assert basis("D13, illustrative") == basis("D13") + " " + basis("illustrative")
    assert "示例值" in basis("illustrative")
    assert basis("") == ""


def test_numbers_are_exact_or_visibly_cut() -> None:
    assert number(Fraction(2113, 24)) == "88.041666…"
    assert number(Fraction(-1, 5)) == "−0.2"
    assert (signed(Fraction(1, 2)), signed(Fraction(-3, 10)), signed(Fraction(0))) == ("+0.5", "−0.3", "0")


BARE = {"renormalise", "withhold", "zero", "panel", "body", "year", "quarter", "month", "week", "10000"}


@pytest.mark.parametrize("preset", sorted(each.parent.name for each in ROOT.glob("presets/*/policy.yaml")))
def test_rules_tell_choices_in_words_and_weights_in_percent(preset: str) -> None:
    document, _ = read_document("policy.yaml", (ROOT / "presets" / preset / "policy.yaml").read_bytes())
    assert document is not None
    names = names_of(document.value)
    told = in_language("".join(tree(value, key, "", names) for key, value in document.value.items()), "zh")
    values = {unescape(each) for each in re.findall("<b>([^<]*)</b>", told)}
    assert values & BARE == set()
    assert any(each.endswith("%") for each in values)


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        (address.FRONT, address.PEOPLE, "people/"),
        (address.person("p0001"), address.FRONT, "../../"),
        (address.person("p0001"), address.why("p0001", "2026-Q1"), "../../why/2026-Q1/p0001/"),
        (address.UNITS, address.unit("roads"), "roads/"),
    ],
)
def test_links_between_pages(here: str, there: str, link: str) -> None:
    assert address.between(here, there) == link


def test_a_calendar_says_in_words_what_it_shows(written: dict[str, str]) -> None:
    """p0005 filed logs in March 2025 only on some days; each due day is either kept or named."""
    page = written["people/p0005"]
    says = page.split("日志记载日历")[1].split("</desc>")[0]
    assert "应记" in says
    assert "没有记：" in page


def test_of_a_month_that_is_not_over_only_what_there_is_is_told(view: View) -> None:
    """Before anything is settled, the last log is about a day in the midst of March 2025."""
    running = replace(view, settled=(), units_settled=())
    assert running.log_month < "2025-03"
    told = coverage(running, view.facts.people["p0005"])
    assert "当月未完" in told
    assert "没有记：" not in told


def test_points_are_signed_and_named(written: dict[str, str]) -> None:
    page = read(written["people/p0005"]).text
    assert "受区级通报表扬" in page
    assert "+0.50" in page


def test_a_veto_is_told_with_its_authority(written: dict[str, str]) -> None:
    page = read(written["people/p0013"]).text
    assert "一票否决事项" in page


def test_units_that_are_not_assessed_are_listed_with_the_reason(written: dict[str, str]) -> None:
    assert "不在本台账考核的单位" in written["units/index"]


def test_a_unit_tells_its_limit_and_what_was_given(written: dict[str, str]) -> None:
    page = read(written["units/dongguan"]).text
    assert "至多" in page
    assert "实为" in page


def test_people_of_a_unit_stand_by_role_and_id_not_by_score(view: View, written: dict[str, str]) -> None:
    """No naked league table."""
    settled = view.settled[0]
    members = [p for p in settled.outcome.people.values() if p.unit == "dongguan"]
    roles = [role.id for role in view.policy.roles]
    expected = sorted(members, key=lambda member: (roles.index(member.role), member.person))
    page = written["units/dongguan"].rpartition("2025年第一季度")[2]
    places = [page.index(f"../../people/{member.person}/") for member in expected]
    assert places == sorted(places)


ROUNDING = "half_up 四舍五入、floor 向下、ceiling 向上"


@pytest.mark.parametrize(
    ("value", "kind", "description", "zh", "en"),
    [
        (4000, "share", "", "40%", "40%"),
        (3333, "integer", "万分比", "33.33%", "33.33%"),
        (5, "integer", "", "5", "5"),
        (True, "boolean", "", "是", "yes"),
        ("floor", "choice", ROUNDING, "向下", "down"),
        ("half_up", "choice", ROUNDING, "四舍五入", "half up"),
        ("public", "choice", "", "向社会公开", "open to the public"),
        ("roads", "id", "", "公路所", "公路所"),
    ],
)
def test_values_of_a_policy_in_words(value: str | int, kind: str, description: str, zh: str, en: str) -> None:
    english = "basis points" if description == "万分比" else ""
    row = Row("policy", "field", kind, True, Words("", description), Words("", english))
    said = value_words(value, row, names_of({"units": [{"id": "roads", "name": "公路所"}]}))
    assert (read(said).text, read(said, "en").text) == (zh, en)


@pytest.mark.parametrize(("lang", "words"), [("zh", "按完成率"), ("en", "Ratio")])
def test_a_way_to_score_is_told_by_its_title(lang: str, words: str) -> None:
    said = Words("", "")
    row = Row("policy", "indicators.items.scoring.kind", "choice", True, said, said)
    assert read(value_words("ratio", row, names_of({})), lang).text == words


@pytest.mark.parametrize(
    ("path", "value", "zh", "en"),
    [
        ("archive.modules[].kinds", "log", "工作日志", "Work log"),
        ("visibility.fields[].field", "log.text", "工作日志 · 内容", "Work log · Text"),
    ],
)
def test_kinds_of_records_and_their_fields_go_by_their_titles(
    path: str, value: str, zh: str, en: str
) -> None:
    row = Row("policy", path, "field_path", True, Words("", ""), Words("", ""))
    said = value_words(value, row, names_of({"modules": [{"id": "log", "name": "日志"}]}))
    assert (read(said).text, read(said, "en").text) == (zh, en)


def test_a_grade_keeps_its_name_when_a_limit_or_an_answer_has_the_same_id() -> None:
    policy: Map = {
        "grades": {
            "order": [{"id": "good", "name": "好"}],
            "caps": [{"id": "good", "name": "“好”等次比例"}],
        },
        "surveys": [{"id": "public", "name": "调查", "options": [{"id": "good", "name": "满意"}]}],
    }
    assert names_of(policy).of("good") == "好"


def test_a_new_ledger_has_a_board_too(tmp_path: Path) -> None:
    start(tmp_path / "new", "jiancaoping", "示例区", beginning("jiancaoping", 2026))
    made = markdown(read_view(tmp_path / "new", "public"))
    assert "还没有定案的考核期" in made["index"]
    assert "achievements/index" not in made


def test_serving_tells_its_address_and_stops_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(server: ThreadingHTTPServer, poll_interval: float = 0.5) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ThreadingHTTPServer, "serve_forever", interrupted)
    said: list[str] = []
    serve(tmp_path, 0, said.append)
    assert said[0].startswith("http://127.0.0.1:")
    assert capsys.readouterr() == ("", "")


def test_a_withdrawn_record_is_told_as_withdrawn(year: Path) -> None:
    """Where corrections are told, and where the record would stand; and on no other person's page."""
    written = markdown(read_view(year, "sealed"))
    for place in (address.CORRECTIONS, address.person("p0012")):
        assert "已撤回的记录" in written[place]
        assert "adjustments/2025-Q1/p0012-repair" in unescape(written[place])
        assert "通报表扬的是另一人" in written[place]
    assert "已撤回的记录" not in written[address.person("p0013")]
