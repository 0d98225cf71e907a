"""Valid records, trees, commits and attributes with bytes changed at random, read as the gate reads them.

Run as a program in a process of its own, so that a crash, a hang or a hunger for memory is seen from outside:
`fuzzing.py SEED COUNT` prints what was tried, the most CPU time for one input and the most memory.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from ledger.content.findings import file_findings
from ledger.gate.attributes import harmful
from ledger.gate.entries import at, fields_of, touches
from ledger.gate.names import folded, is_fit
from ledger.gate.subjects import rows_of, subject_of
from ledger.gate.trees import _parsed, _well_formed
from ledger.git.history import read_commit
from ledger.git.run import GitError
from ledger.reading.digest import digest
from ledger.reading.values import Map
from ledger.records.kinds import kind_of
from ledger.records.loading import read_record
from ledger.records.logs import read_log_value
from ledger.rules.examples import base_files

MORSELS = (
    *(
        b"\0",
        b"\xff",
        b"\n",
        b": ",
        b"- ",
        b"[",
        b"{",
        b'"',
        b"'",
        b"&a ",
        b"*a",
        b"!!x ",
        b"\t",
        b"\r",
        b"#",
    ),
    *("\u202e".encode(), "\u200b".encode(), "１".encode(), "\u0301".encode(), b"\\u0000", b"---\n", b"? "),
    *(b"100644 ", b"40000 ", b"160000 ", b"120000 ", b"gpgsig ", b"parent ", b"\n\n", b"-diff", b"[attr]"),
    *(b"99999999999999999999", b"-0", b"2026-02-30", b"null", b"~", b"true", b"<<: ", b"|\n", b">-\n"),
)


def mutated(chance: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Some bytes with one to eight changes."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        data = _changed(chance, data, others)
    return data


def _changed(chance: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    here = chance.randrange(len(data) + 1)
    there = min(len(data), here + chance.choice((1, 1, 2, 8, 64)))
    put_in = (
        bytes([chance.randrange(256)]),
        bytes([each ^ 1 << chance.randrange(8) for each in data[here : here + 1]]),
        b"",
        data[here:there] * 2 + data[here:there],
        data[here:there] * chance.choice((50, 500)),
        chance.choice(MORSELS),
        chance.choice(MORSELS) + data[here:there],
        chance.choice(others)[chance.randrange(40) :],
    )
    return data[:here] + chance.choice(put_in) + data[there:]


def _value(path: str, data: bytes) -> Map | None:
    if "/logs/" in path:
        return read_log_value(path, (data, []))[0]
    record, findings = read_record(path, (data, []))
    assert record is not None or findings, "refused without a word"
    return record.value if record else None


def try_record(path: str, before: Map, data: bytes) -> bool:
    """Read a record as the gate does and, when it can be read, take it apart; whether it can."""
    file_findings(path, data)
    after = _value(path, data)
    if after is None:
        return False
    found = kind_of(path)
    assert found is not None
    touched = touches(before, after)
    assert bool(touched) is not (digest(before) == digest(after)) or before == after
    for each in touched:
        at(after, each.at)
    rows_of(touched, before, after), fields_of(touched), subject_of(found[0].name, found[1], after)
    return True


def try_tree(data: bytes) -> bool:
    """Take the bytes of a tree apart; whether they are as git writes them."""
    entries = list(_parsed(data, 20))
    for each in entries:
        name = each.name.decode("utf-8", "surrogateescape")
        is_fit(name), folded(name)
    return _well_formed(data, entries)


def try_commit(data: bytes) -> bool:
    """Take the bytes of a commit apart; whether there is one."""
    try:
        return bool(read_commit("0" * 40, data).tree)
    except GitError:
        return False


def try_attributes(data: bytes) -> bool:
    return not harmful(data)


TREE = b"".join(
    b"%s %s\0%s" % (mode, name, bytes(range(20)))
    for mode, name in ((b"100644", b"README.md"), (b"100755", b"run.sh"), (b"40000", b"records"))
)
COMMIT = (
    b"tree " + b"1" * 40 + b"\nparent " + b"2" * 40 + b"\nauthor x <x@example.invalid> 1768874160 +0800\n"
    b"committer x <x@example.invalid> 1768874160 +0800\ngpgsig -----BEGIN SSH SIGNATURE-----\n U1NIU0lH\n"
    b" -----END SSH SIGNATURE-----\n\na change\n"
)
ATTRIBUTES = b"* text=auto\n*.png binary\n*.yaml diff=ledger\n"


def records() -> list[tuple[str, bytes, Map]]:
    """Every kind of record that is read, valid."""
    found = [(path, data) for path, data in sorted(base_files().items()) if kind_of(path)]
    values = [(path, data, _value(path, data)) for path, data in found]
    return [(path, data, value) for path, data, value in values if value is not None]


def peak_mb() -> float:
    """The most memory of this program, in MB. What the system counts for a process starts with the memory of
    the one that started it; where Linux tells that of the program alone, that is taken."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(seed: int, count: int) -> dict[str, float]:
    """Try so many inputs; seven of ten are records."""
    chance, known = Random(seed), records()
    others = [data for _, data, _ in known]
    for path, data, before in known:  # what is loaded once is not the first input's fault
        try_record(path, before, data + b"x: 1\n")
    readable, slowest = 0, 0.0
    plain: list[tuple[bytes, Callable[[bytes], bool]]] = [
        (TREE, try_tree),
        (COMMIT, try_commit),
        (ATTRIBUTES, try_attributes),
    ]
    for number in range(count):
        if number % 10 < 7:
            path, data, before = chance.choice(known)
            bent = mutated(chance, data, others)
            start = time.process_time()
            readable += try_record(path, before, bent)
        else:
            data, trying = plain[number % 10 - 7]
            bent = mutated(chance, data, others)
            start = time.process_time()
            readable += trying(bent)
        slowest = max(slowest, time.process_time() - start)
    return {
        "tried": count,
        "readable": readable,
        "slowest_ms": round(slowest * 1000, 1),
        "memory_mb": round(peak_mb()),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
