"""Which known mistake an answer makes: fingerprints, made of wrong answers and compared with what an answer does."""

import hashlib
import json
import re
from functools import partial

import numpy as np
import pytest

from grader import checks
from grader.courses import fingerprints
from grader.courses.run import run
from grader.marking import recognise
from grader.marking.probe import Probe, Trace, _feed
from grader.marking.recognise import Known, Mistake, known, mark
from tests.support_grade import REPOSITORY, answer, python
from tests.support_sandbox import sandbox

EX02 = "ex02_chunk_arithmetic"
RIGHT = Trace(True, "right", "few", 0)
FILES = sorted(fingerprints.FOLDER.glob("*.json"))


def trace(values="right", chunks="few", *, perfect=False):
    return Trace(perfect, values, chunks, 0)


def said(mistakes, does, shown=0, examples=range(6)):
    """Return what is said of an answer that does this in the examples; it is right in all others."""
    of_check = Known(tuple(examples), tuple(Mistake(says, at) for says, at in mistakes))
    return recognise.recognise(of_check, shown, lambda number: does.get(number, RIGHT))


# What is compared


def test_who_does_the_same_makes_that_mistake():
    assert said([("Rounded.", {0: "va", 2: "vb"})], {0: trace("a"), 2: trace("b")}) == "Rounded."


def test_who_does_the_same_in_some_examples_does_not():
    assert said([("Rounded.", {0: "va", 2: "vb"})], {0: trace("a"), 2: trace("c")}) == ""
    assert said([("Rounded.", {0: "va", 2: "vb"})], {0: trace("a")}) == ""


def test_chunks_are_compared_where_the_values_are_right():
    assert said([("Too many.", {0: "cmany"})], {0: trace(chunks="many")}) == "Too many."
    assert said([("Too many.", {0: "cmany"})], {0: trace("a", "many")}) == "Too many."
    assert said([("Too many.", {0: "cmany"})], {0: trace(chunks="others")}) == ""


def test_a_second_mistake_elsewhere_hides_nothing():
    assert said([("Rounded.", {0: "va"})], {0: trace("a"), 1: trace("x")}) == "Rounded."


def test_but_most_of_what_is_wrong_must_be_explained():
    does = {0: trace("a"), 1: trace("x"), 2: trace("y")}
    assert said([("Rounded.", {0: "va"})], does) == ""
    assert said([("Rounded.", {0: "va", 1: "vx"})], does) == "Rounded."


def test_enough_examples_are_enough():
    does = {number: trace(str(number)) for number in range(12)}
    of_three = {number: f"v{number}" for number in range(recognise.ENOUGH)}
    assert said([("Rounded.", of_three)], does, examples=range(12)) == "Rounded."
    assert said([("Rounded.", dict(list(of_three.items())[:-1]))], does, examples=range(12)) == ""


def test_the_mistake_that_explains_most_is_named():
    both = [("At the edge.", {0: "va"}), ("Everywhere.", {0: "va", 1: "vb"})]
    assert said(both, {0: trace("a"), 1: trace("b")}) == "Everywhere."
    assert said(both, {0: trace("a")}) == "At the edge."


def test_between_two_mistakes_nothing_is_guessed():
    assert said([("One.", {0: "va"}), ("Another.", {0: "va"})], {0: trace("a")}) == ""
    assert said([("One.", {0: "va"}), ("One.", {0: "va"})], {0: trace("a")}) == "One."


def test_the_mistake_is_one_of_the_example_that_is_shown():
    mistakes, does = [("Elsewhere.", {1: "vb"})], {0: trace("a"), 1: trace("b")}
    assert said(mistakes, does, shown=1) == "Elsewhere."
    assert said(mistakes, does, shown=0) == ""
    assert said(mistakes, {1: trace("b")}, shown=9) == "Elsewhere."  # a large one, which is not compared


def test_where_an_example_cannot_be_told_nothing_is_said():
    assert said([("Rounded.", {0: "va", 1: "vb"})], {0: trace("a"), 1: None}) == ""
    assert said([("Rounded.", {0: "va"})], {0: trace("a"), 5: None}) == ""


def test_what_is_right_is_no_mistake():
    assert said([("Rounded.", {0: "vright"})], {}) == ""
    assert mark(trace("a", "many", perfect=True), RIGHT) == ""
    assert mark(trace("a", "many"), RIGHT) == "va"
    assert mark(trace("right", "many"), RIGHT) == "cmany"
    assert mark(trace("", "many"), RIGHT) == "cmany"  # it was stopped
    assert mark(trace(), RIGHT) == ""


# What an answer does


def traces(exercise, name, source, method="fork"):
    """Return what an answer does in the small examples of a check."""
    (check,) = (one for one in checks.load(exercise).checks if one.name == name)
    solution = (REPOSITORY / "solutions" / f"{exercise}.py").read_bytes()
    probe = Probe(
        check, partial(sandbox(method).worker, exercise, f"{exercise}.py"), solution + b"\n" + source.encode(), 20
    )
    numbers = [number for number, demand in enumerate(check.pinned()) if not demand.large]
    with probe.at_work():
        return {number: probe.trace(number) for number in numbers}


FLOORS = "def grid_shape(shape, chunks):\n    return tuple(n // c for n, c in zip(shape, chunks))"


