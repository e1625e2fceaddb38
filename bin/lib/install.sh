# What a bare Debian lacks, from its own packages.

missing_packages=()
missing_reasons=()

# need PACKAGE REASON TEST…: notes the package as missing unless the test passes.
need() {
    local package=$1 reason=$2
    shift 2
    if ! "$@" >/dev/null 2>&1; then
        missing_packages+=("$package")
        missing_reasons+=("$(printf '%-16s %s' "$package" "$reason")")
    fi
}

prepare_machine() {
    need gcc "C compiler: SQLite is built from its source, and Rust links with it" command -v cc
    need libc6-dev "headers of the C library, for the same" test -e /usr/include/stdio.h
    need ca-certificates "whom to trust when fetching" test -e /etc/ssl/certs/ca-certificates.crt
    need git "which files are the project's" command -v git
    need postgresql "every query and every story runs on PostgreSQL too" postgres_programs
    need e2fsprogs "disks whose power is cut" command -v mkfs.ext4
    need chromium "browser stories" test -x /usr/bin/chromium
    need chromium-driver "drives Chromium" test -x /usr/bin/chromedriver
    need npm "fetches axe-core, which judges accessibility, and an S3 server, which runs on Node" command -v npm
    need python3 "its library reads mails, and forgives nothing" test -x /usr/bin/python3
    need python3-dkim "verifies the signatures of mails" /usr/bin/python3 -c 'import dkim'
    need python3-nacl "verifies those made with Ed25519" /usr/bin/python3 -c 'import nacl'
    [ ${#missing_packages[@]} -eq 0 ] || install_missing
    fetch_axe
    fetch_smtp_sink
    fetch_s3_server
    fetch_clamd
    fetch_mail_readers
    printf 'Everything is here.\n'
}

install_missing() {
    if ! command -v apt-get >/dev/null; then
        refuse "bin/test installs with apt-get, which this machine does not have. Install these first:" \
            "${missing_reasons[@]}"
    fi
    printf 'Missing, to be installed from Debian%s:\n' "$([ "$(id -u)" = 0 ] || printf ' with sudo')"
    printf '  %s\n' "${missing_reasons[@]}"
    as_root apt-get update -qq
    if [[ " ${missing_packages[*]} " == *" postgresql "* ]]; then
        without_a_standing_cluster apt_install "${missing_packages[@]}"
    else
        apt_install "${missing_packages[@]}"
    fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        refuse "There is no sudo here. As root, run: $*"
    fi
}

# Debian's package starts a database server of its own when installed; the tests have no use for it.
without_a_standing_cluster() {
    local setting=/etc/postgresql-common/createcluster.d/guichet-tests.conf
    as_root mkdir -p "${setting%/*}"
    printf 'create_main_cluster = false\n' | as_root tee "$setting" >/dev/null
    local code=0
    "$@" || code=$?
    as_root rm -f "$setting"
    return $code
}

# Rust itself is the reader's to install; the two tools that a minimal toolchain leaves out are not.
prepare_rust() {
    command -v cargo >/dev/null || refuse "Rust is missing. Install it as https://rustup.rs says, then run bin/test again."
    local part
    for part in fmt:rustfmt clippy:clippy; do
        cargo "${part%:*}" --version >/dev/null 2>&1 && continue
        command -v rustup >/dev/null || refuse "cargo ${part%:*} is missing: install ${part#*:} beside your Rust."
        printf 'Missing: %s, to be added with rustup.\n' "${part#*:}"
        rustup component add "${part#*:}"
    done
    cargo --version
}
