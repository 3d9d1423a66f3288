"""Classroom 50: the document, and the autograder in a student's checkout as its runner starts it."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest

from grader.reports.classroom50 import Submission, to_json
from tests.support_grade import EX03, answer, python
from tests.support_release import exercise, fill, lent, release, report, valid

RUNNER = {
    "CLASSROOM": "imaging",
    "ASSIGNMENT": "chunks",
    "ASSIGNMENT_TYPE": "individual",
    "USERNAME": "alice",
    "OWNER": "alice",
    "SUBMISSION_TAG": "submit/2026-12-01T10-00-00Z-a1b2c3d",
    "COMMIT_URL": "https://example.org/commit/a1b2c3d",
    "RELEASE_URL": "https://example.org/releases/tag/x",
    "REVIEW_URL": "https://example.org/compare/0...a1b2c3d",
}
SUBMISSION = Submission("imaging", "chunks", "individual", "alice", "submit/x", "c", "r", "v")


def test_the_document_has_our_points_and_leaves_the_bonus_out():
    ours = report(exercise("ex03_x", (2, 2), (1, 2), (0, 3)), exercise("ex16_x", (4, 5), bonus=True))
    document = json.loads(to_json(ours, SUBMISSION, datetime(2026, 12, 1, 11, tzinfo=timezone(timedelta(hours=1)))))
    assert valid(document, "classroom50")
    assert (document["score"], document["max-score"]) == (ours.score, ours.max_score) == (3, 7)
    assert document["datetime"] == "2026-12-01T10:00:00Z"
    for key in ("score", "max-score"):
        assert sum(test[key] for test in document["tests"]) == document[key]
    assert [test["passed"] for test in document["tests"]] == [True, False, False, False]
    assert document["tests"][-1]["test-name"] == "ex16_x: check_0 (bonus: 4 of 5 points)"


def test_documents_that_are_not_the_schemas():
    good = json.loads(to_json(report(exercise("ex03_x", (1, 2))), SUBMISSION, datetime.now(UTC)))
    assert valid(good, "classroom50")
    for key, value in (
        ("score", 1.5),
        ("datetime", "2026-12-01T10:00:00+00:00"),
        ("submission", "main"),
        ("assignment_type", "pair"),
        ("usernames", ["alice"]),
        ("owner", ""),
        ("tests", [{"test-name": "a", "passed": 1, "score": 0, "max-score": 1}]),
    ):
        assert not valid(good | {key: value}, "classroom50"), key
    assert not valid({key: value for key, value in good.items() if key != "review"}, "classroom50")


@pytest.mark.parametrize("variable", ["CLASSROOM", "ASSIGNMENT_TYPE", "SUBMISSION_TAG", "COMMIT_URL"])
def test_outside_of_its_runner_it_says_what_is_missing(tmp_path, variable):
    answer(tmp_path / "exercises")
    known = {name: value for name, value in RUNNER.items() if name != variable}
    ran = python(tmp_path, "-P", "-m", "grader", "run", "--classroom50", "result.json", **known)
    assert ran.returncode == 2
    assert f"--classroom50 needs the environment variable {variable}" in ran.stderr
    assert not (tmp_path / "result.json").exists()


@pytest.mark.slow
def test_the_autograder_in_a_checkout(tmp_path):
    settings = tmp_path / "course.toml"
    settings.write_text('exercises = ["ex00", "ex03"]\nseed-file = "seed.txt"\n[weights]\nex00 = 2\n')
    (tmp_path / "seed.txt").write_text("20261201")
    made = release(tmp_path / "repository", "--settings", settings, "--classroom50", tmp_path / "bundle")
    assert made.returncode == 0, made.stderr
    bundle = tmp_path / "bundle"
    assert not any("20261201" in file.read_text() for file in bundle.iterdir() if file.suffix != ".whl")
    checkout, outside = tmp_path / "checkout", tmp_path / "precious"
    fill(checkout / "exercises", "ex00")
    outside.write_text("mine")
    (checkout / "result.json").symlink_to(outside)
    for name in ("numpy", "venv", "pip", "sitecustomize", "exercises/conftest"):
        (checkout / f"{name}.py").write_text(f"open({str(tmp_path / 'taken')!r}, 'w').close()\n")
    ran = subprocess.run(
        [sys.executable, bundle / "autograder.py"], cwd=checkout, env=lent(**RUNNER), capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    assert not (tmp_path / "taken").exists()
    assert outside.read_text() == "mine"
    document = json.loads((checkout / "result.json").read_text())
    assert valid(document, "classroom50")
    assert (document["score"], document["max-score"]) == (8, 15)
    assert document["owner"] == "alice"
    assert document["review"] == RUNNER["REVIEW_URL"]
    missing = [test for test in document["tests"] if test["test-name"].startswith(EX03)]
    assert {test["message"] for test in missing} == {f"The file {EX03}.py is not there."}
