"""Gradescope: the document, and the archive as Gradescope unpacks, sets up and runs it."""

import json
import shutil
import stat
import subprocess
import zipfile

import pytest

from grader.reports.gradescope import to_json
from tests.support_grade import EX03, answer, python
from tests.support_release import bash, exercise, fill, lent, release, report, valid


def test_the_document_has_our_points_and_tells_the_bonus():
    ours = report(exercise("ex03_x", (2, 2), (1, 2), (0, 3)), exercise("ex16_x", (4, 5), bonus=True))
    document = json.loads(to_json(ours))
    assert valid(document, "gradescope")
    assert document["score"] == ours.score == sum(test["score"] for test in document["tests"]) == 3
    assert sum(test["max_score"] for test in document["tests"]) == ours.max_score == 7
    assert "and 4 bonus points" in document["output"]
    assert [test["number"] for test in document["tests"]] == ["3.1", "3.2", "3.3", "16.1"]
    assert [test["status"] for test in document["tests"]] == ["passed", "failed", "failed", "failed"]
    assert all(test["visibility"] == "visible" for test in document["tests"])


def test_documents_that_gradescope_does_not_take():
    good = json.loads(to_json(report(exercise("ex03_x", (1, 2)))))
    test = good["tests"][0]
    for wrong in ({"status": "half"}, {"visibility": "all"}, {"score": "1"}, {"output_format": "markdown"}):
        assert not valid(good | {"tests": [test | wrong]}, "gradescope"), wrong
    assert not valid(good | {"points": 1}, "gradescope")


def test_a_run_that_is_no_grade_is_not_handed_over(tmp_path):
    answer(tmp_path / "exercises")
    ran = python(tmp_path, "-P", "-m", "grader", "run", "--in-process", "--gradescope", "results.json")
    assert ran.returncode == 2
    assert "is no grade: leave out --in-process or --gradescope" in ran.stderr
    assert not (tmp_path / "results.json").exists()


@pytest.fixture(scope="module")
def autograder(tmp_path_factory):
    """Return Gradescope's folder once its image is built."""
    folder = tmp_path_factory.mktemp("gradescope")
    settings = folder / "course.toml"
    settings.write_text('exercises = ["ex00", "ex03"]\nseed-file = "seed.txt"\n[weights]\nex00 = 2\n')
    (folder / "seed.txt").write_text("20261201\n")
    made = release(folder / "repository", "--settings", settings, "--gradescope", folder / "autograder.zip")
    assert made.returncode == 0, made.stderr
    root = folder / "autograder"
    with zipfile.ZipFile(folder / "autograder.zip") as archive:
        archive.extractall(root / "source")
        programs = {info.filename for info in archive.infolist() if (info.external_attr >> 16) & stat.S_IXUSR}
    assert programs == {"setup.sh", "run_autograder"}
    shutil.copy(root / "source" / "run_autograder", root)
    built = bash("source/setup.sh", root, lent())
    assert built.returncode == 0, built.stderr
    assert (folder / "repository" / "course.toml").exists()
    assert not list((folder / "repository").rglob("*seed*"))
    return root


def graded(autograder, submission):
    """Return what Gradescope reads after a run."""
    shutil.rmtree(autograder / "submission", ignore_errors=True)
    shutil.copytree(submission, autograder / "submission")
    ran = subprocess.run(["bash", "run_autograder"], cwd=autograder, env=lent(), capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    document = json.loads((autograder / "results" / "results.json").read_text())
    assert valid(document, "gradescope")
    return document, ran.stdout + ran.stderr


@pytest.mark.slow
@pytest.mark.parametrize("place", ["", "exercises", "my work/exercises"])
def test_answers_in_any_of_the_usual_places(autograder, tmp_path, place):
    fill(tmp_path / place, "ex00")
    (tmp_path / place / "numpy.py").write_text(f"open({str(tmp_path / 'taken')!r}, 'w').close()\n")
    document, log = graded(autograder, tmp_path)
    assert document["score"] == 8
    assert sum(test["max_score"] for test in document["tests"]) == 15
    assert "Seed" not in log
    assert "20261201" not in json.dumps(document)
    missing = [test for test in document["tests"] if test["name"].startswith("ex03")]
    assert {test["output"] for test in missing} == {f"The file {EX03}.py is not there."}
    assert not (tmp_path / "taken").exists()


@pytest.mark.slow
def test_a_submission_without_answers_has_no_points(autograder, tmp_path):
    (tmp_path / "essay.txt").write_text("?")
    document, _ = graded(autograder, tmp_path)
    assert document["score"] == 0
    assert sum(test["max_score"] for test in document["tests"]) == 15


@pytest.mark.slow
@pytest.mark.parametrize("broken", ["source/seed.txt", "venv"])
def test_there_are_results_even_where_the_grading_cannot_begin(autograder, tmp_path, broken):
    answer(tmp_path / "exercises")
    aside = autograder / "aside"
    (autograder / broken).rename(aside)
    if broken != "venv":
        (autograder / broken).write_text("no number")
    try:
        document, _ = graded(autograder, tmp_path)
    finally:
        (autograder / broken).unlink(missing_ok=True)
        aside.rename(autograder / broken)
    assert document["score"] == 0
    assert "could not begin" in document["output"]