@pytest.mark.parametrize(
    "same",
    [
        "def grid_shape(shape, chunks):\n    return [int(n / c) for n, c in zip(shape, chunks)]",
        "def grid_shape(shape, chunks):\n    return np.array(shape) // np.array(chunks)".replace(
            "np", "__import__('numpy')"
        ),
        "def grid_shape(a, b):\n    print(a)\n    return tuple(x for x in map(int.__floordiv__, a, b))",
    ],
)
def test_the_same_mistake_written_otherwise_does_the_same(same):
    first, other = (traces(EX02, "counts_the_chunks", source) for source in (FLOORS, same))
    assert {n: t.perfect for n, t in first.items()} == {n: t.perfect for n, t in other.items()}
    assert not all(t.perfect for t in first.values())
    wrong = [number for number, one in first.items() if not one.perfect and isinstance(one, Trace)]
    arrays = "array" in same
    assert all((first[number].values == other[number].values) is not arrays for number in wrong)


READ_PLANE = "def read_plane(tif, z):\n    page = tif.pages[range(len(tif.pages))[z]]\n"


def test_what_is_read_is_seen_in_whatever_order():
    twice = READ_PLANE + "    page.asarray()\n    return page.asarray()"
    again = READ_PLANE + "    first = page.asarray(); return page.asarray() if first.size else first"
    once, two, three = (
        traces("ex03_tiff_planes", "reads_one_page", source)[1]
        for source in (READ_PLANE + "    return page.asarray()", twice, again)
    )
    assert once.perfect
    assert not two.perfect
    assert two == three
    assert two.values == once.values
    assert two.chunks != once.chunks


def test_two_errors_of_a_kind_are_two_mistakes():
    reads = [READ_PLANE + f"    raise ValueError({text!r})" for text in ("one", "another", "one")]
    one, another, same = (traces("ex03_tiff_planes", "reads_one_page", source)[1].values for source in reads)
    assert one == same != another


@pytest.mark.slow
def test_a_started_worker_does_the_same():
    forked, started = (traces(EX02, "counts_the_chunks", FLOORS, method) for method in ("fork", "start"))
    assert forked == started


# What a student reads


def graded(folder, replaced, exercise, check, **options):
    (report,) = run([f"{answer(folder, exercise, replaced)}::{check}"], **options)
    return report.exercises[0].checks[0]


@pytest.mark.parametrize("seed", [None, 1, 2])
def test_the_mistake_is_named_at_every_seed_once(seed, tmp_path):
    result = graded(tmp_path, f"\n\n{FLOORS}\n", EX02, "counts_the_chunks", seed=seed)
    says = "That is rounded down: the incomplete chunks at the far edges count, too."
    assert result.message.count(says) == 1
    assert result.message.endswith(says)


def test_who_passes_is_not_asked_again(tmp_path, monkeypatch):
    def probe(*_):
        raise AssertionError("asked again")

    monkeypatch.setattr(recognise, "Probe", probe)
    assert graded(tmp_path, "", EX02, "counts_the_chunks").score == 1
    failed = graded(tmp_path, f"\n\n{FLOORS}\n", EX02, "counts_the_chunks")
    assert "fault of its own (AssertionError: asked again" in failed.message  # so that would have been seen


# The files


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_holds_sentences_and_digests_alone(file):
    for name, told in json.loads(file.read_text("utf-8")).items():
        (check,) = (one for one in checks.load(file.stem).checks if one.name == name)
        assert set(told) == {"examples", "mistakes"}
        assert all(number < len(check.pinned()) for number in told["examples"])
        for says, prints in told["mistakes"].items():
            assert says.endswith((".", "?", ")"))
            assert all(re.fullmatch(r"[vc][0-9a-f]{12}", one) for at in prints for one in at.values())
            assert all(int(number) in told["examples"] for at in prints for number in at)


def test_there_is_one_for_each_exercise():
    assert [file.stem for file in FILES] == list(checks.names())
    assert all(any(known(file.stem, check.name).examples for check in checks.load(file.stem).checks) for file in FILES)


@pytest.mark.slow
@pytest.mark.parametrize("exercise", [EX02, "ex03_tiff_planes"])
def test_a_file_is_what_the_wrong_answers_do(exercise):
    sandbox()
    made, faults = fingerprints.make(exercise, REPOSITORY)
    assert faults == []
    assert made == json.loads((fingerprints.FOLDER / f"{exercise}.json").read_text("utf-8"))


def test_the_command_says_where_it_must_run_and_what_there_is(tmp_path):
    ran = python(tmp_path, "-m", "grader.courses.fingerprints")
    says = f"{tmp_path / 'tests' / 'mutants'} is not there: run this in a checkout of the course's repository.\n"
    assert (ran.returncode, ran.stderr) == (1, says)
    ran = python(REPOSITORY, "-m", "grader.courses.fingerprints", "ex99")
    assert (ran.returncode, ran.stderr) == (1, "There is no exercise 'ex99'.\n")


@pytest.mark.parametrize(
    ("one", "same", "other"),
    [
        ((1, 2), [1, 2], (2, 1)),
        (np.int64(3), 3, 4),
        (0.1 + 0.2, 0.3, 0.31),
        (slice(0, 4), slice(0, 4, 1), slice(0, 4, 2)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, {"a": 2, "b": 1}),
        (np.arange(3, dtype="<u2"), np.arange(3, dtype="uint16"), np.arange(3, dtype=">u2")),
        (np.array([0.1 + 0.2]), np.array([0.3]), np.array([0.3001])),
        (np.zeros((2, 3)), np.zeros((2, 3)), np.zeros((3, 2))),
        (None, None, False),
        (True, True, 1),
    ],
    ids=str,
)
def test_values_that_checks_take_for_the_same_have_one_digest(one, same, other):
    def digest(value):
        made = hashlib.blake2b()
        _feed(made, value)
        return made.hexdigest()

    assert digest(one) == digest(same) != digest(other)
