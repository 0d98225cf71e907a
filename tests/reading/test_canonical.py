"""The canonical form: one text for every value, the same value for every parser."""

import json
from random import Random
from textwrap import dedent

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ledger.reading.build import build
from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.reading.fmt import check_canonical, reformat
from ledger.reading.limits import MAX_KEY, MAX_TEXT
from ledger.reading.scan import scan
from ledger.reading.text import is_accepted
from ledger.reading.values import MAX_INT, Map, Value
from tests.reading.examples import damaged, maps

LOG = dedent(
    """\
    person: p0042
    unit: roads
    month: 2026-03
    entries:
    - date: "2026-03-02"
      filed: "2026-03-02"
      theme: service
      text: 到东关社区核查路灯报修件七处，会同供电所更换三处线路。
    - date: "2026-03-03"
      filed: "2026-03-04"
      text: |-
        上午：入户走访。

        下午：整理台账。
    """
)
many = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def same(one: object, other: object) -> bool:
    """Equal in value, type and order of keys (1 and true are not the same)."""
    return json.dumps(one) == json.dumps(other)


def read(data: bytes) -> Map:
    document, findings = read_document("x.yaml", data)
    assert findings == []
    assert document is not None
    return document.value


def test_a_log_is_scanned_and_written_back_as_it_was() -> None:
    value = scan(LOG)
    assert value is not None
    assert emit(value) == LOG
    assert value["entries"][1]["text"] == "上午：入户走访。\n\n下午：整理台账。"  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    ("value", "spelt"),
    [
        ("p0042", "p0042"),
        ("2026-03", "2026-03"),
        ("2026-Q1", "2026-Q1"),
        ("云组任〔2021〕12号", "云组任〔2021〕12号"),
        ("“双随机”抽查 7 处", "“双随机”抽查 7 处"),
        ("7处", "7处"),
        ("no entry", "no entry"),
        ("a:b", "a:b"),
        ("a#b", "a#b"),
        ("100%", "100%"),
        ("2026", '"2026"'),
        ("2026-03-02", '"2026-03-02"'),
        ("87.35", '"87.35"'),
        ("1/2", '"1/2"'),
        ("12:30", '"12:30"'),
        ("no", '"no"'),
        ("True", '"True"'),
        ("", '""'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a:", '"a:"'),
        ("- a", '"- a"'),
        ("(a)", '"(a)"'),
        ('say "no"', 'say "no"'),
        ('"no"', '"\\"no\\""'),
        ("\\n", '"\\\\n"'),
        ("a\nb", "|-\n  a\n  b"),
        ("a\n\n  b\n", "|\n  a\n\n    b"),
        ("a \nb", '"a \\nb"'),
        (" a\nb", '" a\\nb"'),
        ("a\n\n", '"a\\n\\n"'),
        (0, "0"),
        (-7, "-7"),
        (MAX_INT, "9007199254740991"),
        (True, "true"),
        ([], "[]"),
        ({}, "{}"),
    ],
)
def test_spelling(value: Value, spelt: str) -> None:
    text = f"k: {spelt}\n"
    assert emit({"k": value}) == text
    assert same(scan(text), {"k": value})
    assert same(yaml.safe_load(text), {"k": value})


def test_lists_stand_at_the_margin_of_their_key_and_inside_each_other() -> None:
    value: Map = {"a": [["b", ["c"]], {"d": ["e"], "f": {"g": 1}}, [], {}, "h\ni"], "on": {"1": 2}}
    text = dedent(
        """\
        a:
        - - b
          - - c
        - d:
          - e
          f:
            g: 1
        - []
        - {}
        - |-
          h
          i
        "on":
          "1": 2
        """
    )
    assert emit(value) == text
    assert same(read(text.encode()), value)


@pytest.mark.parametrize(
    "value",
    [
        {"a": MAX_INT + 1},
        {"a": "\t"},
        {"a": "\0"},
        {"a": "e\u0301"},
        {"a": "１"},
        {"a": "x" * (MAX_TEXT + 1)},
        {"": "a"},
        {"<<": "a"},
        {"a\nb": "c"},
        {"k" * (MAX_KEY + 1): "a"},
        {"a": [[[[[[[["nine"]]]]]]]]},
    ],
)
def test_what_cannot_be_read_back_is_not_written(value: Map) -> None:
    with pytest.raises(ValueError, match=r"."):
        emit(value)


