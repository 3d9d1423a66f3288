"""Writes, memory and two workers at once, judged: the checks are made by hand, and belong to no exercise."""

import sys

import h5py
import numpy as np
import pytest

from grader.checks.targets import empty_array, empty_file, empty_store, empty_text, group_with_level_0
from grader.marking import attempt
from grader.marking.attempt import Attempt
from grader.marking.budget import Budget
from grader.marking.check import check
from grader.marking.expect import expect, expect_array
from grader.marking.lent import lend
from grader.marking.memory import RESIDENT_SLACK, MemoryBudget
from grader.marking.opened import open_objects
from grader.marking.race import ContestedObjects, write_at_once
from grader.reports.json_report import check_document, check_from_document
from grader.reports.model import Status, Table
from grader.reports.terminal import failure_text
from grader.sandbox.client import Memory
from grader.sandbox.in_process import InProcessWorker
from grader.stores.objects import MemoryObjects
from grader.stores.zarr_layout import ZarrLayout
from grader.volumes.phantom import Phantom
from grader.volumes.volume import single
from grader.volumes.zarr_dress import Storage
from tests.support_sandbox import EXERCISE, FILENAME, content, sandbox

SHAPE, CHUNKS = (8, 8), (4, 4)  # four chunks


def mark(one, source):
    return Attempt(one, lambda deadline: sandbox().worker(EXERCISE, FILENAME, deadline), content(source), 7).run()


def asked(function):
    return check(points=4, of="fill", hints=())(function)


@asked
def fills(student):
    """fill writes ones, each chunk once."""
    target = empty_array(SHAPE, CHUNKS)
    student.fill(target.opened)
    expect_array(target.written(), np.ones(SHAPE, np.uint16))
    target.opened.expect_writes()


def test_whole_chunks_written_once_are_gold():
    result = mark(fills, "def fill(array): array[...] = 1")
    assert (result.status, result.score, result.gold) == (Status.PASSED, 4, True)
    (access,) = result.accesses
    assert (access.writes, access.write_optimum, access.read_backs, access.optimum) == (4, 4, 0, -1)
    assert access.to_write == (0, 1, 2, 3) == tuple(sorted(access.written))


def test_twice_the_writes_earn_half():
    result = mark(fills, "def fill(array): array[...] = 2; array[...] = 1")
    assert (result.status, result.score, result.gold) == (Status.HALF, 2, False)
    assert "it took 8 chunk writes; 4 writes are enough (half of the points: up to 8, and 4 read-backs)" in (
        result.message
    )


def test_as_many_read_backs_as_chunks_earn_half():
    result = mark(fills, "def fill(array): array[:2] = 1; array[2:4] = 1; array[4:] = 1")
    assert (result.status, result.accesses[0].writes, result.accesses[0].read_backs) == (Status.HALF, 6, 4)
    assert "6 chunk writes and 4 read-backs; 4 writes are enough" in result.message


def test_row_by_row_is_too_much_and_drawn():
    result = mark(fills, "def fill(array):\n    for y in range(8): array[y] = 1")
    assert (result.status, result.score) == (Status.OVER_BUDGET, 0)
    assert "it took 16 chunk writes and 16 read-backs; 4 writes are enough" in result.message
    assert "Collect what belongs to a chunk, then write the chunk once." in result.message
    text = failure_text("ex08_chunked_writing", result)
    assert "16 chunk writes; needed: 4; 16 read back to be changed; 4 chunks in all" in text
    assert "W W" in text
    assert "W written again" in text


def test_a_wrong_result_shows_what_was_never_written():
    result = mark(fills, "def fill(array): array[:4] = 1")
    assert result.status is Status.FAILED
    assert "32 of 64 values are wrong" in result.message
    text = failure_text("ex08_chunked_writing", result)
    assert "w w" in text
    assert "□ □" in text
    assert "□ never written" in text


def test_endless_writing_is_stopped():
    result = mark(fills, "def fill(array):\n    while True: array[...] = 1")
    assert result.status is Status.OVER_BUDGET
    assert "It was stopped after 272 chunk writes and 0 read-backs; 4 writes are enough." in result.message


def test_a_store_takes_no_more_than_the_volume_is_worth():
    result = mark(fills, "def fill(array): array.store.objects.set('c/0/0', bytes(2**26 + 2**20))")
    assert result.status is Status.OVER_BUDGET
    assert "It was stopped: it wrote more than 67.1 MB, which is far too much." in result.message


def test_an_array_that_is_made_anew_with_other_chunks_is_drawn_as_it_is():
    """The map of a grid has no room for places of another."""
    source = f"""
        import zarr
        def fill(store):
            for chunks in ((2, 2), (8, 8)):
                array = zarr.create_array(store, name="a", shape={SHAPE}, chunks=chunks, dtype="u2", overwrite=True)
                array[...] = 1
    """
    result = mark(makes, source)
    assert check_from_document(check_document(result)) == result
    assert result.accesses[0].writes >= 17


