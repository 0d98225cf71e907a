"""Measure the reading of month files of work logs on one core, and print one table.

    python bench/reading.py [--files 1600]

The files are made up in memory: 21 entries of 60 to 90 Chinese characters, days shared by all people, no text
twice. libyaml's bare events over the same bytes are the yardstick.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

import yaml

from ledger.reading.build import build
from ledger.reading.digest import digest
from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.reading.text import letters_many
from ledger.reading.values import Map, Value

PHRASES = (
    "到东关社区核查路灯报修{}件", "会同供电所更换线路{}处", "入户走访独居老人{}户", "整理台账并上报缺项{}项",
    "参加全区防汛演练（第{}组）", "接待来访群众{}批次", "核对“双随机”抽查名单{}家", "督促施工方整改隐患{}处",
    "起草《安全生产月方案》第{}稿", "与街道、社区对接网格事项{}件", "完成率达到{}%", "当日全部办结并回访",
    "未办结事项转下周跟进", "向分管领导汇报进展", "相关照片已归档", "需住建部门协调解决",
)  # fmt: skip
T = TypeVar("T")


def month(random: Random, person: int) -> Map:
    """One month of one person's log."""
    days = [f"2026-03-{day:02}" for day in range(2, 31) if day % 7 not in (0, 1)]
    entries: list[Value] = [
        {"date": day, "filed": day, "theme": "service", "text": text(random)} for day in days[:21]
    ]
    return {"person": f"p{person:04}", "unit": "roads", "month": "2026-03", "entries": entries}


def text(random: Random) -> str:
    """One entry of 60 to 90 characters."""
    length, parts = random.randint(60, 90), ""
    while len(parts) < length:
        parts += random.choice(PHRASES).format(random.randint(2, 99)) + random.choice("，，，；、")
    return parts[:-1] + "。"


def median_seconds(function: Callable[[T], object], items: Sequence[T], runs: int = 5) -> float:
    """Seconds for one pass over all items."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        for item in items:
            function(item)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def report(name: str, seconds: float, files: int, size: int) -> None:
    print(f"{name:<44} {seconds / files * 1e6:8.1f} µs a file {size / seconds / 1e6:8.1f} MB/s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1600)
    files = parser.parse_args().files
    random = Random(1)
    values = [month(random, person) for person in range(files)]
    texts = [emit(value) for value in values]
    data = [text.encode() for text in texts]
    spaced = [one.replace(b"theme: service", b"theme:  service", 1) for one in data]
    entries = [[text(random) for _ in range(21)] for _ in range(files)]
    size = sum(map(len, data))
    print(f"{files} files, {size / files:.0f} bytes each on average")
    report("libyaml events and nothing else", median_seconds(bare_events, data, 1), files, size)
    report("read_document, canonical", median_seconds(read, data), files, size)
    report("read_document, not canonical", median_seconds(read, spaced, 1), files, size)
    report("of that: build from events", median_seconds(build, texts, 1), files, size)
    report("digest", median_seconds(digest, values), files, size)
    report("letters_many over all entries", median_seconds(letters_many, entries), files, size)
    report("emit", median_seconds(emit, values), files, size)


def bare_events(data: bytes) -> int:
    return sum(1 for _ in yaml.parse(data, Loader=yaml.CSafeLoader))


def read(data: bytes) -> object:
    document, findings = read_document("records/x.yaml", data)
    if document is None:
        raise AssertionError(findings)
    return document


if __name__ == "__main__":
    main()
