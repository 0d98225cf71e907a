"""Why points were added or taken: reasons, evidence and papers, and the words of a public notice."""

from typing import NamedTuple

from ledger.demo.texts.desk import Desk
from ledger.demo.texts.places import DISTRICT, STEM
from ledger.demo.texts.spell import spell
from ledger.demo.texts.stream import Stream

OFFICE = f"{DISTRICT}考核办"
DISCIPLINE = f"{DISTRICT}纪委监委"


class Act(NamedTuple):
    """The words of an adjustment or veto: why, on what paper, decided by whom, proved by what."""

    reason: str
    authority: str
    decided_by: str
    evidence: str


class _Kind(NamedTuple):
    """Patterns of reasons and evidence, the sign (代字) of the papers, and who decides."""

    reasons: tuple[str, ...]
    evidence: tuple[str, ...]
    sign: str
    decided_by: str


_KINDS = {
    "commended-district": _Kind(
        (
            "在{topic}中连续{12-28}天盯在一线，提前{3-9}天完成任务，受区委区政府通报表扬",
            "牵头{topic}，化解遗留问题{4-18}件，经核实后受区级通报表扬",
            "强降雨期间协助转移群众{18-90}人，处置得当、无一伤亡，受区防汛指挥部通报表扬",
            "在全区{topic}评比中名列第{1-3}，受区级通报表扬",
        ),
        ("通报原文第{1-4}页及会议签到表", "通报文件复印件，附现场照片{3-12}张", "评比结果公示截图和得分明细"),
        "委通",
        OFFICE,
    ),
    "commended-city": _Kind(
        (
            "承担的{topic}在全市现场会上作经验介绍，受市级表彰",
            "代表本区参加全市{topic}业务竞赛，获个人第{1-3}名，受市级通报表彰",
            "被评为全市{topic}先进个人，经单位推荐、区里审核并公示",
        ),
        ("市级表彰决定文件第{1-6}页", "证书编号已核，原件退回本人，复印件{1-2}份存卷"),
        "考",
        OFFICE,
    ),
    "innovation": _Kind(
        (
            "提出的{topic}流程简化办法在{3-9}个点试行，少交材料{2-6}份，经验被区里转发",
            "把{topic}的三张报表并成一张，被{3-12}家单位采用，做法印发全区",
            "设计{topic}台账模板，返工明显减少，经评审列为区级推广经验",
        ),
        ("推广通知原文及采用单位回函{3-12}份", "经验材料刊发页，试行前后对比数据{1-3}张"),
        "考",
        OFFICE,
    ),
    "criticised": _Kind(
        (
            "{topic}数据报送前后不一，造成全区汇总返工，受区级通报批评",
            "未按要求参加{topic}调度会且未请假，受区级通报批评",
            "{topic}现场检查发现台账与实际不符{2-6}处，受区级通报批评",
        ),
        ("通报原文第{1-4}页，本人说明一份", "检查记录和现场照片{3-9}张，本人已签字"),
        "督",
        OFFICE,
    ),
    "late-task": _Kind(
        (
            "承办的{topic}交办单逾期{3-12}个工作日，经{1-2}次提醒后办结",
            "领导批示的{topic}整改事项未按期反馈，逾期{4-15}个工作日",
            "承办的{topic}群众来信超过规定时限{2-9}天答复，来信人重复反映一次",
        ),
        ("督办单及流转记录，办结时间截图", "提醒函{1-2}份，本人情况说明一份"),
        "督",
        OFFICE,
    ),
    "refused-assignment": _Kind(
        (
            "汛情应急响应期间两次拒不服从调派，致险段无人值守{2-6}小时，经调查属实",
            "抢险任务中擅自离岗，造成物资延误{3-8}小时，经调查并听取本人陈述后认定",
        ),
        ("调查报告第{2-9}页，谈话笔录{2-5}份", "值班表、通话记录和本人陈述各一份"),
        "纪",
        DISCIPLINE,
    ),
    "discipline": _Kind(
        (
            "违规收受管理服务对象礼品，数额较小，主动退缴，受政务警告处分",
            "违规使用公务车辆{2-5}次，费用已退缴，受党内警告处分",
        ),
        ("处分决定书及送达回执",),
        "纪",
        DISCIPLINE,
    ),
}

ITEMS = tuple(_KINDS)
"""Ids of the adjustments and veto grounds for which there are words."""


def act(stream: Stream, desk: Desk, item: str, year: int, paper: int) -> Act:
    """The words of one act about the person at ``desk``; ``paper`` is the number of the paper it rests on.

    Raises KeyError for an item that is not in ``ITEMS``.
    """
    kind = _KINDS[item]
    reason, evidence = (
        spell(stream, patterns, desk.line, desk.town) for patterns in (kind.reasons, kind.evidence)
    )
    return Act(reason, f"{STEM[0]}{kind.sign}〔{year}〕{paper}号", kind.decided_by, evidence)


_FICTION = "本公示所列单位、人员均为虚构，仅供演示。"


def result_notice(year: int, quarter: int | None, days: int, *, units: bool = False) -> tuple[str, str]:
    """Title and text of the notice of a quarter's results (None: the year's), open for ``days`` workdays."""
    name = round_name(year, quarter, units=units)
    whose = "单位考核等次" if units else "人员考核等次"
    text = (
        f"{DISTRICT}{name}已经完成汇总和复核，现将拟定的{whose}予以公示，公示期{days}个工作日。\n"
        f"对结果有异议的，请在公示期内向{OFFICE}书面反映，写明事实和依据；{OFFICE}在收到之日起十个工作日内答复，"
        "复核和申诉不加重对申请人的结论。\n" + _FICTION
    )
    return f"关于{name}结果的公示", text


def correction_notice(year: int, quarter: int) -> tuple[str, str]:
    """Title and text of the notice that tells of a correction, as far as the first notice went."""
    name = round_name(year, quarter)
    text = (
        f"{name}结果公示后收到异议，经核实有一项通报表扬没有计入，有关人员的得分已经更正，重新定案。\n"
        f"更正在原公示的全部渠道发布，与原公示范围相同。对更正有意见的，请向{OFFICE}反映。\n" + _FICTION
    )
    return f"关于更正{name}结果的公示", text


def round_name(year: int, quarter: int | None, *, units: bool = False) -> str:
    """What a round is called: 2026年第一季度平时考核, 2026年年度单位考核."""
    when = f"{year}年第{'一二三四'[quarter - 1]}季度" if quarter else f"{year}年年度"
    return when + ("单位考核" if units else "平时考核" if quarter else "考核")
