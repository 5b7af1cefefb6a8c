# Runs every test program of a directory, some at once: run_programs.sh DIRECTORY JOBS PATTERN [INTERPRETER]
# A program's output is shown when it has ended. One that dies before doctest can count it is one failed test.
set -uo pipefail
directory=$1 jobs=$2 pattern=$3 interpreter=${4:-}

run_one() { # program
    local log="$1.log" status=0
    ${interpreter:-} "$1" --no-colors >"$log" 2>&1 || status=$?
    printf '\n-- %s\n%s\n' "$(basename "$1")" "$(cat "$log")"
    if [ $status != 0 ] && ! grep -q '^\[doctest\] test cases:.* [1-9][0-9]* failed' "$log"; then
        echo "it ended with status $status"
        echo "0 passed, 1 failed"
    fi
    return $status
}
export -f run_one
export interpreter
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_stack_use_after_return=1} UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}

programs=$(find "$directory" -maxdepth 1 -type f -name "$pattern" ! -name '*.log' 2>/dev/null | sort)
if [ -z "$programs" ]; then echo "no test programs in $directory"; exit 0; fi
# The simulation is the longest by far: begun last, it would run alone.
{ grep simulation <<<"$programs"; grep -v simulation <<<"$programs"; } |
    xargs -P "$jobs" -d '\n' -I{} bash -c 'run_one "$1"' bash {}
