"""Goals, supervision, remedies, care, uses, fairness: what the pages say and what they withhold."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ledger.board import address
from ledger.board.both import in_language
from ledger.board.pages.hubs import GROUPS, navigation
from ledger.board.pages.small import counts
from ledger.board.source import read_view
from ledger.board.view import View
from ledger.preset.start import beginning, sample, start
from tests.board.everything import everything
from tests.board.ledgers import POLICY, change, settle_unchecked
from tests.board.made import pages
from tests.board.pages import markdown, read
from tests.board.test_visibility import stated
from tests.settle.small import settled

AIRED = {
    address.TASKS,
    address.INDICATORS,
    address.USES,
    address.FAIRNESS,
    address.ORDERS,
    address.PETITIONS,
    address.INSPECTIONS,
    address.SURVEYS,
    address.OBJECTIONS,
    address.MEASURES,
}
FOLDERS = (
    *("tasks", "unit-goals", "goals", "orders", "petitions", "inspections", "inspection-lists", "surveys"),
    *("objections", "appeals", "measures", "activities", "decisions", "indicators"),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return everything(tmp_path_factory.mktemp("airing") / "ledger", "public")


@pytest.fixture(scope="module")
def view(root: Path) -> View:
    return read_view(root, "public")


@pytest.fixture(scope="module")
def written(view: View) -> dict[str, str]:
    return markdown(view)


def said(written: dict[str, str], page: str) -> str:
    return read(written[page]).text


def test_every_kind_that_is_there_has_its_page_and_its_place_in_the_menu(written: dict[str, str]) -> None:
    assert written.keys() >= AIRED | {group.page for group in GROUPS}
    menu = str(navigation(list(written), "zh"))
    for page in AIRED:
        assert address.markdown(page) in menu, page


@pytest.mark.rule("D16")
def test_tasks_stand_below_each_other_with_their_milestones(written: dict[str, str]) -> None:
    """Bridges comes from the district's safe-roads; its list was done in time, its repair is overdue."""
    page = said(written, address.TASKS)
    assert page.index("农村公路安全提升") < page.index("危桥排查和处置")
    assert "应急物资清点" not in page  # nobody handed it down: it stands with its unit
    own = said(written, address.tasks("roads"))
    for words in (
        "应急物资清点",
        "按期完成 1",
        "逾期未完成 1",
        "2025-09-26 前",
        "全年不发生因养护不到位造成的事故",
    ):
        assert words in own, words


def test_goals_tell_their_course(written: dict[str, str]) -> None:
    page = said(written, address.tasks("roads"))
    for words in ("申报", "会上陈述", "评议：同意 8 票，不同意 1 票", "审定", "公示", "答复：采纳"):
        assert words in page, words


@pytest.mark.rule("T4")
def test_indicators_come_to_a_sum(written: dict[str, str]) -> None:
    """3 of 4 bridges of 40: 30; 7 days of 15…5 for 20: 16; fair: 6; a day late 60 % of 20: 12. 64 of 90."""
    page = said(written, address.indicators("roads", "2025-Q1"))
    for words in ("桥梁检测4 座3 座4030", "按期报送报表2025-03-202025-03-212012", "没有数据", "合计9064"):
        assert words in page.replace(" 座", " 座"), words


@pytest.mark.rule("T9")
def test_an_order_tells_every_step_in_order(written: dict[str, str]) -> None:
    page = said(written, address.order("orders/2025/culverts"))
    steps = [
        "交办",
        "承办",
        "查看施工安排",
        "反馈",
        "考核 部分达到",
        "责令整改",
        "整改完成",
        "销号云溪区考核办",
    ]
    places = [page.index(step, page.index("办理经过")) for step in steps]
    assert places == sorted(places)


def test_overdue_orders_stand_first(tmp_path: Path) -> None:
    root = everything(tmp_path / "ledger", "public")
    change(
        root,
        "records/orders/2025/culverts.yaml",
        lambda order: [order.pop("closed"), order.pop("rectification")],
    )
    page = said(markdown(read_view(root, "public")), address.ORDERS)
    assert "1 件逾期，0 件在期限内办理，0 件已销号" in page
    assert "个工作日" in page


@pytest.mark.rule("T10")
def test_petitions_are_counted_by_nature_and_remedy(written: dict[str, str]) -> None:
    page = said(written, address.PETITIONS)
    assert "性质 及时整改 合计".replace(" ", "") in page.replace(" ", "")
    for words in ("投诉举报11", "意见建议00", "东关社区路面坑洼多日没有修补。", "热线电话", "反映人满意"):
        assert words in page, words


