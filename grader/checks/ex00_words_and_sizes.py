"""Words and sizes."""

import math
import re
from dataclasses import dataclass
from hashlib import scrypt
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.marking.check import check, demand
from grader.marking.expect import Wrong, expect_bool, expect_float, expect_int
from grader.marking.student import Student, fetch
from grader.marking.words import shown, type_of
from grader.reports.words import counted
from grader.sandbox.verdicts import NotWritten

ACCEPTED = {
    "open_piecewise": "053f512a8e1b 180f8dcf3354 22e13b9dc068 23b15e03c925 2fa9874375f4 4387158fb31b 60fb437ca435 "
    "7f1e21bf9ba8 8b4daabf10b9 9ad27c3a0217 b83225632d34 c14bd50e3b6e cc9c4afdb471 e5ffdeb8281b "
    "e72d6d04763b e850867d899e f3727d03a87a f8251f386a34",
    "store_piecewise": "277ef81b6c1f 3292533b9495 3aa1376dd125 3ed03a3177cf 43967c24eb7c 5101401e4134 5838cb1dfe59 "
    "68153057f1ed 91c30d190c3a 945d697b04dc ad6c7f7d77ca aef87b95b5e7 ccf49b2d0be4 e1af0f951045 "
    "e73fd9144a5d fd2ba68c7fc1",
    "many_scales": "0df868b2fa6c 0fbd93cd8c01 125e924580da 16ed71f90b62 1cbba7ceb581 2895f8e426e6 2a53d1fb464b "
    "3481a181e656 36d4991417f4 6f4fa2be4630 713086e21d19 80855421c9f0 94d6d7a81ea7 9673af1fc43d "
    "b814d402772c c47a692d1394 cf44ec42fe19 da209c433bc0 e08753ed31e1 ee009d986ad4",
}
"""Digests of the words that are accepted for each blank, synonyms of the field among them.

So nobody who looks in here reads an answer by accident; the words themselves are in ``tests/words_of_ex00.py``.
"""

_SALT = bytes.fromhex("8c54ea4d96de17cf57c2492027546a1a")

DTYPES = ["uint16", "uint8", "int16", "float32", "float64", ">u2", "bool", "complex64"]


@check(
    points=1,
    of="ANSWERS",
    hints=(
        "Above each blank stands what is meant by it. What do BigDataViewer, napari and the pages of OME-Zarr call "
        "that?",
        "The first word is the usual one for somebody who does nothing before it must be done. The second is a "
        "thick piece, of bread or of an image. The third is broad below and narrow above.",
        "They begin so: lazy l…, ch…, resolution p….",
    ),
)
@demand("Each of the three keys has a word; the field's words for the ideas are right.")
def three_words(student: Student) -> None:
    """ANSWERS names the three ideas of this course."""
    answers = fetch(student.ANSWERS)
    if not isinstance(answers, dict):
        raise Wrong(f"ANSWERS is {type_of(answers)}, expected a dict of three words.")
    missing = [key for key in ACCEPTED if key not in answers]
    if missing:
        raise Wrong(
            f"ANSWERS has no key {shown(missing[0])}.\nKeep the three keys of the exercise as it was handed out."
        )
    for key in ACCEPTED:
        if not isinstance(answers[key], str):
            raise Wrong(f"ANSWERS[{shown(key)}] is {type_of(answers[key])}, expected a word between quotes.")
    blank = [key for key in ACCEPTED if not normal(answers[key])]
    if len(blank) == len(ACCEPTED):
        raise NotWritten("ex00 ANSWERS: not written yet")
    if blank:
        raise Wrong(f"ANSWERS[{shown(blank[0])}] is still blank.\nThe comment above it describes the word.")
    for key in ACCEPTED:
        _expect_word(key, answers[key])


def _expect_word(key: str, answer: str) -> None:
    if _means(key, answer):
        return
    other = next((other for other in ACCEPTED if other != key and _means(other, answer)), None)
    if other:
        look = f"That is the word for {shown(other)}: have the answers been swapped?"
    else:
        look = "That is not the usual word for it. The comment above it says what is meant, and in how many words."
    raise Wrong(f"ANSWERS[{shown(key)}] is {shown(answer)}.\n{look}")


def _means(key: str, answer: str) -> bool:
    """Say whether an answer is one of the accepted words."""
    return digest(key, answer) in ACCEPTED[key].split()


def digest(key: str, answer: str) -> str:
    """Return what stands for an answer to a blank, whatever its case, hyphens, plural and articles.

    It is slow, some 30 ms, so that trying many words takes long; a grading needs a few.
    """
    return scrypt(normal(answer).encode(), salt=_SALT + key.encode(), n=2**13, r=8, p=1, dklen=6).hex()


def normal(answer: str) -> str:
    """Return an answer as it is compared: its letters alone, without articles and plurals."""
    words = re.findall(r"[a-z]+", answer.lower())
    return "".join(word.removesuffix("s") for word in words if word not in {"a", "an", "the", "of", "as"})


