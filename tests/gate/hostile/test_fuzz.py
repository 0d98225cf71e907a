"""Bytes changed at random: nothing raises, crashes, hangs or eats memory, and nothing bent gets in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from ledger.git import GitError
from tests.gate.hostile import fuzzing
from tests.gate.hostile.ground import FOLDER, MAINTAINER, OFFICE, Files, Ground

pytestmark = pytest.mark.attack("Fuzz")

FOLDER_2025 = "records/tasks/2025"
MOST_MB = 200
MOST_CPU_MS = 2000
"""For one input of any size up to the limit: no more than tells a hang from a busy machine. What the slowest
one took is printed: 62 on a machine that did nothing else, for thirty thousand digits in a row."""


def fuzz(seed: int, count: int) -> dict[str, float]:
    program = Path(fuzzing.__file__)
    command = [sys.executable, "-X", "dev", "-W", "ignore", str(program), str(seed), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=3600)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, float] = json.loads(done.stdout)
    return found


def hold(found: dict[str, float]) -> None:
    sys.stdout.write(f"{found}\n")
    assert found["memory_mb"] < MOST_MB
    assert found["slowest_ms"] < MOST_CPU_MS


def test_some_inputs() -> None:
    hold(fuzz(1, 600))


@pytest.mark.slow
@pytest.mark.thorough
def test_ten_thousand_inputs() -> None:
    """Other ones with another FUZZ."""
    hold(fuzz(int(os.environ.get("FUZZ", "2")), 12_000))


def bent_records(ground: Ground, chance: Random, count: int) -> Files:
    """Records of the base, each bent."""
    records = [path for path in ground.data if path.startswith("records/")]
    paths = sorted(path for path in records if "organization/" not in path)
    others = [ground.data[path] for path in paths]
    chosen = chance.sample(paths, count)
    return {path: fuzzing.mutated(chance, ground.data[path], others)[:60_000] for path in chosen}


def through_the_gate(ground: Ground, seed: int, rounds: int) -> None:
    chance = Random(seed)
    for _ in range(rounds):
        files = bent_records(ground, chance, 40)
        verdict = ground.judge(ground.change(files), OFFICE)
        changed = {path for path, data in files.items() if data != ground.data[path]}
        assert not verdict.accepted or not changed


def test_bent_records_through_the_gate(ground: Ground) -> None:
    through_the_gate(ground, 3, 4)


@pytest.mark.slow
@pytest.mark.thorough
def test_many_bent_records_through_the_gate(ground: Ground) -> None:
    through_the_gate(ground, 4, 60)


def bent_trees(ground: Ground, seed: int, count: int) -> None:
    """A tree of the base with bytes changed: a verdict or a refusal, and nothing accepted by chance."""
    chance = Random(seed)
    (raw,) = ground.git.cat([ground.repo.git("rev-parse", f"{ground.base}:{FOLDER_2025}")])
    rest = {path: each for path, each in ground.files.items() if not path.startswith(FOLDER_2025)}
    for _ in range(count):
        data = fuzzing.mutated(chance, raw, [fuzzing.TREE])
        if data != raw:
            head = ground.commit(ground.tree({**rest, FOLDER_2025: (FOLDER, ground.put("tree", data))}))
            try:
                assert not ground.judge(head, MAINTAINER).accepted
            except GitError:
                continue


def test_bent_trees_through_the_gate(ground: Ground) -> None:
    bent_trees(ground, 5, 25)


@pytest.mark.slow
@pytest.mark.thorough
def test_many_bent_trees_through_the_gate(ground: Ground) -> None:
    bent_trees(ground, 6, 500)
