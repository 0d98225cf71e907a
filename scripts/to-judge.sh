#!/bin/sh
# Print the commit to judge for a proposal: its head, when it follows the base, else the merge of the two.
#     scripts/to-judge.sh REPOSITORY BASE HEAD
# Only objects are written; no file of the proposal is laid out and nothing of it is run. A merge with a
# conflict has no commit: the proposal is to be rebased.
set -eu
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_NO_REPLACE_OBJECTS=1
base=$(git -C "$1" rev-parse --verify --end-of-options "$2^{commit}")
head=$(git -C "$1" rev-parse --verify --end-of-options "$3^{commit}")

if git -C "$1" rev-list --first-parent "$head" | grep -qx "$base"; then
    echo "$head"
    exit
fi
if ! tree=$(git -C "$1" merge-tree --write-tree "$base" "$head" 2>/dev/null); then
    echo "The proposal and the main line change the same place: rebase it." >&2
    exit 1
fi
export GIT_AUTHOR_NAME=gate GIT_AUTHOR_EMAIL=gate@localhost
export GIT_COMMITTER_NAME=gate GIT_COMMITTER_EMAIL=gate@localhost
git -C "$1" commit-tree -p "$base" -p "$head" -m "Merge" "$tree"
