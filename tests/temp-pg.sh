#!/bin/sh
# temp-pg.sh COMMAND…: runs COMMAND with a PostgreSQL server of its own, named by ZHIJIAN_TEST_PG, and removes it afterwards.
# The server listens on a unix socket in a private folder only and does not wait for the disk. Without PostgreSQL on the machine
# COMMAND runs all the same: tests that need a server say that they are skipped. Inside another temp-pg.sh its server is used.
set -eu

[ -z "${ZHIJIAN_TEST_PG:-}" ] || exec "$@"

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$bin" ] || [ ! -x "$bin/initdb" ]; then
  echo "temp-pg: PostgreSQL is not installed (package postgresql-15); going on without it" >&2
  exec "$@"
fi

dir=$(mktemp -d "${TMPDIR:-/tmp}/zhijian-pg.XXXXXX")
# PostgreSQL refuses to run as root.
as_user=
if [ "$(id -u)" = 0 ]; then
  user=nobody
  ! id postgres >/dev/null 2>&1 || user=postgres
  chown "$user" "$dir"
  as_user="setpriv --reuid=$user --regid=$(id -g "$user") --clear-groups"
fi
stop() {
  $as_user "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$dir"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

cd "$dir"
if ! { $as_user "$bin/initdb" -D "$dir/data" -U zhijian -E UTF8 --locale=C.UTF-8 -A trust --no-sync &&
       $as_user "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w \
         -o "-c listen_addresses='' -c unix_socket_directories='$dir' -c fsync=off -c full_page_writes=off" start; } >"$dir/start" 2>&1; then
  cat "$dir/start" "$dir/log" >&2 2>/dev/null || true
  echo "temp-pg: the server did not start" >&2
  exit 1
fi
cd "$OLDPWD"

export ZHIJIAN_TEST_PG="host=$dir user=zhijian dbname=postgres"
status=0
"$@" || status=$?
exit "$status"
