# What the scripts share. Sourced, not run.

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$repository"

step() { printf '\n== %s\n' "$*" >&2; }

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# Installs Debian packages where that is possible, and names the missing ones where it is not.
#
# usage: need_packages PROBE=PACKAGE...     PROBE: a command, or a C header with its path under /usr/include
need_packages() {
    local missing=() pair probe
    for pair in "$@"; do
        probe=${pair%%=*}
        case $probe in
            *.h) has_header "$probe" || missing+=("${pair#*=}") ;;
            *) command -v "$probe" >/dev/null || missing+=("${pair#*=}") ;;
        esac
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "missing: ${missing[*]} (names of Debian; install their like)"
    [ "$(id -u)" = 0 ] || fail "missing: ${missing[*]}. Run: sudo apt-get install ${missing[*]}"
    step "installing ${missing[*]}"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}"; } >&2 ||
        fail "could not install ${missing[*]}"
}

has_header() {
    local folder
    for folder in /usr/include /usr/include/*-linux-gnu /usr/include/postgresql /usr/local/include; do
        [ -e "$folder/$1" ] && return 0
    done
    return 1
}

# The oldest Swift that Package.swift can be read with.
need_swift() {
    local minimum=6.2 version
    command -v swift >/dev/null ||
        fail "Swift is not installed, or not on the PATH: https://www.swift.org/install/linux/ ($minimum or later)"
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -n 1)
    [ "$(printf '%s\n' "$minimum" "$version" | sort -V | head -n 1)" = "$minimum" ] ||
        fail "Swift $minimum or later is needed, and this is ${version:-unknown}: https://www.swift.org/install/linux/"
}

# What every build links.
need_build_packages() {
    need_swift
    need_packages pkg-config=pkg-config sqlite3.h=libsqlite3-dev libpq-fe.h=libpq-dev git=git
}
