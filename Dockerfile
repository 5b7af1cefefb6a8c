# The toolchain as an image, from the same list of packages as ./wasl's own root:
#     docker build -t wasl .
#     docker run --rm -it -v "$PWD:/src" -v wasl-cache:/cache -p 8080:8080 wasl run      (or test, package, …)
FROM debian:forky-slim
COPY cmake/packages.txt cmake/fetch_sources.sh cmake/debian_mirror.sh /opt/wasl/
RUN apt-get -o Acquire::Check-Valid-Until=false update \
 && awk '/^\[/ { wanted = ($1 ~ /tools|test/) } wanted && /^[a-z0-9]/ { print $1 }' /opt/wasl/packages.txt \
    | DEBIAN_FRONTEND=noninteractive xargs apt-get install -y --no-install-recommends \
 && bash /opt/wasl/fetch_sources.sh /opt/wasl/sources "forky sid trixie" \
    $(awk '/^\[/ { kind = $1 } kind ~ /source|unpacked/ && /^[a-z0-9]/ { print (kind ~ /unpacked/ ? "deb:" : "") $1 }' /opt/wasl/packages.txt) \
 && rm -rf /var/lib/apt/lists/*
ENV WASL_NATIVE_TOOLS=1 WASL_SOURCES=/opt/wasl/sources WASL_CACHE=/cache WASL_HOST=0.0.0.0 \
    EM_CACHE=/cache/emscripten CCACHE_DIR=/cache/ccache LANG=C.UTF-8
WORKDIR /src
ENTRYPOINT ["./wasl"]
