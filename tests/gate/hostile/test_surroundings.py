"""What surrounds the records: workflows, code, schemas, the runner, the board, the cache, the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ledger.gate.judge import judge
from ledger.report.github import render_github
from tests.gate.hostile.ground import (
    ACTIVITY,
    DING,
    DISCIPLINE,
    LIN,
    LOG,
    MAINTAINER,
    OFFICE,
    PENALTY,
    RECEIVED,
    Files,
    Ground,
    accepted,
    refused,
    text,
)
from tests.gate.hostile.honest import a_log, an_activity, changed

SHAIJI = Path(sys.executable).with_name("shaiji")


@pytest.mark.attack("CI")
@pytest.mark.parametrize(
    "path",
    [
        ".github/workflows/gate.yml",
        ".github/CODEOWNERS",
        ".gitea/workflows/gate.yml",
        ".forgejo/workflows/x.yml",
        ".gitlab-ci.yml",
        "action.yml",
        ".pre-commit-hooks.yaml",
        "scoring/rounds.py",
        "ledger/gate/judge.py",
        "schemas/log.schema.json",
        "rules/J030/rule.yaml",
        "presets/common/roles.yaml",
        "requirements.lock",
        "conftest.py",
        "mkdocs.yml",
        "Makefile",
        "README.md",
    ],
)
def test_files_of_others(ground: Ground, path: str) -> None:
    """Only who may change the program changes what is no record; and then no record with it."""
    refused(ground.judge(ground.change({path: b"x\n"}), OFFICE), "J036")
    refused(ground.judge(ground.change({path: b"x\n", **an_activity("a")}), MAINTAINER), "X023")
    accepted(ground.judge(ground.change({path: b"x\n"}), MAINTAINER))


@pytest.mark.attack("CI")
@pytest.mark.parametrize("actor", [LIN, DING, OFFICE, DISCIPLINE])
def test_files_by_others(ground: Ground, actor: str) -> None:
    """Whoever brings them, and whoever signed them."""
    refused(ground.judge(ground.change({"Makefile": b"x\n"}), actor), "J036")
    refused(ground.judge(ground.change({"Makefile": b"x\n"}, by=actor), MAINTAINER), "J036")


@pytest.mark.attack("CI")
@pytest.mark.parametrize(
    "path",
    [
        "records/x.md",
        "records/logs/2026/roads/p0012/2026-01.yml",
        "records/logs/2026/roads/p0012/2026-01.json",
        "records/logs/2026/roads/p0012/2026-01.YAML",
        "records/logs/2026/roads/p0012/2026-13.yaml",
        "records/logs/2026/roads/p0012/x/2026-01.yaml",
        "records/run.sh",
        "records/conftest.py",
        "records/.gitkeep",
        "records/.github/workflows/x.yml",
        "records/new/x.yaml",
        "records/adjustments/x.yaml",
    ],
)
def test_other_files_among_records(ground: Ground, path: str) -> None:
    for actor in (OFFICE, MAINTAINER, LIN):
        refused(ground.judge(ground.change({path: text(a_log("19"))}), actor))


@pytest.mark.attack("CI")
@pytest.mark.parametrize(
    "told",
    [
        "::set-output name=x::y",
        "\n::error::x",
        "%0A::add-mask::x",
        "$(touch x)",
        "`id`",
        "${{ github.token }}",
        "a]b|c",
    ],
)
def test_commands_to_a_runner(ground: Ground, told: str) -> None:
    """Texts, names and actors come back in annotations as data."""
    log = a_log("19")
    log["entries"][0] |= {"date": "2026-01-21", "text": told + "核查路灯报修七处"}
    verdict = ground.judge(ground.change({LOG: text(log)}, message=told.encode() + b"\n"), LIN)
    refused(verdict)
    refused(ground.judge(ground.change(an_activity("a")), told), "X012")
    refused(ground.judge(ground.odd("", ("100644", told, ground.blob(b"x"))), LIN))
    lines = render_github(verdict.findings, "zh").splitlines()
    assert len(lines) == len(verdict.findings)


@pytest.mark.attack("Schema and policy")
@pytest.mark.parametrize(
    "more",
    [
        b"$ref: http://example.invalid/schema\n",
        b"$ref: file:///etc/passwd\n",
        b"$schema: http://example.invalid\n",
        b"requird: [x]\n",
        b"authority: " + b"a" * 30_000 + b"!\n",
        b'year: "2026\\n"\n',
        b"year: 2026.0\n",
        b"units: [roads, roads]\n",
        b"units: [no-such-unit]\n",
    ],
)
def test_fields_beside_the_schema(ground: Ground, more: bytes) -> None:
    refused(ground.judge(ground.change({"records/activities/2025/x.yaml": ground.data[ACTIVITY] + more})))


@pytest.mark.attack("Board")
@pytest.mark.parametrize(
    "told",
    [
        "<script>alert(1)</script>核查",
        "{{ 7*7 }}核查七处",
        "=HYPERLINK(1)核查",
        "[x](javascript:x)核查",
        "--8<-- /etc/passwd核查",
    ],
)
def test_texts_are_data(ground: Ground, told: str) -> None:
    """They may be recorded, as anything that somebody said, and run nothing; pages and sheets encode them."""
    log = a_log("19")
    log["entries"][0]["text"] = f"核查记录：{told}"[:30]
    accepted(ground.judge(ground.change({LOG: text(log)}), LIN))


def shaiji(ground: Ground, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as installed, run from within the hostile work tree."""
    command = [str(SHAIJI), "gate", "--base", ground.base, "--now", "2026-01-20T10:00:00+08:00", *arguments]
    settings = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(ground.trap.parent), **environment}
    return subprocess.run(
        command, cwd=ground.repo.root, env=settings, capture_output=True, text=True, check=False
    )


