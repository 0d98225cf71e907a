#!/bin/sh
# Bring in the Debian packages that some tests use. Nothing else in the project needs them.
#     chromium         runs the board's pages, their scripts and the accessibility checks
#     fonts-noto-cjk   shows Chinese as characters, not boxes, in those pages and in screenshots
#     openssh-server   lets pushes come in over SSH; the tests start one of their own, on a port of its own
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
if ! PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v sshd >/dev/null; then
    missing="$missing openssh-server"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the tests:$(printf ' %s' $missing)" >&2
    export DEBIAN_FRONTEND=noninteractive
    # A service that a package brings is not started.
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' > "$policy"
        chmod 755 "$policy"
        trap 'rm -f "$policy"' EXIT
    fi
    # shellcheck disable=SC2086
    if apt-get update -qq && apt-get install -qq -y --no-install-recommends fontconfig $missing >/dev/null; then
        exit 0
    fi
    echo "apt-get could not install them; the tests will say what they miss." >&2
    exit 0
fi
echo "The tests need:$(printf ' %s' $missing)" >&2
echo "Debian and Ubuntu: apt-get install$(printf ' %s' $missing)" >&2
