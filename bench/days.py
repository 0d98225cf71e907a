"""What happens to a ledger from day to day, one change after the other, each in place.

A change gives whether there was anything to change.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

Change = Callable[[Path, int], bool]

_LOG = """\
unit: {unit}
person: {person}
month: {month}
entries:
- date: "{month}-{day}"
  filed: "{month}-{day}"
{theme}  text: 到两个村查看冬修水利进度，记下三处要补的渠段，当天告知施工方，约定周五前补齐。
"""


def _first(ledger: Path, year: int) -> bool:
    _file(ledger, year, 0, "04")
    return True


def _word(ledger: Path, year: int) -> bool:
    return _edit(ledger, f"logs/{year}/*/*/{year}-01.yaml", "三处", "四处")


def _another(ledger: Path, year: int) -> bool:
    _file(ledger, year, -1, "05")
    return True


def _adjustment(ledger: Path, year: int) -> bool:
    found = sorted((ledger / "records/adjustments").glob(f"{year - 1}-Q?/*.yaml"))
    for path in found[-1:]:
        there = path.parents[1] / f"{year}-Q1" / path.name.replace(str(year - 1), str(year))
        text = path.read_text(encoding="utf-8").replace(path.parent.name, there.parent.name)
        there.parent.mkdir(parents=True)
        there.write_text(re.sub(r"\d{4}-\d\d-\d\d", f"{year}-01-05", text), encoding="utf-8")
    return bool(found)


def _order(ledger: Path, _: int) -> bool:
    return _edit(ledger, "orders/*/*.yaml", r"title: .*", "title: 换了题目的督办事项")


def _measure(ledger: Path, _: int) -> bool:
    return _edit(ledger, "measures/*/*.yaml", r"by: .*", "by: 考核工作办公室")


def _notice(ledger: Path, year: int) -> bool:
    found = sorted((ledger / "records/notices").glob("*.yaml"))
    for path in found[-1:]:
        text = re.sub(r"(?m)^period:.*\n", "", path.read_text(encoding="utf-8"))
        for field, value in (("notice", f"{year}-plan"), ("kind", "other")):
            text = re.sub(rf"(?m)^{field}:.*", f"{field}: {value}", text)
        path.with_name(f"{year}-plan.yaml").write_text(text, encoding="utf-8")
    return bool(found)


def _post(ledger: Path, _: int) -> bool:
    return _edit(ledger, "organization/people/*.yaml", r"post: .*", "post: 四级调研员")


CHANGES: tuple[tuple[str, Change], ...] = (
    ("the first log of a month", _first),
    ("one word of a log changed", _word),
    ("the first log of a day", _another),
    ("an adjustment of the open period", _adjustment),
    ("a measure", _measure),
    ("a new notice", _notice),
    ("a supervision order", _order),
    ("somebody's post", _post),
)
"""Of records on which nothing settled rests: of the months after the ledger's year, or as far as they do not
count for a result."""


def _file(ledger: Path, year: int, whose: int, day: str) -> None:
    """File a log of the next January for somebody who wrote one in the last month with any."""
    logs = sorted((ledger / "records/logs").glob(f"{year - 1}/*/*/*.yaml"))
    if not logs:
        sys.exit(f"{ledger} has no work logs of {year - 1}")
    newest = max(path.name for path in logs)
    last = [path for path in logs if path.name == newest][whose]
    unit, person = last.parts[-3:-1]
    lines = last.read_text(encoding="utf-8").splitlines(keepends=True)
    theme = next((line for line in lines if line.startswith("  theme:")), "")
    there = ledger / f"records/logs/{year}/{unit}/{person}/{year}-01.yaml"
    there.parent.mkdir(parents=True)
    text = _LOG.format(unit=unit, person=person, month=f"{year}-01", day=day, theme=theme)
    there.write_text(text, encoding="utf-8")


def _edit(ledger: Path, paths: str, pattern: str, text: str) -> bool:
    """Change the last record below some paths in which there is something to change."""
    for path in sorted((ledger / "records").glob(paths), reverse=True):
        before = path.read_text(encoding="utf-8")
        after = re.sub(pattern, text, before, count=1)
        if after != before:
            path.write_text(after, encoding="utf-8")
            return True
    return False
