# Rules that no compiler checks, read in the project's own files.

check_rules() {
    git rev-parse --git-dir >/dev/null 2>&1 || { printf 'not run: this is not a git checkout\n' && return; }
    local broken=0
    none_says "is left for later: finish it" '\b(TODO|FIXME|XXX)\b|\b(todo|unimplemented)!\(' \
        '*.rs' '*.html' '*.css' '*.js' '*.sql' '*.ftl' || broken=1
    none_says "does not run: a test runs or does not exist" '#\[ignore' '*.rs' || broken=1
    none_says "names a package registry: each machine knows its own" \
        'https?://[^ "]*(registry\.|index\.crates|static\.crates|pypi|deb\.debian)' ':!Cargo.lock' || broken=1
    none_names_this_machine || broken=1
    return $broken
}

# none_says COMPLAINT PATTERN FILES…: fails, with the lines, when a file of the project matches.
none_says() {
    local complaint=$1 pattern=$2 found
    shift 2
    found=$(git grep --untracked -nIE -e "$pattern" -- "$@") || return 0
    printf 'This %s.\n%s\n' "$complaint" "$found" >&2
    return 1
}

# The folder that this checkout stands in, where it begins a path.
none_names_this_machine() {
    local parent=${root%/*}
    # A folder that every machine has says nothing about this one.
    case $parent in '' | /tmp | /srv | /opt) return 0 ;; esac
    none_says "is a path of this machine" "(^|[^[:alnum:]_.\$}/-])$(sed 's/[^[:alnum:]/_-]/[&]/g' <<<"$parent")/"
}

# A fingerprint of what the tests may rewrite.
generated_docs() {
    find docs -type f -exec sha256sum {} + | sort
}

check_generated_docs() {
    local after
    after=$(generated_docs)
    if [ "$after" != "$1" ]; then
        printf 'The tests rewrote these pages: read them, then commit them.\n' >&2
        diff <(printf '%s\n' "$1") <(printf '%s\n' "$after") | sed -n 's/^> [0-9a-f]*  /  /p' >&2
        return 1
    fi
}
