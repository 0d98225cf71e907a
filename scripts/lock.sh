#!/bin/sh
# Resolve the dependencies anew into requirements.lock, requirements-query.lock, requirements-dev.lock
# and requirements-mutants.lock.
#     scripts/lock.sh            keep what still fits, add what is new
#     scripts/lock.sh --upgrade  take the newest versions that pyproject.toml allows
# Every artefact's digest is listed and no address, so the locks install from any mirror.
# Resolve on the oldest Python we support (3.11): what only an older Python needs is then in the list too.
set -eu
cd "$(dirname "$0")/.."

# Settings of this machine (mirrors, local wheels) must not leave a trace in the locks.
export PIP_CONFIG_FILE=/dev/null
unset PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_FIND_LINKS PIP_TRUSTED_HOST || true
export CUSTOM_COMPILE_COMMAND="make lock"

compile() {
    .venv/bin/python -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
        --no-header --no-annotate --constraint scripts/lock-constraints.txt "$@" pyproject.toml
}

compile --extra build --output-file requirements.lock "$@"
compile --extra build --extra query --extra export --constraint requirements.lock \
    --output-file requirements-query.lock "$@"
compile --extra build --extra query --extra export --extra dev --constraint requirements-query.lock \
    --output-file requirements-dev.lock "$@"
compile --extra build --extra query --extra export --extra dev --extra mutants \
    --constraint requirements-dev.lock --output-file requirements-mutants.lock "$@"
