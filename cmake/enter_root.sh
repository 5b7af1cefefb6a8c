# Runs one command in the toolchain root: enter_root.sh ROOT CHECKOUT CACHE DATA COMMAND…
# Started by toolchain.sh in a mount and process namespace of its own, so nothing that is mounted here is seen outside,
# and nothing that is started here outlives the command. It stays the namespace's first process: that one ignores
# Ctrl+C, the command under it does not.
set -euo pipefail
root=$1 checkout=$2 cache=$3 data=$4
shift 4

mount --bind "$checkout" "$root/src"
mount --bind "$cache" "$root/cache"
if [ -d "$data" ]; then
    mkdir -p "$root/data"
    mount --bind "$data" "$root/data"
fi
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"

# Names are looked up, and certificates believed, as on the machine outside.
for file in /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt; do
    if [ -s "$file" ] && [ -e "$root$file" ]; then mount --bind "$(readlink -f "$file")" "$root$file"; fi
done

environment=(
    PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin HOME=/cache/home LANG=C.UTF-8 TERM="${TERM:-dumb}"
    EM_CACHE=/cache/emscripten CCACHE_DIR=/cache/ccache CCACHE_COMPILERTYPE=clang
    CCACHE_COMPILERCHECK="string:$(cat "$root/compilers" 2>/dev/null || basename "$root")" CCACHE_SLOPPINESS=pch_defines,time_macros
    WASL_SOURCES=/cache/sources npm_config_cache=/cache/npm
    npm_config_cafile=/etc/ssl/certs/ca-certificates.crt
)
for name in CI http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY npm_config_registry NPM_CONFIG_REGISTRY \
    ${WASL_PASS:-}; do
    if [ -n "${!name:-}" ]; then environment+=("$name=${!name}"); fi
done
mkdir -p "$cache/home"

status=0
chroot "$root" env -i "${environment[@]}" bash -c 'cd /src && exec "$@"' bash "$@" || status=$?
exit "$status"
