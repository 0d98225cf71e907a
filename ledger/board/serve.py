"""Serve a built board on this machine, for looking at it. Not a server for the public."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """No log: the address was printed, and that is all there is to say."""


def serve(out: Path, port: int, say: Callable[[str], None]) -> None:
    """Serve the folder ``out`` until interrupted; ``say`` is given the address once it is open.

    Port 0 takes a free one. Raises OSError when the port is taken.
    """
    with ThreadingHTTPServer((HOST, port), partial(Quiet, directory=str(out))) as server:
        say(f"http://{HOST}:{server.server_port}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
