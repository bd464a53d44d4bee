#!/bin/sh
# Writes the lock files anew from the .in files (developers only; needs uv). No host is named in them.
set -eu
cd "$(dirname "$0")/.."
lock() {
  uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
    --python-version 3.11 "$@"
}
lock requirements.in -o requirements.lock
lock requirements-server.in -c requirements.lock -o requirements-server.lock
lock requirements-dev.in -c requirements.lock -c requirements-server.lock -o requirements-dev.lock