@asked
def creates(student):
    """fill makes an array in a store."""
    target = empty_store()
    student.fill(target.opened)
    expect(target.array().shape == SHAPE, "Another shape.")


@asked
def makes(student):
    """fill makes an array of 16 chunks."""
    objects = MemoryObjects()
    budget = Budget(to_write={"a": range(16)})
    opened = open_objects(
        objects, ZarrLayout(objects), name="store", description="", kind="store", mode="w", budget=budget
    )
    student.fill(opened)
    opened.expect_writes()


def test_an_answer_creates_an_array_in_a_store():
    source = f"import zarr\ndef fill(store): zarr.create_array(store, shape={SHAPE}, chunks={CHUNKS}, dtype='u2')"
    assert mark(creates, source).status is Status.PASSED


VOLUME = single(Phantom("uint16", 1), SHAPE, axes="yx")


@asked
def halves(student):
    """fill adds a level to a pyramid, with a function that it is handed."""
    budget = Budget({"0": range(4)}, full=4, half=8, to_write={"1": range(1)})
    target = group_with_level_0(VOLUME, Storage(CHUNKS), budget)
    student.fill(target.opened, lend("halve", "def halve(block): return block[::2, ::2]"))
    expect_array(target.written("1"), VOLUME.read()[::2, ::2])
    target.opened.expect_reads()
    target.opened.expect_writes()


HALVES = """
def fill(group, halve):
    array = group.create_array("1", shape=(4, 4), chunks=(4, 4), dtype="u2")
    array[...] = halve(group["0"][...])
"""


def test_reads_and_writes_of_a_group_are_judged_together():
    result = mark(halves, HALVES)
    assert (result.status, result.gold) == (Status.PASSED, True)
    below, above = result.accesses
    assert (below.array, below.reads, below.optimum, below.write_optimum) == ("0", 4, 4, -1)
    assert (above.array, above.writes, above.write_optimum, above.optimum) == ("1", 1, 1, -1)


def test_level_0_cannot_be_written():
    result = mark(halves, HALVES + '    group["0"][...] = 0\n')
    assert result.status is Status.ERROR
    assert "this array is the original: it can be read, not written" in result.message


# -- shards ----------------------------------------------------------------------------------------------------------


@asked
def fills_shards(student):
    """fill writes a 7 x 8 array of ones, in chunks of 2 x 4 and shards of 4 x 4."""
    target = empty_array((7, 8), (2, 4), shards=(4, 4))
    student.fill(target.opened)
    expect_array(target.written(), np.ones((7, 8), np.uint16))
    target.opened.expect_writes()


def test_a_shard_that_is_written_whole_may_be_read_before():
    result = mark(fills_shards, "def fill(array): array[:4] = 1; array[4:] = 1")
    assert (result.status, result.gold) == (Status.PASSED, True)
    access = result.accesses[0]
    assert (access.writes, access.write_optimum, access.read_backs, access.chunks) == (4, 4, 4, 8)
    assert sorted(access.to_write) == sorted(access.written) == list(range(8))


def test_chunk_by_chunk_writes_each_shard_again():
    result = mark(fills_shards, "def fill(array):\n    for y in range(0, 8, 2): array[y : y + 2] = 1")
    assert (result.status, result.score) == (Status.HALF, 2)
    assert "it took 8 chunk writes" in result.message
    assert sorted(result.accesses[0].written) == sorted([*range(8), *range(8)])


# -- files -----------------------------------------------------------------------------------------------------------


@asked
def writes_files(student):
    """fill writes an HDF5 file, a text and bytes."""
    h5, text, file = empty_file("hdf5", name="h5"), empty_text("xml"), empty_file("file", name="file")
    student.fill(h5.opened, text, file.opened)
    with h5py.File(h5.reopened(), "r") as opened:
        expect_array(opened["a"][()], np.arange(3))
    expect(text.getvalue() == "<a/>", "Another text.")
    expect(file.reopened().read() == b"1234", "Other bytes.")


def test_an_answer_writes_files_that_it_is_handed():
    source = """
        def fill(h5, xml, file):
            h5["a"] = [0, 1, 2]
            xml.write("<a/>")
            file.write(b"12")
            file.write(b"34")
    """
    assert mark(writes_files, source).status is Status.PASSED


@pytest.mark.parametrize("body", ["file.truncate(2**29)", "file.seek(2**28); file.write(b'1')"])
def test_a_file_takes_no_more_than_there_is_room_for(body):
    result = mark(writes_files, f"def fill(h5, xml, file): {body}")
    assert result.status is Status.OVER_BUDGET
    assert "It was stopped: it wrote more than 67.1 MB, which is far too much." in result.message


@asked
def measures(student):
    """fill is measured."""
    for size in (1, 2):
        attempt.current().note_table(Table("Sizes.", ("size", "reads"), ((str(size), "1,024"),)))
    expect(student.fill() == 1, "Not 1.")


