"""A source as a check hands it over: opened, counted, with a budget; and what became of it afterwards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from grader.marking import attempt
from grader.marking.accesses import access, tiff_axes, trace
from grader.marking.budget import Budget, far_too_much
from grader.reports.model import Access
from grader.reports.words import counted, human_bytes
from grader.sandbox.sources import Source
from grader.sandbox.verdicts import Verdict
from grader.stores.counted import CountedFile, CountedObjects
from grader.stores.file_layout import FileLayout
from grader.stores.files import FileBytes
from grader.stores.log import AccessLog, ArrayGrid, ArrayLog
from grader.stores.objects import Objects
from grader.stores.zarr_layout import ZarrLayout


class OverBudget(Verdict, Exception):
    """The answer is right, and read or wrote more than half of the points allow."""

    status = "over_budget"
    of_all_calls = True


class NotFromSource(Verdict, Exception):
    """The answer is right, and chunks that it needs were never read, or not whole."""

    status = "failed"
    of_all_calls = True


@dataclass(eq=False)
class Opened(Source):
    """A source that was handed to an answer, with what it may read.

    Attributes
    ----------
    budget : Budget or None
        None where reads are shown and not budgeted.
    grids : tuple of ArrayGrid
        Every array of the source.
    """

    budget: Budget | None = None
    grids: tuple[ArrayGrid, ...] = ()

    @property
    def shown_as(self) -> str:
        """What a message calls it."""
        return self.name

    @property
    def n_chunks(self) -> int:
        """Chunks of all its arrays."""
        return sum(grid.n_chunks for grid in self.grids)

    @property
    def n_reads(self) -> int:
        """Chunk reads so far, repeats counted (R)."""
        return sum(log.n_reads for log in self.log.arrays.values())

    @property
    def n_whole(self) -> int:
        """Chunks so far of which all bytes were served, repeats counted."""
        return sum(log.whole.total() for log in self.log.arrays.values())

    @property
    def n_writes(self) -> int:
        """Chunk writes so far, repeats counted (W)."""
        return sum(log.n_writes for log in self.log.arrays.values())

    @property
    def n_read_backs(self) -> int:
        """Chunks read back so far, in order to be changed in part (RMW)."""
        return sum(log.n_read_backs for log in self.log.arrays.values())

    def expect_reads(self) -> None:
        """Judge the reads against the budget; call it after the answer was found to be right.

        Raises
        ------
        NotFromSource
            If a needed chunk was never read, or in part only.
        OverBudget
            If there were more reads than half of the points allow. Reads between full and half are noted, not raised.
        """
        budget = self.budget
        assert budget is not None, "expect_reads without a budget"
        reads = self.n_reads
        current = attempt.current()
        missed = self._missed()
        if missed:
            seen = f"{budget.optimum - missed:,} of the {budget.optimum:,} chunk reads that it takes"
            partial = self._in_part()
            parts = f"; of {counted(partial, 'chunk')} it read a part only" if partial else ""
            raise NotFromSource(
                f"{current.called()}\nThe result is right, but only {seen} were seen{parts}.\n"
                f"Read from the {self.name} that is handed over, {'each chunk whole, ' * bool(partial)}"
                f"and anew in each call."
            )
        foreign = self._foreign()
        if foreign or reads > budget.most_for_half:
            raise OverBudget(self._over(reads, foreign))
        if reads > budget.most_for_full:
            current.note_half(self._over(reads, 0), size=reads)
        current.note_gold(reads <= budget.optimum)

    def expect_writes(self) -> None:
        """Judge the writes and the read-backs against the budget; call it after what was written was found right.

        Raises
        ------
        OverBudget
            If there were more than half of the points allow. What lies between full and half is noted, not raised.
        """
        budget = self.budget
        assert budget is not None, "expect_writes without a budget"
        writes, read_backs = self.n_writes, self.n_read_backs
        current = attempt.current()
        if writes > budget.most_writes_for_half or read_backs > budget.most_read_backs_for_half:
            raise OverBudget(self._over_writes(writes, read_backs))
        if writes > budget.most_writes_for_full or read_backs > budget.most_read_backs_for_full:
            current.note_half(self._over_writes(writes, read_backs), size=writes + read_backs)
        current.note_gold(writes <= budget.write_optimum and read_backs <= budget.free_read_backs)

    def note_gold(self) -> None:
        """Take note whether reads and writes were the optimum, where another check judges them."""
        budget = self.budget
        assert budget is not None, "note_gold without a budget"
        writes = self.n_writes <= budget.write_optimum and self.n_read_backs <= budget.free_read_backs
        reads = self.n_reads <= budget.optimum and not self._missed()
        attempt.current().note_gold((reads or not budget.needed) and (writes or not budget.to_write))

    def rank(self) -> tuple[float, float]:
        """Return how much this access has to show: reads against the optimum, then the optimum itself."""
        optimum = self.budget.optimum if self.budget else 0
        writes = self.budget.write_optimum if self.budget else 0
        ratios = self.n_reads / optimum if optimum else 0.0, self.n_writes / writes if writes else 0.0
        return max(ratios), float(optimum + writes)

    def past_fuse(self) -> str:
        """Return the words for an answer that was stopped, as far as this source tells."""
        if self.log.overfull:
            assert self.log.fuse is not None
            return (
                f"It was stopped: it wrote more than {human_bytes(self.log.fuse.stored_nbytes)}, which is far too much."
            )
        if self.budget is None:
            done = f"after {counted(self.n_reads, 'chunk read')} and {counted(self.n_writes, 'chunk write')}"
            if self.asked is not None:
                done = f"before it read {counted(self.asked.chunks, 'chunk')} at once"
            return f"It was stopped {done}, which is far too much.\nRead and write only what is needed."
        if self.n_writes > self.budget.most_writes_for_half:
            unit = self._written_at_once()
            done = f"{counted(self.n_writes, f'{unit} write')} and {counted(self.n_read_backs, 'read-back')}"
            enough = f"{counted(self.budget.write_optimum, 'write')} are enough"
            return f"It was stopped after {done}; {enough}.\nWrite each {unit} once, whole."
        need = self._need()
        look = "Read only the part that is needed."
        if self.asked is not None:
            asked = counted(self.asked.chunks, "chunk")
            return f"It asked for {asked} at once; {need}. It was stopped before reading.\n{look}"
        again = sum(log.n_repeats for log in self.log.arrays.values())
        if again > self.n_reads // 2:
            look = f"In {again:,} of them it read a chunk that it had read before. Read each chunk once."
        return f"It was stopped after {counted(self.n_reads, 'chunk read')}; {need}.\n{look}"

    def past_memory(self) -> str:
        """Return the words for a selection that does not fit into memory."""
        assert self.asked is not None
        asked = f"{counted(self.asked.chunks, 'chunk')} at once: {human_bytes(self.asked.nbytes)} of memory"
        look = "Read only the part that is needed."
        need = ""
        if self.budget is not None and not self.budget.to_write:
            need = f"; {self._need()}"
            if self.budget.optimum >= self.n_chunks:
                need, look = "", "It needs them all, but not all at once: read a part, use it, read the next."
        return f"It asked for {asked}, more than there is{need}.\nNo chunk was read. {look}"

    def read_before(self) -> str:
        """Return a line on what was read when memory ran out elsewhere; empty where that says nothing."""
        parts = [f"until then it made {counted(self.n_reads, 'chunk read')} of {self.name}"] if self.n_reads else []
        if self.budget is not None and 0 < self.budget.optimum < self.n_chunks:
            parts.append(self._need())
        line = "; ".join(parts)
        return f"\n{line[0].upper()}{line[1:]}." if line else ""

    def _need(self) -> str:
        """Return how much of the source an answer needs; it must be budgeted."""
        assert self.budget is not None
        if not self.budget.optimum:
            return f"it needs none of {self.n_chunks:,}"
        grids = {grid.name: grid for grid in self.grids}
        nbytes = sum(grids[name].nbytes_of(place) for name, places in self.budget.needed.items() for place in places)
        return f"it needs {counted(self.budget.optimum, 'chunk')} of {self.n_chunks:,} ({human_bytes(nbytes)})"

    def accesses(self, *, latest: bool = False) -> tuple[Access, ...]:
        """Return what happened, one entry an array that was read, needed or asked for.

        Parameters
        ----------
        latest : bool
            In the latest call alone. A budget is for all calls together: if there were others, it is left out.
        """
        latest = latest and self.log.used_before
        logs, budget = (self.log.latest(), None) if latest else (self.log.arrays, self.budget)
        wanted = set(budget.needed) | set(budget.to_write) if budget else set()
        touched = {name for name, log in logs.items() if log.reads or log.writes}
        asked = {self.asked.array} if self.asked else set()
        known = {grid.name: grid for grid in self.grids} | {name: log.grid for name, log in self.log.arrays.items()}
        grids = [grid for grid in known.values() if grid.name in wanted | touched | asked] or list(self.grids[:1])
        return tuple(
            self._access(
                grid, logs.get(grid.name) or ArrayLog(grid), budget, first=grid is grids[0], alone=len(grids) == 1
            )
            for grid in grids
        )

    def _access(self, grid: ArrayGrid, log: ArrayLog, given: Budget | None, *, first: bool, alone: bool) -> Access:
        budget = given or Budget()
        needed, to_write = sorted(budget.needed.get(grid.name, ())), sorted(budget.to_write.get(grid.name, ()))
        reads_count = given is not None and bool(needed or (budget.needed and log.n_reads) or not budget.to_write)
        full, half = (-1, -1)
        if reads_count and alone:  # of several arrays the budget is one: what is left for each is nobody's figure
            full, half = budget.most_for_full, budget.most_for_half
        return replace(
            access(grid, log, self.log, source=self.description, axes=tiff_axes(grid) if self.kind == "tiff" else ()),
            optimum=len(needed) if reads_count else -1,
            full=full,
            half=half,
            volume_bytes=grid.nbytes if grid in self.grids and not to_write else 0,
            write_optimum=len(to_write) if to_write or (budget.to_write and log.writes) else -1,
            metadata_reads=self.log.metadata_reads if first else 0,
            metadata_bytes=self.log.metadata_bytes if first else 0,
            needed=trace(grid, needed),
            to_write=trace(grid, self._chunks_in(grid, to_write)),
            written=trace(grid, self._chunks_in(grid, log.writes)),
            asked=self.asked.box if self.asked and self.asked.array == grid.name else (),
        )

    def _chunks_in(self, grid: ArrayGrid, units: Iterable[int]) -> Iterator[int]:
        """Yield the chunks in stored objects of an array: each shard's, or the chunks themselves."""
        stored = self.store.layout.arrays.get(grid.name) if isinstance(self.store, CountedObjects) else None
        if stored is None or not stored.sharded:
            yield from units
            return
        for unit in units:
            yield from (chunk for chunk in stored.chunks_of(stored.units.index(unit)) if chunk >= 0)

    def _written_at_once(self) -> str:
        """Return what is written in one piece: a chunk or a shard."""
        arrays = self.store.layout.arrays.values() if isinstance(self.store, CountedObjects) else ()
        return "shard" if any(stored.sharded for stored in arrays) else "chunk"

    def _missed(self) -> int:
        """Return how many of the needed chunks were never read, all of their bytes."""
        return sum(len(chunks) for chunks in self._not_whole().values())

    def _in_part(self) -> int:
        """Return how many of the needed chunks were asked for, and not all of their bytes."""
        logs = self.log.arrays
        return sum(
            len(chunks.intersection(logs[name].chunks_read()))
            for name, chunks in self._not_whole().items()
            if name in logs
        )

    def _not_whole(self) -> dict[str, set[int]]:
        """Return, for each array, the needed chunks of which not all bytes were served."""
        assert self.budget is not None
        logs = self.log.arrays
        return {
            name: set(needed).difference(logs[name].whole if name in logs else ())
            for name, needed in self.budget.needed.items()
        }

    def _foreign(self) -> int:
        """Return the reads of arrays that the answer does not need, where those earn nothing."""
        assert self.budget is not None
        if not self.budget.only_needed_arrays:
            return 0
        return sum(log.n_reads for name, log in self.log.arrays.items() if not self.budget.needed.get(name))

    def _over_writes(self, writes: int, read_backs: int) -> str:
        assert self.budget is not None
        optimum, half = self.budget.write_optimum, self.budget.most_writes_for_half
        gap = f"What it wrote is right, but it took {counted(writes, 'chunk write')}"
        gap += f" and {counted(read_backs, 'read-back')}" if read_backs > self.budget.free_read_backs else ""
        gap += f"; {counted(optimum, 'write')} {'is' if optimum == 1 else 'are'} enough"
        gap += (
            f" (half of the points: up to {half:,}, and {counted(self.budget.most_read_backs_for_half, 'read-back')})."
        )
        look = "Write each chunk once."
        if read_backs > self.budget.free_read_backs:
            look = (
                "A chunk that is written in part is read back, changed and written again, whole. "
                "Collect what belongs to a chunk, then write the chunk once."
            )
        return "\n".join([attempt.current().called(), gap, look])

    def _over(self, reads: int, foreign: int) -> str:
        assert self.budget is not None
        optimum, half = self.budget.optimum, self.budget.most_for_half
        repeats = sum(log.n_repeats for log in self.log.arrays.values())
        gap = f"The result is right, but it took {counted(reads, 'chunk read')}; "
        gap += "1 is enough" if optimum == 1 else f"{optimum:,} are enough"
        gap += f" (half of the points: up to {half:,})." if half > self.budget.most_for_full and not foreign else "."
        lines = [attempt.current().called(), gap]
        if foreign:
            lines.append(f"{counted(foreign, 'chunk')} came from arrays that it does not need: those earn nothing.")
        elif repeats:
            lines.append(f"It read chunks again that it had read before ({counted(repeats, 'time')}).")
        else:
            lines.append(f"It read {counted(reads - optimum, 'chunk')} that it does not need.")
        return "\n".join(lines)


