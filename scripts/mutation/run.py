"""Run the tests of the gate against every mutant of it: `python -m scripts.mutation.run [FILE …]`.

The tests run once as they are: which lines each reaches is noted, and what git answered. Then each mutant is
tried in a process of its own, forked from there, by the tests that reach its line, the quickest first, until
one fails. Results are added to build/mutation/results.jsonl; mutants that stand there are not tried again.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import coverage
import hypothesis
import pytest

from scripts.mutation.apply import SameError, apply, folder
from scripts.mutation.mutants import Mutant, mutants_of
from scripts.mutation.replay import Replay

ROOT = folder()
OUT = ROOT / "build" / "mutation"
REPOSITORIES = Path(tempfile.gettempdir(), f"shaiji-mutation-{zlib.crc32(str(ROOT).encode()):08x}")
"""Where tests make theirs: in no repository."""
TESTS = ("tests/gate",)
APART = "tests/gate/hostile"
MOST_SECONDS = 30
MOST_BYTES = 4 * 1024**3


class Trial:
    """A plugin of pytest that runs the tests over and over, each time against another mutant."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self._asked = asked
        self._replay = Replay(REPOSITORIES)
        self._lines: dict[tuple[str, int], set[str]] = defaultdict(set)
        self._seconds: dict[str, float] = {}
        self._items: dict[str, pytest.Item] = {}
        self._order: list[str] = []
        self._kept = OUT / f"sound-{zlib.crc32(repr(tuple(asked.tests)).encode())}.pickle"

    @pytest.fixture
    def tmp_path(self) -> Path:
        """A folder that outlives the test."""
        return self._replay.home()

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Before the tests are read: what fails need not be made small."""
        kept = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        hypothesis.settings.register_profile(
            "mutants", derandomize=True, deadline=None, database=None, phases=kept, max_examples=25
        )
        hypothesis.settings.load_profile("mutants")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """The sound run, the same told again, and the mutants."""
        self._items = {item.nodeid: item for item in session.items}
        self._order = list(self._items)
        self._replay.install()
        pytest.TempPathFactory.mktemp = _kept(pytest.TempPathFactory.mktemp)  # type: ignore[method-assign]
        self._load()
        self._sound_run([name for name in self._order if name not in self._seconds])
        self._replay.again = True
        self._told_again()
        results = OUT / "results.jsonl"
        known = {
            name
            for name, state in states(results).items()
            if state not in ("survived", "timeout") or not self._asked.again
        }
        wanted = [each for each in self._mutants() if each.name not in known]
        print(f"{len(wanted)} mutants", flush=True)
        ends = time.monotonic() + self._asked.minutes * 60
        with results.open("a", encoding="utf-8") as file:
            for mutant in wanted:
                if time.monotonic() > ends:
                    print("time is over", flush=True)
                    break
                if tried := self._tried(mutant):
                    file.write(json.dumps(tried, ensure_ascii=False) + "\n")
                    file.flush()
        return True

    def _mutants(self) -> list[Mutant]:
        """Of each file in turn one, by a fixed seed: whenever time is over, a fair sample was tried."""
        drawn = []
        for path in self._asked.files:
            found = list(mutants_of(ROOT, path))
            drawn.append(random.Random(1).sample(found, len(found))[: self._asked.sample or None])
        return [each for turn in zip_longest(*drawn) for each in turn if each is not None]

    def _load(self) -> None:
        """What an earlier run knew, of tests that have not changed since."""
        if self._kept.exists():
            lines, self._seconds, self._replay.alive, saved = pickle.loads(self._kept.read_bytes())
            self._lines.update(lines)
            self._replay.load(saved)

    def _save(self) -> None:
        self._kept.write_bytes(
            pickle.dumps((dict(self._lines), self._seconds, self._replay.alive, self._replay.saved()))
        )

    def _sound_run(self, names: Sequence[str]) -> None:
        if not names:
            return
        measured = coverage.Coverage(
            data_file=None,
            branch=True,
            include=[str(ROOT / path) for path in _all_files()],
            config_file=False,
        )
        measured.start()
        for name in names:
            measured.switch_context(name)
            if not self._passes(name):
                print(f"fails in the sound run and is left out: {name}", flush=True)
                del self._items[name]
        measured.stop()
        with (OUT / "coverage.txt").open("w", encoding="utf-8") as out:
            measured.report(file=out, show_missing=True, skip_covered=True)
        data = measured.get_data()
        for file in data.measured_files():
            path = Path(file).relative_to(ROOT).as_posix()
            for line, names in data.contexts_by_lineno(file).items():
                self._lines[path, line] |= {name for name in names if name in self._items}

    def _told_again(self) -> None:
        """How long each test takes when git is not asked; those that fail then are to ask."""
        reader, writer = os.pipe()
        if not (child := os.fork()):
            _silent()
            with os.fdopen(writer, "w") as out:
                for name in [each for each in self._items if each not in self._seconds]:
                    start = time.process_time()
                    fine = self._passes(name)
                    out.write(json.dumps([name, fine, time.process_time() - start]) + "\n")
                    out.flush()
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as lines:
            for line in lines:
                name, fine, seconds = json.loads(line)
                self._seconds[name] = seconds if fine else 2.0
                if not fine:
                    self._replay.alive.add(name)
        os.waitpid(child, 0)
        self._save()
        alive = sorted(self._replay.alive)
        print(f"{len(self._items)} tests, {len(alive)} of them with git: {alive}", flush=True)
        print(f"{sum(self._seconds.values()):.1f} s for all", flush=True)

    def _tests(self, mutant: Mutant) -> list[str]:
        """The tests that reach the line, else the file; the quickest first."""
        found = self._lines.get((mutant.path, mutant.line), set()) if mutant.function else set()
        if not found:
            found = {
                name for (path, _), names in self._lines.items() if path == mutant.path for name in names
            }
        names = sorted(found & self._items.keys(), key=lambda name: self._seconds.get(name, 9.0))
        return names[: self._asked.most] if self._asked.most else names

    def _tried(self, mutant: Mutant) -> dict[str, Any]:
        names = self._tests(mutant)
        start = time.monotonic()
        reader, writer = os.pipe()
        if not (child := os.fork()):
            os.close(reader)
            try:
                self._die(mutant, names, writer)
            except BaseException:
                (OUT / "trouble.txt").write_text(f"{mutant.name}\n{traceback.format_exc()}")
            finally:
                os._exit(1)
        os.close(writer)
        with os.fdopen(reader) as told:
            said = told.read()
        _, status = os.waitpid(child, 0)
        shutil.rmtree(REPOSITORIES / "now", ignore_errors=True)
        if os.WIFSIGNALED(status):
            said = f"timeout {os.WTERMSIG(status)}"
        if not said:
            print(f"no answer: {mutant.name}", flush=True)
            return {}
        state, _, by = said.partition(" ")
        return {
            **{"name": mutant.name, "path": mutant.path, "line": mutant.line, "function": mutant.function},
            **{"was": mutant.was, "now": mutant.now, "state": state, "by": by},
            **{"tests": len(names), "seconds": round(time.monotonic() - start, 2)},
        }

    def _die(self, mutant: Mutant, names: Sequence[str], writer: int) -> None:
        """In the child: be the mutant, and say whether a test notices."""
        _silent()
        self._replay.folder = REPOSITORIES / "now"
        self._replay.folder.mkdir(exist_ok=True)
        self._replay.all_findings = not mutant.path.startswith(("ledger/roles", "ledger/content"))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
        verdict = "survived "
        try:
            apply(mutant)
        except SameError:
            verdict = "same "
            names = []
        except BaseException as error:
            verdict = f"killed {type(error).__name__} when loaded"
            names = []
        for name in names:
            signal.alarm(MOST_SECONDS * 4)
            most = int(time.process_time()) + MOST_SECONDS
            resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
            if not self._passes(name):
                verdict = f"killed {name}"
                break
        os.write(writer, verdict.encode())
        os._exit(0)

    def _passes(self, name: str) -> bool:
        """Run one test, told to nobody; whether it passes. What the whole run shares is kept."""
        item = self._items[name]
        self._replay.begin(name)
        item._initrequest()  # type: ignore[attr-defined]
        try:
            item.ihook.pytest_runtest_setup(item=item)
            item.ihook.pytest_runtest_call(item=item)
        except pytest.skip.Exception:
            return True
        except KeyboardInterrupt:
            raise
        except BaseException:
            if "TELL" in os.environ:
                traceback.print_exc(limit=-4)
            return False
        finally:
            item.ihook.pytest_runtest_teardown(item=item, nextitem=None)
        return True


def states(results: Path) -> dict[str, str]:
    """Mutant → how it ended, of all that were tried."""
    lines = results.read_text(encoding="utf-8").splitlines() if results.exists() else []
    return {each["name"]: each["state"] for each in map(json.loads, lines)}


def _kept(real: Any) -> Any:
    """The keys and the ledger that all tests share stay where they are from run to run."""

    def mktemp(factory: pytest.TempPathFactory, name: str, numbered: bool = True) -> Path:
        if name != "proposals":
            return Path(real(factory, name, numbered))
        (REPOSITORIES / "made").mkdir(exist_ok=True)
        return REPOSITORIES / "made"

    return mktemp


def _silent() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", default=list(_all_files()))
    parser.add_argument("--tests", nargs="*", default=TESTS, help="the tests to be tried")
    parser.add_argument("--again", action="store_true", help="try survivors again, with other tests")
    parser.add_argument("--minutes", type=float, default=600, help="stop after so long; a later run goes on")
    parser.add_argument("--sample", type=int, default=0, help="so many mutants of a file, by a fixed seed")
    parser.add_argument("--most", type=int, default=0, help="so many tests a mutant")
    return parser.parse_args()


def _all_files() -> Iterator[str]:
    for room in ("ledger/gate", "ledger/roles"):
        yield from sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / room).glob("*.py"))


def main() -> int:
    """Run."""
    os.chdir(ROOT)
    for each in (OUT, REPOSITORIES):
        each.mkdir(parents=True, exist_ok=True)
    asked = _asked()
    apart = [part for each in ("xdist", "cacheprovider", "faulthandler") for part in ("-p", f"no:{each}")]
    options = ["-q", *apart, "--capture=no", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    return int(pytest.main([*options, *asked.tests, "--ignore", APART], plugins=[Trial(asked)]))


if __name__ == "__main__":
    sys.exit(main())