@dataclass(frozen=True)
class Image:
    """An image that is only thought of: nothing of it is stored.

    Attributes
    ----------
    shape : tuple of int
        Voxels along each axis.
    dtype : str
        Name of the data type.
    size_type : str, optional
        NumPy's type for the sizes, as they are handed over; Python's int where None.
    """

    shape: tuple[int, ...]
    dtype: str
    size_type: str | None = None

    @property
    def sizes(self) -> tuple[Any, ...]:
        """The shape as it is handed over."""
        return tuple(map(np.dtype(self.size_type).type, self.shape)) if self.size_type else self.shape

    @property
    def n_voxels(self) -> int:
        """Number of voxels."""
        return math.prod(self.shape)

    @property
    def itemsize(self) -> int:
        """Bytes of a voxel."""
        return np.dtype(self.dtype).itemsize

    @property
    def nbytes(self) -> int:
        """Bytes of the image."""
        return self.n_voxels * self.itemsize


# Examples shrink towards the first value of each list: that of an image as they are, where mistakes differ.

_SIZES = st.sampled_from([1000, 2048, 300, 65_537, 1, 2_000_003, 3_999_999]) | st.integers(2, 4_000_000)

IMAGES = st.builds(Image, st.lists(_SIZES, min_size=2, max_size=5).map(tuple), st.sampled_from(DTYPES))
"""Images of two to five axes, most of them too large for 32 bits, some for 64."""


@check(
    points=1,
    of="volume_nbytes",
    hints=(
        "How many voxels are there, and how many bytes does one of them take? Multiplied in NumPy's integers, large "
        "sizes overflow.",
        "math.prod multiplies Python integers without a limit, and int(size) makes one of a NumPy integer. The "
        "itemsize of np.dtype(dtype) is the number of bytes of one voxel.",
    ),
    examples=6,
)
@given(IMAGES)
@demand("Each voxel takes the bytes of the data type, in images of 8 GB, too.", Image((1000, 2048, 2048), "uint16"))
@demand("It counts exactly, also beyond 64 bits.", Image((3_999_999, 3_999_999, 3_999_999), "uint16"))
@demand("It counts exactly where a float would round.", Image((2_000_003, 3_999_999, 2001), "uint8"))
@demand("Sizes may be NumPy integers of 32 bits.", Image((1000, 2048, 2048), "uint16", size_type="int32"))
@demand("A plane has two axes.", Image((2048, 1500), "uint8"))
@demand("A movie has five axes.", Image((7, 2, 30, 1000, 1200), "float32"))
@demand(
    "The data type is anything that np.dtype understands: the name of a complex one.", Image((300, 40), "complex64")
)
@demand("The data type is anything that np.dtype understands: big-endian.", Image((300, 40), ">u2"))
@demand("The data type is anything that np.dtype understands: bool.", Image((300, 40), "bool"))
def bytes_of_an_image(student: Student, image: Image) -> None:
    """volume_nbytes returns the bytes that an image takes, exactly, however many."""
    for dtype in (image.dtype, np.dtype(image.dtype)):
        got = student.volume_nbytes(image.sizes, dtype)
        expect_int(got, image.nbytes, _about_bytes(got, image), *_about_sizes(image))


def _about_sizes(image: Image) -> list[str]:
    """Say of which type the sizes were, where they look like Python's numbers and are not."""
    return [f"The sizes were NumPy integers, np.{image.size_type}: make an int of each."] if image.size_type else []


def _about_bytes(got: Any, image: Image) -> str:
    """Say where a float rounded the number of bytes."""
    if isinstance(got, float | np.floating):
        return "Count in Python integers: a float rounds large numbers."
    if (
        isinstance(got, int | np.integer)
        and got != image.nbytes
        and math.isclose(int(got), image.nbytes, rel_tol=1e-12)
    ):
        return "It was rounded on the way through a float: count in integers."
    return ""


@dataclass(frozen=True)
class Machine:
    """An image, how often it is in memory, and by how many bytes there is more memory than needed (or less)."""

    image: Image
    copies: float
    spare: int

    @property
    def ram_bytes(self) -> int:
        """Memory that is free."""
        return max(0, math.floor(self.image.nbytes * self.copies) + self.spare)

    @property
    def fits(self) -> bool:
        """Whether it is enough."""
        return self.image.nbytes * self.copies <= self.ram_bytes


MACHINES = st.builds(
    Machine,
    st.builds(
        Image,
        st.lists(st.sampled_from([1000, 2048, 300]) | st.integers(2, 3000), min_size=2, max_size=3).map(tuple),
        st.sampled_from(DTYPES),
    ),
    st.sampled_from([3.0, 1.0, 2.0, 1.5, 4.25, 10.0]),
    st.sampled_from([0, -1, 1]) | st.integers(-(10**9), 10**9),
)
"""Machines with just enough memory, a little less, or far more or less."""


