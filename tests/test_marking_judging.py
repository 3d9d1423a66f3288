"""The grader's own time and memory while it judges: bounded, whatever an answer returns."""

import threading
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.marking import judging
from grader.marking.expect import expect_int, sequence
from grader.marking.words import argument, shown
from grader.reports.model import Status
from tests.test_marking_attempts import mark, quick

ONE = "def f(): return 1"


def test_judging_without_end_is_ended():
    def judge(student):
        """f is judged."""
        student.f()
        while True:
            pass

    result = mark(quick(judge, seconds=1), ONE)
    assert (result.status, result.score) == (Status.FAILED, 0)
    assert "It could not be judged: what came back takes the grader more time or memory" in result.message
    assert not [thread for thread in threading.enumerate() if thread.name == "grade-judging"]


def test_judging_that_grows_is_ended(monkeypatch):
    monkeypatch.setattr(judging, "MAX_GROWTH", 2**26)

    def judge(student):
        """f is judged."""
        student.f()
        held = []
        while True:
            held.append(np.ones(2**20))

    result = mark(quick(judge), ONE)
    assert (result.status, result.score) == (Status.FAILED, 0)
    assert "It could not be judged" in result.message


def test_a_failure_that_is_known_stays():
    failed = []

    @given(st.integers(0, 9))
    def judge(student, n):
        """f returns 2."""
        while failed:
            pass
        failed.append(n)
        expect_int(student.f(), 2)

    result = mark(quick(judge, seconds=1), ONE)
    assert (result.status, result.message) == (Status.FAILED, "Called f().\nIt returned 1, expected 2.")


def test_time_to_serve_is_the_answers_own():
    with judging.judging(0.05, time.process_time):
        until = time.process_time() + 0.5
        while time.process_time() < until:
            pass
    assert time.process_time() >= until


def without_end():
    while True:
        pass


def test_nothing_comes_up_behind_the_block():
    for _ in range(20):
        with pytest.raises(judging.Unjudged), judging.judging(0.0, lambda: 0.0):
            without_end()
    with judging.judging(60, lambda: 0.0):
        pass


@pytest.mark.parametrize(
    "value",
    [
        np.empty((2**23, 0)),
        np.zeros(2**22 + 1, bool),
        [np.zeros(2**21), [np.zeros(2**21), (np.zeros(9),)]],
        {"a": "x" * (2**22 + 1)},
        {b"x" * (2**22 + 1): 1},
        {("x" * (2**22 + 1),)},
    ],
    ids=["empty", "long", "several", "value", "key", "in a set"],
)
def test_more_than_any_answer_has(value):
    with pytest.raises(judging.TooMuch, match=r"Called f\(\)\.\nIt returned more than 4,194,304 values"):
        judging.bounded(value, "f()")


@pytest.mark.parametrize("value", [np.zeros(2**22), np.empty((0, 2**22)), [1, "x", None], {1: [2]}, range(10**30)])
def test_what_an_answer_may_have(value):
    assert judging.bounded(value, "f()") is value


def test_a_sequence_is_listed_up_to_a_bound():
    assert sequence(np.zeros(100_001, np.int8)) is None
    assert sequence([0] * 100_001) is None
    assert len(sequence(np.zeros(100_000, np.int8))) == 100_000


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (np.empty((10**9, 0)), "array of shape (1000000000, 0)"),
        (np.empty((0, 3)), "np.array([])"),
        ([*range(100_000)], "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,"),
        ({1, 2}, "{1, 2}"),
        (set(), "set()"),
        (b"ab" * 10**6, "b'abab"),
    ],
)
def test_what_is_long_is_shown_by_its_ends(value, words):
    assert shown(value).startswith(words)
    assert len(shown(value)) <= 120


@pytest.mark.parametrize("value", [[*range(1000, 1300)], tuple((i, 12345) for i in range(99)), {"a": [*range(500)]}])
def test_a_call_is_cut_between_words(value):
    text = argument(value)
    assert len(text) <= 120
    first, last = text.split(" … ")
    assert f"{value!r} ".startswith(f"{first} ")
    assert f" {value!r}".endswith(f" {last}")


@pytest.mark.parametrize("value", ["x" * 1000, [1, 2], np.zeros(20)])
def test_what_has_no_words_is_cut_where_it_must(value):
    assert argument(value) == shown(value)
