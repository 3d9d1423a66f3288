"""A source as a check hands it over: opened, counted, with a budget; and what became of it afterwards."""

from dataclasses import dataclass
from itertools import islice

from grader.marking import attempt
from grader.marking.budget import Budget
from grader.reports.model import MAX_TRACE, Access
from grader.reports.words import counted
from grader.sandbox.sources import Source
from grader.sandbox.verdicts import Verdict
from grader.stores.counted import CountedFile, CountedObjects
from grader.stores.file_layout import FileLayout
from grader.stores.files import FileBytes
from grader.stores.log import AccessLog, ArrayGrid, ArrayLog
from grader.stores.objects import Objects
from grader.stores.zarr_layout import ZarrLayout

_TIFF_AXES = ("plane", "strip", "column")


class OverBudget(Verdict, Exception):
    """The answer is right, and read more than half of the points allow."""

    status = "over_budget"


class NotFromSource(Verdict, Exception):
    """The answer is right, and chunks that it needs were never read."""

    status = "failed"


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
    def n_reads(self) -> int:
        """Chunk reads so far, repeats counted (R)."""
        return sum(log.n_reads for log in self.log.arrays.values())

    def expect_reads(self) -> None:
        """Judge the reads against the budget; call it after the answer was found to be right.

        Raises
        ------
        NotFromSource
            If a needed chunk was never read.
        OverBudget
            If there were more reads than half of the points allow. Reads between full and half are noted, not raised.
        """
        budget = self.budget
        assert budget is not None, "expect_reads without a budget"
        reads = self.n_reads
        current = attempt.current()
        if self._missed() or reads < budget.optimum:
            raise NotFromSource(
                f"{current.called()}\nThe result is right, but only {reads:,} of the {budget.optimum:,} chunk reads "
                f"that it takes were seen.\nRead from the {self.name} that is handed over, and anew in each call."
            )
        foreign = self._foreign()
        if foreign or reads > budget.most_for_half:
            raise OverBudget(self._over(reads, foreign))
        if reads > budget.most_for_full:
            current.note_half(self._over(reads, 0), size=reads)
        current.note_gold(reads == budget.optimum)

    def rank(self) -> tuple[float, float]:
        """Return how much this access has to show: reads against the optimum, then the optimum itself."""
        optimum = self.budget.optimum if self.budget else 0
        return (self.n_reads / optimum if optimum else 0.0, float(optimum))

    def past_fuse(self) -> str:
        """Return the words for an answer that was stopped, as far as this source tells."""
        assert self.budget is not None
        need = f"it needs {counted(self.budget.optimum, 'chunk')} of {sum(g.n_chunks for g in self.grids):,}"
        look = "Read only the part that is needed."
        if self.asked is not None:
            asked = counted(self.asked.chunks, "chunk")
            return f"It asked for {asked} at once; {need}. It was stopped before reading.\n{look}"
        again = sum(log.n_repeats for log in self.log.arrays.values())
        if again > self.n_reads // 2:
            look = f"In {again:,} of them it read a chunk that it had read before. Read each chunk once."
        return f"It was stopped after {counted(self.n_reads, 'chunk read')}; {need}.\n{look}"

    def accesses(self) -> tuple[Access, ...]:
        """Return what happened, one entry an array that was read, needed or asked for."""
        wanted = set(self.budget.needed) if self.budget else set()
        touched = {name for name, log in self.log.arrays.items() if log.reads or log.writes}
        asked = {self.asked.array} if self.asked else set()
        grids = [grid for grid in self.grids if grid.name in wanted | touched | asked] or list(self.grids[:1])
        return tuple(self._access(grid, first=grid is grids[0], alone=len(grids) == 1) for grid in grids)

    def _access(self, grid: ArrayGrid, *, first: bool, alone: bool) -> Access:
        log = self.log.arrays.get(grid.name) or ArrayLog(grid)
        needed = tuple(sorted(self.budget.needed.get(grid.name, ()))) if self.budget else ()
        full, half = (-1, -1)
        if self.budget:
            full = self.budget.most_for_full if alone else len(needed)
            half = self.budget.most_for_half if alone else 2 * len(needed)
        return Access(
            array=grid.name,
            source=self.description,
            level=grid.level,
            reads=log.n_reads,
            optimum=len(needed) if self.budget else -1,
            full=full,
            half=half,
            chunks=grid.n_chunks,
            repeats=log.n_repeats,
            absent=log.n_absent,
            bytes_read=log.bytes_read,
            volume_bytes=grid.nbytes,
            writes=log.n_writes,
            read_backs=log.n_read_backs,
            metadata_reads=self.log.metadata_reads if first else 0,
            metadata_bytes=self.log.metadata_bytes if first else 0,
            grid=grid.grid,
            axes=_TIFF_AXES[-len(grid.grid) :] if self.kind == "tiff" else (),
            needed=needed[:MAX_TRACE],
            read=tuple(islice(log.chunks_read(), MAX_TRACE)),
            written=tuple(log.writes[:MAX_TRACE]),
            asked=self.asked.box if self.asked and self.asked.array == grid.name else (),
        )

    def _missed(self) -> bool:
        """Say whether a needed chunk was never read."""
        assert self.budget is not None
        for name, needed in self.budget.needed.items():
            log = self.log.arrays.get(name)
            if not set(needed) <= (set(log.chunks_read()) if log else set()):
                return True
        return False

    def _foreign(self) -> int:
        """Return the reads of arrays that the answer does not need, where those earn nothing."""
        assert self.budget is not None
        if not self.budget.only_needed_arrays:
            return 0
        return sum(log.n_reads for name, log in self.log.arrays.items() if not self.budget.needed.get(name))

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
    budget: Budget | None = None,
) -> Opened:
    """Hand over a Zarr array (``kind="zarr_array"``) or group (``"zarr_group"``) at `path`."""
    store = CountedObjects(objects, AccessLog(budget.fuse() if budget else None), layout)
    grids = tuple(array.grid for array in layout.arrays.values())
    opened = Opened(name, description, kind, store, path=path, format=zarr_format, budget=budget, grids=grids)
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
    budget: Budget | None = None,
) -> Opened:
    """Hand over a TIFF (``kind="tiff"``), an HDF5 file (``"hdf5"``) or a dataset in one (``"hdf5_dataset"``)."""
    store = CountedFile(file, layout, AccessLog(budget.fuse() if budget else None))
    grids = tuple(extents.grid for extents in layout.arrays)
    opened = Opened(name, description, kind, store, path=path, budget=budget, grids=grids)
    attempt.current().add(opened)
    return opened
