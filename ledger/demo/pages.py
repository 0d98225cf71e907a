"""The files of a demo ledger that are no records: a page that says what it is, and git's settings."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.plan.model import Plan
from ledger.demo.texts.places import DISTRICT
from ledger.resources import data_path

README = """# {district}实绩台账（演示）

**这里的地方、单位、人员、日志、得分和结果全部是虚构的，仅供演示。**

`records/` 里是 {year} 年的记录：单位和人员、工作日志、小结、测评票、加分减分、考勤、结果。可以试试：

```
shaiji verify                     # 重算全部已定案的结果，逐字节比对
shaiji explain {person} {period}   # 看一个人的分数是怎么来的
shaiji check                      # 核对全部记录
shaiji build                      # 生成公开台账网页，放在 public/
```

改动任何一个数字，再运行 `shaiji verify`，它会指出是谁的结果变了、变了多少。
"""


def pages(plan: Plan) -> Iterator[tuple[str, str]]:
    """File name and text."""
    person = plan.people[8].id
    yield "README.md", README.format(district=DISTRICT, year=plan.year, person=person, period=plan.settled[0])
    for source, name in (("gitignore", ".gitignore"), ("gitattributes", ".gitattributes")):
        yield name, data_path("presets", "common", source).read_text("utf-8")
