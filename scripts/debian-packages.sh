#!/bin/sh
# Bring in the two Debian packages that the browser tests use. Nothing else in the project needs them.
#     chromium         runs the board's pages, their scripts and the accessibility checks
#     fonts-noto-cjk   shows Chinese as characters, not boxes, in those pages and in screenshots
# As root on a system with apt-get it installs what is missing; elsewhere it says what to install.
set -eu

missing=""
if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null \
    && ! command -v google-chrome >/dev/null; then
    missing="chromium"
fi
if ! fc-list :lang=zh-cn 2>/dev/null | grep -q .; then
    missing="$missing fonts-noto-cjk"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the browser tests:$(printf ' %s' $missing)" >&2
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    if apt-get update -qq && apt-get install -qq -y --no-install-recommends fontconfig $missing >/dev/null; then
        exit 0
    fi
    echo "apt-get could not install them; the browser tests will say what they miss." >&2
    exit 0
fi
echo "The browser tests need:$(printf ' %s' $missing)" >&2
echo "Debian and Ubuntu: apt-get install$(printf ' %s' $missing)" >&2
