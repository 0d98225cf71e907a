"""Recompute a result in the browser: what that does, how to do it by hand, and the form that starts it."""

from __future__ import annotations

from ledger.board import address
from ledger.board.api.documents import ROOT, why_path
from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.html import back, bullets, lead, page, script, section
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.words import COMMA, period_name
from ledger.board.view import View
from scoring.operations import OPERATIONS
from scoring.rounds import UNITS, subjects_of

HERE = address.RECOMPUTE


def recompute(view: View) -> str:
    """The page; without the form while nothing is settled."""
    settled = bool(view.rounds)
    parts = [
        back(way(HERE, address.DATA)),
        lead(
            both(
                "在自己的浏览器里，从公开的数据把一个得分一步一步重算出来，逐位核对。",
                "Work a score out again in your own browser, step by step, from the published data.",
            )
        ),
        _form(view) if settled else "",
        '<div class="sj-again" id="sj-again-told" role="status"></div><div id="sj-again-steps"></div>',
        section(both("怎样重算", "How it is done"), "how", bullets(_HOW)),
        section(both("不用脚本怎么做", "Without scripts"), "commands", _commands(view) if settled else ""),
        script(HERE, "recompute.js") if settled else "",
    ]
    return page(NAMES[HERE], parts)


def _form(view: View) -> str:
    """The form, hidden until the script that it needs shows it."""
    options = "".join(
        f'<option value="{text(settled.period)}">{_name(settled.period)}</option>'
        for settled in reversed(view.rounds)
    )
    ask = both("人员编号或单位代码", "Id of a person or unit")
    return (
        f'<form class="sj-form" id="sj-again" data-root="{_folder("")}" data-data="{_folder(ROOT + "why/")}" '
        f"hidden><fieldset><legend>{both('重算哪一个结果', 'Which result')}</legend>"
        f'<div class="sj-field-of"><label for="sj-again-round">{both("考核期", "Period")}</label>'
        f'<select id="sj-again-round">{options}</select></div>'
        f'<div class="sj-field-of"><label for="sj-again-subject">{ask}</label>'
        '<input id="sj-again-subject" required autocapitalize="none" spellcheck="false"></div>'
        f'<p class="sj-does"><button>{both("重算", "Recompute")}</button></p></fieldset></form>'
    )


def _folder(path: str) -> str:
    """The relative address of a folder of the board, with its final stroke."""
    return f"{address.to_file(HERE, path)}/"


def _name(round_: str) -> str:
    name = period_name(round_)
    return both(f"{name}（单位）", f"{name}, units") if subjects_of(round_) == UNITS else name


_HOW = (
    both(
        "网页读取这个结果的推导数据：每一步用什么算法、哪些数、得多少，数来自哪条记录或办法的哪一条。",
        "The page reads the derivation of the result: the operation, the inputs and the value of every step, "
        "and from which record or clause each input comes.",
    ),
    both(
        "从给定的数开始，每一步重新计算，后面的步骤用重算得到的数，不用公布的数。",
        "It starts from the given numbers and computes every step anew; later steps use what was computed "
        "here, not what was published.",
    ),
    both(
        f"共 {len(OPERATIONS)} 种算法，全部用分数精确计算，没有浮点误差，只在办法写明的地方取整。",
        f"All {len(OPERATIONS)} operations work with exact fractions; "
        "nothing is rounded but where the policy says so.",
    ),
    both(
        "任何一步与公布的不一样，就标出来，并写明算得多少、公布多少。",
        "A step that differs from what was published is marked, with both values.",
    ),
    both(
        "这里核对的是计算；给定的数与记录是否一致，用下面的命令核对。",
        "This checks the arithmetic. Whether the given numbers are those of the records is checked by the "
        "commands below.",
    ),
)


def _commands(view: View) -> str:
    """What to run, and where the data are."""
    settled = view.settled[-1] if view.settled else view.rounds[-1]
    subject = next(iter(settled.outcome.people), "p0001")
    explain = text(f"shaiji explain {subject} {settled.period} --format json")
    data = text(ROOT + why_path("<round>", "<subject>"))
    lines = (
        both(
            "从记录重算全部结果，与定案逐字节核对：<code>shaiji verify</code>",
            "Compute every result from the records and compare byte for byte: <code>shaiji verify</code>",
        ),
        both(
            f"一个结果的每一步：<code>{explain}</code>",
            f"Every step of one result: <code>{explain}</code>",
        ),
        both(
            f"本站的推导数据在 <code>{data}</code>；算法的名称：",
            f"The derivations of this board stand at <code>{data}</code>; the operations are ",
        )
        + COMMA.join(f"<code>{text(name)}</code>" for name in OPERATIONS),
    )
    return bullets(lines)
