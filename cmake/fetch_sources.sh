# Fetches the upstream sources of libraries from the package registry: fetch_sources.sh TARGET "SUITES" PACKAGE…
# Runs in the toolchain root or in the Docker image. Each package ends in TARGET/<package>, with its version in
# .version. "deb:PACKAGE" is a binary package that is unpacked there instead of being installed. Of a source only the upstream tarball is wanted: mirrors are seen to lack the other files of a source package, so what
# counts is that the tarball arrived, not how apt-get ended; the next suite is tried when it did not.
set -uo pipefail
target=$1 suites=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mirror=$(bash "$(dirname "$0")/debian_mirror.sh")

apt_of() { # suite arguments…: apt-get that knows the sources of this suite alone
    local suite=$1
    shift
    mkdir -p "$work/$suite/lists/partial"
    printf '%s\n' "deb $mirror $suite main" "deb-src $mirror $suite main" >"$work/$suite/sources.list"
    apt-get -qq -o Dir::Etc::sourcelist="$work/$suite/sources.list" -o Dir::Etc::sourceparts=- \
        -o Dir::State::lists="$work/$suite/lists" -o Acquire::Check-Valid-Until=false \
        -o APT::Sandbox::User=root "$@"
}

main_tarball() { # suite package: the upstream tarball, not its extra parts or signatures
    find "$work/$1" -name "$2_*.orig.tar.*" ! -name '*.asc' 2>/dev/null | head -1
}

unpack() { # tarball package
    local version=${1##*/"$2"_}
    version=${version%.orig.tar.*}
    rm -rf "$target/$2.new" "$target/$2"
    mkdir -p "$target/$2.new"
    tar xf "$1" --strip-components=1 --no-same-owner -C "$target/$2.new" || return 1
    echo "$version" >"$target/$2.new/.version"
    mv "$target/$2.new" "$target/$2"
}

fetch_binary() { # suite package
    (cd "$work/$1" && apt_of "$1" download "$2") || return 1
    local file=("$work/$1/$2"_*.deb)
    rm -rf "$target/$2.new" "$target/$2"
    dpkg-deb -x "${file[0]}" "$target/$2.new" || return 1
    dpkg-deb -f "${file[0]}" Version >"$target/$2.new/.version"
    mv "$target/$2.new" "$target/$2"
}

fetch() { # suite package
    case $2 in deb:*) fetch_binary "$1" "${2#deb:}"; return ;; esac
    (cd "$work/$1" && apt_of "$1" source --download-only "$2")
    local tarball
    tarball=$(main_tarball "$1" "$2")
    [ -n "$tarball" ] && unpack "$tarball" "$2"
}

missing=("$@")
for suite in $suites; do
    apt_of "$suite" update || continue
    still=()
    for package in "${missing[@]}"; do fetch "$suite" "$package" || still+=("$package"); done
    missing=("${still[@]}")
    if [ ${#missing[@]} = 0 ]; then exit 0; fi
done

# What is unpacked has a second source among the installed packages; a library's source has none.
wanted=()
for package in "${missing[@]}"; do case $package in deb:*) ;; *) wanted+=("$package") ;; esac; done
if [ ${#wanted[@]} = 0 ]; then exit 0; fi
echo "The registry gave no source of: ${wanted[*]}"
exit 1
