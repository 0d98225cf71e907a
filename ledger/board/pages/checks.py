"""The checks every record has to pass, from the catalogue of rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import back, filter_box, lead, page
from ledger.board.pages.words import basis
from ledger.rules.catalogue import Rule, rule, rule_ids

_PLACE = re.compile(r"\{[a-z_]+\}")
SEVERITIES = {"error": "错误", "review": "待复核", "warning": "提醒"}


def checks() -> str:
    """All checks, in order of their ids."""
    found = [rule(id_) for id_ in rule_ids()]
    parts = [
        back((address.between(address.CHECKS, address.RULES), "规则")),
        lead(f"{len(found)} 条。“错误”不改正就不能入账；“待复核”要由另一人复核同意；“提醒”请人看一看。"),
        filter_box("输入编号或内容中的几个字", "sj-check"),
        "".join(_checks(found)),
    ]
    return page("校验规则", parts, searched=False)


def _checks(found: list[Rule]) -> Iterator[str]:
    for each in found:
        head = f"<strong>{each.id}</strong> {text(each.title.zh)}"
        marks = (
            f'<span class="sj-severity" data-severity="{each.severity}">{SEVERITIES[each.severity]}</span>'
        )
        summary = f"<summary>{head} {marks} {basis(each.basis)}</summary>"
        yield (
            f'<details class="sj-more sj-check" id="{each.id}">{summary}'
            f"<p>{_words(each.why.zh)}</p><p><b>怎么改：</b>{_words(each.fix.zh)}</p></details>"
        )


def _words(template: str) -> str:
    """A text whose places for values show as an ellipsis."""
    return text(_PLACE.sub("……", template))
