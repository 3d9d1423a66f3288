"""One answer, one check: what comes of it. The checks are made by hand, and belong to no exercise."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grader.marking import attempt as attempts
from grader.marking.attempt import Attempt, fault, unreadable
from grader.marking.budget import Budget
from grader.marking.check import check
from grader.marking.expect import expect_array, expect_int
from grader.marking.lent import Handed, lend, told
from grader.marking.opened import open_file, open_objects
from grader.reports.model import Status
from grader.sandbox.in_process import InProcessWorker
from grader.sandbox.verdicts import Crashed
from grader.stores.file_layout import FileLayout
from grader.stores.files import MemoryFile
from grader.stores.log import Fuse
from grader.stores.zarr_layout import ZarrLayout
from grader.volumes.phantom import Phantom
from grader.volumes.volume import single
from grader.volumes.zarr_dress import Storage, written
from tests.support_sandbox import EXERCISE, FILENAME, content, sandbox

ROWS = 8
VOLUME = single(Phantom("uint16", 1), (ROWS, 8), axes="yx")
DRESSED = written(VOLUME, Storage((1, 8)))  # a row is a chunk


def hand_over(budget=None):
    return open_objects(
        DRESSED.objects,
        DRESSED.layout,
        name="array",
        description="8 rows, a chunk each",
        kind="zarr_array",
        zarr_format=3,
        budget=budget,
    )


def row(student, y, full=None, half=None):
    array = hand_over(Budget({"": {y}}, full=full, half=half))
    expect_array(student.row(array, y), VOLUME.read(y))
    array.expect_reads()


@check(points=5, of="row", hints=("array[y]",))
@given(st.integers(0, ROWS - 1))
def rows(student, y):
    """row returns row y
    and reads its chunk alone."""
    row(student, y)


@check(points=5, of="row", hints=("array[y]",), examples=30)
@given(st.integers(0, ROWS - 1))
def lenient(student, y):
    """row may read up to six chunks."""
    row(student, y, full=1, half=6)


@check(points=2, of="row", hints=())
def once(student):
    """row returns row 3."""
    row(student, 3)


def quick(function, **options):
    return check(points=2, of="f", hints=(), **options)(function)


def mark(one, source, seed=7):
    return Attempt(one, lambda deadline: sandbox().worker(EXERCISE, FILENAME, deadline), content(source), seed).run()


RIGHT = "def row(array, y): return array[y]"


def test_a_right_answer_earns_all_and_gold():
    result = mark(rows, RIGHT)
    assert (result.status, result.score, result.max_score, result.gold) == (Status.PASSED, 5, 5, True)
    assert (result.name, result.title) == ("rows", "row returns row y and reads its chunk alone.")
    assert (result.message, result.output, result.traceback) == ("", "", "")
    (access,) = result.accesses
    assert (access.reads, access.optimum, access.full, access.half, access.chunks) == (1, 1, 1, 2, 8)
    assert access.read == access.needed
    assert mark(once, RIGHT).accesses[0].read == (3,)


def test_twice_the_reads_earn_half_rounded_down():
    result = mark(rows, "def row(array, y): array[y]; return array[y]")
    assert (result.status, result.score, result.gold) == (Status.HALF, 2, False)
    assert (
        "The result is right, but it took 2 chunk reads; 1 is enough (half of the points: up to 2)." in result.message
    )
    assert "It read chunks again that it had read before (1 time)." in result.message
    assert (result.accesses[0].reads, result.accesses[0].repeats) == (2, 1)


def test_the_smallest_half_is_shown():
    result = mark(lenient, "def row(array, y):\n    for i in range(1 + y % 5): array[i]\n    return array[y]")
    assert result.status is Status.HALF
    assert "it took 2 chunk reads; 1 is enough" in result.message
    assert result.accesses[0].reads == 2


def test_one_half_among_optimal_examples_is_half_and_no_gold():
    result = mark(rows, "def row(array, y):\n    if y == 4: array[0]\n    return array[y]")
    assert (result.status, result.gold, result.score) == (Status.HALF, False, 2)
    assert "Called row(array, 4)." in result.message
    assert "It read 1 chunk that it does not need." in result.message
    gold = mark(lenient, RIGHT)
    assert gold.gold
    assert gold.score == 5


def test_more_than_half_allows_earns_nothing():
    result = mark(rows, "def row(array, y): return array[:][y]")
    assert (result.status, result.score) == (Status.OVER_BUDGET, 0)
    assert "Called row(array, 0).\narray: 8 rows, a chunk each.\n" in result.message
    assert "it took 8 chunk reads; 1 is enough" in result.message
    assert result.accesses[0].read == tuple(range(8))


def test_far_too_many_reads_are_stopped():
    result = mark(once, "def row(array, y):\n    while True: array[y]")
    assert (result.status, result.score) == (Status.OVER_BUDGET, 0)
    assert "It was stopped after 24 chunk reads; it needs 1 chunk of 8 (" in result.message
    assert result.accesses[0].reads == 24
    assert result.seconds < 5


def test_reads_without_a_budget_are_stopped_too(monkeypatch):
    monkeypatch.setattr("grader.marking.opened.far_too_much", lambda nbytes: Fuse(20, 2**63))

    @quick
    def shown(student):
        student.f(hand_over())

    result = mark(shown, "def f(array):\n    while True: array[0]")
    assert (result.status, result.score) == (Status.OVER_BUDGET, 0)
    assert "It was stopped after 20 chunk reads and 0 chunk writes, which is far too much." in result.message


def test_no_source_is_handed_over_without_a_fuse():
    @quick
    def hands_over(student):
        file = open_file(MemoryFile(), FileLayout(), name="file", description="", kind="file", mode="w")
        for opened in (hand_over(), hand_over(Budget()), file):
            fuse = opened.log.fuse
            assert fuse is not None
            assert max(fuse.chunks, fuse.writes, fuse.stored_nbytes) < 2**30

    assert mark(hands_over, "").status is Status.PASSED


def test_a_chunk_that_is_asked_for_and_not_read_is_none():
    guesses = """
        rows = {}
        def row(array, y):
            if y in rows:
                array.store.objects.get(f"c/{y}/0", (PART))
                return rows[y]
            rows[y] = array[y]
            return rows[y]
    """

    @quick
    def twice(student):
        row(student, 3)
        row(student, 3)

    for part, partial in (("0, 0", True), ("0, 15", True), ("-15, None", True), ("0, 16", False), ("0, None", False)):
        result = mark(twice, guesses.replace("PART", part))
        assert result.status is (Status.FAILED if partial else Status.PASSED), part
        assert (
            "0 of the 1 chunk reads that it takes were seen; of 1 chunk it read a part only" in result.message
        ) == partial


def test_what_is_handed_out_is_counted():
    handed = Handed(iter("abc"))
    assert (next(handed), handed.taken) == ("a", 1)
    assert (list(handed), handed.taken) == (["b", "c"], 3)


@pytest.mark.parametrize(
    ("said", "kinds"),
    [("5", (int,)), (True, (int,)), (None, (int,)), ((1, 2), (int,)), (5, (int, int)), ((1, 2.0), (int, int))],
)
def test_what_something_lent_says_has_the_form_of_that(said, kinds):
    with pytest.raises(Crashed, match="something else in the place of the desk, which was lent to it"):
        told("the desk", said, *kinds)
    assert told("the desk", (1, "a"), int, str) == (1, "a")
    assert told("the desk", [1], list) == [1]


def test_something_else_in_the_place_of_what_was_lent():
    @quick
    def uses(student):
        lend("double", "double = 5")

    result = mark(uses, "")
    assert result.status is Status.CRASHED
    assert "something else in the place of double" in result.message


def test_a_result_that_was_not_read_is_not_from_the_source():
    source = """
        cache = {}
        def row(array, y):
            if y not in cache: cache[y] = array[y]
            return cache[y]
    """

    def twice(student):
        """row returns row 3, and again."""
        row(student, 3)
        row(student, 3)

    result = mark(quick(twice), source)
    assert (result.status, result.score) == (Status.FAILED, 0)
    assert "only 0 of the 1 chunk reads that it takes were seen" in result.message
    other = mark(once, "def row(array, y):\n    a = array[y]\n    array[0]\n    return a")
    assert other.status is Status.HALF


def test_enough_reads_of_other_chunks_are_not_from_the_source_either():
    source = """
        cache = []
        def row(array, y):
            if not cache: cache.append(array[:])
            elif y == 0: array[1]
            else: array[0]
            return cache[0][y]
    """
    result = mark(lenient, source)
    assert result.score == 0
    assert result.status in (Status.FAILED, Status.OVER_BUDGET)


def test_a_wrong_value_is_shown_at_its_smallest():
    result = mark(rows, "def row(array, y):\n    print('row', y)\n    return array[y] + (y > 2)")
    assert (result.status, result.score) == (Status.FAILED, 0)
    assert result.message.startswith("Called row(array, 3).\n")
    assert "8 of 8 values are wrong" in result.message
    assert "row 3" in result.output
    assert result.accesses[0].read == (3,)


@pytest.mark.parametrize(
    ("source", "status", "words"),
    [
        ("def row(array, y): return array[y].reshape(2, 4)", Status.FAILED, "It returned shape (2, 4), expected (8,)."),
        ("def row(array, y): return [1, 2]", Status.FAILED, "It returned a list, expected an array"),
        ("def row(array, y): return object()", Status.FAILED, "It returned an object, expected an array"),
        ("def row(array, y): return {}[y]", Status.ERROR, "It raised KeyError: 0."),
        ("def row(array): return 1", Status.ERROR, "row(array) cannot be called as row(array, "),
        ("row = 5", Status.ERROR, "row in ex03_tiff_planes.py is an int"),
        ("def row(:", Status.ERROR, "line 1: Python cannot read this line"),
        ("import os\ndef row(array, y): os._exit(0)", Status.CRASHED, "it ended the interpreter"),
        ("def row(array, y): return bytearray(10**11)", Status.OVER_MEMORY, "more memory than there is"),
        ("def row(array, y): raise NotImplementedError", Status.NOT_IMPLEMENTED, "ex03 row: not written yet"),
    ],
)
def test_every_other_end_has_its_status(source, status, words):
    result = mark(rows, source)
    assert (result.status, result.score, result.max_score) == (status, 0, 5)
    assert words in result.message
    assert not result.gold


def test_a_traceback_is_the_answers_own():
    result = mark(once, "def row(array, y):\n    return array[y + 100]")
    assert result.status is Status.ERROR
    assert result.traceback == "ex03_tiff_planes.py, line 2, in row\n    return array[y + 100]"


def test_two_answers_to_the_same_question():
    source = """
        calls = []
        def row(array, y):
            calls.append(y)
            return array[y] + (len(calls) == 4)
    """
    result = mark(rows, source)
    assert (result.status, result.score) == (Status.FAILED, 0)
    assert "Asked again, it gave another answer: the same question must have one answer." in result.message


def test_shrinking_stops_after_a_while(monkeypatch):
    monkeypatch.setattr(attempts, "SHRINKING_SECONDS", 0.3)
    asked = []

    @given(st.lists(st.integers(0, 10**6), min_size=30, max_size=60))
    def slow(student, numbers):
        asked.append(numbers)
        expect_int(student.f(numbers), 0)

    result = mark(quick(slow), "import time\ndef f(numbers):\n    time.sleep(0.05)\n    return 1")
    assert result.status is Status.FAILED
    assert "It returned 1, expected 0." in result.message
    assert 2 <= len(asked) < 40


def test_time_that_ran_out_while_shrinking_leaves_the_failure():
    @given(st.integers(0, 1000))
    def numbers(student, n):
        expect_int(student.f(n), 0)

    source = (
        "import time\ncalls = []\ndef f(n):\n    calls.append(n)\n    if len(calls) > 1: time.sleep(60)\n    return 1"
    )
    result = mark(quick(numbers, seconds=0.7), source)
    assert result.status is Status.FAILED
    assert "It returned 1, expected 0." in result.message


def test_time_that_ran_out_before_is_a_timeout():
    @given(st.integers(0, 1000))
    def numbers(student, n):
        expect_int(student.f(n), 0)

    result = mark(quick(numbers, seconds=0.5), "import time\ndef f(n):\n    time.sleep(60)")
    assert (result.status, result.score) == (Status.TIMEOUT, 0)
    assert "No answer came within" in result.message


@check(points=4, of="f", hints=())
@given(st.integers(0, 100))
@example(5_000_000)
@example(6_000_000)
def named(student, n):
    """f returns 0."""
    seen.append(n)
    expect_int(student.f(n), 0)


seen = []


@pytest.mark.parametrize(
    ("source", "shown", "status"),
    [
        ("def f(n): return 0", None, Status.PASSED),
        ("def f(n): return int(n > 20)", "f(21)", Status.FAILED),
        ("def f(n): return int(n > 1000)", "f(5000000)", Status.FAILED),
        ("def f(n): return int(n > 5_500_000)", "f(6000000)", Status.FAILED),
        ("def f(n): return 0 // (n < 20)", "f(20)", Status.ERROR),
        ("import os\ndef f(n): return os._exit(1) if n > 1000 else 1", "f(5000000)", Status.CRASHED),
    ],
)
def test_named_examples_go_first_and_give_way_to_small_ones(source, shown, status):
    seen.clear()
    result = mark(named, source)
    assert result.status is status
    assert seen[0] == 5_000_000
    if shown:
        assert result.message.startswith(f"Called {shown}.\n")
        assert result.score == 0
    else:
        assert seen[1] == 6_000_000
        assert len(seen) > 5


def test_a_named_example_that_ends_the_check_ends_it_at_once():
    seen.clear()
    assert mark(named, "import os\ndef f(n): os._exit(1)").status is Status.CRASHED
    assert seen == [5_000_000]


def test_a_fault_of_the_check_is_no_fault_of_the_answer():
    def broken(student):
        """f is asked."""
        student.f()
        return 1 // 0

    one = quick(broken)
    with pytest.raises(ZeroDivisionError) as caught:
        mark(one, "def f(): return 1")
    result = fault(one, caught.value)
    assert (result.status, result.score, result.max_score) == (Status.ERROR, 0, 2)
    assert "This check has a fault of its own (ZeroDivisionError: " in result.message
    assert "It is no fault of the answer." in result.message
    with pytest.raises(AssertionError):
        attempts.current()
    assert mark(rows, RIGHT).score == 5  # the next one is not affected


def test_a_file_that_cannot_be_read():
    result = unreadable(rows, "it is a folder")
    assert (result.status, result.score, result.max_score, result.message) == (Status.ERROR, 0, 5, "it is a folder")


def test_an_examples_sources_are_closed_at_its_end():
    source = """
        kept = []
        def row(array, y):
            kept.append(array)
            return kept[0][y]
    """
    result = mark(rows, source)
    assert result.status is Status.ERROR
    assert "this source was handed over for an earlier question and is closed now" in result.message


def test_reads_of_other_arrays_earn_nothing_where_they_must_not():
    both = written(VOLUME, Storage((1, 8)), "1")
    both.objects.items.update(written(VOLUME, Storage((1, 8)), "0").objects.items)
    layout = ZarrLayout(both.objects)

    def level(student):
        """f reads level 1."""
        budget = Budget({"1": range(ROWS)}, half=100, only_needed_arrays=True)
        options = {"name": "group", "description": "two levels", "kind": "zarr_group", "zarr_format": 3}
        group = open_objects(both.objects, layout, budget=budget, **options)
        expect_array(student.f(group), VOLUME.read())
        group.expect_reads()

    both.objects.items["zarr.json"] = b'{"zarr_format": 3, "node_type": "group", "attributes": {}}'
    assert mark(quick(level), "def f(group): return group['1'][:]").gold
    result = mark(quick(level), "def f(group):\n    group['0'][0]\n    return group['1'][:]")
    assert (result.status, result.score) == (Status.OVER_BUDGET, 0)
    assert "1 chunk came from arrays that it does not need: those earn nothing." in result.message
    assert {access.array: access.reads for access in result.accesses} == {"0": 1, "1": 8}


def test_an_answer_that_needs_nothing_and_reads_nothing_is_gold():
    def shape(student):
        """f returns the number of rows and reads nothing."""
        array = hand_over(Budget())
        expect_int(student.f(array), ROWS)
        array.expect_reads()

    assert mark(quick(shape), "def f(array): return array.shape[0]").gold
    result = mark(quick(shape), "def f(array): return len(array[:])")
    assert (result.status, result.score) == (Status.OVER_BUDGET, 0)


def test_the_same_seed_asks_the_same():
    asked = []

    @given(st.lists(st.integers()))
    def numbers(student, n):
        asked.append(n)

    one = quick(numbers)
    runs = []
    for seed in (1, 1, 2):
        asked.clear()
        mark(one, "")
        Attempt(one, lambda deadline: sandbox().worker(EXERCISE, FILENAME, deadline), b"", seed).run()
        runs.append(list(asked[len(asked) // 2 :]))
    assert runs[0] == runs[1] != runs[2]


def test_in_the_graders_own_process_the_outcome_is_the_same():
    for source in (RIGHT, "def row(array, y): array[y]; return array[y]", "def row(array, y): return array[y] + 1"):
        there = mark(rows, source)
        here = Attempt(rows, lambda _: InProcessWorker(EXERCISE, FILENAME), content(source), 7).run()
        assert (here.status, here.score, here.gold, here.message) == (
            there.status,
            there.score,
            there.gold,
            there.message,
        )
        assert [(a.reads, a.read) for a in here.accesses] == [(a.reads, a.read) for a in there.accesses]
        assert here.status is not Status.PASSED or here.gold


@check(points=2, of="row", hints=("", ""))
def twice(student):
    """row returns rows 3 and 5."""
    array = hand_over(Budget({"": {3, 5}}))
    for y in (3, 5):
        expect_array(student.row(array, y), VOLUME.read(y))
    array.expect_reads()


def test_a_wrong_value_is_shown_with_the_reads_and_the_words_of_its_call_alone():
    result = mark(twice, "def row(array, y):\n    print('row', y)\n    return array[y] if y == 3 else array[6]")
    assert "Called row(array, 5)." in result.message
    assert result.output == "row 5\n"
    assert (result.accesses[0].read, result.accesses[0].reads, result.accesses[0].optimum) == ((6,), 1, -1)
    assert result.accesses[0].needed == ()


def test_a_wrong_value_of_the_first_call_is_shown_with_what_is_needed():
    result = mark(twice, "def row(array, y): return array[6]")
    assert (result.accesses[0].read, result.accesses[0].needed) == ((6,), (3, 5))


def test_too_many_reads_are_those_of_all_calls():
    result = mark(twice, "def row(array, y):\n    print('row', y)\n    array[:]\n    return array[y]")
    assert result.status is Status.OVER_BUDGET
    assert (result.accesses[0].reads, result.accesses[0].needed) == (18, (3, 5))


def test_what_a_right_answer_prints_is_kept():
    result = mark(twice, "def row(array, y):\n    print('row', y)\n    return array[y]")
    assert (result.status, result.output) == (Status.PASSED, "row 3\nrow 5\n")


def test_memory_that_runs_out_is_told_with_what_was_read_before():
    source = "def row(array, y):\n    array[3]\n    kept = []\n    while True: kept.append(bytearray(2**26))"
    result = mark(twice, source)
    assert result.status is Status.OVER_MEMORY
    assert result.message.endswith("Until then it made 1 chunk read of array; it needs 2 chunks of 8 (32 bytes).")
    assert result.accesses[0].read == (3,)
    nothing = mark(twice, "def row(array, y): return bytearray(2**36)")
    assert nothing.message.endswith("It needs 2 chunks of 8 (32 bytes).")
    assert nothing.accesses == ()
