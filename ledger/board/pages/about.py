"""About: whose ledger this is, how fresh, and what its audience may see."""

from __future__ import annotations

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import Column, facts, link, page, section, table
from ledger.board.pages.field_names import field_name
from ledger.board.pages.words import TIERS, basis, period_name
from ledger.board.view import View
from ledger.visibility import FRAME, SEALED

COLUMNS = (Column("内容"), Column("公开范围"), Column("依据"))


def about(view: View) -> str:
    """The page about this board."""
    days = view.log_days
    known = [
        ("台账", text(str(view.body["name"]))),
        ("主管", text(str(view.body.get("office", "")))),
        ("说明", text(str(view.body.get("statement", "")))),
        ("本站范围", TIERS[view.sight.tier]),
        ("最近定案", period_name(view.settled[-1].period) if view.settled else ""),
        ("工作日志", f"{days[0]} 至 {days[1]}" if days else ""),
        ("现行规则", text(f"{view.policy.title} 第 {view.policy.version} 版")),
    ]
    read = link(address.between(address.ABOUT, address.RULES), "规则")
    parts = [
        facts(known),
        section(
            "公开范围",
            "tiers",
            f"<p>哪些内容对谁公开由{read}写明，范围之外的内容不会出现在本站任何地方。</p>",
            _tiers(view),
        ),
        section("无障碍与打印", "access", _ACCESS),
    ]
    return page("关于", parts)


def _tiers(view: View) -> str:
    visibility = view.policy.visibility
    rows = [
        [field_name(each.field), TIERS[_tier(each.field, each.tier)], basis(each.basis)]
        for each in visibility.fields
    ]
    listed = {each.field for each in visibility.fields}
    frame = "、".join(field_name(kind) for kind in sorted(FRAME - listed))
    return table(COLUMNS, [*rows, [frame, TIERS["public"], ""], ["其他内容", TIERS[visibility.default], ""]])


def _tier(field: str, tier: str) -> str:
    return "sealed" if field.partition(".")[0] in SEALED else tier


_ACCESS = (
    "<p>全部内容不用脚本也能阅读，可以用键盘操作，可以放大字体，可以切换深色；打印时展开折叠的部分。"
    "本站不加载任何外部资源，不记录访问者。</p>"
)
