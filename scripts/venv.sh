#!/bin/sh
# Make .venv if need be and fill it from one lock file, then install the project itself in place.
#     scripts/venv.sh requirements.lock
set -eu
lock=$1
cd "$(dirname "$0")/.."

if [ ! -x .venv/bin/python ]; then
    python=$(scripts/find-python.sh)
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            echo "This Python lacks the venv module: installing the Debian package python3-venv." >&2
            apt-get update -qq && apt-get install -qq -y --no-install-recommends python3-venv >&2
        else
            echo "$python lacks the venv module. Debian and Ubuntu: apt-get install python3-venv" >&2
            exit 1
        fi
    fi
    "$python" -m venv .venv
fi
export PIP_DISABLE_PIP_VERSION_CHECK=1
.venv/bin/python -m pip install -q --require-hashes -r "$lock"
.venv/bin/python -m pip install -q --no-deps --no-build-isolation --no-index --editable .
# The hook of a server writes nothing here, and would compile everything at every push.
.venv/bin/python -m compileall -q ledger scoring
