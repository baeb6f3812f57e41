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
            *) command_path "$probe" >/dev/null || missing+=("${pair#*=}") ;;
        esac
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "missing: ${missing[*]} (names of Debian; install their like)"
    [ "$(id -u)" = 0 ] || fail "missing: ${missing[*]}. Run: sudo apt-get install ${missing[*]}"
    step "installing ${missing[*]}"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}"; } >&2 ||
        fail "could not install ${missing[*]}"
}

# Where a command is: on the PATH, or where Debian puts what is not for everybody's.
command_path() {
    local file
    command -v "$1" && return 0
    # The newest PostgreSQL where there are several.
    for file in $(ls -d "/usr/lib/postgresql"/*/bin/"$1" 2>/dev/null | sort -rV) "/usr/sbin/$1"; do
        [ -x "$file" ] && printf '%s\n' "$file" && return 0
    done
    return 1
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
    need_packages pkg-config=pkg-config sqlite3.h=libsqlite3-dev libpq-fe.h=libpq-dev \
        libxml2/libxml/HTMLparser.h=libxml2-dev git=git
}

# PostgreSQL's server, its tools, and the pooler that some put before it. Where the package makes a cluster of its own at
# port 5432, that one is left alone.
need_postgres_packages() {
    need_packages initdb=postgresql psql=postgresql-client pgbouncer=pgbouncer
}

# Starts a PostgreSQL that lives until the script ends, and sets postgres_url to the URL of its administrator.
#
# It listens on a socket in a folder of its own, where no other user of the machine gets to, and on no port. It does not
# sync: a loss of power would be the end of it, and of the test.
start_postgres() {
    need_postgres_packages
    local bin letters=C
    bin=$(dirname "$(command_path initdb)")
    # The path of a socket has at most 107 bytes, and TMPDIR can be anything.
    postgres_folder=$(mktemp -d /tmp/people-postgres.XXXXXX)
    trap stop_postgres EXIT
    [ "$(id -u)" != 0 ] || chown "$(postgres_user)" "$postgres_folder"
    # What a letter is decides whether a search finds its index. Only C is on every machine, and knows English letters.
    if locale -a 2>/dev/null | grep -qix 'c.utf-\?8'; then letters=C.UTF-8; fi
    as_postgres_user "$bin/initdb" --pgdata data --username postgres --auth trust --no-sync --encoding UTF8 --locale C \
        --lc-ctype "$letters" >"$postgres_folder/initdb.log" 2>&1 ||
        fail "initdb does not work: $(cat "$postgres_folder/initdb.log")"
    cat >>"$postgres_folder/data/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$postgres_folder'
max_connections = 200
fsync = off
full_page_writes = off
END
    as_postgres_user "$bin/pg_ctl" start --pgdata data --wait --silent --log server.log >&2 ||
        fail "PostgreSQL does not start: $(cat "$postgres_folder/server.log")"
    postgres_url="postgres://postgres@${postgres_folder//\//%2F}/postgres"
}

# Ends it at once, and leaves nothing.
stop_postgres() {
    [ -n "${postgres_folder:-}" ] || return 0
    as_postgres_user "$(command_path pg_ctl)" stop --pgdata data --mode immediate --silent >/dev/null 2>&1 || true
    rm -rf "$postgres_folder"
    postgres_folder=
}

# Runs a command in postgres_folder, as somebody else where root would run it: PostgreSQL refuses to be run by root.
as_postgres_user() {
    (
        cd "$postgres_folder"
        if [ "$(id -u)" = 0 ]; then exec runuser -u "$(postgres_user)" -- "$@"; else exec "$@"; fi
    )
}

# The user that Debian's package makes, or else one that owns nothing.
postgres_user() { if id postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi; }
