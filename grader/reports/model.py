"""The one result model: what a graded run found, as frozen data.

Everything else (terminal, JSON, pages, notebooks, gradebooks) is a pure function of a `Report`.
"""

from dataclasses import dataclass
from enum import StrEnum

SCHEMA = "big-image-exercises/report/v1"


class Status(StrEnum):
    """How one check ended."""

    PASSED = "passed"
    HALF = "half"
    FAILED = "failed"
    NOT_IMPLEMENTED = "not_implemented"
    ERROR = "error"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    OVER_MEMORY = "over_memory"
    OVER_BUDGET = "over_budget"


@dataclass(frozen=True)
class Access:
    """What one check did to one array: the worst of its examples, or the one that failed.

    Attributes
    ----------
    array : str
        Path of the array in its container; ``""`` where there is one array only.
    source : str
        What was handed over, in words: ``"2000 planes of 1024 x 1024 uint16, 256 rows a strip"``.
    level : int
        Position in the resolution pyramid.
    reads, optimum, full, half : int
        Chunk reads (R), the exact optimum (R*), and the most that earn all or half of the points.
        ``optimum`` is -1 where reads are shown, not budgeted.
    chunks : int
        Number of chunks of the whole array.
    repeats, absent : int
        Reads beyond the first of a chunk; reads of chunks that are not stored.
    bytes_read : int
        Bytes of chunks that were served.
    volume_bytes : int
        Bytes that the whole array takes in memory.
    writes, write_optimum, read_backs : int
        Chunk writes (W), the exact optimum (W*), and chunks read back from the output in order to be changed in part.
        ``write_optimum`` is -1 where writes are not budgeted.
    metadata_reads, metadata_bytes : int
        Reads of headers, attributes and tables; shown, never budgeted.
    grid : tuple of int
        Number of chunks along each axis.
    axes : tuple of str
        What a map calls the axes of the grid: ``("plane", "strip", "column")``. Empty: the last of t, c, z, y, x.
    shape, chunk_shape : tuple of int
        Size of the array and of one chunk, in voxels along each axis.
    needed : tuple of int
        Places (row-major) in the grid of the chunks that the answer needs.
    read : tuple of int
        Places of the chunks read, in order, repeats included; at most `MAX_TRACE` of them.
    to_write : tuple of int
        Places of the chunks that have to be written.
    written : tuple of int
        Places of the chunks written, in order; at most `MAX_TRACE` of them.
    asked : tuple of (int, int)
        First chunk index and the one behind the last, along each axis, of a selection that was refused before any
        read; empty where reads tell the story.
    """

    array: str = ""
    source: str = ""
    level: int = 0
    reads: int = 0
    optimum: int = -1
    full: int = -1
    half: int = -1
    chunks: int = 0
    repeats: int = 0
    absent: int = 0
    bytes_read: int = 0
    volume_bytes: int = 0
    writes: int = 0
    write_optimum: int = -1
    read_backs: int = 0
    metadata_reads: int = 0
    metadata_bytes: int = 0
    grid: tuple[int, ...] = ()
    axes: tuple[str, ...] = ()
    shape: tuple[int, ...] = ()
    chunk_shape: tuple[int, ...] = ()
    needed: tuple[int, ...] = ()
    read: tuple[int, ...] = ()
    to_write: tuple[int, ...] = ()
    written: tuple[int, ...] = ()
    asked: tuple[tuple[int, int], ...] = ()


MAX_TRACE = 4096
"""How many chunk numbers of an access a report keeps."""


@dataclass(frozen=True)
class Table:
    """What a check measured of an answer, to look at: it earns nothing and costs nothing.

    Attributes
    ----------
    title : str
        What it shows, in a sentence.
    head : tuple of str
        The names of the columns.
    rows : tuple of tuple of str
        The cells, as they are shown.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class CheckResult:
    """How one check ended.

    Attributes
    ----------
    name, title : str
        Name of the check, and the sentence that it grades.
    status : Status
        How it ended.
    score, max_score : int
        Points earned, and points to be had.
    gold : bool
        It has a read budget and the reads were the exact optimum.
    seconds : float
        Wall-clock time.
    message : str
        What failed, the gap in numbers, and what to look at; lines of text. Empty where all is well.
    output : str
        What the answer printed, bounded.
    traceback : str
        The answer's own frames, where it raised.
    accesses : tuple of Access
        Chunk reads, one entry an array.
    peak_bytes : int or None
        Peak memory of the answer, where the check measures it.
    tables : tuple of Table
        What else it measured.
    demand : str
        The demand whose example decided against all of the points; empty where a random example did, or nothing.
    told_in : str
        Name of the check that tells of the fault that decided here, too.
    """

    name: str
    title: str
    status: Status
    score: int
    max_score: int
    gold: bool = False
    seconds: float = 0.0
    message: str = ""
    output: str = ""
    traceback: str = ""
    accesses: tuple[Access, ...] = ()
    peak_bytes: int | None = None
    tables: tuple[Table, ...] = ()
    demand: str = ""
    told_in: str = ""


@dataclass(frozen=True)
class ExerciseResult:
    """How the checks of one exercise ended."""

    name: str
    title: str
    checks: tuple[CheckResult, ...]
    bonus: bool = False

    @property
    def score(self) -> int:
        """Points earned."""
        return sum(check.score for check in self.checks)

    @property
    def max_score(self) -> int:
        """Points to be had."""
        return sum(check.max_score for check in self.checks)


FULL_ISOLATION = ("process", "deadline", "rlimits", "landlock", "seccomp")
"""What keeps an answer apart where the system has all of it (Linux)."""


@dataclass(frozen=True)
class Report:
    """How one set of answers did.

    Attributes
    ----------
    folder : str
        Where the answers lie, as the user named it.
    exercises : tuple of ExerciseResult
        In the order of their names.
    seed : int or None
        The seed that was given; None where none was, and where it is a secret: in official runs.
    isolation : tuple of str
        What kept the answers apart from the grader; empty for an in-process run, which is no grade.
    finished : bool
        All checks have ended; where not, the others have no points yet.
    """

    folder: str
    exercises: tuple[ExerciseResult, ...]
    seed: int | None = None
    isolation: tuple[str, ...] = ()
    finished: bool = True

    @property
    def score(self) -> int:
        """Points earned, without the bonus."""
        return sum(exercise.score for exercise in self.exercises if not exercise.bonus)

    @property
    def max_score(self) -> int:
        """Points to be had, without the bonus."""
        return sum(exercise.max_score for exercise in self.exercises if not exercise.bonus)

    @property
    def bonus(self) -> int:
        """Bonus points earned."""
        return sum(exercise.score for exercise in self.exercises if exercise.bonus)
