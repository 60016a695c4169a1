#!/usr/bin/env bash
# build.sh PRESET [TARGET…]: fetches what a browser loads and builds; does nothing of it that is done already.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1
shift

# npm ci leaves this file behind when it is through.
if [[ -f package-lock.json && package-lock.json -nt node_modules/.package-lock.json ]]; then
  npm ci --ignore-scripts --no-audit --no-fund
fi

# Ninja sees every change but that of the presets.
if [[ CMakePresets.json -nt build/$preset/build.ninja ]]; then
  cmake --preset "$preset"
  touch "build/$preset/build.ninja"
fi
cmake --build "build/$preset" ${1:+--target "$@"}
