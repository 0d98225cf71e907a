"""The workflows of the forges: linted by other people's tools, and held to what our own gate rests on."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

BIN = Path(sys.executable).parent
WORKFLOWS = ("gate", "publish", "verify")
SCHEMAS = {
    "vendor.github-workflows": [f".github/workflows/{name}.yml" for name in WORKFLOWS],
    "vendor.github-actions": ["action.yml"],
    "vendor.github-issue-config": [".github/ISSUE_TEMPLATE/config.yml"],
    "vendor.github-issue-forms": [".github/ISSUE_TEMPLATE/objection.yml", ".github/ISSUE_TEMPLATE/log.yml"],
    "vendor.gitlab-ci": [".gitlab-ci.yml"],
}
PIN = re.compile(r"uses: [\w-]+/[\w./-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+\n")


def load(root: Path, name: str) -> dict[Any, Any]:
    """Read for tests only; `on` is read as true by YAML 1.1, as forges know."""
    value: dict[Any, Any] = yaml.safe_load((root / name).read_text("utf-8"))
    return value


def steps(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every step of every job, and of the action."""
    for name in WORKFLOWS:
        for job, value in load(root, f".github/workflows/{name}.yml")["jobs"].items():
            yield from ((f"{name}.{job}", step) for step in value["steps"])
    yield from (("action", step) for step in load(root, "action.yml")["runs"]["steps"])


def test_zizmor_as_an_auditor_finds_nothing(root: Path) -> None:
    arguments = ["--offline", "--persona=auditor", "--no-config", "--format=plain", "--strict-collection"]
    files = [*SCHEMAS["vendor.github-workflows"], "action.yml"]
    done = subprocess.run(
        [str(BIN / "zizmor"), *arguments, *files], cwd=root, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout


@pytest.mark.parametrize("schema", SCHEMAS)
def test_check_jsonschema_finds_nothing(schema: str, root: Path) -> None:
    done = subprocess.run(
        [str(BIN / "check-jsonschema"), "--builtin-schema", schema, *SCHEMAS[schema]],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_workflow_is_looked_at(root: Path) -> None:
    assert sorted(path.stem for path in (root / ".github/workflows").iterdir()) == sorted(WORKFLOWS)


def test_no_text_of_a_proposal_is_spliced_into_a_script(root: Path) -> None:
    scripts = [(place, step["run"]) for place, step in steps(root) if "run" in step]
    assert len(scripts) > 8
    assert [place for place, script in scripts if "${{" in script] == []


def test_actions_are_pinned_by_digest_and_say_their_version(root: Path) -> None:
    for name in WORKFLOWS:
        text = (root / f".github/workflows/{name}.yml").read_text("utf-8")
        assert text.count("uses: ") == len(PIN.findall(text)), name


def test_nothing_is_permitted_but_what_a_job_asks_for(root: Path) -> None:
    for name in WORKFLOWS:
        workflow = load(root, f".github/workflows/{name}.yml")
        assert workflow["permissions"] == {}
        assert "pull_request_target" not in workflow[True]
        for job in workflow["jobs"].values():
            writes = {what for what, how in job["permissions"].items() if how == "write"}
            assert writes <= {"pages", "id-token"}
            assert name == "publish" or not writes


def test_no_checkout_leaves_a_credential(root: Path) -> None:
    found = [step for _, step in steps(root) if step.get("uses", "").startswith("actions/checkout@")]
    assert len(found) == 5
    assert all(step["with"]["persist-credentials"] is False for step in found)


def test_the_base_judges_and_the_head_is_data(root: Path) -> None:
    """Nothing of `data/` is run: neither a path of it nor a module that lies there."""
    job = load(root, ".github/workflows/gate.yml")["jobs"]["judge"]
    judge, data = (step["with"] for step in job["steps"][:2])
    assert (judge["path"], data["path"]) == ("judge", "data")
    assert "base" in judge["ref"]
    assert "head" not in judge["ref"]
    scripts = "".join(step.get("run", "") for step in job["steps"])
    assert "data/" not in scripts
    assert "python -I -m ledger.cli gate" in scripts


def test_the_required_job_is_never_skipped_and_looks_at_every_result(root: Path) -> None:
    jobs = load(root, ".github/workflows/gate.yml")["jobs"]
    gate = jobs["gate"]
    assert gate["if"] == "always()"
    assert set(gate["needs"]) == set(jobs) - {"gate"}
    results = set(gate["steps"][0]["env"].values())
    assert results == {f"${{{{ needs.{name}.result }}}}" for name in gate["needs"]}


@pytest.mark.parametrize("judge", ["success", "failure", "cancelled", "skipped", ""])
@pytest.mark.parametrize("code", ["success", "failure", "cancelled", "skipped", ""])
def test_only_success_of_all_is_success(judge: str, code: str, root: Path) -> None:
    script = load(root, ".github/workflows/gate.yml")["jobs"]["gate"]["steps"][0]["run"]
    done = subprocess.run(
        ["bash", "-e", "-c", script], env={"JUDGE": judge, "CODE": code}, capture_output=True
    )
    assert (done.returncode == 0) == (judge == code == "success")


def test_a_merge_queue_is_judged(root: Path) -> None:
    assert "merge_group" in load(root, ".github/workflows/gate.yml")[True]


@pytest.mark.parametrize(
    ("author", "pusher", "actor"),
    [("lin", "lin", "lin"), ("lin", "other", ""), ("", "", ""), ("", "other", "")],
)
def test_unsigned_commits_are_the_author_s_only_if_the_author_pushed(
    author: str, pusher: str, actor: str, root: Path, tmp_path: Path
) -> None:
    found = load(root, ".github/workflows/gate.yml")["jobs"]["judge"]["steps"]
    (script,) = (step["run"] for step in found if step.get("id") == "who")
    output = tmp_path / "output"
    environment = {
        "AUTHOR": author,
        "PUSHER": pusher,
        "QUEUED": "",
        "GITHUB_OUTPUT": str(output),
        "PATH": "/bin",
    }
    subprocess.run(["bash", "-e", "-c", script], env=environment, check=True)
    assert output.read_text() == f"actor={actor}\n"
