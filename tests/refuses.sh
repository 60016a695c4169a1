#!/bin/sh
# refuses.sh FILE COMPILER FLAG…: checks that the compiler refuses every line of FILE marked `// refused: WORDS`, giving as its
# reason what the extended regular expression WORDS matches, and refuses no other line.
set -eu
file=$1
shift
output=$(mktemp)
trap 'rm -f "$output"' EXIT
LC_ALL=C "$@" -fsyntax-only -fdiagnostics-color=never "$file" >"$output" 2>&1 || true

# What the compiler says after it names a line of FILE, up to the next line of FILE it names, is about that line.
awk -v file="$file" '
  FNR == NR {
    if (split($0, part, /\/\/ refused: /) == 2) expected[FNR] = part[2]
    next
  }
  {
    at = index($0, file ":")
    if (at == 1) {
      split(substr($0, length(file) + 2), place, ":")
      line = place[1]
    }
    said[line] = said[line] "\n" $0
  }
  END {
    for (line in expected) {
      if (said[line] !~ / error: / || said[line] !~ expected[line]) {
        print file ":" line ": expected to be refused with: " expected[line] "\nthe compiler says:" said[line]
        wrong = 1
      }
      ++count
    }
    for (line in said) {
      if (!(line in expected) && said[line] ~ / error: /) {
        print file ":" line ": expected to compile; the compiler says:" said[line]
        wrong = 1
      }
    }
    if (count == 0) {
      print file ": no line is marked as refused"
      wrong = 1
    }
    if (!wrong) print file ": " count " lines are refused for their reasons"
    exit wrong
  }
' "$file" "$output"
