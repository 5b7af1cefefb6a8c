# The toolchain root: a Debian of its own, kept in the cache, in which every compiler and test runs. It is made from
# the mirror that this machine's apt uses already and from the list in packages.txt; nothing is installed on the
# machine itself but mmdebstrap. Sourced by ./wasl, which then says:  in_root COMMAND…
#
# Inside, the checkout is always /src, the cache /cache and the server's data /data, wherever they are outside, so that
# compiled files are found again by every checkout.

suites=${WASL_SUITES:-forky sid trixie} # the first that can be had is taken
root_gigabytes_needed=4

# ---- the list of packages ---------------------------------------------------------------------------------------

packages_in() { # section
    awk -v section="[$1]" '/^\[/ { inside = ($1 == section) } inside && /^[a-z0-9]/ { print $1 }' \
        "$checkout/cmake/packages.txt"
}

key_of() { sha256sum | cut -c1-12; }

# ---- this machine -----------------------------------------------------------------------------------------------

is_root() { [ "$(id -u)" = 0 ]; }

as_root() {
    if is_root; then "$@"; return; fi
    command -v sudo >/dev/null || die "Installing $host_packages needs root: run as root once, or ask for it to be installed."
    sudo "$@"
}

host_packages="mmdebstrap uidmap"

install_host_packages() {
    if command -v mmdebstrap >/dev/null && { is_root || command -v newuidmap >/dev/null; }; then return; fi
    command -v apt-get >/dev/null ||
        die "This is not a Debian machine: use Docker, or a machine with emcc 6 (README, \"Other ways to build\")."
    say "Installing $host_packages from this machine's package registry (about 20 seconds)"
    as_root env DEBIAN_FRONTEND=noninteractive sh -c "
        apt-get install -y -qq --no-install-recommends $host_packages ||
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends $host_packages; }" \
        >"$cache/host.log" 2>&1 ||
        die "The package registry could not give $host_packages: check the network and /etc/apt (details: $cache/host.log)."
}

# What this machine's apt was told about reaching the registry (proxy, certificates, old release files).
apt_options_of_this_machine() {
    apt-config dump Acquire | grep -E '^Acquire::(http|https|Check-|Retries|ForceIPv)' | grep -v '"";$' || true
}

check_disk() {
    local free
    free=$(df --output=avail -BM "$cache" | tail -1 | tr -dc 0-9)
    free=$((free / 1024))
    [ "$free" -ge "$root_gigabytes_needed" ] ||
        die "$cache has $free GB free and $root_gigabytes_needed GB are needed: free some, or set WASL_CACHE to a larger disk."
}

# ---- making the root --------------------------------------------------------------------------------------------

# A namespace in which we are root and may mount: real root just gets one, others through their subordinate ids. What runs
# in it ends with us, however we end.
in_namespace() {
    local flags=(--mount --pid --fork --kill-child --propagation private)
    is_root || flags+=(--user --map-root-user --map-auto)
    setpriv --pdeathsig KILL unshare "${flags[@]}" -- "$@"
}

check_namespace() {
    in_namespace true 2>/dev/null ||
        die "This machine lets $(id -un) open no namespace: run as root, with sudo, in a privileged container, or use the Dockerfile."
}

find_root() {
    root_key=$({ packages_in tools; echo "$suites"; } | key_of)
    root="$cache/root-$root_key"
}

make_root() {
    find_root
    [ -e "$root/made" ] && return
    install_host_packages
    check_namespace
    check_disk
    local mirror suite
    mirror=$(bash "$checkout/cmake/debian_mirror.sh")
    [ -n "$mirror" ] || die "This machine's apt names no Debian archive: add one to /etc/apt/sources.list, then run again."
    for suite in $suites; do
        say "Making the toolchain root: Debian $suite with Emscripten and clang (about 1 minute, 400 MB to download)"
        if run_mmdebstrap "$suite" "$mirror"; then
            rm -rf "$root"
            mv "$root.new" "$root"
            return
        fi
        say "Debian $suite could not be had from this mirror"
    done
    die "No toolchain could be made from $mirror: check the network, or that the mirror has one of: $suites (details: $cache/root.log)."
}

run_mmdebstrap() { # suite mirror
    remove_root "$root.new"
    apt_options_of_this_machine >"$cache/apt.conf"
    echo 'Acquire::Check-Valid-Until "false";' >>"$cache/apt.conf"
    local include
    include=$(packages_in tools | paste -sd,)
    in_namespace mmdebstrap --mode=root --variant=apt \
        --aptopt="$cache/apt.conf" --aptopt='APT::Install-Recommends "false"' \
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
        --dpkgopt='path-include=/usr/share/doc/*/copyright' --dpkgopt='path-exclude=/usr/share/locale/*' \
        --dpkgopt=force-unsafe-io --include="$include" \
        --customize-hook="bash '$checkout/cmake/finish_root.sh' \"\$1\" $1" \
        "$1" "$root.new" "deb $2 $1 main" >"$cache/root.log" 2>&1
}

# Files of a user's root belong to the user's subordinate ids, so they are removed in the same namespace.
remove_root() { # directory
    [ -e "$1" ] || return 0
    in_namespace rm -rf --one-file-system "$1"
}

remove_unused_roots() {
    local old
    touch "$root/made"
    for old in "$cache"/root-*/; do
        [ -n "$(find "$old/made" -mtime +30 2>/dev/null)" ] && remove_root "${old%/}"
    done
    return 0
}

# ---- what is added to it ----------------------------------------------------------------------------------------

install_test_packages() {
    uses_native_tools && return
    local key
    key=$(packages_in test | key_of)
    [ -e "$root/made-test-$key" ] && return
    say "Adding what tests need: Chromium, clang-tidy, LibreOffice, npm (about 2 minutes, 400 MB to download)"
    in_root sh -c "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        $(packages_in test | paste -sd' ') && apt-get clean && touch /made-test-$key" >"$cache/test-packages.log" 2>&1 ||
        die "The packages for tests could not be installed: check the network and the disk (details: $cache/test-packages.log)."
}

fetch_sources() {
    uses_native_tools && return
    local name missing=""
    for name in $(packages_in source) $(packages_in unpacked | sed s/^/deb:/); do
        [ -e "$cache/sources/${name#deb:}/.version" ] || missing+=" $name"
    done
    [ -z "$missing" ] && return
    say "Fetching the sources of${missing//deb:/} (about 30 seconds)"
    in_root bash cmake/fetch_sources.sh /cache/sources "$suites" $missing >"$cache/sources.log" 2>&1 ||
        die "$(tail -1 "$cache/sources.log") (details: $cache/sources.log)."
}

# ---- running in it ----------------------------------------------------------------------------------------------

uses_native_tools() { [ "${WASL_NATIVE_TOOLS:-0}" = 1 ]; }

# The name of a directory in the root, or its own where there is no root.
inside() { if uses_native_tools; then echo "$2"; else echo "$1"; fi; } # inside outside

in_root() {
    if uses_native_tools; then (cd "$checkout" && "$@"); return; fi
    in_namespace bash -c "$(<"$checkout/cmake/enter_root.sh")" enter_root "$root" "$checkout" "$cache" "$data" "$@"
}

prepare() {
    mkdir -p "$cache"
    uses_native_tools && return
    exec {lock}>"$cache/lock" # two checkouts may start at once
    flock "$lock"
    make_root
    fetch_sources
    exec {lock}>&-
    remove_unused_roots
}