@pytest.mark.parametrize("value", [None, 1.5, b"", (1,)])
def test_what_is_no_value_is_not_written(value: object) -> None:
    with pytest.raises(TypeError):
        emit({"a": value})  # type: ignore[dict-item]


@many
@given(maps)
def test_every_value_survives_every_way_in(value: Map) -> None:
    """The scanner may leave a file with a quoted key to the builder, nothing else."""
    text = emit(value)
    built, troubles = build(text)
    assert troubles == []
    assert same(built, value)
    assert same(read(text.encode()), value)
    assert same(yaml.safe_load(text), value)
    scanned = scan(text)
    assert same(scanned, value) or (scanned is None and '"' in text)


@many
@given(maps, st.randoms(use_true_random=False))
@example({"a": "b"}, Random(0))
def test_what_is_scanned_is_canonical_and_built_the_same(value: Map, random: Random) -> None:
    data = damaged(emit(value).encode(), random)
    text = data.decode("utf-8", "replace")
    scanned = scan(text)
    if scanned is not None:
        built, troubles = build(text)
        assert is_accepted(text)
        assert troubles == []
        assert same(built, scanned)
        assert emit(scanned) == text


@many
@given(maps, st.randoms(use_true_random=False))
def test_what_is_accepted_is_read_alike_by_another_parser_and_by_fmt(value: Map, random: Random) -> None:
    data = damaged(emit(value).encode(), random)
    document, findings = read_document("x.yaml", data)
    assert (document is None) == bool(findings)
    if document is not None:
        assert same(yaml.safe_load(data.decode()), document.value)
        canonical, _ = reformat("x.yaml", data)
        assert canonical is not None
        assert same(read(canonical), document.value)
        assert reformat("x.yaml", canonical) == (canonical, [])
        assert (check_canonical(document) == []) == (canonical == data)


@many
@given(maps)
def test_json_is_honest_yaml(value: Map) -> None:
    for text in (json.dumps(value, ensure_ascii=False), json.dumps(value, ensure_ascii=False, indent=4)):
        assert same(read(f"{text}\n".encode()), value)


HONEST = [
    ("comments", "# log\na: b # c\n\n"),
    ("indentation", "a:\n      - b:   c\n        d: e\n"),
    ("flow", "{a: [b, {c: d}], 'e': \"f\"}\n"),
    ("quotes", "a: 'it''s'\nb: \"\\u4e91\\x41\\/\\\n  c\"\n"),
    ("folded", "a: >\n  b\n  c\n\n  d\n"),
    ("kept", "a: |+\n  b\n\n"),
    ("indicated", "a: |2-\n   b\n"),
    ("several lines", "a: b\n  c\n"),
    ("marker", "---\na: b\n...\n"),
    ("explicit key", "? a\n: b\n"),
]


@pytest.mark.parametrize(("name", "text"), HONEST)
def test_honest_yaml_is_read_and_made_canonical(name: str, text: str) -> None:
    document, findings = read_document("x.yaml", text.encode())
    assert findings == []
    assert document is not None
    assert same(document.value, yaml.safe_load(text))
    assert [found.rule for found in check_canonical(document)] == ["Y020"]
    canonical, _ = reformat("x.yaml", text.encode())
    assert canonical == emit(document.value).encode()


def test_fmt_mends_what_editors_leave_behind() -> None:
    assert reformat("x.yaml", b"\xef\xbb\xbfa: b\r\nc: |-\r\n  d\r\n  e") == (b"a: b\nc: |-\n  d\n  e\n", [])


def test_fmt_refuses_what_it_would_have_to_guess() -> None:
    data, findings = reformat("x.yaml", b"a: 0123\n")
    assert data is None
    assert [(found.rule, found.line, found.column) for found in findings] == [("Y027", 1, 4)]


def test_the_first_line_that_is_not_canonical_is_named() -> None:
    document, _ = read_document("x.yaml", b'a: b\nc:\n- d\n-  "e"\n')
    assert document is not None
    assert [(found.rule, found.line) for found in check_canonical(document)] == [("Y020", 4)]
