"""What looking at a volume costs, as frozen data: measured of a volume in several formats, or planned for a file."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from grader.reports.model import Access

SCHEMA = "big-image-exercises/observation/v1"

LATENCY_S, MB_PER_S = 0.1, 50
"""Of a remote store: seconds a request, and 10**6 bytes a second."""


def remote_seconds(nbytes: int, requests: int) -> float:
    """Return how long it takes to load from a remote store, one request after the other: ex00's `load_seconds`."""
    return nbytes / (MB_PER_S * 1e6) + requests * LATENCY_S


@dataclass(frozen=True)
class Cost:
    """What one look costs in one format.

    Attributes
    ----------
    look : str
        ``"XZ slice"``.
    requests : int
        Requests for bytes, those for metadata too.
    nbytes : int
        Bytes that they bring.
    share : float
        The part of the chunks' bytes in those of the finest level.
    remote_seconds : float
        What it takes from a remote store.
    seconds : float or None
        What the library took here; None where nothing was read.
    access : Access or None
        Which chunks; None where only metadata are read.
    """

    look: str
    requests: int
    nbytes: int
    share: float
    remote_seconds: float
    seconds: float | None = None
    access: Access | None = None

    @property
    def chunks(self) -> int:
        """Number of chunks that it takes."""
        if self.access is None:
            return 0
        return self.access.optimum if self.seconds is None else self.access.reads


@dataclass(frozen=True)
class Level:
    """One level of a pyramid: its place in the file, its size and its chunks in voxels, and how many there are."""

    path: str
    shape: tuple[int, ...]
    chunk_shape: tuple[int, ...]
    chunks: int
    nbytes: int
    shard_shape: tuple[int, ...] = ()


@dataclass(frozen=True)
class Stored:
    """A volume in one format.

    Attributes
    ----------
    name, about : str
        ``"OME-TIFF"``; how it is stored, in words.
    levels : tuple of Level
        From fine to coarse.
    costs : tuple of Cost
        One a look, in the same order for every format.
    """

    name: str
    about: str
    levels: tuple[Level, ...]
    costs: tuple[Cost, ...]


@dataclass(frozen=True)
class Observation:
    """What looking at a volume costs.

    Attributes
    ----------
    title : str
        Which volume it is.
    measured : bool
        The looks were taken; otherwise they are planned, and nothing but metadata was read.
    stored : tuple of Stored
        The formats that the volume is stored in.
    notes : tuple of str
        Sentences on how to read the figures.
    pictures : mapping of str to bytes
        What a look shows, as PNG.
    """

    title: str
    measured: bool
    stored: tuple[Stored, ...]
    notes: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def to_json(observation: Observation) -> str:
    """Return the figures as a JSON document, without the pictures."""
    document = asdict(observation)
    del document["pictures"]
    for stored, plain in zip(observation.stored, document["stored"], strict=True):
        for cost, entry in zip(stored.costs, plain["costs"], strict=True):
            entry["chunks"] = cost.chunks
    return json.dumps({"schema": SCHEMA} | document, indent=1) + "\n"
