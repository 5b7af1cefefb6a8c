# The stages of `./wasl test`, in the order in which they find faults cheapest. Sourced by ./wasl. Every stage prints
# what it ran; its counts are read from there, so that the sum at the end is of tests that really ran.

all_stages="format tidy native static wasm fuzz server browser" # static needs tables that the native build writes

our_cpp_files() { (cd "$checkout" && find core web server-stub tests -name node_modules -prune -o \( -name '*.cpp' -o -name '*.hpp' \) -print 2>/dev/null | sort); }

# One check that is not a test program: its line is counted as one test.
checked() { if [ "$1" = 0 ]; then echo "1 passed, 0 failed"; else echo "0 passed, 1 failed"; fi; }

stage_format() {
    install_test_packages
    local status=0
    our_cpp_files | in_root xargs -d '\n' clang-format --dry-run -Werror || status=1
    echo "$(our_cpp_files | wc -l) files looked at; ./wasl format puts them right"
    checked $status
}

stage_tidy() { in_root node tests/tidy/tidy.mjs; }

stage_static() {
    install_test_packages
    build native-debug build.ninja # only the list of what would be compiled
    in_root node tests/tidy/static_checks.mjs build/native-debug/compile_commands.json /cache/static-checks "$jobs"
}

stage_native() {
    build native-debug tests
    in_root bash tests/run_programs.sh build/native-debug/tests/bin "$jobs" 'test_*[a-z]'
    smoke_bench
}

# The bench does all it does, at a size at which that takes a second; its times say nothing here.
smoke_bench() {
    local status=0
    mkdir -p "$checkout/build/bench-smoke"
    in_root build/native-debug/tests/wasl-bench --customers 300 --orders 2000 --files build/bench-smoke || status=1
    checked $status
}

stage_wasm() {
    build wasm tests
    in_root bash tests/run_programs.sh build/wasm/tests/bin "$jobs" 'test_*.js' node
}

stage_fuzz() {
    build native-debug tests
    in_root bash tests/run_fuzzers.sh build/native-debug/tests/fuzz "$jobs" "${WASL_FUZZ_SECONDS:-6}"
}

stage_server() {
    install_test_packages # LibreOffice reads what we export
    build native-debug wasl-server
    run_node_tests "--tries 1" tests/server WASL_SERVER=build/native-debug/wasl-server
}

stage_browser() {
    install_test_packages
    build wasm page tests # tests: among them the page with the vault alone
    build native-debug wasl-server text_widths text_answers
    pack_page
    install_playwright
    # One more at a time than there are cores: a page waits as often as it computes.
    run_node_tests "--tries 2 --jobs $((jobs + 1)) --first keyboard_files,keyboard,vault,axe,8_pictures,3_files" tests/browser WASL_PAGE=build/page WASL_DIST=dist WASL_SERVER=build/native-debug/wasl-server \
        WASL_TEXT_WIDTHS=build/native-debug/tests/bin/text_widths \
        WASL_TEXT_ANSWERS=build/native-debug/tests/bin/text_answers \
        WASL_VAULT_PAGE=build/wasm/tests/vault_page CHROMIUM=/usr/bin/chromium-headless-shell
}

run_node_tests() { # options directory NAME=value…
    # shellcheck disable=SC2086 # the options are words
    in_root env "${@:3}" node tests/run_node_tests.mjs $1 "$2"
}

install_playwright() { install_node_packages tests/browser playwright-core; }

install_node_packages() { # folder what
    local key modules="$checkout/$1/node_modules"
    key=$(key_of <"$checkout/$1/package-lock.json")
    [ "$(cat "$modules/.key" 2>/dev/null)" = "$key" ] && return
    say "Installing $2 (about 5 seconds)"
    in_root npm ci --prefix "$1" --prefer-offline --ignore-scripts --no-audit --no-fund >"$cache/npm.log" 2>&1 ||
        die "npm could not install $2: check the network (details: $cache/npm.log)."
    echo "$key" >"$modules/.key"
}

# ---- running and counting ---------------------------------------------------------------------------------------

# "passed failed" of a stage's output: doctest's, node's and our own summary lines.
counts_in() { # log
    awk '
        /^\[doctest\] test cases:/ { gsub(/[^0-9|]/, ""); split($0, n, "|"); passed += n[2]; failed += n[3] }
        /^(ℹ|#) pass [0-9]+$/ { passed += $3 }
        /^(ℹ|#) fail [0-9]+$/ { failed += $3 }
        /^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; failed += $3 }
        END { print passed + 0, failed + 0 }' "$1"
}

run_stages() { # [stage…]
    local stages=${*:-$all_stages} name passed=0 failed=0 summary=""
    for name in $stages; do
        declare -F "stage_$name" >/dev/null || die "There is no stage \"$name\"; there are: $all_stages."
    done
    for name in $stages; do run_stage "$name"; done
    printf '\n%b\n' "$summary"
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}

run_stage() { # name: adds to passed, failed and summary of run_stages
    local log="$checkout/build/test-$1.log" status=0 stage_passed stage_failed started=$SECONDS
    mkdir -p "$checkout/build"
    printf '\n'
    say "Test stage: $1"
    ("stage_$1") 2>&1 | tee "$log" || status=1
    read -r stage_passed stage_failed < <(counts_in "$log")
    if [ $status != 0 ] && [ "$stage_failed" = 0 ]; then stage_failed=1; fi
    passed=$((passed + stage_passed))
    failed=$((failed + stage_failed))
    summary+=$(printf '  %-8s %6d passed %4d failed %5d s' "$1" "$stage_passed" "$stage_failed" $((SECONDS - started)))'\n'
}
