# Headings, times and the last word.

step_now=
step_times=()

# Runs a command under a heading and keeps its time. The command runs in this shell, so what it exports stays.
step() {
    step_now=$1
    shift
    local from=$SECONDS
    printf '\n== %s\n' "$step_now"
    "$@"
    step_times+=("$(printf '%4d s  %s' $((SECONDS - from)) "$step_now")")
    step_now=
}

# Says why nothing can be done, and stops.
refuse() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Called on the way out, whatever the reason: leaves nothing running and says how it went.
finish() {
    local code=$?
    stop_postgres
    if [ ${#step_times[@]} -gt 0 ]; then printf '\n' && printf '%s\n' "${step_times[@]}"; fi
    if [ $code -eq 0 ]; then
        printf 'Green in %d s.\n' $SECONDS
    else
        printf 'Red%s, after %d s.\n' "${step_now:+ at « $step_now »}" $SECONDS >&2
    fi
    exit $code
}
