#!/bin/sh
# Ends the workers of an orchestrator whose process died, and removes its directory.
# $1: the directory. $2: the beginning of an environment entry that all its processes have. From $3 on: its cgroups.
# stdin: a line "+ <pid>" for each worker that starts and "- <pid>" for each that ended; "done" before an orderly end.
# The end of stdin without it means that the orchestrator is dead.
directory=$1
marker=$2
shift 2
workers=
while read -r what pid; do
  case $what in
    +) workers="$workers $pid" ;;
    -)
      left=
      for each in $workers; do
        [ "$each" = "$pid" ] || left="$left $each"
      done
      workers=$left
      ;;
    done) exit 0 ;;
  esac
done

for each in $workers; do
  kill -s KILL -- "-$each" "$each"
done 2>/dev/null

# What left its process group is found by its environment, or by standing in the directory.
rounds=50
while [ $rounds -gt 0 ]; do
  found=$(
    {
      grep -laF -- "$marker" /proc/[0-9]*/environ
      for each in /proc/[0-9]*/cwd; do
        case $(readlink "$each") in
          "$directory" | "$directory"/*) echo "$each" ;;
        esac
      done
    } 2>/dev/null | tr -dc '0-9\n' | sort -u
  )
  [ -n "$found" ] || break
  for each in $found; do
    kill -s KILL "$each"
  done 2>/dev/null
  rounds=$((rounds - 1))
  sleep 0.1 2>/dev/null || sleep 1
done

# Whoever hides from all that is still in a cgroup.
rounds=50
while [ $rounds -gt 0 ]; do
  left=
  for each in "$@"; do
    [ -d "$each" ] || continue
    left=1
    for procs in "$each"/*/cgroup.procs; do
      while read -r pid; do
        kill -s KILL "$pid"
      done < "$procs"
    done
    rmdir "$each"/*/ "$each"
  done 2>/dev/null
  [ -n "$left" ] || break
  rounds=$((rounds - 1))
  sleep 0.1 2>/dev/null || sleep 1
done

chmod -R u+rwx -- "$directory" 2>/dev/null
rm -rf -- "$directory"
