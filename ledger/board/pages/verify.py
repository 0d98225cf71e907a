"""How anybody can recompute everything: the page that makes trust unnecessary."""

from __future__ import annotations

from ledger.board.encode import text
from ledger.board.html import Column, lead, page, section, table
from ledger.board.pages.words import period_name
from ledger.board.view import Settled, View

COLUMNS = (Column("考核期"), Column("定案"), Column("截至"), Column("规则"), Column("封存摘要"))


def verifying(view: View) -> str:
    """The page on verifying."""
    columns = table(COLUMNS, (_row(settled) for settled in view.settled)) if view.settled else ""
    parts = [
        lead("不必相信任何人：规则、记录、结果都在同一个 git 仓库里，一条命令重算全部。"),
        section("三步", "steps", _STEPS),
        section("复算查什么", "what", _WHAT),
        section("已定案的考核期", "settled", columns or "<p>还没有定案的考核期。</p>"),
        section("看不到什么", "sealed", _SEALED),
    ]
    return page("自己复算", parts)


def _row(settled: Settled) -> list[str]:
    act, outcome = settled.act, settled.outcome
    return [
        period_name(settled.period) + (f"（第 {act.number} 次定案）" if act.number > 1 else ""),
        text(f"{act.settled_by}，{act.authority}"),
        text(act.as_of),
        text(f"{outcome.policy} 第 {outcome.policy_version} 版"),
        f'<span class="sj-digest">{settled.record["seal"]}</span>',
    ]


_STEPS = (
    "<ol><li>取得台账仓库，安装晒绩（只需要 Python）。</li>"
    "<li>在仓库里运行 <code>shaiji verify</code>。它由记录重新算出每个已定案的结果，与定案文件逐字节比对；"
    "全部一致时退出码为 0。</li>"
    "<li>想看某个人某一期的每一步，运行 <code>shaiji explain 人员编号 考核期</code>。"
    "每一步都能用纸笔重算。</li></ol>"
)
_WHAT = (
    "<p>改动任何一张票、一条日志、一次加减分、一个任职日期或规则里的一个数字，复算都会指出："
    "哪个文件、第几行、谁的结果、应当是多少、现在是多少。</p>"
    "<p>结果用分数精确计算，只在规则写明的地方取整一次；同样的记录在任何电脑上得到同样的字节。</p>"
)
_SEALED = (
    "<p>测评票是封存的：任何页面和下载文件都不含单张测评票，也不含谁投了票。"
    "页面只用各组的合计和票数；一组只有一张票时，连合计也不单列。</p>"
)
