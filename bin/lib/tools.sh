# Test tools that are fetched rather than installed, kept in target/tools.

axe_version=4.14.1
axe_sha256=29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c

# axe-core: one file, out of its npm package.
fetch_axe() {
    local file=$tools/axe.min.js
    mkdir -p "$tools"
    if ! [ -e "$file" ]; then
        printf 'Fetching axe-core %s with npm.\n' $axe_version
        (cd "$tools" && npm pack --silent "axe-core@$axe_version" >/dev/null)
        tar -xzf "$tools/axe-core-$axe_version.tgz" -C "$tools" --strip-components=1 package/axe.min.js
        rm "$tools/axe-core-$axe_version.tgz"
    fi
    printf '%s  %s\n' $axe_sha256 "$file" | sha256sum --check --quiet ||
        refuse "$file is not axe-core $axe_version. Remove it and run bin/test again."
}

# smtp-sink: a real SMTP server that keeps what it is sent. It comes with Postfix, which is unpacked here and not
# installed: no mail server is added to the machine. The script put in front finds its libraries and gives up root,
# which smtp-sink refuses to keep.
fetch_smtp_sink() {
    local sink=$tools/smtp-sink
    if smtp_sink_runs; then return; fi
    command -v apt-get >/dev/null || refuse "smtp-sink (part of Postfix) is missing: put it at $sink."
    printf 'Unpacking smtp-sink from the package postfix, without installing it.\n'
    rm -rf "$tools/postfix" && mkdir -p "$tools/postfix"
    (cd "$tools/postfix" && download_postfix && dpkg-deb -x postfix_*.deb . && rm postfix_*.deb)
    cat >"$sink" <<'SCRIPT'
#!/bin/sh
here=$(dirname "$0")
if [ "$(id -u)" = 0 ]; then set -- -u nobody "$@"; fi
export LD_LIBRARY_PATH="$here/postfix/usr/lib/postfix"
exec "$here/postfix/usr/sbin/smtp-sink" "$@"
SCRIPT
    chmod +x "$sink"
    if smtp_sink_runs; then return; fi
    printf 'It needs libraries that are not here, to be installed from Debian:\n'
    local libraries
    mapfile -t libraries < <(apt-cache depends postfix | sed -n 's/^ *|\{0,1\}Depends: \(lib.*\)/\1/p')
    printf '  %s\n' "${libraries[@]}"
    apt_install "${libraries[@]}"
    smtp_sink_runs || refuse "smtp-sink does not run: try $sink by hand."
}

mailparser_version=3.14.2
mailparser_sha512=D5hdnLqSfjm6JV361ZqyWCx+bJsU5AovGiNloNqAM0pPJsa0BqVluDh+bgcOS+aHUtJdN/GJ2FVGGtCt841lyw==

# mailparser: what programs written for Node read mails with. Nothing of what it brings is run while it is fetched.
fetch_mail_readers() {
    local folder=$tools/mail-readers
    if ! mailparser_is_the_one; then
        printf 'Fetching mailparser %s with npm.\n' $mailparser_version
        rm -rf "$folder" && mkdir -p "$folder"
        npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" "mailparser@$mailparser_version"
    fi
    mailparser_is_the_one || refuse "$folder does not hold mailparser $mailparser_version. Remove it and run bin/test again."
}

mailparser_is_the_one() {
    grep -A 3 '"node_modules/mailparser"' "$tools/mail-readers/node_modules/.package-lock.json" 2>/dev/null |
        grep -qF "sha512-$mailparser_sha512"
}

download_postfix() {
    apt-get download -qq postfix 2>/dev/null || { as_root apt-get update -qq && apt-get download -qq postfix; }
}

# Asked for nothing, it explains itself; when it cannot load, it does not get that far.
smtp_sink_runs() {
    local said
    said=$("$tools/smtp-sink" 2>&1) || true
    [[ $said == *usage* ]]
}
