# The last step of making a toolchain root: finish_root.sh ROOT SUITE. Makes the places where things are mounted, and writes
# down which compilers it has: what they compiled stays valid in the cache as long as that is the same.
set -euo pipefail
root=$1 suite=$2
mkdir -p "$root/src" "$root/cache" "$root/data"
touch "$root/etc/resolv.conf" "$root/etc/hosts"
dpkg-query --admindir="$root/var/lib/dpkg" -W emscripten 'clang*' 'libstdc++-*-dev' 2>/dev/null |
    sha256sum | cut -c1-12 >"$root/compilers" || true
echo "$suite" >"$root/made"
