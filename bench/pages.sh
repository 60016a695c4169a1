#!/usr/bin/env bash
# bench/pages.sh [SECONDS]   pages of the real program under wrk: the queue of 500 cases, one case, one field saved
#
# Fills a city with 600 cases, then serves it as a city would, durably, one connection at a time (how long one reader waits) and with
# sixteen (how much the machine can do). A plain /healthz stands beside them: what HTTP itself and the session cost.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-8}

scripts/packages.sh test bench
scripts/build.sh release zhijian
program=$PWD/build/release/zhijian
work=$(mktemp -d)
trap '[[ -n ${server-} ]] && kill "$server" 2>/dev/null; rm -rf "$work"' EXIT

# serve OPTIONS…: waits until it answers; sets $server and $address.
serve() {
  : > "$work/out"
  "$program" serve --data "$work/data" --listen 127.0.0.1:0 --lang zh "$@" > "$work/out" 2>> "$work/err" &
  server=$!
  until address=$(grep -o 'http://127.0.0.1:[0-9]*' "$work/out"); do
    kill -0 "$server" 2>/dev/null || { cat "$work/err" >&2; exit 1; }
    sleep 0.1
  done
}
stop() {
  kill "$server"
  wait "$server" || true
}

serve --demo --demo-cases 600
stop
serve --clock 2026-11-23T09:00+08:00

# page LOGIN PATH: the page as this person sees it.
page() { curl -sf -b "$work/$1" "$address$2"; }
sign_in() {
  local token
  token=$(curl -sf -c "$work/$1" "$address/sign-in" | grep -o 'name="csrf" value="[^"]*"' | head -1 | cut -d'"' -f4)
  curl -sf -o /dev/null -b "$work/$1" -c "$work/$1" -H "Origin: $address" --data-urlencode "csrf=$token" \
    -d "login=$1&password=zhijian-demo-2026" "$address/sign-in"
}
cookie() { awk '$6 ~ /^(__Host-)?zj/ || $6 ~ /session/ { printf "%s%s=%s", sep, $6, $7; sep = "; " }' "$work/$1"; }

sign_in jingban
case_href=$(page jingban '/cases' | grep -o '/case/[A-Z0-9]*' | head -1)
sql() { sqlite3 "$work/data/zhijian.db" "$1"; }
read -r draft login < <(sql "SELECT o.ref, p.login FROM object o JOIN role_grant g ON g.org = o.enterprise AND g.role = 'ent_operator'
  JOIN person p ON p.id = g.person WHERE o.type = 'case' AND o.state = 'draft' LIMIT 1" | tr '|' ' ')
sign_in "$login"
token=$(page "$login" "/applications/$draft/fill" | grep -o 'name="csrf" value="[^"]*"' | head -1 | cut -d'"' -f4)
cat > "$work/save.lua" <<LUA
-- 场所.设计产能, the same words again and again: each post is a write of its own.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["X-Requested-With"] = "zhijian"
wrk.headers["Origin"] = "$address"
wrk.body = "csrf=$token&version=0&path=%E5%9C%BA%E6%89%80.%E8%AE%BE%E8%AE%A1%E4%BA%A7%E8%83%BD&value=%E5%B9%B4%E4%BA%A7%E7%B2%BE%E5%AF%86%E4%BC%A0%E5%8A%A8%E9%83%A8%E4%BB%B6%2012%20%E4%B8%87%E5%A5%97"
LUA

# measure NAME LOGIN PATH [SCRIPT]: a line of the table.
measure() {
  local name=$1 who=$2 path=$3 script=${4-} alone many size
  size=$([[ -n $script ]] || page "$who" "$path" | wc -c)
  run() { wrk -t1 -c"$1" -d"${seconds}s" --latency ${script:+-s "$script"} -H "Cookie: $(cookie "$who")" "$address$path"; }
  alone=$(run 1)
  many=$(run 16)
  if grep -q 'Non-2xx' <<< "$alone$many"; then
    echo "$name: refused" >&2
    return 1
  fi
  printf '| %s | %s | %s | %s | %s |\n' "$name" "${size:-—}" "$(awk '$1 == "50%" { print $2 }' <<< "$alone")" \
    "$(awk '$1 == "99%" { print $2 }' <<< "$alone")" "$(awk '/Requests\/sec/ { print $2 }' <<< "$many")"
}

echo "| page | bytes | median, one reader | 99 % | pages/s, 16 readers |"
echo "|---|---|---|---|---|"
measure '/healthz' jingban /healthz
measure "all $(sql "SELECT COUNT(*) FROM object WHERE type = 'case'") cases, first page" jingban /cases
measure 'queue of a handler' jingban /queue
measure 'one case' jingban "$case_href"
measure 'one section of the dossier form' "$login" "/applications/$draft/fill"
measure 'save one field' "$login" "/applications/$draft/field" "$work/save.lua"