@pytest.mark.rule("T11")
@pytest.mark.rule("T12")
def test_inspections_tell_the_list_and_who_rests_on_a_finding(written: dict[str, str]) -> None:
    page = said(written, address.INSPECTIONS)
    for words in (
        "档案管理随机抽查随机抽查",
        "还没有",
        "一台压路机的年检标志过期。",
        "云溪区考核办：年度考核",
    ):
        assert words in page, words


@pytest.mark.rule("T6")
def test_a_survey_tells_how_to_draw_again_and_withholds_small_cells(
    tmp_path: Path, written: dict[str, str]
) -> None:
    page = said(written, address.survey("2025", "public"))
    for words in ("shaiji draw 2025 public", "e07、e04、e06", "2025-10-20 02 09 13 21 28 33 / 05", "答复率"):
        assert words in page, words
    assert "少于 2 人" in page
    assert "企业不公布" not in page
    root = everything(tmp_path / "ledger", "public")
    change(root, POLICY, lambda policy: policy["surveys"][0].update(withhold_below=3))
    for path in sorted((root / "records/results").rglob("*.yaml")):
        path.unlink()
    settle_unchecked(root, "2025-Q1")
    page = said(markdown(read_view(root, "public")), address.survey("2025", "public"))
    assert "企业210" in page
    assert "居民·城镇不公布不公布不公布" in page


@pytest.mark.rule("D15")
def test_objections_are_counted_and_their_course_told(written: dict[str, str]) -> None:
    page = said(written, address.OBJECTIONS)
    for words in (
        "异议事由成立部分成立不成立办理中合计",
        "得分00101",
        "请核对三月的补记日志是否计入。",
        "决定：不成立",
    ):
        assert words in page, words


@pytest.mark.rule("D15")
def test_the_course_of_an_objection_is_told_without_who_made_it_and_what_it_says(view: View) -> None:
    hidden = dict.fromkeys(("objection.person", "objection.text", "appeal.person", "appeal.text"), "sealed")
    narrow = replace(view, sight=replace(view.sight, fields={**view.sight.fields, **hidden}))
    page = said(markdown(narrow), address.OBJECTIONS)
    assert "决定：不成立" in page
    assert "得分00101" in page
    assert "请核对三月的补记日志是否计入。" not in page


def test_measures_tell_who_and_how_they_stand(written: dict[str, str]) -> None:
    page = said(written, address.MEASURES)
    assert "谈话并限期整改" in page
    assert "已写出检查并到抢险岗位轮训" in page
    assert "p0013" in page


def test_the_assessment_group_and_what_took_place(written: dict[str, str]) -> None:
    page = said(written, address.ACTIVITIES)
    for words in ("云溪区纪委监委", "理论学习会讲评 X61", "学习会上讲评三月上旬工作。"):
        assert words in page, words


def test_uses_are_proposals_with_the_decisions_on_them(written: dict[str, str]) -> None:
    page = said(written, address.uses("2025"))
    for words in ("不是决定", "提拔任用实绩关", "暂缓", "待补充考察材料。", "无法判断"):
        assert words in page, words


def test_observations_say_that_they_are_no_verdict(written: dict[str, str]) -> None:
    page = said(written, address.fairness("2025-Q1"))
    for words in ("不是结论", "等次分布", "怎么算，界限是多少", "差距 ＝", "不足 3 人"):
        assert words in page, words


def test_a_unit_is_explained_and_lists_its_rounds(written: dict[str, str]) -> None:
    assert "90.63" in said(written, address.unit("roads")) or "90.13" in said(written, address.unit("roads"))
    why = said(written, address.why("roads", "units-2025"))
    assert "云溪区公路养护所：为什么是这个结果" in why
    assert "shaiji explain roads units-2025" in why


@pytest.mark.rule("D6")
def test_a_person_stands_in_the_modules_of_the_policy(written: dict[str, str]) -> None:
    """Goals and orders in the policy's first module, an empty one said to be empty, the rest after them."""
    page = said(written, address.person("p0013"))
    assert page.index("考核结果") > page.index("工作实绩")
    assert "空的模块 {#m-party} 没有记录。" in page
    assert "完成辖区桥梁年度检测" in page[page.index("工作实绩 {") : page.index("奖惩情况 {")]
    assert "其他记录" in page


