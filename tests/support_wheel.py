"""The wheel that a student installs, built from this checkout once a run."""

import atexit
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from tests.support_tools import missing

ROOT = Path(__file__).parent.parent


@cache
def wheel() -> Path:
    """Return the built wheel."""
    if importlib.util.find_spec("hatchling") is None:
        missing("hatchling is not installed (pip install hatchling)")
    folder = tempfile.mkdtemp(prefix="grade-wheel-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = Path(folder).glob("*.whl")
    return built


@cache
def files() -> dict[str, bytes]:
    """Return every file in the wheel, by its path."""
    with ZipFile(wheel()) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def installed() -> Path:
    """Return a folder with what is in the wheel: put it on the path before this checkout."""
    folder = wheel().parent / "installed"
    with ZipFile(wheel()) as archive:
        archive.extractall(folder)
    return folder
