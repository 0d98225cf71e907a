"""Run check-jsonschema on every record of the ledger in the current folder, kind by kind."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from itertools import islice
from pathlib import Path

from ledger.records.kinds import kind_of

AT_ONCE = 8000
"""Files on one command line."""


def main() -> None:
    """The folder of schemas is named on the command line."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for path in sorted(Path("records").rglob("*.yaml")):
        found = kind_of(path.as_posix())
        if found:
            kinds[found[0].name].append(path.as_posix())
    for kind, paths in kinds.items():
        rest = iter(paths)
        while some := list(islice(rest, AT_ONCE)):
            schema = Path(sys.argv[1]) / f"{kind}.schema.json"
            command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *some]
            subprocess.run(command, check=False)


if __name__ == "__main__":
    main()