def test_small_counts_are_withheld_with_the_sum_they_follow_from() -> None:
    told = counts([0, 2, 7], 3)
    assert [in_language(cell, "zh") for cell in told] == ["0", "＜3", "7", "—"]
    assert [in_language(cell, "en") for cell in told] == ["0", "&lt;3", "7", "—"]
    assert counts([0, 3, 7], 3) == ["0", "3", "7", "10"]


def texts_of(root: Path) -> set[str]:
    """What people wrote into the records of these kinds."""
    names = ("text", "title", "matter", "standard", "result", "reason", "authority", "seed_value")
    found = {each for folder in FOLDERS for each in stated(root, f"{folder}/", *names)}
    policy = (root / POLICY).read_text(encoding="utf-8")
    return {each for each in found if len(each) > 4 and not each.isascii() and each not in policy}


def test_what_is_not_visible_is_nowhere(tmp_path: Path, written: dict[str, str], root: Path) -> None:
    closed = everything(tmp_path / "ledger", "unit")
    known = texts_of(root)
    assert len([each for each in known if any(each in read(page).text for page in written.values())]) > 30
    shown = markdown(read_view(closed, "public"))
    assert shown.keys().isdisjoint(AIRED)
    together = " ".join(read(page).text for page in shown.values())
    assert {each for each in known if each in together} == set()


@pytest.mark.parametrize(
    ("kind", "folder"),
    [
        ("task", "tasks/"),
        ("goals", "goals/"),
        ("order", "orders/"),
        ("petition", "petitions/"),
        ("inspection", "inspections/"),
        ("survey-draw", "surveys/2025/public/draw"),
        ("objection", "objections/"),
        ("measure", "measures/"),
        ("activity", "activities/"),
        ("decision", "decisions/"),
    ],
)
def test_one_hidden_kind_is_gone_and_breaks_no_page(view: View, root: Path, kind: str, folder: str) -> None:
    fields = ("text", "matter", "result", "reason", "seed_value", "standard")
    own = {each for each in stated(root, folder, *fields) if len(each) > 6}
    assert own
    narrow = replace(view, sight=replace(view.sight, fields={**view.sight.fields, kind: "sealed"}))
    together = " ".join(read(page).text for _, page in pages(narrow))
    assert {each for each in own if each in together} == set()


def test_a_new_ledger_has_no_empty_pages(tmp_path: Path) -> None:
    start(tmp_path / "new", "jiancaoping", "示例区", beginning("jiancaoping", 2026))
    made = markdown(read_view(tmp_path / "new", "public"))
    assert made.keys().isdisjoint(AIRED)
    assert address.SUPERVISION not in made
    assert "监督" not in str(navigation(list(made), "zh"))


def test_a_ledger_of_units_alone_has_no_pages_of_people(tmp_path: Path) -> None:
    """The preset taixing scores units and nobody else."""
    root = tmp_path / "units"
    start(root, "taixing", "示例市", sample("taixing"))
    settled(root, "units-2025-Q1")
    made = markdown(read_view(root, "unit"))
    assert {address.UNIT_ROUNDS, address.UNITS, address.TASKS, address.INDICATORS} <= made.keys()
    assert made.keys().isdisjoint({address.PEOPLE, address.THEMES})
    assert "个单位参加考核" in made[address.FRONT]
    assert "地区生产总值增幅" not in made[address.indicators("beidian", "units-2025-Q1")]


def test_a_notice_tells_its_channels_and_what_it_puts_right(tmp_path: Path, root: Path) -> None:
    copy = tmp_path / "ledger"
    shutil.copytree(root, copy)
    first = copy / "records/notices/2025-q1-results.yaml"
    text = first.read_text(encoding="utf-8").replace("notice: 2025-q1-results\nkind: result", "{head}")
    head = "notice: 2025-q1-correction\nkind: correction"
    corrected = text.replace("{head}", head) + "channels:\n- 政务网\n- 公开栏\ncorrects: 2025-q1-results\n"
    (copy / "records/notices/2025-q1-correction.yaml").write_text(corrected, encoding="utf-8")
    page = markdown(read_view(copy, "public"))[address.notice("2025-q1-correction")]
    for words in ("政务网、公开栏", "结果更正", 'href="../2025-q1-results/"'):
        assert words in page, words
