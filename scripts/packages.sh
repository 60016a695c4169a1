#!/usr/bin/env bash
# packages.sh [MARK…]: installs what is missing of packages.txt: the packages without a mark and those with one of the given marks.
set -euo pipefail
cd "$(dirname "$0")/.."

installed=$'\n'$(dpkg-query -W -f '${Package} ${db:Status-Status}\n')$'\n'

present() {
  case $1 in
    # NodeSource's nodejs brings its own npm and conflicts with Debian's.
    nodejs) command -v node >/dev/null ;;
    npm) command -v npm >/dev/null ;;
    *) [[ $installed == *$'\n'"$1 installed"$'\n'* ]] ;;
  esac
}

missing=()
while read -r name hash mark _; do
  [[ -z $name || $name == '#' ]] && continue
  [[ -n $hash && " $* " != *" $mark "* ]] && continue
  present "$name" || missing+=("$name")
done <packages.txt
[[ ${#missing[@]} -eq 0 ]] && exit 0

as_root=()
if [[ $EUID -ne 0 ]]; then
  # sudo may ask for a password only where somebody can type it.
  if command -v sudo >/dev/null && { [[ -t 0 ]] || sudo -n true 2>/dev/null; }; then
    as_root=(sudo)
  else
    echo "Missing packages. Run this as root, then start again:" >&2
    echo "  apt-get install -y --no-install-recommends ${missing[*]}" >&2
    exit 2
  fi
fi

apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"; }
install() { apt install -y --no-install-recommends "${missing[@]}"; }

echo "Installing: ${missing[*]}"
install || { apt update && install; }
