"""Every transcript of the command line says what it really says.

`BLESS=1 pytest tests/cli/test_transcripts.py` records them anew; read the difference before committing it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.session import read_transcript, replay
from tests.settle.small import settled_year, small_ledger

FOLDER = Path(__file__).parent / "transcripts"
TRANSCRIPTS = sorted(path.name for path in FOLDER.glob("*.txt"))


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledgers")
    small_ledger(folder / "small")
    settled_year(folder / "settled")
    (folder / "empty").mkdir()
    return folder


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_a_transcript_is_what_happens(
    name: str, ledgers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = (FOLDER / name).read_text("utf-8")
    transcript = read_transcript(shown)
    root = tmp_path / "ledger"
    shutil.copytree(ledgers / transcript.ledger, root)
    happened = replay(transcript, root, monkeypatch).text()
    if "BLESS" in os.environ:
        (FOLDER / name).write_text(happened, encoding="utf-8", newline="\n")
        shown = happened
    assert happened == shown


def test_every_session_is_there_in_both_languages() -> None:
    names = {name.rsplit(".", 2)[0] for name in TRANSCRIPTS}
    assert {f"{name}.{lang}.txt" for name in names for lang in ("zh", "en")} == set(TRANSCRIPTS)
