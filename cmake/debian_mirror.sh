# Prints the address of Debian's archive as this machine's apt knows it, from whichever of apt's two ways of writing it
# down is in use. The entry of the running release is preferred; security and third-party archives are not it.
set -euo pipefail
apt=${1:-/etc/apt}
release=$( (. /etc/os-release && echo "${VERSION_CODENAME:-}") 2>/dev/null)

entries() { # "ADDRESS SUITE" of every binary entry that has the component main
    cat "$apt/sources.list" "$apt"/sources.list.d/*.list 2>/dev/null |
        sed -E 's/#.*//; s/^([[:space:]]*deb[[:space:]]+)\[[^]]*\]/\1/' |
        awk '$1 == "deb" { for (i = 4; i <= NF; i++) if ($i == "main") print $2, $3 }'
    cat_with_gaps "$apt"/sources.list.d/*.sources | awk '
        function flush_stanza(  n, i) {
            if (types ~ /(^| )deb( |$)/ && components ~ /(^| )main( |$)/ && enabled != "no") {
                split(uris, first, " "); n = split(suites, suite, " ")
                for (i = 1; i <= n; i++) print first[1], suite[i]
            }
            types = uris = suites = components = enabled = ""
        }
        /^#/ { next }
        /^[ \t]*$/ { flush_stanza(); next }
        { key = tolower($1); value = $0; sub(/^[^:]*:[ \t]*/, "", value) }
        key == "types:" { types = value }
        key == "uris:" { uris = value }
        key == "suites:" { suites = value }
        key == "components:" { components = value }
        key == "enabled:" { enabled = tolower(value) }
        END { flush_stanza() }'
}

cat_with_gaps() {
    local file
    for file in "$@"; do if [ -r "$file" ]; then cat "$file"; echo; fi; done
}

address=$(entries | awk -v release="$release" '
    $2 ~ /security|updates|backports/ { next }
    { rank = ($2 == release) ? 1 : ($2 ~ /^(stable|testing|unstable|sid|bookworm|trixie|forky)$/) ? 2 : 0 }
    rank == 1 || (rank == 2 && !best) { best = $1; if (rank == 1) exit }
    END { print best }')

# Cloud images name a file that lists mirrors.
case $address in mirror+file:*) address=$(grep -m1 -oE '^[a-z]+[:][^[:space:]]+' "${address#mirror+file:}") ;; esac
echo "${address%/}"
