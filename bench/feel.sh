#!/usr/bin/env bash
# bench/feel.sh [SECONDS] [CASES.json]   evaluations per second of FEEL expressions: ours, ours with a full trace, and feelin's closure
#
# The three take turns, case files at a time, three rounds on one core; the median counts. Each is compiled or parsed once.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-1}
cases=$(realpath "${2:-bench/feel/cases.json}")

scripts/build.sh release zhijian
[[ -d bench/feel/node_modules ]] || npm ci --prefix bench/feel --ignore-scripts --no-audit --no-fund >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pinned() { taskset -c 0 "$@"; }
for round in 1 2 3; do
  pinned build/release/zhijian feel --bench "$cases" --seconds "$seconds" >"$work/plain.$round"
  pinned build/release/zhijian feel --bench "$cases" --seconds "$seconds" --trace >"$work/traced.$round"
  (cd bench/feel && pinned node feelin.mjs "$cases" "$seconds") >"$work/feelin.$round"
done

median() { paste "$work/$1".{1,2,3} | awk -F'\t' '{ a = $2; b = $4; c = $6; print $1 "\t" (a > b ? (b > c ? b : (a > c ? c : a)) : (a > c ? a : (b > c ? c : b))) }'; }
paste <(median plain) <(median traced) <(median feelin) | awk -F'\t' '
  BEGIN { print "| case | ours /s | traced /s | feelin /s | ours : feelin | traced : feelin |"; print "|---|---|---|---|---|---|" }
  $6 !~ /^[0-9]/ { printf "| %s | %d | %d | wrong | — | — |\n", $1, $2, $4; next }
  { printf "| %s | %d | %d | %d | %.1f | %.1f |\n", $1, $2, $4, $6, $2 / $6, $4 / $6; p += log($2 / $6); t += log($4 / $6); n++ }
  END { printf "| geometric mean | | | | %.1f | %.1f |\n", exp(p / n), exp(t / n) }'
