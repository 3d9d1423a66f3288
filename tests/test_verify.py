"""The course itself: stubs unwritten, solutions perfect, every mutant caught by its check for its reason."""

import os
from pathlib import Path

import pytest

from grader import checks
from grader.courses import verify
from grader.marking.check import Check, Demand
from grader.reports.model import CheckResult, Status
from tests.support_grade import EX03, POINTS, REPOSITORY, answer, python

MUTANTS = REPOSITORY / "tests" / "mutants"
SEED = int(os.environ.get("VERIFY_SEED", 0)) or None
"""In CI each commit tries another; see .ci/run."""


def faults(findings):
    """Return what is not as it must be."""
    return [f"{finding.what}: {fault}" for finding in findings for fault in finding.faults]


def test_points_are_those_of_the_curriculum():
    assert {name: checks.load(name).points for name in checks.names()} == {
        name: POINTS[name[:4]] for name in checks.names()
    }


@pytest.mark.slow
def test_stubs_are_unwritten():
    findings = verify.verify_stubs(sorted((REPOSITORY / "exercises").glob("ex*.py")))
    assert len(findings) == len(checks.names())
    assert faults(findings) == []


@pytest.mark.slow
def test_solutions_are_perfect():
    findings = verify.verify_solutions(sorted((REPOSITORY / "solutions").glob("ex*.py")), seed=SEED)
    assert len(findings) == len(checks.names())
    assert faults(findings) == []


@pytest.mark.slow
@pytest.mark.parametrize("exercise", checks.names())
def test_mutants_are_caught_for_their_reason(exercise):
    mutants = [mutant for mutant in verify.read_mutants(MUTANTS) if mutant.exercise == exercise]
    findings = verify.verify_mutants(mutants, REPOSITORY / "solutions", seed=SEED)
    assert len(findings) == len(mutants) > 10
    assert faults(findings) == [], f"seed {SEED}"
    assert verify.unpinned(mutants, findings) == []
    entries = verify.ledger(mutants, findings, [exercise])
    assert len(entries) >= len(checks.load(exercise).checks)
    assert [entry.demand.says for entry in entries if not entry.mutants] == []


def test_every_check_has_a_mutant():
    assert verify.unbroken(verify.read_mutants(MUTANTS), checks.names()) == []


def test_a_mutant_must_say_how_it_fails(tmp_path):
    file = tmp_path / "ex03_tiff_planes" / "vague.py"
    file.parent.mkdir()
    file.write_text('"""Wrong.\n\ncheck: reads_one_page\n"""\n', encoding="utf-8")
    with pytest.raises(ValueError, match="no line says: …, status: …"):
        verify.read_mutant(file)
    file.write_text('"""Wrong.\n\ncheck: reads_two\nstatus: failed\nsays: x\n"""\n', encoding="utf-8")
    with pytest.raises(ValueError, match="has no check reads_two"):
        verify.read_mutant(file)


def test_a_right_answer_is_no_mutant(tmp_path):
    file = tmp_path / "ex03_tiff_planes" / "right.py"
    file.parent.mkdir()
    file.write_text('"""Right.\n\ncheck: knows_its_shape\nstatus: failed\nsays: shape\n"""\n', encoding="utf-8")
    (finding,) = verify.verify_mutants([verify.read_mutant(file)], REPOSITORY / "solutions")
    assert finding.faults[0].startswith("knows_its_shape ended as passed, not as failed")


def result(status=Status.FAILED, score=0, message="Called f(1).\nIt returned 3, expected 4.", **more):
    return CheckResult("reads_one_page", "title", status, score, 2, message=message, **more)


def test_a_verdict_that_a_seed_changes_is_told():
    def found(*results, faults=()):
        return [verify.Finding("mutant ex03_tiff_planes/x", tuple(faults), results)]

    first = found(result(demand="a"))
    assert (
        verify.differing(first, found(result(message="Called f(7).\nIt returned 5, expected 9.", demand="a")), 3) == []
    )
    for other in (
        found(result(Status.PASSED, 2)),
        found(result(Status.HALF, 1)),
        found(result(message="Called f(1).\nIt returned None.", demand="a")),
        found(result(demand="b")),
        found(result(demand="a"), faults=["x"]),
    ):
        (one,) = verify.differing(first, other, 3)
        assert str(one).startswith("mutant ex03_tiff_planes/x: reads_one_page at seed 3: ")


def test_what_a_random_example_decided_is_told():
    mutant = verify.read_mutants(MUTANTS)[0]
    lucky = verify.Finding("mutant x", (), (result(), result(demand="a"), result(Status.PASSED, 2, "")))
    (told,) = verify.unpinned([mutant], [lucky])
    assert told == "mutant x: reads_one_page was decided by a random example; pin it with @demand"


def test_the_ledger_names_the_mutants_of_each_demand():
    check = Check("reads_one_page", "", 2, "", "read_plane", print, demands=(Demand("one", (1,)), Demand("two", (1,))))
    mutants = [
        verify.Mutant(Path(f"{name}.py"), EX03, (check.name,), Status.FAILED, "", breaks)
        for name, breaks in (("plain", ""), ("first", "one"), ("second", "two"))
    ]
    findings = [verify.Finding("", (), (result(demand="one"),)) for _ in mutants]
    broken = [list(verify._breaking(EX03, check, demand, mutants, findings)) for demand in check.demands]
    assert broken == [["first"], ["second"]]  # two share an example: a mutant says which one it means


@pytest.mark.slow
def test_the_command_tells_a_sound_course_from_an_unsound_one(tmp_path):
    answer(tmp_path / "solutions", replaced="\n\ndef read_plane(tif, z):\n    return tif.pages[z].asarray() + 1\n")
    answer(tmp_path / "exercises")
    (tmp_path / "tests" / "mutants").mkdir(parents=True)
    ran = python(tmp_path, "-m", "grader", "verify")
    assert ran.returncode == 1
    assert "solution ex03_tiff_planes: reads_one_page ended as failed" in ran.stdout
    assert "stub ex03_tiff_planes: reads_one_page ended as passed, not as not_implemented" in ran.stdout
    assert "check ex03_tiff_planes::reads_one_page: no mutant breaks it" in ran.stdout
