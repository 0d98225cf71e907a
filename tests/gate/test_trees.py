"""Trees as bytes: links, modules, modes, names, pointers, and what two readers would read differently."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.gate.trees import _parsed, _well_formed
from ledger.git import GitError
from tests.gate.proposals import Proposals

MAINTAINER = "maintainer@yunxi"
RECORD = "records/objections/2025-001.yaml"


def rules(ledger: Proposals, actor: str = MAINTAINER) -> list[str]:
    return ledger.rules("main", actor)


def propose(ledger: Proposals, *entries: tuple[str, str | bytes, str], sort: bool = True) -> None:
    """A commit whose top tree is that of the base with entries put in, sorted as git does or put behind."""
    repo = ledger.repo
    known = [line.split(maxsplit=3) for line in repo.git("ls-tree", "base").splitlines()]
    listed: list[tuple[str, str | bytes, str]] = [
        (mode.lstrip("0"), name, id_) for mode, _, id_, name in known
    ]
    listed += entries
    if sort:
        listed.sort(key=lambda each: _key(*each[:2]))
    repo.git("update-ref", "refs/heads/main", repo.commit_tree(repo.tree(*listed), repo.head("base")))


def _key(mode: str, name: str | bytes) -> bytes:
    data = name if isinstance(name, bytes) else name.encode()
    return data + (b"/" if mode == "40000" else b"")


def blob(ledger: Proposals, data: bytes = b"x") -> str:
    return ledger.repo.object("blob", data)


@pytest.mark.parametrize("target", ["../README.md", "/etc/passwd", "2025-03.yaml", ".git/config"])
def test_a_link(ledger: Proposals, target: str) -> None:
    propose(ledger, ("120000", "link.md", blob(ledger, target.encode())))
    assert rules(ledger) == ["X014"]


def test_a_link_in_place_of_all_records(ledger: Proposals) -> None:
    repo = ledger.repo
    rest = [line.split(maxsplit=3) for line in repo.git("ls-tree", "base").splitlines()]
    listed = [(mode.lstrip("0"), name, id_) for mode, _, id_, name in rest if name != "records"]
    listed.append(("120000", "records", blob(ledger, b"elsewhere")))
    repo.git("update-ref", "refs/heads/main", repo.commit_tree(repo.tree(*listed), repo.head("base")))
    assert "X014" in rules(ledger)


def test_a_link_that_a_later_commit_takes_away(ledger: Proposals) -> None:
    (ledger.repo.root / "link").symlink_to("README.md")
    ledger.repo.commit()
    (ledger.repo.root / "link").unlink()
    ledger.repo.commit({"docs/a.md": b"1"})
    assert rules(ledger) == ["X014"]


def test_names_that_git_sorts_in_its_own_way(ledger: Proposals) -> None:
    """A folder comes as if a stroke followed its name: after `side.md`, before `side0.md`."""
    for name in ("side.md", "side-1.md", "side0.md", "sideA.md", "side/inner.md"):
        (ledger.repo.root / name).parent.mkdir(exist_ok=True)
        (ledger.repo.root / name).write_text("x\n", encoding="utf-8")
    ledger.repo.commit()
    assert rules(ledger) == []


@pytest.mark.parametrize("name", ["parts", "a.yaml"])
def test_a_module(ledger: Proposals, name: str) -> None:
    propose(ledger, ("160000", name, ledger.base))
    assert rules(ledger) == ["X015"]


@pytest.mark.parametrize("name", [".gitmodules", ".GitModules", ".gitmodule\u017f", ".gitmodules\u200c"])
def test_settings_of_modules(ledger: Proposals, name: str) -> None:
    propose(ledger, ("100644", name, blob(ledger)))
    assert "X015" in rules(ledger)


def test_an_executable_record_and_an_executable_script(ledger: Proposals) -> None:
    (ledger.repo.root / RECORD).chmod(0o755)
    ledger.repo.commit()
    assert "X016" in rules(ledger)
    ledger.repo.git("reset", "-q", "--hard", "base")
    propose(ledger, ("100755", "run.sh", blob(ledger, b"#!/bin/sh\n")))
    assert rules(ledger) == []


@pytest.mark.parametrize("mode", ["100664", "100600", "0100644", "644", "100777", "110644"])
def test_a_mode_that_git_does_not_write(ledger: Proposals, mode: str) -> None:
    propose(ledger, (mode, "odd.md", blob(ledger)))
    assert "X017" in rules(ledger)


def test_a_folder_that_is_a_blob(ledger: Proposals) -> None:
    propose(ledger, ("40000", "odd", blob(ledger)))
    with pytest.raises(GitError):
        rules(ledger)


def test_an_object_that_is_not_there(ledger: Proposals) -> None:
    propose(ledger, ("100644", "gone.md", "12" * 20))
    with pytest.raises(GitError, match="lacks object"):
        rules(ledger)


def test_an_id_of_zeros(ledger: Proposals) -> None:
    propose(ledger, ("160000", "zero", "00" * 20))
    assert "X017" in rules(ledger)


def test_entries_out_of_order_and_twice(ledger: Proposals) -> None:
    propose(ledger, ("100644", "AAA.md", blob(ledger)), sort=False)
    assert "X017" in rules(ledger)
    propose(ledger, ("100644", "z.md", blob(ledger)), ("100644", "z.md", blob(ledger, b"y")))
    assert "X017" in rules(ledger)


def test_a_file_and_a_folder_of_one_name(ledger: Proposals) -> None:
    tree = ledger.repo.tree(("100644", "inner.md", blob(ledger)))
    propose(ledger, ("100644", "both", blob(ledger)), ("40000", "both", tree))
    assert "X017" in rules(ledger)


@pytest.mark.parametrize(
    "name",
    [
        ".",
        "..",
        ".git",
        ".GIT",
        "a/b",
        "../up",
        "git~1",
        "a\nb",
        "a\\b",
        "-rf",
        "x:y",
        "NUL",
        "end.",
        "e\u0301",
    ],
)
def test_an_unfit_name(ledger: Proposals, name: str) -> None:
    propose(ledger, ("100644", name, blob(ledger)))
    assert {"X017", "X018"} & set(rules(ledger))


def test_an_unfit_folder(ledger: Proposals) -> None:
    tree = ledger.repo.tree(("100644", "config", blob(ledger)))
    for name in (".git", "..", ".gıt\u200d", "aux"):
        propose(ledger, ("40000", name, tree))
        assert "X018" in rules(ledger)


def test_bytes_that_are_no_text_in_a_name(ledger: Proposals) -> None:
    propose(ledger, ("100644", b"\xff\xfe.md", blob(ledger)))
    assert rules(ledger) == ["X018"]


@pytest.mark.parametrize("name", ["readme.MD", "README.md\u200d", "ＲEADME.md", "Records"])
def test_a_name_like_another(ledger: Proposals, name: str) -> None:
    propose(ledger, ("100644", name, blob(ledger)))
    assert "X019" in rules(ledger)


def test_two_old_names_alike_do_not_stop_others(ledger: Proposals) -> None:
    """What the base already has is no fault of this change."""
    propose(ledger, ("100644", "readme.md", blob(ledger)))
    ledger.base = ledger.repo.head("main")
    ledger.repo.git("reset", "-q", "--hard", "main")
    top = [line.split(maxsplit=3) for line in ledger.repo.git("ls-tree", "main").splitlines()]
    listed = [(mode.lstrip("0"), name, id_) for mode, _, id_, name in top] + [
        ("100644", "zz.md", blob(ledger))
    ]
    new = ledger.repo.commit_tree(ledger.repo.tree(*listed), ledger.base)
    ledger.repo.git("update-ref", "refs/heads/main", new)
    assert rules(ledger) == []


def test_attributes(ledger: Proposals) -> None:
    propose(ledger, (("100644"), ".gitattributes", blob(ledger, b"* -diff\n")))
    assert rules(ledger) == ["X020"]
    propose(ledger, (("100644"), ".gitattributes", blob(ledger, b"* text=auto\n")))
    assert rules(ledger) == []
    propose(ledger, (("100644"), ".GitAttributes", blob(ledger, b"# " + b"x" * 20_000)))
    assert rules(ledger) == ["X020"]


def test_a_pointer(ledger: Proposals) -> None:
    data = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"
    propose(ledger, ("100644", "big.bin", blob(ledger, data)))
    assert rules(ledger) == ["X021"]
    propose(ledger, ("100644", "about.md", blob(ledger, b"About pointers: " + data)))
    assert rules(ledger) == []


def test_records_and_other_files(ledger: Proposals) -> None:
    record = (ledger.repo.root / RECORD).read_bytes()
    ledger.repo.commit({"records/objections/2025-002.yaml": record})
    ledger.repo.commit({"scoring/x.py": b"1"})
    assert "X023" in rules(ledger)


def test_a_change_of_code_hidden_between_two_commits(ledger: Proposals) -> None:
    """The whole change leaves the code as it was; two of its commits do not."""
    record = (ledger.repo.root / RECORD).read_bytes()
    ledger.repo.commit({"scoring/x.py": b"1"})
    ledger.repo.commit({"scoring/x.py": None, "records/objections/2025-002.yaml": record})
    assert "X023" in rules(ledger)


def test_a_tree_of_too_many_bytes(ledger: Proposals, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledger.gate.trees.MOST_TREE_BYTES", 100)
    propose(ledger, ("100644", "a.md", blob(ledger)))
    assert rules(ledger) == ["X017"]


def test_a_fault_is_told_once_for_a_path(ledger: Proposals) -> None:
    for number in range(3):
        ledger.repo.commit({"docs/aux": str(number).encode()})
    assert [each.rule for each in ledger.judge("main", MAINTAINER).findings] == ["X018"]


ENTRY = st.tuples(
    st.sampled_from([b"100644", b"100755", b"40000", b"120000", b"160000", b"0100644", b"1", b""]),
    st.binary(min_size=0, max_size=3),
    st.binary(min_size=20, max_size=20),
)


EXAMPLES = pytest.mark.parametrize("examples", [300, pytest.param(3000, marks=pytest.mark.thorough)])


@EXAMPLES
def test_any_bytes_of_a_tree(examples: int) -> None:
    """No bytes raise; what is called well formed is written back byte by byte, sorted, each name once."""
    entries = st.lists(ENTRY, max_size=5)
    settings(max_examples=examples)(given(entries, st.binary(max_size=6))(hold_a_tree))()


def hold_a_tree(entries: list[tuple[bytes, bytes, bytes]], rest: bytes) -> None:
    data = b"".join(b"%s %s\0%s" % each for each in entries) + rest
    read = list(_parsed(data, 20))
    if _well_formed(data, read):
        assert b"".join(b"%s %s\0%s" % each for each in read) == data
        assert len({each.name for each in read}) == len(read)
        assert all(b"/" not in each.name and each.name for each in read)


@EXAMPLES
def test_any_bytes(examples: int) -> None:
    settings(max_examples=examples)(given(st.binary(max_size=200))(hold_any))()


def hold_any(data: bytes) -> None:
    _well_formed(data, list(_parsed(data, 20)))