def test_a_table_is_part_of_the_result_whatever_it_is():
    table = Table("Sizes.", ("size", "reads"), (("2", "1,024"),))
    for source, status in (("def fill(): return 1", Status.PASSED), ("def fill(): return 2", Status.FAILED)):
        result = mark(measures, source)
        assert (result.status, result.tables) == (status, (table,))
        assert check_from_document(check_document(result)) == result
        assert "  Sizes.\n    size  reads\n    2     1,024" in failure_text("ex08_chunked_writing", result)


# -- memory ----------------------------------------------------------------------------------------------------------

MB = 2**20


@asked
def sums(student):
    """fill sums a volume with little memory."""
    big = single(Phantom("uint16", 1), (128, 512, 512))  # 64 MiB in chunks of 1 MiB
    source = group_with_level_0(big, Storage((2, 512, 512)), Budget({"0": range(64)}))
    warm = group_with_level_0(single(Phantom("uint16", 1), (2, 8, 8)), Storage((2, 8, 8)), Budget({"0": range(1)}))
    student.fill(warm.opened)
    memory = MemoryBudget(4 * MB, 8 * MB, "one chunk at a time", lambda peak: "That is all." if peak > 60 * MB else "")
    with memory.measured():
        total = sum(student.fill(source.opened))
    expect(total > 0, "Too little.")
    source.opened.expect_reads()
    memory.expect()


CHUNKWISE = """
import sys

import numpy as np
def fill(group):
    array = group["0"]
    for z in range(0, array.shape[0], {step}):
        yield int(array[z : z + {step}].sum(dtype=np.int64))
"""


def test_one_chunk_at_a_time_is_within_the_budget():
    result = mark(sums, CHUNKWISE.format(step=2))
    assert (result.status, result.score) == (Status.PASSED, 4)
    assert 1 * MB <= result.peak_bytes <= 4 * MB


def test_between_full_and_half_is_half():
    result = mark(sums, CHUNKWISE.format(step=10))
    assert (result.status, result.score) == (Status.HALF, 2)
    assert "the answer held" in result.message
    assert "4.2 MB are enough (half of the points: up to 8.4 MB)." in result.message
    assert "Hold one chunk at a time." in result.message


def test_a_generator_that_loads_all_at_first_is_over():
    result = mark(sums, 'def fill(group):\n    whole = group["0"][...]\n    for plane in whole: yield int(plane.sum())')
    assert (result.status, result.score) == (Status.OVER_MEMORY, 0)
    assert result.peak_bytes > 64 * MB
    assert "That is all." in result.message


FORGED = """
import tracemalloc
def fill(group):
    whole = group["0"][...]
    tracemalloc.reset_peak()
    total = int(whole.sum())
    del whole
    tracemalloc.clear_traces()
    return [total]
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the system's figure is Linux's")
def test_a_forged_figure_does_not_hide_what_the_system_saw():
    result = mark(sums, FORGED)
    assert result.status is Status.OVER_MEMORY
    assert result.peak_bytes > 64 * MB - RESIDENT_SLACK


def test_the_systems_figure_has_slack():
    budget = MemoryBudget(10, 20, "", used=Memory(5, RESIDENT_SLACK + 3))
    assert budget.peak_bytes == 5
    assert MemoryBudget(10, 20, "", used=Memory(5, None)).peak_bytes == 5
    assert MemoryBudget(10, 20, "", used=Memory(5, RESIDENT_SLACK + 30)).peak_bytes == 30


# -- two at once -----------------------------------------------------------------------------------------------------


def race(first, second):
    @asked
    def at_once(student):
        """fill tells what two workers write, and they do."""
        objects = ContestedObjects({"c/0/0", "c/0/1", "c/1/0", "c/1/1"})
        target = empty_array(SHAPE, CHUNKS, objects=objects)
        write_at_once(target.opened, objects, (first, second))
        result = target.written()
        lost = sum(int(np.count_nonzero(result[region] != 1)) for region in first)
        lost += sum(int(np.count_nonzero(result[region] != 2)) for region in second)
        expect(lost == 0, f"{lost} lost.")

    return mark(at_once, "def fill(): pass")


def rows(start, stop):
    return (slice(start, stop), slice(0, 8))


def test_chunk_aligned_regions_lose_nothing():
    assert race([rows(0, 4)], [rows(4, 8)]).status is Status.PASSED


@pytest.mark.parametrize("_", range(3))
def test_a_chunk_that_two_change_always_loses_voxels(_):
    result = race([rows(0, 6)], [rows(6, 8)])
    assert result.status is Status.FAILED
    lost = int(result.message.split()[-2])
    assert lost in (16, 32), result.message  # what one of them, or the other, wrote into the two chunks


def test_in_process_measures_no_memory():
    eager = 'def fill(group): return [int(group["0"][...].sum())]'
    result = Attempt(sums, lambda _: InProcessWorker(EXERCISE, FILENAME), content(eager), 7).run()
    assert (result.status, result.peak_bytes) == (Status.PASSED, 0)
