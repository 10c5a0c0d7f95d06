#!/bin/sh
# Stands in for cargo while documents are run: `cargo xtask` would run the tests within the
# tests. It fails where there is no such command or option, and leaves what the command leaves.
set -e
[ "$1" = xtask ] || { echo "cargo $1 is not known here" >&2; exit 1; }
shift
"$MULTAQA_XTASK" "$@" --help > /dev/null
mkdir -p target/debug
case $1 in
build)
  ln -sfn "$MULTAQA_BIN" target/debug/multaqa
  ln -sfn "$NO_APP" target/app
  ;;
serve)
  # Somebody registers before it is ended.
  ln -sfn "$MULTAQA_BIN" target/debug/multaqa
  target/debug/multaqa serve content --app "$NO_APP" --port 0 \
    --db target/registrations.sqlite > target/serve.log &
  server=$!
  trap 'kill $server' EXIT
  for _ in $(seq 100); do
    origin=$(grep -o 'http://127.0.0.1:[0-9]*' target/serve.log | head -n 1)
    [ -n "$origin" ] && break
    sleep 0.2
  done
  target/debug/multaqa endpoint test content registration --origin "$origin" --send > /dev/null
  ;;
esac
