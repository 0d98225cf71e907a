"""The command line as on the day of the small ledger: what the hooks run in tests."""

import sys
from datetime import datetime

from ledger.cli import environment
from ledger.cli.main import main

environment.moment = lambda: datetime.fromisoformat("2026-01-20T10:00:00+08:00")
sys.exit(main())
