"""What an answer may read: the exact optimum, what earns all or half of the points, and where reading stops."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from grader.stores.log import Fuse

MANY = 4096
"""Chunks to serve of a small volume, so that a report shows what reading it chunk after chunk comes to."""


@dataclass(frozen=True)
class Budget:
    """The reads that a correct answer needs, and how many more are forgiven.

    Attributes
    ----------
    needed : mapping of str to collection of int
        For each array (by its path), the places in its chunk grid of the chunks that the answer needs.
    full, half : int, optional
        Most reads (R) that earn all and half of the points; by default the optimum, and twice the optimum.
    only_needed_arrays : bool
        Reads of any other array of the source earn nothing, however few.
    fuse_chunks : int, optional
        How many chunks are served before reading stops, where an answer shall be seen reading far too much of a small
        volume; by default a small multiple of `half`.
    """

    needed: Mapping[str, Collection[int]] = field(default_factory=dict)
    full: int | None = None
    half: int | None = None
    only_needed_arrays: bool = False
    fuse_chunks: int | None = None

    @property
    def optimum(self) -> int:
        """The exact optimum (R*): each needed chunk once."""
        return sum(len(chunks) for chunks in self.needed.values())

    @property
    def most_for_full(self) -> int:
        """Most reads that earn all points."""
        return self.optimum if self.full is None else self.full

    @property
    def most_for_half(self) -> int:
        """Most reads that earn half of the points."""
        return max(self.most_for_full, 2 * self.optimum if self.half is None else self.half)

    def fuse(self) -> Fuse:
        """Return where reading stops."""
        return Fuse(4 * self.most_for_half + 16 if self.fuse_chunks is None else self.fuse_chunks, 2**63)
