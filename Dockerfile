# docker build -t soatso . && docker run --rm -v "$PWD:/bai" soatso check .
# Built on an older Debian than it runs on: a newer one would ask for a newer C library.
FROM rust:1-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo install --locked --path . --root /out

FROM debian:stable-slim
# --changed asks git; a mounted repository belongs to somebody else.
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'
COPY --from=build /out/bin/soatso /usr/local/bin/soatso
WORKDIR /bai
ENTRYPOINT ["soatso"]
CMD ["--help"]
