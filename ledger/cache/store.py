"""Slots of bytes on disk, each sealed with a secret and good for one key only.

A slot that is missing, cut off, altered, moved, of another key or of another engine is as none: it is
computed again and written anew. Whether anything can be written never matters.
"""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import Any

SEAL = 32
KEY = 32
_IGNORE = b"# Remembered by shaiji; may be deleted at any time.\n*\n"


class Store:
    """The slots in one folder, of one engine.

    With `two`, a slot also keeps what it held under another key before: of two versions of a ledger that are
    looked at in turn, neither drives the other out. What is asked for is kept longest.
    """

    def __init__(self, folder: Path, secret: bytes, engine: bytes, *, two: bool = False) -> None:
        self.folder = folder
        self._secret = secret
        self._engine = engine
        self._two = two

    def get(self, slot: str, key: bytes) -> Any:
        """What was put into the slot under this key; None when it is not there or not to be trusted."""
        value = self._read(self._file(slot), slot, key)
        if value is None and self._two:
            value = self._read(self._before(slot), slot, key)
            if value is not None:
                self._exchange(slot)
        return value

    def _read(self, file: Path, slot: str, key: bytes) -> Any:
        try:
            content = file.read_bytes()
        except OSError:
            return None
        seal, found, payload = content[:SEAL], content[SEAL : SEAL + KEY], content[SEAL + KEY :]
        if found != _whole(key) or not compare_digest(seal, self._seal(slot, found, payload)):
            return None
        return marshal.loads(payload)

    def put(self, slot: str, key: bytes, value: Any) -> None:
        """Replace what is in the slot, wholly or not at all. The value is made of plain values and tuples."""
        payload, whole = marshal.dumps(value), _whole(key)
        draft = self._draft()
        with suppress(OSError):
            self._make_folder()
            draft.write_bytes(self._seal(slot, whole, payload) + whole + payload)
            self._set_aside(slot, whole)
            os.replace(draft, self._file(slot))
        with suppress(OSError):
            draft.unlink(missing_ok=True)

    def clock(self) -> int | None:
        """The time (ns) by the clock that stamps files here; None when nothing can be written."""
        draft = self._draft()
        try:
            self._make_folder()
            draft.write_bytes(b"")
            return draft.stat().st_ctime_ns
        except OSError:
            return None
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def _set_aside(self, slot: str, whole: bytes) -> None:
        """Keep what the slot holds under another key."""
        if self._two:
            with suppress(FileNotFoundError), self._file(slot).open("rb") as stream:
                if stream.read(SEAL + KEY)[SEAL:] != whole:
                    os.replace(self._file(slot), self._before(slot))

    def _exchange(self, slot: str) -> None:
        """What was found in second place comes first. Interrupted, or done twice at once, it loses one."""
        aside = self.folder / f"aside.{os.getpid()}"
        with suppress(OSError):
            os.replace(self._before(slot), aside)
            with suppress(FileNotFoundError):
                os.replace(self._file(slot), self._before(slot))
            os.replace(aside, self._file(slot))

    def _before(self, slot: str) -> Path:
        return self._file(slot).with_suffix(".before")

    def _draft(self) -> Path:
        return self.folder / f"draft.{os.getpid()}"

    def _file(self, slot: str) -> Path:
        return self.folder / blake2b(slot.encode(), digest_size=16).hexdigest()

    def _seal(self, slot: str, key: bytes, payload: bytes) -> bytes:
        seal = blake2b(key=self._secret, digest_size=SEAL)
        seal.update(b"%d\0%s\0" % (len(slot.encode()), slot.encode()))
        seal.update(self._engine)
        seal.update(key)
        seal.update(payload)
        return seal.digest()

    def _make_folder(self) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(mode=0o700)
            (self.folder / ".gitignore").write_bytes(_IGNORE)


def _whole(key: bytes) -> bytes:
    """Keys of any length, brought to one."""
    return blake2b(key, digest_size=KEY).digest()
