"""Trees: only plain files where a kind lies are records, in a work tree and in a commit alike."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.git import Git
from ledger.records.names import is_reserved, shown
from ledger.records.tree import MAX_SETTLED_BYTES, CommitTree, Tree, TreeError, WorkTree
from tests.records.ledgers import LOG, UNIT, write, write_base

MakeTree = Callable[[Path], Tree]


def _commit_tree(root: Path) -> Tree:
    name = ("-c", "user.name=x", "-c", "user.email=x@example.invalid", "-c", "commit.gpgsign=false")
    for command in (["init", "-q"], ["add", "-A", "-f"], [*name, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", str(root), *command], check=True, stdout=subprocess.DEVNULL)
    return CommitTree(Git(root), "HEAD")


TREES = pytest.mark.parametrize("make", [WorkTree, _commit_tree], ids=["work-tree", "commit"])


def _rules(tree: Tree) -> list[tuple[str, str]]:
    """Path and rule of every fault: of the tree, then of each file."""
    paths = tree.paths()
    faults = [*tree.faults(), *(fault for _, found in tree.fetch(paths) for fault in found)]
    return [(fault.path, fault.rule) for fault in faults]


@TREES
def test_an_orderly_ledger(make: MakeTree, tmp_path: Path) -> None:
    tree = make(write_base(tmp_path))
    paths = tree.paths()
    assert paths == sorted(paths)
    assert LOG in paths
    assert tree.paths("records/logs/2025/roads/") == [LOG]
    assert tree.read(LOG) == (tmp_path / LOG).read_bytes()
    assert [data for data, _ in tree.fetch([UNIT, LOG])] == [tree.read(UNIT), tree.read(LOG)]
    assert _rules(tree) == []


@TREES
@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        ".gitattributes",
        "organization/units/Roads.yaml",
        "organization/units/roads.YAML",
        "x/y.yaml",
    ],
)
def test_a_foreign_file(make: MakeTree, name: str, tmp_path: Path) -> None:
    write(write_base(tmp_path) / "records" / name, b"x: y\n")
    tree = make(tmp_path)
    assert _rules(tree) == [(f"records/{name}", "R001")]
    assert f"records/{name}" not in tree.paths()


@TREES
def test_links_are_never_followed(make: MakeTree, tmp_path: Path) -> None:
    root = write_base(tmp_path / "ledger")
    write(tmp_path / "elsewhere" / "p0099.yaml", b"secret: true\n")
    os.symlink("../../../../elsewhere/p0099.yaml", root / "records/organization/people/p0099.yaml")
    os.symlink("../../../elsewhere", root / "records/logs/2027")
    tree = make(root)
    assert _rules(tree) == [
        ("records/logs/2027", "R002"),
        ("records/organization/people/p0099.yaml", "R002"),
    ]


@TREES
def test_records_itself_is_no_link(make: MakeTree, tmp_path: Path) -> None:
    write_base(tmp_path / "elsewhere")
    os.symlink("elsewhere/records", tmp_path / "records")
    tree = make(tmp_path)
    assert tree.paths() == []
    assert _rules(tree) == [("records", "R002")]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(write_base(tmp_path) / "records/organization/units/pipe.yaml")
    assert _rules(WorkTree(tmp_path)) == [("records/organization/units/pipe.yaml", "R002")]


def test_a_submodule_in_a_commit(tmp_path: Path) -> None:
    write_base(tmp_path)
    git = Git(tmp_path)
    _commit_tree(tmp_path)
    link = f"160000,{git.resolve('HEAD')},records/logs/2027"
    subprocess.run(["git", "-C", str(tmp_path), "update-index", "--add", "--cacheinfo", link], check=True)
    tree = subprocess.run(
        ["git", "-C", str(tmp_path), "write-tree"], check=True, capture_output=True, text=True
    ).stdout.strip()
    assert _rules(CommitTree(git, tree)) == [("records/logs/2027", "R002")]


@TREES
def test_executable(make: MakeTree, tmp_path: Path) -> None:
    (write_base(tmp_path) / LOG).chmod(0o755)
    tree = make(tmp_path)
    assert _rules(tree) == [(LOG, "R003")]
    assert next(tree.fetch([LOG]))[0] == (tmp_path / LOG).read_bytes()


@TREES
def test_a_big_file_is_not_read(make: MakeTree, tmp_path: Path) -> None:
    write(write_base(tmp_path) / LOG, b"#" * (64 * 1024 + 1))
    result = "records/results/2025-Q1/1/units/roads.yaml"
    write(tmp_path / result, b"#" * MAX_SETTLED_BYTES)
    tree = make(tmp_path)
    assert _rules(tree) == [(LOG, "R004")]
    assert [len(data or b"") for data, _ in tree.fetch([LOG, result])] == [0, MAX_SETTLED_BYTES]


@TREES
def test_a_name_that_windows_keeps_for_itself(make: MakeTree, tmp_path: Path) -> None:
    write(write_base(tmp_path) / "records/organization/units/com1.yaml", b"")
    assert _rules(make(tmp_path)) == [("records/organization/units/com1.yaml", "R005")]


@TREES
def test_a_name_that_is_no_text(make: MakeTree, tmp_path: Path) -> None:
    write(write_base(tmp_path) / "records" / os.fsdecode(b"\xff\x1b[31m\n.yaml"), b"")
    ((path, rule),) = _rules(make(tmp_path))
    assert (path, rule) == ("records/\\udcff\\u001b[31m\\u000a.yaml", "R001")


def test_very_deep_folders(tmp_path: Path) -> None:
    write(write_base(tmp_path) / "records" / "/".join("a" * 40) / "x.yaml", b"")
    ((path, rule),) = _rules(WorkTree(tmp_path))
    assert (path, rule) == ("records" + "/a" * 12, "R001")


@TREES
def test_no_records_at_all(make: MakeTree, tmp_path: Path) -> None:
    write(tmp_path / "README", b"")
    assert make(tmp_path).paths() == []


@TREES
def test_a_file_that_is_not_there(make: MakeTree, tmp_path: Path) -> None:
    tree = make(write_base(tmp_path))
    with pytest.raises(TreeError, match="p9999"):
        tree.read("records/organization/people/p9999.yaml")


@pytest.mark.parametrize("name", ["con", "CON", "nul.yaml", "com9.x.yaml", "lpt1", "aux .yaml"])
def test_device_names(name: str) -> None:
    assert is_reserved(name)


@pytest.mark.parametrize("name", ["console", "com0", "com10", "auxiliary", "roads.con"])
def test_other_names(name: str) -> None:
    assert not is_reserved(name)


def test_paths_in_messages() -> None:
    assert shown("records/单位 甲.yaml") == "records/单位 甲.yaml"
    assert shown("a\u202eb\x00") == "a\\u202eb\\u0000"
