"""How anybody can recompute everything: the page that makes trust unnecessary."""

from __future__ import annotations

from ledger.board import address
from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.html import Column, lead, page, section, table
from ledger.board.pages.hubs import NAMES
from ledger.board.pages.offices import office
from ledger.board.pages.rounds import rules_of
from ledger.board.pages.words import COMMA, PERIOD, period_name, whole
from ledger.board.settled import Settled
from ledger.board.view import View

COLUMNS = (
    Column(PERIOD),
    Column(both("定案", "Settled")),
    Column(both("截至", "As of")),
    Column(NAMES[address.RULES]),
    Column(both("封存摘要", "Digest of the sealed records")),
)
LEAD = both(
    "不必相信任何人：规则、记录、结果都在同一个 git 仓库里，一条命令重算全部。",
    "No need to trust anybody: rules, records and results lie in one git repository, and one command "
    "recomputes them all.",
)


def verifying(view: View) -> str:
    """The page on verifying."""
    columns = table(COLUMNS, (_row(view, settled) for settled in view.settled)) if view.settled else ""
    parts = [
        lead(LEAD),
        section(both("三步", "Three steps"), "steps", _STEPS),
        section(both("复算查什么", "What is checked"), "what", _WHAT),
        section(both("已定案的考核期", "Settled periods"), "settled", columns or _NONE),
        section(both("看不到什么", "What is not to be seen"), "sealed", _SEALED),
    ]
    return page(NAMES[address.VERIFY], parts)


def _row(view: View, settled: Settled) -> list[str]:
    act = settled.act
    again = both(f"（第 {act.number} 次定案）", f" (settlement no. {act.number})") if act.number > 1 else ""
    return [
        period_name(settled.period) + again,
        COMMA.join((office(view, act.settled_by), text(act.authority))),
        whole(text(act.as_of)),
        rules_of(view, settled, address.VERIFY),
        f'<span class="sj-digest">{settled.record["seal"]}</span>',
    ]


_NONE = "<p>" + both("还没有定案的考核期。", "No period is settled yet.") + "</p>"
_STEPS = both(
    "<ol><li>取得台账仓库，安装晒绩（只需要 Python）。</li>"
    "<li>在仓库里运行 <code>shaiji verify</code>。它由记录重新算出每个已定案的结果，与定案文件逐字节比对；"
    "全部一致时退出码为 0。</li>"
    "<li>想看某个人某一期的每一步，运行 <code>shaiji explain 人员编号 考核期</code>。"
    "每一步都能用纸笔重算。</li></ol>",
    "<ol><li>Get the repository of the ledger and install Shaiji (it needs only Python).</li>"
    "<li>Run <code>shaiji verify</code> in the repository. It recomputes every settled result from the "
    "records and compares it with the settled file byte by byte; the exit code is 0 when all agree.</li>"
    "<li>To see every step of somebody's result in a period, run "
    "<code>shaiji explain PERSON PERIOD</code>. Each step can be redone with pen and paper.</li></ol>",
)
_WHAT = both(
    "<p>改动任何一张票、一条日志、一次加减分、一个任职日期或规则里的一个数字，复算都会指出："
    "哪个文件、第几行、谁的结果、应当是多少、现在是多少。</p>"
    "<p>结果用分数精确计算，只在规则写明的地方取整一次；同样的记录在任何电脑上得到同样的字节。</p>",
    "<p>Change any ballot, any entry of a log, an adjustment, the day of an appointment or a number in the "
    "rules, and it tells: which file, which line, whose result, what it should be and what it is.</p>"
    "<p>Results are computed exactly, with fractions, and rounded once, where the rules say so; the same "
    "records give the same bytes on any computer.</p>",
)
_SEALED = both(
    "<p>测评票是封存的：任何页面和下载文件都不含单张测评票，也不含谁投了票。"
    "页面只用各组的合计和票数；一组只有一张票时，连合计也不单列。</p>",
    "<p>Ballots are sealed: no page and no download holds a single ballot, or who cast one. Pages use only "
    "the totals and counts of the rater groups; of a group with one ballot not even the total is told.</p>",
)
