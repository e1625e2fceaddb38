# What the files of an installation may rely on: an S3 server and a ClamAV daemon, kept in target/tools and not installed.

s3rver_version=3.7.1

# s3rver: an S3 server. The script put in front finds it.
fetch_s3_server() {
    local server=$tools/s3-server
    if s3_server_runs; then return; fi
    printf 'Fetching s3rver %s with npm.\n' $s3rver_version
    rm -rf "$tools/s3rver" && mkdir -p "$tools/s3rver"
    # Nothing of what it brings is run while it is fetched.
    npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$tools/s3rver" "s3rver@$s3rver_version"
    cat >"$server" <<'SCRIPT'
#!/bin/sh
# Its library of AWS warns of its own age, at length.
export AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE=1
exec node --no-deprecation "$(dirname "$0")/s3rver/node_modules/s3rver/bin/s3rver.js" "$@"
SCRIPT
    chmod +x "$server"
    s3_server_runs || refuse "The S3 server does not run: try $server by hand."
}

s3_server_runs() {
    [ "$("$tools/s3-server" --version 2>/dev/null)" = $s3rver_version ]
}

# clamd: the daemon of ClamAV, which is unpacked here and not installed: no daemon and no download of signatures is
# added to the machine. The tests give it signatures of their own.
fetch_clamd() {
    local clamd=$tools/clamd
    if clamd_runs; then return; fi
    command -v apt-get >/dev/null || refuse "clamd (part of ClamAV) is missing: put it at $clamd."
    printf 'Unpacking clamd from the packages of ClamAV, without installing them.\n'
    rm -rf "$tools/clamav" && mkdir -p "$tools/clamav"
    (cd "$tools/clamav" && download_clamav && for package in *.deb; do dpkg-deb -x "$package" .; done && rm ./*.deb)
    cat >"$clamd" <<'SCRIPT'
#!/bin/sh
here=$(dirname "$0")/clamav
LD_LIBRARY_PATH=$(echo "$here"/usr/lib/*-linux-gnu)
export LD_LIBRARY_PATH
exec "$here/usr/sbin/clamd" "$@"
SCRIPT
    chmod +x "$clamd"
    if clamd_runs; then return; fi
    printf 'It needs libraries that are not here, to be installed from Debian:\n'
    local libraries
    mapfile -t libraries < <(clamav_libraries)
    printf '  %s\n' "${libraries[@]}"
    apt_install "${libraries[@]}"
    clamd_runs || refuse "clamd does not run: try $clamd by hand."
}

download_clamav() {
    local packages=(clamav-daemon libclamav12 libmspack0)
    apt-get download -qq "${packages[@]}" 2>/dev/null ||
        { as_root apt-get update -qq && apt-get download -qq "${packages[@]}"; }
}

# What the daemon and its library are linked with, besides what was unpacked.
clamav_libraries() {
    apt-cache depends clamav-daemon libclamav12 |
        sed -n 's/^ *|\{0,1\}Depends: \(lib[^<]*\)$/\1/p' |
        grep -vxE 'libclamav12|libmspack0|libelogind0' | sort -u
}

clamd_runs() {
    "$tools/clamd" --help >/dev/null 2>&1
}
