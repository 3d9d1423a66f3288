"""What comes back from a worker: values, exceptions, and clear sentences where a file cannot be used."""

import numpy as np
import pytest

from grader.given import Stats
from grader.marking.student import fetch
from grader.sandbox.client import MAX_OUTPUT
from grader.sandbox.codec import Handle
from grader.sandbox.verdicts import Crashed, NotWritten, OverMemory, Raised, TimedOut, Unusable
from tests.support_sandbox import METHODS, answer, ending, sandbox, zarr_source


@METHODS
def test_values_come_and_go(method):
    source = """
        import numpy as np
        from grader.given import Stats
        CONSTANT = {"a": (1, 2.5, None, [True, b"x"])}
        def echo(*args, **kwargs): return args, kwargs
        def stats(array): return Stats(array.min(), array.max(), float(array.mean()), 0.0)
    """
    with answer(source, method) as (student, worker):
        array = np.arange(6, dtype=">u2").reshape(2, 3)
        (back, selection), named = student.echo(array, (3, slice(None, 5, 2)), scale=np.float32(0.5))
        np.testing.assert_array_equal(back, array)
        assert back.dtype.str == ">u2"
        assert selection == (3, slice(None, 5, 2))
        assert named == {"scale": np.float32(0.5)}
        assert type(named["scale"]) is np.float32
        assert fetch(student.CONSTANT) == {"a": (1, 2.5, None, [True, b"x"])}
        assert student.stats(array) == Stats(0, 5, 2.5, 0.0)
        assert {"process", "deadline"} <= set(worker.isolation)


@METHODS
def test_an_exception_comes_back_with_the_answers_own_frames(method):
    source = """\
        import numpy as np
        def f(x):
            return inner(x)
        def inner(x):
            return np.stack([np.zeros(2), np.zeros(x)])
    """
    verdict = ending(source, 3, method=method)
    assert isinstance(verdict, Raised)
    assert verdict.kinds[0] == "ValueError"
    assert verdict.message == "Called f(3).\nIt raised ValueError: all input arrays must have the same shape."
    assert verdict.traceback == (
        "ex03_tiff_planes.py, line 3, in f\n    return inner(x)\n"
        "ex03_tiff_planes.py, line 5, in inner\n    return np.stack([np.zeros(2), np.zeros(x)])"
    )


FILES = [
    (b"a = 1\ndef f(:\n", "line 2: Python cannot read this line: invalid syntax."),
    (b"if True:\nb = 2\n", "line 2: Python cannot read this line: expected an indented block after 'if' statement"),
    (b"a = 1\nb = '\xff'\n", "line 2: Python cannot read this line: (unicode error) 'utf-8' codec can't decode"),
    (b"a = 1\n\0b = 2\n", "line 2: Python cannot read this line: a null character; save the file as UTF-8."),
    ("def f(): pass\n".encode("utf-16-le"), "line 1: Python cannot read this line: a null character"),
    (b"\n\nimport nothing.there\n", "line 3: cannot import nothing: No module named 'nothing'."),
    (b"from numpy import nothing\n", "line 1: cannot import numpy: cannot import name 'nothing'"),
    (b"def f():\n    import nothing\n", "line 2: cannot import nothing"),
    (b"", "ex03_tiff_planes.py has no f: it was removed or renamed."),
    (b"f = 3\n", "f in ex03_tiff_planes.py is an int, not a function."),
    (b"# 1\ndef f(a, *, b): pass\n", "ex03_tiff_planes.py, line 2: f(a, *, b) cannot be called as f(): missing a"),
]


@pytest.mark.parametrize(("source", "words"), FILES)
def test_a_file_that_cannot_be_used_is_one_clear_sentence(source, words):
    verdict = ending(source)
    assert isinstance(verdict, Unusable)
    sentence = verdict.message.splitlines()[0]
    assert sentence.startswith("ex03_tiff_planes.py, " + words) or sentence.startswith(words)
    assert sentence.endswith(".")


@pytest.mark.slow
def test_a_file_that_cannot_be_used_in_a_started_worker():
    for source, words in (FILES[0], FILES[5]):
        assert words in ending(source, method="start").message


def test_what_is_not_written_yet():
    verdict = ending("def f(): raise NotImplementedError")
    assert isinstance(verdict, NotWritten)
    assert verdict.message == "ex03 f: not written yet"


