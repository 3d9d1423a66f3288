#!/usr/bin/env bash
# What a student does, with Windows' own Python: bash tests/on_windows.sh COMMAND [EXERCISE...], where COMMAND runs that
# Python with the packages of this project (under Wine, say). Every verdict must be that of Linux; how long it takes says
# nothing. Ends with status 1 at the first thing that is not as it must be.
set -euo pipefail
windows=$1
shift
repository=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$repository/exercises" "$work/exercises"
cd "$work"

# must WORDS COMMAND...: what the command prints has these words in it, whatever its exit status.
must() {
    local words=$1 said
    shift
    said=$("$@" 2>&1) || true
    if [[ $said == *"$words"* ]]; then
        echo "ok    ${*:2}: $words"
    else
        printf '%s\n' "$said"
        echo "WRONG ${*:2}: expected $words"
        exit 1
    fi
}
answer() {  # FOLDER EXERCISE: the solution, with what stands on standard input behind it
    mkdir -p "$1"
    cat "$repository/solutions/$2.py" - > "$1/$2.py"
}

must "ex16_viewer" $windows -m grader list
must "A stack is a chain of pages" $windows -m grader hint ex03
must "not written yet" $windows -m grader run ex03
must "6 not written" $windows -m pytest exercises/ex02_chunk_arithmetic.py
must "64" $windows -m grader observe

answer hogs ex03_tiff_planes <<'END'
def read_plane(tif, z):
    held = []
    while True:
        held.append(np.ones(2**20))
END
must "It asked for more memory than there is" $windows -m grader run hogs
answer loops ex03_tiff_planes <<'END'
def read_plane(tif, z):
    while True:
        pass
END
must "No answer came within 3 s" $windows -m pytest loops/ex03_tiff_planes.py -k reads_one_page --grade-seconds 3
answer waits ex03_tiff_planes <<'END'
def read_plane(tif, z):
    input("Which plane? ")
END
must "EOFError" $windows -m grader run waits
answer eager ex03_tiff_planes <<'END'
def read_plane(tif, z):
    return tif.asarray()[z]
END
must "5 of 7 points" $windows -m grader run eager

answer class/ada ex02_chunk_arithmetic < /dev/null
answer class/bo ex02_chunk_arithmetic <<< 'def grid_shape(shape, chunks): return ()'
must "2 submissions" $windows -m grader class class --jobs 1
must "7 of 7" $windows -c "
import os, runpy, sys
answer = os.path.abspath('class/ada/ex02_chunk_arithmetic.py')
os.chdir('C:/')
sys.argv = ['grade', 'run', answer]
runpy.run_module('grader', run_name='__main__')"

cd "$repository"
for name in "${@:-ex}"; do
    for file in solutions/"$name"*.py; do
        points=$(.venv/bin/python -m grader run "$file" | grep -oE '^[0-9]+ of [0-9]+ points.*')
        must "$points" $windows -m grader run "$file"
    done
done
