# A PostgreSQL cluster for the length of a test run: its own folder, its own port, nothing kept.

postgres_folder=

# The folder of PostgreSQL's server programs, the newest version if there are several.
postgres_programs() {
    local found
    found=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1) || true
    [ -n "$found" ] || found=$(dirname "$(readlink -f "$(command -v initdb)")")
    [ -x "$found/initdb" ] && printf '%s\n' "$found"
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        (cd "$postgres_folder" && runuser -u "$(postgres_account)" -- "$@")
    else
        "$@"
    fi
}

postgres_account() {
    if id postgres >/dev/null 2>&1; then printf 'postgres'; else printf 'nobody'; fi
}

# Nothing survives the run, so nothing is worth waiting for the disk.
postgres_settings() {
    printf '%s\n' "listen_addresses = '127.0.0.1'" "unix_socket_directories = ''" \
        'max_connections = 300' 'shared_buffers = 128MB' 'jit = off' \
        'fsync = off' 'synchronous_commit = off' 'full_page_writes = off' 'autovacuum = off'
}

start_postgres() {
    local programs password port
    programs=$(postgres_programs)
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    postgres_folder=$(mktemp -d)
    printf '%s' "$password" >"$postgres_folder/password"
    [ "$(id -u)" != 0 ] || chown -R "$(postgres_account)" "$postgres_folder"
    # The password keeps other accounts of the machine out; sent plainly, since SCRAM is slow in a debug build.
    as_postgres "$programs/initdb" --pgdata="$postgres_folder/data" --username=guichet --encoding=UTF8 --no-locale \
        --auth-local=reject --auth-host=password --pwfile="$postgres_folder/password" --no-sync >/dev/null
    postgres_settings | as_postgres tee -a "$postgres_folder/data/postgresql.conf" >/dev/null
    # PostgreSQL cannot choose a free port: it is offered a few, below those that the system hands out by itself.
    for port in $(shuf -i 20000-32000 -n 5); do
        as_postgres "$programs/pg_ctl" start --pgdata="$postgres_folder/data" --log="$postgres_folder/log" \
            --options="-p $port" --silent --wait >/dev/null 2>&1 || continue
        export GUICHET_TEST_POSTGRES=postgres://guichet:$password@127.0.0.1:$port/postgres
        "$programs/postgres" --version
        return
    done
    as_postgres cat "$postgres_folder/log" >&2
    refuse "PostgreSQL did not start."
}

stop_postgres() {
    [ -n "$postgres_folder" ] || return 0
    local pid
    if pid=$(head -n 1 "$postgres_folder/data/postmaster.pid" 2>/dev/null); then
        # Immediate: what it holds is thrown away.
        kill -QUIT "$pid" 2>/dev/null || true
        timeout 20 tail --pid="$pid" --sleep-interval=0.1 -f /dev/null || kill -KILL "$pid" 2>/dev/null || true
    fi
    rm -rf "$postgres_folder"
    postgres_folder=
}
