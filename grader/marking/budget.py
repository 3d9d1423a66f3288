"""What an answer may read and write: the optimum, what earns all or half of the points, and where serving stops."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from grader.stores.log import Fuse

MANY = 4096
"""Chunks to serve of a small volume, so that a report shows what reading it chunk after chunk comes to."""


def far_too_much(volume_nbytes: int) -> Fuse:
    """Return where serving stops though nothing is budgeted, for a source of `volume_nbytes` bytes in memory."""
    return Fuse(2**16, 2**63, 2**16, 2 * volume_nbytes + 2**26)


@dataclass(frozen=True)
class Budget:
    """The reads and writes that a correct answer needs, and how many more are forgiven.

    Of a chunk that is written in part the rest must be read back first (RMW). Half of the points are left with up to
    twice the optimum of writes, and with as many read-backs as the optimum beyond the free ones.

    Attributes
    ----------
    needed : mapping of str to collection of int
        For each array (by its path), the places in its chunk grid of the chunks that the answer needs; one that it may
        have to read several times (its cache is too small for all) stands there as often.
    full, half : int, optional
        Most reads (R) that earn all and half of the points; by default the optimum, and twice the optimum.
    only_needed_arrays : bool
        Reads of any other array of the source earn nothing, however few.
    fuse_chunks : int, optional
        How many chunks are served before reading stops, where an answer shall be seen reading far too much of a small
        volume; by default a small multiple of `half`.
    to_write : mapping of str to collection of int
        For each array, the places of the stored chunks that have to be written, each once.
    free_read_backs : int
        Read-backs that cost nothing.
    slack : float
        What all of these bounds are multiplied by, as the instructor set it; the optimum stays.
    """

    needed: Mapping[str, Collection[int]] = field(default_factory=dict)
    full: int | None = None
    half: int | None = None
    only_needed_arrays: bool = False
    fuse_chunks: int | None = None
    to_write: Mapping[str, Collection[int]] = field(default_factory=dict)
    free_read_backs: int = 0
    slack: float = 1.0

    @property
    def optimum(self) -> int:
        """The exact optimum (R*): each needed chunk as often as it is needed."""
        return sum(len(chunks) for chunks in self.needed.values())

    @property
    def most_for_full(self) -> int:
        """Most reads that earn all points."""
        return math.ceil(self.slack * (self.optimum if self.full is None else self.full))

    @property
    def most_for_half(self) -> int:
        """Most reads that earn half of the points."""
        half = 2 * self.optimum if self.half is None else self.half
        return max(self.most_for_full, math.ceil(self.slack * half))

    @property
    def write_optimum(self) -> int:
        """The exact optimum of writes (W*): each chunk once."""
        return sum(len(chunks) for chunks in self.to_write.values())

    @property
    def most_writes_for_full(self) -> int:
        """Most writes that earn all points."""
        return math.ceil(self.slack * self.write_optimum)

    @property
    def most_writes_for_half(self) -> int:
        """Most writes that earn half of the points."""
        return math.ceil(self.slack * 2 * self.write_optimum)

    @property
    def most_read_backs_for_full(self) -> int:
        """Most read-backs that earn all points."""
        return self.free_read_backs + math.ceil((self.slack - 1) * self.write_optimum)

    @property
    def most_read_backs_for_half(self) -> int:
        """Most read-backs that earn half of the points."""
        return self.free_read_backs + math.ceil(self.slack * self.write_optimum)

    def fuse(self, volume_nbytes: int) -> Fuse:
        """Return where serving stops, for a source of `volume_nbytes` bytes in memory."""
        many = 64 * self.write_optimum + 16  # so that an answer is seen writing a chunk anew for each plane of it
        chunks = 4 * self.most_for_half + many if self.fuse_chunks is None else self.fuse_chunks
        return Fuse(chunks, 2**63, many, 2 * volume_nbytes + 2**26)
