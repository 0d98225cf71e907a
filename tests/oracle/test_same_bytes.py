"""The same ledgers give the same bytes whatever the time zone, the locale and the order of hashing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.oracle.numbers import LEDGERS

ROOT = Path(__file__).resolve().parents[2]
ENGINE = """
from tests.oracle.compare import straight
from tests.oracle.facts import engine_of
from tests.oracle.ledgers import case_of
from scoring.inputs import inputs_by_unit

for seed in range(6):
    case = case_of(seed)
    print(straight(case))
    facts, policies = engine_of(case.records)
    for period, _ in case.periods:
        print(inputs_by_unit(policies, facts, period))
"""
COMMAND = """
from ledger.cli.main import main

raise SystemExit(main(["score", "2026-Q3", "--as-of", "2026-08-14", "--format", "json"]))
"""
ZONES = ("UTC", "Asia/Shanghai", "Pacific/Kiritimati")
LOCALES = ("C", "zh_CN.UTF-8", "tr_TR.ISO-8859-9")
HASH_SEEDS = range(10) if LEDGERS else (0, 4, 8)
"""Every zone and locale, paired in every way or in a few."""


def printed(program: str, seed: int) -> bytes:
    """What a program prints in a process of its own, with one of the zones and locales."""
    zone, locale = ZONES[seed % 3], LOCALES[seed // 3 % 3]
    surroundings = {"TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": str(seed)}
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, **surroundings},
        capture_output=True,
        check=True,
    )
    return run.stdout


@pytest.mark.slow
@pytest.mark.parametrize("program", [ENGINE, COMMAND], ids=["engine", "command"])
def test_zone_locale_and_hash_seed_change_no_byte(program: str) -> None:
    (only,) = {printed(program, seed) for seed in HASH_SEEDS}
    assert len(only) > 10_000
