"""The shortest way into a log never says anything else than the general way."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.reading.scalars import is_plain
from ledger.reading.text import is_accepted
from ledger.records import log_scan, logs
from ledger.records.log_scan import scan_log
from ledger.records.logs import read_log
from ledger.records.schema import judge
from ledger.rules.examples import base_files
from tests.records.ledgers import LOG

DATA = base_files()[LOG]
PATH = "records/logs/2026/roads/p0042/2026-03.yaml"
TEXT = "到东关社区核查路灯报修件七处，会同供电所更换三处线路（含2处老化），已办结"


def _value(**entry: Any) -> dict[str, Any]:
    first = {"date": "2026-03-02", "filed": "2026-03-03", "theme": "service", "text": TEXT}
    second = {"date": "2026-03-04", "filed": "2026-03-04", "text": "汛期巡查河道，清理杂物"}
    kept = {key: value for key, value in {**first, **entry}.items() if value is not None}
    return {"person": "p0042", "unit": "roads", "month": "2026-03", "entries": [kept, second]}


def _general(data: bytes) -> dict[str, Any] | None:
    """The value when the general way accepts the file without any finding."""
    document, findings = read_document(PATH, data)
    if document is None or findings or not document.canonical or not judge("log").is_valid(document.value):
        return None
    return document.value


def test_logs_of_the_usual_shape_are_known() -> None:
    assert scan_log(DATA) is not None
    assert scan_log(emit(_value()).encode()) == _value()
    assert scan_log(emit(_value(theme=None)).encode()) == _value(theme=None)
    assert list(scan_log(emit(_value()).encode()) or ()) == ["person", "unit", "month", "entries"]


@pytest.mark.parametrize(
    "value",
    [
        _value(date="2026-02-30"),
        _value(date="2026-3-2"),
        _value(filed="20260302-1"),
        _value(theme="Service"),
        _value(theme="a" * 49),
        _value(text="到" * 2001),
        {**_value(), "person": "p42"},
        {**_value(), "unit": "Roads"},
        {**_value(), "month": "2026-13"},
        {**_value(), "entries": _value()["entries"] * 16},
        {**_value(), "entries": []},
        {**_value(), "remark": "x"},
    ],
)
def test_logs_that_do_not_fit_are_not_known(value: dict[str, Any]) -> None:
    data = emit(value).encode()
    assert scan_log(data) is None
    assert _general(data) is None


@pytest.mark.parametrize("word", ["no", "on", "y", "yes", "null", "nan", "inf", "off", "true", "false", "n"])
def test_words_that_need_quotes(word: str) -> None:
    for plain, value in (
        (b"theme: service", _value(theme=word)),
        (b"unit: roads", {**_value(), "unit": word}),
    ):
        key = plain.split(b":")[0]
        unquoted = emit(_value()).encode().replace(plain, key + b": " + word.encode())
        assert scan_log(unquoted) is None
        assert scan_log(emit(value).encode()) is None
        assert _general(emit(value).encode()) == value


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"entries:\n", b"entries:\n\n"),
        (b"entries:\n", b"entries:\n# remark\n"),
        (b"entries:\n", b"entries:\nx- "),
        (b"\n- date", b"\nx: y\n- date"),
        (b"\n- date", b" \n- date"),
        (b"\n", b"\r\n"),
        ("七处".encode(), b"\xff\xfe"),
        ("七处".encode(), "\ufffd".encode()),
        ("七处".encode(), "：七 处".encode()),
        ("七处".encode(), b": x"),
        ("七处".encode(), b" #x"),
        ("七处".encode(), "\u2028".encode()),
        ("七处".encode(), "\u0085".encode()),
        ("七处".encode(), "\u200b".encode()),
        ("七处".encode(), "７处".encode()),
        ("七处".encode(), "e\u0301".encode()),
        (b"person: p0042\n", b""),
        (b"person: p0042\n", b"\xef\xbb\xbfperson: p0042\n"),
        (b"person: p0042\n", b"---\nperson: p0042\n"),
        (b"2026-03-02", b"2026-02-30"),
        (b'"2026-03-02"', b"2026-03-02"),
        (b"theme: service\n", b"theme: service\n  theme: service\n"),
        (b"theme: service\n", b"theme: service\n  text: x\n"),
        (b"theme: service\n", b"theme: 1e3\n"),
    ],
)
def test_what_the_general_way_refuses_is_not_known(old: bytes, new: bytes) -> None:
    data = emit(_value()).encode()
    assert old in data
    changed = data.replace(old, new)
    known = scan_log(changed)
    assert known is None or known == _general(changed)


@pytest.mark.parametrize("tail", [b"x", b"\n", b"...\n", b"- date", b"# end\n", b" "])
def test_nothing_may_follow(tail: bytes) -> None:
    assert scan_log(DATA + tail) is None
    assert scan_log(DATA[:-1]) is None


def test_texts_of_the_common_characters_are_plain() -> None:
    pattern = re.compile(log_scan._TEXT)
    common = [chr(code) for code in range(0x110000) if pattern.fullmatch("到" + chr(code))]
    assert len(common) > 20000
    for char in common:
        for text in (f"到{char}", f"到{char}到", f"到{char}{char}", f"到a{char}"):
            assert is_plain(text), text
            assert is_accepted(text), text


def _damaged(random_: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    place, other = random_.randrange(len(lines)), random_.randrange(len(lines))
    kind = random_.randrange(5)
    if kind == 0:
        lines[place], lines[other] = lines[other], lines[place]
    elif kind == 1:
        lines.insert(place, lines[other])
    elif kind == 2:
        del lines[place]
    else:
        position = random_.randrange(len(data))
        junk = random_.choice(
            [b"", b" ", b":", b"#", b"-", b"0", b"\n", b'"', b"\\", b"\x00", "，".encode(), b"\xe5"]
        )
        return data[:position] + junk + data[position + random_.choice([0, 1, 3]) :]
    return b"\n".join(lines)


def _never_differ(seed: int, count: int) -> int:
    random_, known = random.Random(seed), 0
    sound = emit(_value()).encode()
    for _ in range(count):
        data = sound
        for _ in range(random_.choice([1, 1, 2, 3])):
            data = _damaged(random_, data)
        value = scan_log(data)
        known += value is not None
        assert value is None or value == _general(data), data
    return known


def test_damaged_logs_never_differ() -> None:
    assert _never_differ(1, 1500) > 20


@pytest.mark.slow
def test_thousands_of_damaged_logs_never_differ() -> None:
    assert _never_differ(2, 40000) > 500


def test_both_ways_give_the_same_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    data = emit(_value()).encode()
    quick = read_log(PATH, (data, []))
    monkeypatch.setattr(logs, "scan_log", lambda data: None)
    assert read_log(PATH, (data, [])) == quick
    assert quick[0] is not None
    assert quick[0].themes == ("service", "")
