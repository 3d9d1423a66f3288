"""Contenders: scripts that do the same work on the same input, each in a fresh process and, where need be, an
environment of its own."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.timing import REPOSITORY

ENVIRONMENTS = Path(tempfile.gettempdir()) / "big-image-benchmarks"
"""Where environments are kept from one run to the next."""


@dataclass(frozen=True)
class Took:
    """What one contender took.

    Attributes
    ----------
    runs : tuple of dict
        What each of its processes reported.
    """

    runs: tuple[dict[str, Any], ...]

    @property
    def seconds(self) -> float:
        """Median of all runs."""
        return statistics.median(run["seconds"] for run in self.runs)

    @property
    def cpu(self) -> float:
        """Processor seconds, of all threads together: the median."""
        return statistics.median(run["cpu"] for run in self.runs)

    def highest(self, name: str) -> int:
        """Return the largest figure of all runs."""
        return max(run[name] for run in self.runs)

    def last(self, name: str) -> Any:
        """Return what the last run said, None where it said nothing."""
        return self.runs[-1].get(name)


def python_with(package: str) -> Path:
    """Return a Python that has a package and what that needs, and nothing else; make it where there is none yet."""
    folder = ENVIRONMENTS / package
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    finished = folder / "finished"
    if not finished.exists():
        print(f"making an environment for {package}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", package], check=True, stderr=subprocess.DEVNULL)
        finished.touch()
    return python


def run_script(script: Path, *arguments: object, python: Path | str = sys.executable) -> dict[str, Any]:
    """Run a contender in a fresh process and return what it reports."""
    # A peer sees no package of this repository, only `measure`.
    paths = [Path(__file__).parent] + ([REPOSITORY] if python == sys.executable else [])
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, paths))}
    command = [str(python), str(script), *map(str, arguments)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"{script.name} ended with {ran.returncode}:\n{ran.stdout}{ran.stderr}")
    reported: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return reported


def warm(paths: Sequence[Path]) -> None:
    """Read files once, so that the system's cache is as warm for the first contender as for the last."""
    for path in paths:
        with path.open("rb") as file:
            while file.read(1 << 24):
                pass


def mib(nbytes: int) -> str:
    """Return a number of bytes for people."""
    return f"{nbytes / 2**20:,.0f} MiB"
