"""The checks every record has to pass, from the catalogue of rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.board import address
from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.html import back, filter_box, lead, page
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.words import basis
from ledger.rules.catalogue import Rule, Wording, rule, rule_ids

_PLACE = re.compile(r"\{[a-z_]+\}")
_BETWEEN = "、"
"""What stands between the sources of a rule."""
SEVERITIES = {
    "error": both("错误", "error"),
    "review": both("待复核", "review"),
    "warning": both("提醒", "warning"),
}
MEND = both("怎么改：", "How to mend it: ")


def checks() -> str:
    """All checks, in order of their ids."""
    found = [rule(id_) for id_ in rule_ids()]
    parts = [
        back(way(address.CHECKS, address.RULES)),
        lead(
            both(
                f"{len(found)} 条。“错误”不改正就不能入账；“待复核”要由另一人复核同意；“提醒”请人看一看。",
                f"{len(found)} checks. An error keeps a record out until it is mended; a review needs "
                "the consent of another person; a warning asks for a look.",
            )
        ),
        filter_box(both("输入编号或内容中的几个字", "An id or a few characters of a check"), "sj-check"),
        "".join(_checks(found)),
    ]
    return page(NAMES[address.CHECKS], parts)


def _checks(found: list[Rule]) -> Iterator[str]:
    for each in found:
        head = f"<strong>{each.id}</strong> {_words(each.title)}"
        marks = (
            f'<span class="sj-severity" data-severity="{each.severity}">{SEVERITIES[each.severity]}</span>'
        )
        bases = " ".join(basis(of) for of in each.basis.split(_BETWEEN))
        summary = f"<summary>{head} {marks} {bases}</summary>"
        yield (
            f'<details class="sj-more sj-check" id="{each.id}">{summary}'
            f"<p>{_words(each.why)}</p><p><b>{MEND}</b>{_words(each.fix)}</p></details>"
        )


def _words(said: Wording) -> str:
    """A text whose places for values show as an ellipsis."""
    return both(text(_PLACE.sub("……", said.zh)), text(_PLACE.sub("…", said.en)))