@pytest.mark.parametrize("raised", ["KeyboardInterrupt", "SystemExit", "SystemExit(0)", "GeneratorExit"])
def test_no_exception_of_the_answers_ends_the_worker(raised):
    source = f"""
        def f(): raise {raised}
        def g(): return 5
    """
    with answer(source) as (student, _):
        with pytest.raises(Raised, match=raised.partition("(")[0]):
            student.f()
        assert student.g() == 5
    assert raised.partition("(")[0] in ending(f"raise {raised}").message


def test_rigged_exceptions_and_long_texts_are_cut():
    source = """
        class Rigged(BaseException):
            def __str__(self): raise Rigged
        def f(): raise Rigged
        def g(): raise ValueError("x" * 10_000_000)
        def h(n): return h(n + 1)
    """
    with answer(source) as (student, _):
        with pytest.raises(Raised, match=r"It raised Rigged: \(its text cannot be shown\)\."):
            student.f()
        with pytest.raises(Raised) as caught:
            student.g()
        assert len(caught.value.message) < 3000
        with pytest.raises(Raised, match=r"RecursionError, in line 6: it calls itself without end\.") as caught:
            student.h(0)
        assert caught.value.traceback.count("in h") <= 12


ENDS = {
    "os._exit(0)": (Crashed, "it ended the interpreter (exit status 0)"),
    "os._exit(7)": (Crashed, "it ended the interpreter (exit status 7)"),
    "os.kill(os.getpid(), 11)": (Crashed, "the process was ended by SIGSEGV"),
    "ctypes.string_at(0)": (Crashed, "the process was ended by SIGSEGV"),
    "os.closerange(0, 10000)": (Crashed, "No answer came back"),
    "bytearray(50 * 10**9)": (OverMemory, "It asked for more memory than there is"),
    "np.ones(50 * 10**9, 'u1')": (OverMemory, "It asked for more memory than there is"),
    "np.broadcast_to(np.uint8(1), (10**6, 10**6))": (
        Raised,
        "dtype uint8, 1,000,000,000,000 bytes, which is no answer",
    ),
}


@pytest.mark.skipif("sys.platform != 'linux'")
@pytest.mark.parametrize(
    ("body", "method"),
    [(body, "fork") for body in ENDS]
    + [pytest.param(body, "start", marks=pytest.mark.slow) for body in [*ENDS][:1] + [*ENDS][3:6:2]],
)
def test_every_end_is_a_verdict(body, method):
    kind, words = ENDS[body]
    verdict = ending(f"import os, ctypes\nimport numpy as np\ndef f(): return {body}", method=method)
    assert type(verdict) is kind
    assert verdict.message.startswith("Called f().\n")
    assert words in verdict.message


def test_the_same_while_the_file_is_loaded():
    assert "being loaded.\nNo answer came back: it ended" in ending("import os; os._exit(0)").message
    verdict = ending("import numpy as np; a = np.ones(50 * 10**9)")
    assert isinstance(verdict, OverMemory)
    assert "ex03_tiff_planes.py was being loaded" in verdict.message
    assert "could not be loaded: it raised ValueError: x." in ending("raise ValueError('x')").message


@METHODS
def test_sleeping_for_ever_ends_at_the_deadline(method):
    verdict = ending(
        """
        import time
        def f():
            while True:
                try:
                    time.sleep(100)
                except BaseException:
                    pass
        """,
        method=method,
        seconds=0.4,
    )
    assert isinstance(verdict, TimedOut)


def test_endless_loading_ends_at_the_deadline():
    verdict = ending("while True: pass", seconds=0.3)
    assert isinstance(verdict, TimedOut)
    assert "being loaded" in verdict.message


def test_a_verdict_is_on_one_check_only():
    with pytest.raises(Crashed), answer("import os\ndef f(): os._exit(1)") as (student, worker):
        student.f()
    assert not worker.alive
    with pytest.raises(Crashed, match="has ended"):
        student.f()
    with answer("def f(): return 5") as (student, _):
        assert student.f() == 5


@METHODS
def test_output_is_kept_up_to_a_bound(method):
    source = """
        import os, sys
        def f():
            print("first words")
            part = "x" * 2**20
            for _ in range(100): print(part)
            return 5
        def g():
            os.write(2, b"y" * 10**6)
            return 6
    """
    with answer(source, method) as (student, worker):
        assert student.f() == 5
        assert student.g() == 6
    text = worker.output()
    assert text.startswith("first words\nxxx")
    assert len(text) < MAX_OUTPUT + 100
    assert text.endswith(f"and {12 + 100 * (2**20 + 1) + 10**6 - MAX_OUTPUT:,} bytes more")


