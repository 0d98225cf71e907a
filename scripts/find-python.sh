#!/bin/sh
# Print a Python of at least 3.11 that can run here: $PYTHON when it is set, else the first one found.
set -eu

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if [ -n "${PYTHON:-}" ]; then
    if new_enough "$PYTHON"; then
        echo "$PYTHON"
        exit 0
    fi
    echo "PYTHON=$PYTHON is missing or older than Python 3.11, which Shaiji needs." >&2
    exit 1
fi
for candidate in python3 python3.13 python3.12 python3.11; do
    if new_enough "$candidate"; then
        echo "$candidate"
        exit 0
    fi
done
echo "Shaiji needs Python 3.11 or newer, and none was found." >&2
echo "Install one (Debian and Ubuntu: apt-get install python3 python3-venv) or name it: make PYTHON=/path/to/python3.12 …" >&2
exit 1
