# A short run of every fuzz target: run_fuzzers.sh DIRECTORY JOBS SECONDS
# It starts from tests/fuzz/corpus/<name>, where inputs that once broke something are kept. Long runs: ./wasl fuzz NAME.
set -uo pipefail
directory=$1 jobs=$2 seconds=$3

run_one() { # program
    local name log="$1.log" corpus work status=0
    name=$(basename "$1")
    corpus="tests/fuzz/corpus/${name#fuzz_}"
    work=$(mktemp -d)
    [ -d "$corpus" ] || corpus=""
    "$1" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -seed=1 -print_final_stats=1 \
        -artifact_prefix="$directory/" "$work" $corpus >"$log" 2>&1 || status=$?
    rm -rf "$work"
    if [ $status = 0 ]; then
        echo "$name: $(awk '/number_of_executed_units/ { print $2 }' "$log") inputs, nothing broke"
        echo "1 passed, 0 failed"
    else
        tail -40 "$log"
        echo "$name broke; the input is kept beside $1"
        echo "0 passed, 1 failed"
    fi
    return $status
}
export -f run_one
export directory seconds

programs=$(find "$directory" -maxdepth 1 -type f -name 'fuzz_*' -perm -u+x 2>/dev/null | sort)
if [ -z "$programs" ]; then echo "no fuzz targets in $directory"; exit 0; fi
xargs -P "$jobs" -d '\n' -I{} bash -c 'run_one "$1"' bash {} <<<"$programs"
