"""`python -I -m ledger.cli`: the command line by the path of an interpreter, whatever else lies about."""

from __future__ import annotations

import sys

from ledger.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
