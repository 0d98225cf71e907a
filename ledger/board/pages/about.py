"""About: whose ledger this is, how fresh, and what its audience may see."""

from __future__ import annotations

from ledger.board import address
from ledger.board.both import both, capital
from ledger.board.config import body_name, office_name, statement
from ledger.board.encode import text
from ledger.board.html import Column, facts, link, page, section, table
from ledger.board.pages.field_names import field_name
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.words import BASIS, TIERS, basis, joined, period_name, span, version_name
from ledger.board.view import View
from ledger.visibility import FRAME, SEALED

COLUMNS = (
    Column(both("公开范围", "Who sees it")),
    Column(both("内容", "Content")),
    Column(BASIS),
)


def about(view: View) -> str:
    """The page about this board."""
    days = view.log_days
    known = [
        (both("台账", "Ledger"), body_name(view.body)),
        (both("主管", "In charge"), office_name(view.body) if "office" in view.body else ""),
        (both("说明", "Note"), statement(view.body) or text(str(view.body.get("statement", "")))),
        (both("本站范围", "This board"), TIERS[view.sight.tier]),
        (both("最近定案", "Last settled"), period_name(view.settled[-1].period) if view.settled else ""),
        (both("工作日志", "Work logs"), span(*days) if days else ""),
        (
            both("现行规则", "Rules in force"),
            f"{text(view.policy.title)} {version_name(view.policy.version)}",
        ),
    ]
    rules = link(*way(address.ABOUT, address.RULES))
    told = both(
        f"哪些内容对谁公开由{rules}写明，范围之外的内容不会出现在本站任何地方。",
        f"Who sees what is laid down in the {rules}; what is beyond this board stands nowhere on it.",
    )
    parts = [
        facts(known),
        section(both("公开范围", "Who sees what"), "tiers", f"<p>{told}</p>", _tiers(view)),
        section(NAMES[address.ACCESS], "access", f"<p>{link(*way(address.ABOUT, address.ACCESS))}</p>"),
    ]
    return page(NAMES[address.ABOUT], parts)


def _tiers(view: View) -> str:
    """What is for whom, kinds and fields of one tier on one basis together."""
    visibility = view.policy.visibility
    alike: dict[tuple[str, str], list[str]] = {}
    for each in visibility.fields:
        alike.setdefault((_tier(each.field, each.tier), each.basis), []).append(field_name(each.field))
    listed = {each.field for each in visibility.fields}
    alike.setdefault(("public", ""), []).extend(field_name(kind) for kind in sorted(FRAME - listed))
    widest_first = sorted(alike.items(), key=lambda group: list(TIERS).index(group[0][0]))
    rows = [[capital(TIERS[tier]), joined(names), basis(on)] for (tier, on), names in widest_first]
    return table(COLUMNS, [*rows, [capital(TIERS[visibility.default]), both("其他内容", "All else"), ""]])


def _tier(field: str, tier: str) -> str:
    return "sealed" if field.partition(".")[0] in SEALED else tier
