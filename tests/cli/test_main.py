"""Exit code 0, 1 or 2 whatever happens, a plain sentence for every trouble, and a quick start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ledger import __version__
from ledger.cli import app
from tests.cli.session import shaiji
from tests.settle.small import small_ledger

RUN = "import sys; from ledger.cli.main import main; sys.exit(main())"


def started(root: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """A run in a process of its own, spoken to in English."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONPATH": str(root), **options.pop("env", {})}  # type: ignore[dict-item]
    return subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        env=environment,
        text=True,
        encoding="utf-8",
        check=False,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},  # type: ignore[call-overload]
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return small_ledger(tmp_path / "ledger")


def test_version(root: Path) -> None:
    done = started(root, "--version")
    assert (done.returncode, done.stdout) == (0, f"shaiji {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--version"], ("click", "yaml", "jsonschema", "rich", "json")),
        (["--help"], ("yaml", "jsonschema", "jsonschema_rs", "rich", "multiprocessing", "scoring")),
        (["verify", "--help"], ("yaml", "jsonschema", "rich", "mkdocs")),
    ],
)
def test_what_is_not_needed_is_not_imported(
    root: Path, arguments: list[str], unwanted: tuple[str, ...]
) -> None:
    code = "import sys; from ledger.cli.main import main; main(); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=root, capture_output=True, text=True, check=True
    )
    assert set(done.stderr.split()).isdisjoint(unwanted)


@pytest.mark.parametrize("name", [*app.COMMANDS, "new log"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_has_its_page(name: str, lang: str) -> None:
    code, said = shaiji(*name.split(), "--help", "--lang", lang)
    assert code == 0
    assert said.startswith({"zh": "用法：", "en": "Usage: "}[lang] + f"shaiji {name}")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "json"],
        ["check", "--lang", "fr"],
        ["explain"],
        ["\udcff\x1b[31m"],
        ["--lang"],
        ["settle", "2026-Q1"],
    ],
)
def test_a_wrong_command_line_is_told_in_a_sentence(ledger: Path, arguments: list[str]) -> None:
    code, said = shaiji(*arguments)
    assert code == 2
    assert said.count("\n") == 1
    assert "\x1b" not in said


def test_a_defect_of_the_tool_is_told_without_a_traceback(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledger.cli.check.find_root", lambda asked: 1 // 0)
    code, said = shaiji("check", "--lang", "en")
    assert code == 2
    assert "ZeroDivisionError" in said
    assert "Traceback" not in said
    code, said = shaiji("check", "--debug", "--lang", "en")
    assert code == 2
    assert "Traceback" in said


def test_ctrl_c(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(asked: str | None) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr("ledger.cli.check.find_root", interrupted)
    assert shaiji("check", "--lang", "en") == (2, "\nerror: stopped\n")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_while_processes_read(root: Path, ledger: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONPATH": str(root)}
    # What runs the tests in the background may have told all of them to leave out the signal.
    heard = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {RUN}"
    command = [sys.executable, "-c", heard, "serve", str(ledger), "--port", "39817"]
    (ledger / "index.html").write_text("")
    running = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert running.stdout is not None
    assert b"127.0.0.1" in running.stdout.readline()
    time.sleep(0.2)
    os.killpg(running.pid, signal.SIGINT)
    try:
        _, said = running.communicate(timeout=20)
    finally:
        running.kill()
    assert (running.returncode, said) == (0, b"")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_news(root: Path, ledger: Path, unbuffered: str) -> None:
    """Not even half of the output was delivered, so the answer is 2; nothing is said about it."""
    for number in range(1, 400):
        (ledger / f"records/organization/people/q{number:04}.yaml").write_text("x\n")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONPATH": str(root), "PYTHONUNBUFFERED": unbuffered}
    running = subprocess.Popen(
        [sys.executable, "-c", RUN, "check", "--root", str(ledger)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(1)
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait(20) == 2
    running.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["rule"]])
def test_a_full_disk_is_told(root: Path, arguments: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = started(root, *arguments, stdout=full)
    assert done.returncode == 2
    assert done.stderr == "error: the system says: No space left on device\n"


def test_closed_streams_are_no_trouble(root: Path) -> None:
    command = f"exec {sys.executable} -c '{RUN}' --version >&- 2>&-"
    environment = {**os.environ, "PYTHONPATH": str(root)}
    assert subprocess.run(["sh", "-c", command], env=environment, check=False).returncode == 0


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-16"])
def test_a_pipe_gets_utf8_whatever_the_locale(root: Path, encoding: str) -> None:
    done = started(root, "--help", "--lang", "zh", env={"PYTHONIOENCODING": encoding})
    assert done.returncode == 0
    assert "晒绩" in done.stdout


@pytest.mark.parametrize(
    ("variables", "first"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "用法"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW.UTF-8", "LANG": "de_DE.UTF-8"}, "用法"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN"}, "用法"),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "zh_CN"}, "Usage"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, "Usage"),
    ],
)
def test_the_locale_chooses_the_language(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], first: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert shaiji("--help")[1].startswith(first)
