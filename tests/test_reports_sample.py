"""A report with something of everything, built by hand; the other tests of reports draw and write it."""

from grader.reports.model import Access, CheckResult, ExerciseResult, Report, Status

TIFF = "2000 planes of 1024 x 1024 uint16, 256 rows a strip"
STRIPS = ("plane", "strip", "column")


def check(name, status=Status.PASSED, score=None, max_score=2, **more):
    if score is None:
        score = max_score if status is Status.PASSED else 0
    return CheckResult(name, more.pop("title", f"{name} is right."), status, score, max_score, **more)


def place(grid, *index):
    number = 0
    for i, n in zip(index, grid, strict=True):
        number = number * n + i
    return number


def sample():
    words = ExerciseResult(
        "ex00_words_and_sizes", "Words and sizes", (check("answers", max_score=1), check("sizes", max_score=3))
    )
    plane = Access(source=TIFF, reads=4, optimum=4, full=4, half=8, chunks=8000, bytes_read=2**21, volume_bytes=2**32)
    planes = ExerciseResult(
        "ex03_tiff_planes",
        "Lazy planes from TIFF",
        (
            check("reads_one_page", max_score=3, gold=True, accesses=(plane,)),
            check(
                "reads_the_crop_only",
                Status.OVER_BUDGET,
                title="read_crop reads only the strips that hold the rows.",
                message="read_crop read 68 strips where 4 are enough: it read every plane up to the one that was asked"
                " for.\n\n  z = 17, y = 0:1024, x = 0:100\n\nLook at page.dataoffsets: each page knows its strips.",
                output="opening\nplane 0\nplane 1\n" + "\x1b[31mred\x1b[0m [bold]not bold[/bold]\n" * 20,
                accesses=(
                    Access(
                        source=TIFF,
                        reads=72,
                        optimum=4,
                        full=4,
                        half=8,
                        chunks=8000,
                        bytes_read=72 * 2**19,
                        volume_bytes=2**32,
                        grid=(2000, 4, 1),
                        axes=STRIPS,
                        needed=(68, 69, 70, 71),
                        read=tuple(range(72)),
                    ),
                ),
            ),
            check("LazyStack", Status.NOT_IMPLEMENTED, message="ex03 LazyStack: not written yet"),
        ),
    )
    grid = (4, 4, 4)
    needed = tuple(place(grid, z, y, x) for z in (1, 2) for y in (1, 2) for x in (1, 2))
    angle = ExerciseResult(
        "ex04_slicing_at_an_angle",
        "Slicing at an angle",
        (
            check(
                "oblique_slice",
                Status.HALF,
                score=2,
                max_score=4,
                title="oblique_slice reads the chunks under the plane, once each.",
                message="oblique_slice read 12 chunks where 8 are enough.",
                accesses=(
                    Access(
                        source="256 x 256 x 256 uint8 in chunks of 64 cubed",
                        reads=12,
                        optimum=8,
                        full=8,
                        half=16,
                        chunks=64,
                        repeats=3,
                        bytes_read=12 * 2**18,
                        volume_bytes=2**24,
                        grid=grid,
                        needed=needed,
                        read=(*needed, needed[0], needed[0], needed[3], 0),
                    ),
                ),
            ),
            check(
                "cost_table",
                Status.ERROR,
                max_score=4,
                message="cost_table raised ZeroDivisionError: division by zero.",
                traceback='  File "ex04_slicing_at_an_angle.py", line 71, in cost_table\n    return n / 0\n'
                "ZeroDivisionError: division by zero",
            ),
        ),
    )
    grid = (128, 512, 512)
    needed = tuple(place(grid, 17, y, x) for y in range(120, 124) for x in range(40, 47))
    viewport = ExerciseResult(
        "ex14_viewport",
        "Viewport",
        (
            check(
                "render",
                Status.OVER_MEMORY,
                max_score=5,
                title="render reads the chunks under the viewport.",
                message="render asked for all of level 0, 35.2 TB, at once. Select first, then read.",
                accesses=(
                    Access(
                        array="0",
                        source="35.2 TB in chunks of 64 cubed",
                        optimum=28,
                        full=28,
                        half=56,
                        chunks=33_554_432,
                        volume_bytes=35_184_372_088_832,
                        grid=grid,
                        needed=needed,
                        asked=((0, 128), (0, 512), (0, 512)),
                    ),
                ),
            ),
        ),
    )
    viewer = ExerciseResult(
        "ex16_viewer",
        "A viewer",
        (check("tour", Status.NOT_IMPLEMENTED, max_score=10, message="ex16 Viewer: not written yet"),),
        bonus=True,
    )
    return Report("exercises", (words, planes, angle, viewport, viewer), isolation=("process", "deadline", "landlock"))


def test_the_sample_adds_up():
    assert (sample().score, sample().max_score, sample().bonus) == (9, 24, 0)