@pytest.mark.attack("Faults")
def test_the_program_itself(own_ground: Ground) -> None:
    """Exit code 0, 1 and 2; no traceback; nothing of the tree that it is run in is imported or run."""
    ground = own_ground
    good, bad = ground.change(an_activity("a")), ground.change({PENALTY: None})
    ground.trap.unlink(missing_ok=True)
    told = [
        shaiji(ground, "--head", good, "--actor", OFFICE),
        shaiji(ground, "--head", bad, "--actor", OFFICE),
        shaiji(ground, "--head", "12" * 20, "--actor", OFFICE),
    ]
    assert [each.returncode for each in told] == [0, 1, 2], [each.stderr for each in told]
    assert not any("Traceback" in each.stderr + each.stdout for each in told)
    assert not ground.trap.exists()


@pytest.mark.attack("Faults")
def test_settings_of_git_from_around(own_ground: Ground) -> None:
    ground = own_ground
    bad = ground.change({PENALTY: None})
    ground.repo.git("replace", bad, ground.change(an_activity("a")))
    around = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": str(ground.repo.root / ".git/tool"),
        "GIT_DIR": "/nowhere",
        "GIT_EXTERNAL_DIFF": str(ground.repo.root / ".git/tool"),
        "GIT_NO_REPLACE_OBJECTS": "",
        "GIT_TRACE": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    ground.trap.unlink(missing_ok=True)
    done = shaiji(ground, "--head", bad, "--actor", OFFICE, **around)
    assert done.returncode == 1, done.stderr
    assert not ground.trap.exists()


@pytest.mark.attack("Faults")
@pytest.mark.parametrize("damage", [b"", b"x" * 100, None], ids=["emptied", "overwritten", "cut"])
def test_a_damaged_cache(own_ground: Ground, tmp_path: Path, damage: bytes | None) -> None:
    """What is remembered is believed only when it is whole; the verdict is the same."""
    ground = own_ground
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    head = ground.change(changed(ground, ACTIVITY, date="2025-13-01"))

    def verdict() -> list[str]:
        found = judge(ground.git, ground.base, head, OFFICE, RECEIVED, private=private)
        return [each.rule for each in found.findings]

    first = verdict()
    assert first == verdict()
    kept = [
        each for each in (ground.repo.root / ".git").rglob("*") if "shaiji" in str(each) and each.is_file()
    ]
    assert kept
    for each in kept:
        each.write_bytes(each.read_bytes()[:-20] if damage is None else damage)
    assert verdict() == first


def test_what_everybody_may_is_not_lost(ground: Ground) -> None:
    honest: Files = {LOG: text(a_log("15", "19"))}
    accepted(ground.judge(ground.change(honest), LIN))