@pytest.mark.parametrize(
    "body",
    ["sys.stdout.close(); sys.stderr.close()", "os.close(1); os.close(2)", "sys.stdout = sys.stderr = None", "Loud()"],
)
def test_what_becomes_of_stdout_does_not_matter(body):
    source = f"""
        import os, sys
        class Loud:
            def __del__(self): raise ValueError("from __del__")
        def f():
            {body}
            return 5
        def g(): return 6
    """
    with answer(source) as (student, worker):
        assert (student.f(), student.g()) == (5, 6)
    assert ("from __del__" in worker.output()) == (body == "Loud()")


def test_an_answer_too_large_is_no_answer():
    for body, words in {
        "np.zeros(10**8 + 10**7, 'u1')": "an array of shape (110000000,) and dtype uint8, 110,000,000 bytes",
        "1 << 100_000": "an integer of 12,501 bytes",
        "np.array([object()])": "an array of dtype object",
        "(a := [], a.append(a))[0]": "something nested more than 32 deep",
    }.items():
        verdict = ending(f"import numpy as np\ndef f(): return {body}")
        assert isinstance(verdict, Raised)
        assert verdict.message == f"Called f().\nIt returned {words}, which is no answer to this exercise."


@METHODS
def test_the_answers_own_objects(method):
    source = """
        class Stack:
            shape = (2, 3)
            def __init__(self, n): self.n = n
            def __getitem__(self, key): return self.n, key
            def __iter__(self): return iter([self.n, Stack(self.n + 1)])
            def twice(self, by=2): return self.n * by
            @property
            def broken(self): raise AttributeError("inside")
        def n_of(stack): return stack.n
        def many(): return [Stack(1), {"a": Stack(2)}]
        def numbers():
            yield 1
            yield 2
            raise ValueError("third")
    """
    with answer(source, method) as (student, _):
        stack = student.Stack(7)
        assert stack.type_name == "Stack"
        assert (fetch(stack.shape), fetch(stack.n)) == ((2, 3), 7)
        assert stack[3, 1:2] == (7, (3, slice(1, 2)))
        assert (stack.twice(), stack.twice(by=5)) == (14, 35)
        first, second = stack
        assert first == 7
        assert student.n_of(stack) == 7
        assert student.n_of(second) == 8
        one, two = student.many()
        assert isinstance(one, Handle)
        assert isinstance(two["a"], Handle)
        with pytest.raises(Raised, match=r"Called Stack\(7\)\.broken\.\nIt raised AttributeError: inside"):
            fetch(stack.broken)
        with pytest.raises(Unusable, match="Stack has no attribute missing"):
            fetch(stack.missing)
        got = iter(student.numbers())
        assert [next(got), next(got)] == [1, 2]
        with pytest.raises(Raised, match="third"):
            next(got)


def test_any_name_may_be_used_by_an_answer():
    with answer("def kill(): return 1\ndef request(): return 2\ndef fetch(): return 3") as (student, _):
        assert (student.kill(), student.request(), student.fetch()) == (1, 2, 3)


def test_a_thread_that_reads_on_after_the_return_loses_the_check():
    source = """
        import gc
        from grader.sandbox.channel import Op, WorkerChannel, pack_get
        channel = next(one for one in gc.get_objects() if isinstance(one, WorkerChannel))
        send = channel.send
        def f(array):
            def and_reads_on(op, payload):  # as a thread does that is not stopped yet
                send(op, payload)
                send(Op.GET, pack_get(1, "c/0/0", None))
            channel.send = and_reads_on
            return 5
        def g(): return 6
    """
    given, _ = zarr_source()
    with answer(source) as (student, worker):
        assert student.f(given) == 5
        with pytest.raises(Crashed, match="a thread of an earlier call was still reading"):
            student.g()
        assert not worker.alive
    assert not given.log.arrays


@pytest.mark.slow
def test_the_sandbox_is_that_of_the_system():
    assert type(sandbox("fork")).__name__ == "ForkedWorkers"
    assert type(sandbox("start")).__name__ == "StartedWorkers"
