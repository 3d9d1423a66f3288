"""Is a verdict the same on every system? Solutions and some wrong answers, graded by several commands.

``python -m tests.same_verdicts [--only ex03] [--every N] -- 'COMMAND' 'COMMAND' …`` compares what each command (such as
``python -m grader``, ``python tests/as_another_system.py darwin``, or Windows' Python under Wine) says with what the
first one says, and prints what differs: status and points, and with ``--words`` the messages too.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from grader import checks
from grader.courses import verify
from tests.support_grade import REPOSITORY

Verdicts = dict[tuple[str, str], tuple[str, ...]]
"""Status, points and perhaps words, by exercise and check."""


def lay_out(root: Path, exercises: list[str], every: int) -> list[Path]:
    """Write the solutions into one folder, every `every`-th wrong answer into others: one an exercise in each."""
    solutions = REPOSITORY / "solutions"
    wrong = verify.read_mutants(REPOSITORY / "tests" / "mutants")[every // 2 :: every]
    for name in exercises:
        sources = [solutions / f"{name}.py"]
        sources += [
            verify._folder(root / "made", mutant, solutions) / f"{name}.py"
            for mutant in wrong
            if mutant.exercise == name
        ]
        for i, source in enumerate(sources):
            (root / f"answers{i}").mkdir(exist_ok=True)
            (root / f"answers{i}" / source.name).write_bytes(source.read_bytes())
    return sorted(root.glob("answers*"))


def verdicts(command: str, folder: Path, words: bool) -> Verdicts:
    """Return what each check of the answers in a folder comes to by a command."""
    report = folder.with_suffix(".json")
    report.unlink(missing_ok=True)
    ran = subprocess.run(
        [*shlex.split(command), "run", folder.name, "--json", report.name],
        cwd=folder.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",  # Windows prints what it prints
    )
    if not report.exists():
        sys.exit(f"{command} made no report of {folder.name}:\n{(ran.stdout + ran.stderr)[-2000:]}")
    return {
        (exercise["name"], check["name"]): (
            check["status"],
            str(check["score"]),
            *([check["message"]] if words else []),
        )
        for exercise in json.loads(report.read_text(encoding="utf-8"))["exercises"]
        for check in exercise["checks"]
    }


def main() -> None:
    """Compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--every", type=int, default=42)
    parser.add_argument("--words", action="store_true")
    parser.add_argument("commands", nargs="+")
    asked = parser.parse_args()
    names = [checks.find(word) for word in asked.only] or list(checks.names())
    compared = differing = 0
    with tempfile.TemporaryDirectory() as root:
        for folder in lay_out(Path(root), names, asked.every):
            first = verdicts(asked.commands[0], folder, asked.words)
            passed = sum(verdict[0] == "passed" for verdict in first.values())
            n_answers = len({exercise for exercise, _ in first})
            print(f"{folder.name}: {n_answers} answers, {passed} of {len(first)} checks passed", flush=True)
            for command in asked.commands[1:]:
                other = verdicts(command, folder, asked.words)
                compared += len(first)
                differ = [key for key in first.keys() | other.keys() if first.get(key) != other.get(key)]
                differing += len(differ)
                print(f"    {command}: {len(differ)} differ", flush=True)
                for key in sorted(differ):
                    print(f"        {'/'.join(key)}: {other.get(key)}, not {first.get(key)}", flush=True)
    print(f"{compared} verdicts compared, {differing} differ.")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