@check(
    points=1,
    of="fits_in_ram",
    hints=(
        "Not one image has to fit, but all copies that are alive at once. And if they fill the memory to the last "
        "byte?",
        "volume_nbytes(shape, dtype) * copies is what they take. That may be as much as ram_bytes, but no more: <=.",
    ),
    examples=5,
)
@given(MACHINES)
@demand("Three copies must fit, unless another number is given.", Machine(Image((1000, 2048, 2048), "uint16"), 3.0, -1))
@demand("Exactly enough memory is enough.", Machine(Image((1000, 2048, 2048), "uint16"), 3.0, 0))
@demand("copies says how many must fit.", Machine(Image((1000, 2048, 2048), "uint16"), 1.0, 10**9))
@demand("Copies need not be a whole number: 2.5 fit.", Machine(Image((1000, 2048, 2048), "uint16"), 2.5, 0))
@demand("Copies need not be a whole number: 2.5 do not fit.", Machine(Image((1000, 2048, 2048), "uint16"), 2.5, -1))
@demand("More copies than three may be needed.", Machine(Image((1000, 2048, 2048), "uint16"), 10.0, -1))
@demand("The data type counts: float32.", Machine(Image((300, 400), "float32"), 1.0, -1))
def fits_in_memory(student: Student, machine: Machine) -> None:
    """fits_in_ram says whether that many copies of an image fit into memory."""
    image, copies, ram = machine.image, machine.copies, machine.ram_bytes
    given_copies = {} if copies == 3.0 else {"copies": copies}
    got = student.fits_in_ram(image.shape, image.dtype, ram, **given_copies)
    default = " (the default)" if copies == 3.0 else ""
    need = f"{copies:g}{default} x {image.nbytes:,} bytes are {image.nbytes * copies:,.12g} bytes; {ram:,} are free."
    expect_bool(got, machine.fits, need, _about_memory(machine) if isinstance(got, bool | np.bool_) else "")


def _about_memory(machine: Machine) -> str:
    need, ram = machine.image.nbytes * machine.copies, machine.ram_bytes
    if need == ram:
        return "Exactly enough is enough: <=, not <."
    if machine.fits:
        return ""
    short = f"{counted(math.ceil(need - ram), 'byte')} too few"
    if machine.copies > 1 and machine.image.nbytes <= ram:
        return f"One copy fits, {machine.copies:g} do not: {short}."
    if machine.image.n_voxels * machine.copies <= ram:
        return f"One byte a voxel would fit, but {machine.image.dtype} takes {machine.image.itemsize}: {short}."
    return f"That is {short}."


@dataclass(frozen=True)
class Transfer:
    """Bytes to be loaded, and over what."""

    nbytes: int
    mb_per_s: float
    n_requests: int = 1
    latency_s: float = 0.0

    @property
    def transport_s(self) -> float:
        """How long the bytes take."""
        return self.nbytes / (self.mb_per_s * 1e6)

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return self.transport_s + self.n_requests * self.latency_s


TRANSFERS = st.builds(
    Transfer,
    st.sampled_from([123_456_789]) | st.integers(10**6, 10**13),
    st.sampled_from([100, 0.5, 12.5, 550, 3500]),
    st.sampled_from([50, 1, 7]) | st.integers(1, 100_000),
    st.sampled_from([0.1, 0.0, 0.00002, 0.012]),
)
"""Transfers from slow and fast disks and stores, in one or many requests."""


@check(
    points=1,
    of="load_seconds",
    hints=(
        "Two times add up: that of the bytes, and that of waiting. Which of them grows with the number of requests?",
        "A MB has 10**6 bytes, so the bytes take nbytes / (mb_per_s * 10**6) seconds. Then each request waits for "
        "latency_s.",
    ),
    examples=5,
)
@given(TRANSFERS)
@demand("The bytes take their time: MB are 10**6 bytes; fractions of a second count.", Transfer(8_388_608_000, 550))
@demand("Each request waits for its latency.", Transfer(10**9, 100, 10_000, 0.1))
@demand("There is one request, unless a number is given.", Transfer(10**9, 100, 1, 0.1))
@demand("There is no latency, unless one is given.", Transfer(10**9, 100, 50))
@demand("Less than a MB takes time, too.", Transfer(524_288, 100, 4, 0.012))
@demand("The throughput need not be a whole number.", Transfer(10**9, 12.5, 7, 0.00002))
@demand("Requests without bytes wait, too.", Transfer(0, 100, 7, 0.1))
def time_to_load(student: Student, transfer: Transfer) -> None:
    """load_seconds adds the time of the bytes and the waiting time of every request."""
    nbytes, rate, n, latency = transfer.nbytes, transfer.mb_per_s, transfer.n_requests, transfer.latency_s
    options = [("n_requests", n, 1), ("latency_s", latency, 0.0)]
    got = student.load_seconds(nbytes, rate, **{name: value for name, value, usual in options if value != usual})
    expect_float(got, transfer.seconds)
