"""Nothing that was altered in the cache is believed, and nothing depends on its being there."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest

from ledger.cache.run import FOLDER, open_view
from ledger.cache.secret import secret_in
from ledger.cache.store import Store
from ledger.records.tree import WorkTree
from tests.cache.answers import plain, remembered, view_of
from tests.cache.edits import edit_kind
from tests.settle.small import settled_year

VALUE = {"findings": (("records/a.yaml", 1, 2, "L001", (), 0),), "bytes": b"\x00" * 40}


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = settled_year(tmp_path_factory.mktemp("kept") / "ledger")
    remembered(root)
    return root


@pytest.fixture
def root(settled: Path, tmp_path: Path) -> Path:
    shutil.copytree(settled.parent, tmp_path / "copy")
    return tmp_path / "copy" / settled.name


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "slots", b"s" * 32, b"engine")


def only_file(store: Store) -> Path:
    (file,) = [path for path in store.folder.iterdir() if path.name != ".gitignore"]
    return file


def test_what_was_put_is_there(store: Store) -> None:
    store.put("slot", b"key", VALUE)
    assert store.get("slot", b"key") == VALUE
    assert store.get("slot", b"other key") is None
    assert store.get("other slot", b"key") is None


def test_no_altered_or_cut_slot_is_believed(store: Store) -> None:
    store.put("slot", b"key", VALUE)
    file = only_file(store)
    data = file.read_bytes()
    for place in range(len(data)):
        file.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert store.get("slot", b"key") is None, place
        file.write_bytes(data[:place])
        assert store.get("slot", b"key") is None, place


def test_no_slot_of_another_place_engine_or_user_is_believed(store: Store) -> None:
    store.put("slot", b"key", VALUE)
    file = only_file(store)
    shutil.copyfile(file, store._file("other"))
    assert store.get("other", b"key") is None
    assert Store(store.folder, b"s" * 32, b"another engine").get("slot", b"key") is None
    assert Store(store.folder, b"t" * 32, b"engine").get("slot", b"key") is None


def test_damage_and_swaps_are_read_over(root: Path) -> None:
    chance, cache = Random(4), root / FOLDER
    edit_kind(root, "logs", chance)
    expected = plain(root)
    for _ in range(3):
        slots = sorted(path for path in cache.iterdir() if path.name != ".gitignore")
        for slot in slots:
            data = bytearray(slot.read_bytes())
            match chance.randrange(4):
                case 0:
                    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
                    slot.write_bytes(data)
                case 1:
                    slot.write_bytes(data[: chance.randrange(len(data))])
                case 2:
                    shutil.copyfile(slot, chance.choice([other for other in slots if other != slot]))
                case _:
                    slot.unlink()
        assert remembered(root) == expected


def test_the_folder_hides_itself_from_git(root: Path) -> None:
    assert (root / FOLDER / ".gitignore").read_text().endswith("\n*\n")


def test_a_folder_that_cannot_be_written_is_no_obstacle(root: Path) -> None:
    edit_kind(root, "logs", Random(5))
    expected = plain(root)
    shutil.rmtree(root / FOLDER)
    (root / FOLDER).write_text("in the way")
    assert remembered(root) == expected


def test_a_linked_folder_is_not_used(root: Path, tmp_path: Path) -> None:
    shutil.rmtree(root / FOLDER)
    (tmp_path / "elsewhere").mkdir()
    (root / FOLDER).symlink_to(tmp_path / "elsewhere")
    assert open_view(WorkTree(root), root.parent / "private") is None


def test_a_secret_that_others_may_know_is_replaced(tmp_path: Path) -> None:
    secret = secret_in(tmp_path)
    assert secret is not None
    assert secret_in(tmp_path) == secret
    os.chmod(tmp_path / "cache-secret", 0o644)
    assert secret_in(tmp_path) != secret


def test_nothing_is_kept_of_a_run_in_which_a_file_changed(root: Path) -> None:
    view = view_of(root)
    view.remember("slot", b"key", 1)
    edit_kind(root, "logs", Random(6))
    view.remember_all()
    assert view.store.get("slot", b"key") is None


def test_two_processes_at_once(root: Path) -> None:
    edit_kind(root, "ballots", Random(7))
    expected = plain(root)
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        assert list(pool.map(remembered, [root] * 4)) == [expected] * 4
