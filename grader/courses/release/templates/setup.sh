#!/usr/bin/env bash
# Installs the grader when Gradescope builds its image.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")"
is_new() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

python=python3
if ! is_new python3; then
    python=python3.11
fi
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update
    apt-get install -y "$python" "$python-venv"
fi
"$python" -m venv ../venv
../venv/bin/pip install --quiet --disable-pip-version-check -r requirements.txt
