"""Bad input: every member of a class is refused under the rule of the class, quickly and without a crash."""

import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ledger.reading.document import locate, read_document
from ledger.reading.fmt import reformat
from ledger.reading.limits import MAX_FINDINGS
from tests.reading.hostile import CLASSES, WORST

MEMBERS = [
    pytest.param(rule, data if isinstance(data, bytes) else data.encode(), id=f"{name}-{number}")
    for name, rule, members in CLASSES
    for number, data in enumerate(members)
]


@pytest.mark.parametrize(("rule", "data"), MEMBERS)
def test_refused_under_the_rule_of_its_class(rule: str, data: bytes) -> None:
    document, findings = read_document("x.yaml", data)
    assert document is None
    assert rule in {found.rule for found in findings}
    assert findings == sorted(findings)


def test_every_fault_of_a_file_is_told_in_order() -> None:
    data = "a: 2026-03-02\nb: １２\nb: yes\nc:\n- 0123\n- ~\nd: x\u200by # 90.10\n1: !x z".encode()
    _, findings = read_document("x.yaml", data)
    assert [(found.rule, found.line, found.column, found.span) for found in findings] == [
        ("Y028", 1, 4, 10),
        ("Y011", 2, 4, 2),
        ("Y023", 3, 1, 1),
        ("Y026", 3, 4, 3),
        ("Y027", 5, 3, 4),
        ("Y025", 6, 3, 1),
        ("Y008", 7, 5, 1),
        ("Y024", 8, 1, 1),
        ("Y021", 8, 4, 4),
        ("Y005", 8, 8, 0),
    ]


def test_an_escape_is_pointed_at_where_it_stands() -> None:
    _, findings = read_document("x.yaml", b'a: b\nc: "de\\u200bf\\0"\n')
    assert [(found.rule, found.line, found.column, found.span) for found in findings] == [
        ("Y008", 2, 7, 6),
        ("Y007", 2, 14, 2),
    ]


def test_a_flood_of_faults_is_cut_and_said_to_be() -> None:
    for data in (b"- no\n" * 5_000, "１a".encode() * 10_000, b'a: "' + b"\\0" * 5_000 + b'"\n'):
        _, findings = read_document("x.yaml", data)
        assert len(findings) == MAX_FINDINGS + 1
        assert findings[-1].rule == "Y035"


@pytest.mark.parametrize(
    "text",
    [
        "a: “今日”到社区（第3网格）：走访、登记；完成率98%，还差2户！？……《台账》—已报·待复～［注］￥100\n",
        "a: 12月 A级 café Ω→x\n",
        "a: 𠮷田、𬺈、㐂、〇、々\n",
        "a: http://example.org/a?b=c#d\n",
        "a: 'no'\nb: \"2026-03-02\"\nc: '0123'\nd: \"~\"\n",
        "a: -9007199254740991\nb: 0\nc: true\n",
        "a: 2026-03\nb: 2026-Q1\nc: 3楼\nd: 5G\ne: 2026年3月2日\n",
        "a: [b, {c: d}]\n",
        "a: '1: b # c'\n",
        "a: x-y_z.q/r\n",
        'a: "\\x41\\u4e91\\n"\n',
    ],
)
def test_honest_text_passes(text: str) -> None:
    document, findings = read_document("x.yaml", text.encode())
    assert findings == []
    assert document is not None


@pytest.mark.parametrize("name", WORST)
def test_the_worst_files_take_a_moment_only(name: str) -> None:
    """50 ms are promised; the bound leaves room for a machine that is busy with other tests."""
    data = WORST[name]
    start = time.process_time()
    read_document("x.yaml", data)
    assert time.process_time() - start < 0.4
    reformat("x.yaml", data)
    locate(data, ["a", 1])


def test_brackets_do_not_overflow_the_c_stack(root: Path) -> None:
    """25 KB of `[` kill PyYAML's own loaders; here the stack is an eighth of the usual one."""
    program = (
        "from ledger.reading.document import read_document, locate\n"
        "for unit in ('[', '{a: ', '- ', '? ', '!x [', '&x [', '[{', '\"a\": ['):\n"
        "    data = (unit * 65536)[:65536].encode()\n"
        "    print(read_document('x', data)[0], locate(data, [0] * 9))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_STACK, (2**20, 2**20)),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("None") == 8
