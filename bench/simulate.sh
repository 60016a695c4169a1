#!/usr/bin/env bash
# bench/simulate.sh [COUNT]   a population of 500,000 whole dossiers under the shipped measure: seconds, dossiers a second, memory
#
# The population is the measure's own cases with figures of their own (src/measure/population_bench.cpp); it is kept in build/, 2.5 KB each.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-500000}

scripts/build.sh bench zhijian population_bench
population=build/population-$count.jsonl
if [[ ! -f $population || build/bench/population_bench -nt $population ]]; then
  build/bench/population_bench "$count" >"$population.part"
  mv "$population.part" "$population"
fi
cat "$population" >/dev/null # the disk is not what is measured

result=$(mktemp)
trap 'rm -f "$result"' EXIT
start=$EPOCHREALTIME
build/bench/zhijian measure simulate policies/chengdu-draft --dossiers "$population" --lang zh >"$result" &
program=$!
peak=0
while sleep 0.1 && now=$(awk '/VmHWM/ { print $2 }' "/proc/$program/status" 2>/dev/null) && [[ -n $now ]]; do peak=$now; done
wait "$program"
end=$EPOCHREALTIME
sed -n 1,7p "$result"
awk -v count="$count" -v start="$start" -v end="$end" -v peak="$peak" \
  'BEGIN { printf "%.2f s, %d dossiers a second, %d MB\n", end - start, count / (end - start), peak / 1024 }'