def open_objects(
    objects: Objects,
    layout: ZarrLayout,
    *,
    name: str,
    description: str,
    kind: str,
    path: str = "",
    zarr_format: int | None = None,
    mode: str = "r",
    budget: Budget | None = None,
) -> Opened:
    """Hand over a Zarr array (``kind="zarr_array"``) or group (``"zarr_group"``) at `path`, or the ``"store"``."""
    budget = _with_slack(budget)
    grids = tuple(array.grid for array in layout.arrays.values())
    store = CountedObjects(objects, _log(budget, grids), layout)
    opened = Opened(
        name, description, kind, store, path=path, format=zarr_format, mode=mode, budget=budget, grids=grids
    )
    attempt.current().add(opened)
    return opened


def open_file(
    file: FileBytes,
    layout: FileLayout,
    *,
    name: str,
    description: str,
    kind: str,
    path: str = "",
    mode: str = "r",
    budget: Budget | None = None,
) -> Opened:
    """Hand over a TIFF (``kind="tiff"``), an HDF5 file (``"hdf5"``), a dataset in one, or the ``"file"`` itself."""
    budget = _with_slack(budget)
    grids = tuple(extents.grid for extents in layout.arrays)
    store = CountedFile(file, layout, _log(budget, grids))
    opened = Opened(name, description, kind, store, path=path, mode=mode, budget=budget, grids=grids)
    attempt.current().add(opened)
    return opened


def _log(budget: Budget | None, grids: Iterable[ArrayGrid]) -> AccessLog:
    """Return the log of a source; there is none without a fuse."""
    return AccessLog((budget.fuse if budget else far_too_much)(sum(grid.nbytes for grid in grids)))


def _with_slack(budget: Budget | None) -> Budget | None:
    return budget and replace(budget, slack=attempt.current().check.slack)
