# Configures and builds with CMake in the toolchain root. Sourced by ./wasl.

# What a build directory depends on beside its files: another root or other sources need a fresh configuration.
configuration_key() { { echo "${root_key:-native}"; cat "$checkout/CMakePresets.json"; } | key_of; }

configure() { # preset
    local directory="$checkout/build/$1" key wrapper=()
    key=$(configuration_key)
    [ "$(cat "$directory/.configured" 2>/dev/null)" = "$key" ] && [ -e "$directory/build.ninja" ] && return
    rm -rf "$directory/CMakeCache.txt" "$directory/CMakeFiles"
    say "Configuring $1"
    case $1 in wasm*)
        wrapper=(emcmake)
        # Emscripten puts its headers into its cache when it first compiles. Were that a file of ours, the headers would be younger
        # than it, and the next build would make everything anew.
        in_root sh -c 'echo "int x;" | emcc -xc -c - -o /dev/null' >"$cache/configure.log" 2>&1 || die "emcc cannot compile (details: $cache/configure.log)."
        ;;
    esac
    in_root "${wrapper[@]}" cmake --preset "$1" --log-level=WARNING >"$cache/configure.log" 2>&1 || {
        tail -30 "$cache/configure.log" >&2
        die "CMake could not configure $1; the lines above say why."
    }
    echo "$key" >"$directory/.configured"
}

build() { # preset target…
    local preset=$1 busy
    shift
    mkdir -p "$checkout/build/$preset"
    exec {busy}>"$checkout/build/$preset/.busy" # one build at a time in a directory
    flock "$busy"
    configure "$preset"
    say "Building $preset: $* ($(usual_time "$preset"))"
    in_root env NINJA_STATUS='[%f/%t] ' nice cmake --build "build/$preset" -j "$jobs" --target "$@" -- -k 0 || die "The build of $preset failed; the lines above say where."
    touch "$checkout/build/$preset/.built"
    exec {busy}>&-
}

usual_time() { # preset
    if [ -e "$checkout/build/$1/.built" ]; then echo "seconds, unless much changed"; return; fi
    case $1 in
        wasm) echo "about 4 minutes the first time, less than 1 from the cache" ;;
        *) echo "about 5 minutes the first time, less than 1 from the cache" ;;
    esac
}

build_page() { build wasm page; }

page_version() { sed -nE 's/^project\(wasl VERSION ([0-9.]+).*/\1/p' "$checkout/CMakeLists.txt"; }

pack_page() {
    say "Packing dist/ (about 20 seconds)"
    in_root node cmake/package.mjs build/wasm dist "$(page_version)"
}

serve_page() {
    say "Serving build/page"
    in_root node cmake/serve.mjs build/page "$port"
}
