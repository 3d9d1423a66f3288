#!/usr/bin/env python3
"""Grades a submission of the Big Image Exercises for Classroom 50.

Copy this folder to ``CLASSROOM/autograders/ASSIGNMENT/`` in your ``classroom50`` repository. The runner starts this
file in the student's checkout and reads the ``result.json`` that it leaves there. The grader is installed and started
outside of the checkout, and reads nothing of it but the exercise files.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Grade; return 0 if there is a result, whatever the points."""
    checkout = Path.cwd()
    result = checkout / "result.json"
    result.unlink(missing_ok=True)
    settings = HERE / "course.toml"
    with tempfile.TemporaryDirectory(prefix="grader-") as folder:
        subprocess.run([sys.executable, "-P", "-m", "venv", folder], check=True, cwd=HERE)
        python = Path(folder, "Scripts" if sys.platform == "win32" else "bin", "python")
        install = ["install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt"]
        subprocess.run([python, "-P", "-m", "pip", *install], check=True, cwd=HERE)
        grade = ["run", str(checkout / "exercises"), "--classroom50", str(result)]
        grade += ["--settings", str(settings)] if settings.exists() else []
        ended = subprocess.run([python, "-P", "-m", "grader", *grade], cwd=folder)
    return 0 if result.exists() else ended.returncode


if __name__ == "__main__":
    sys.exit(main())
