"""The report's page in a browser: its sliders, and its width on a small screen."""

from collections import Counter

import pytest
from test_reports_sample import check, place, sample

from grader.reports.html import fragment, page
from grader.reports.model import Access, ExerciseResult, Report, Status
from tests.support_browser import Browser

pytestmark = pytest.mark.slow

GRID = (4, 4, 4)
READ = tuple(place(GRID, 1, y, x) for y in (0, 1, 0) for x in (0, 1))
NEEDED = tuple(place(GRID, z, y, 0) for z in (1, 2) for y in (0, 1))
"""A staircase of two steps; what is read is one layer of it, the first row twice, and two chunks beside it."""


def deep():
    """Reads of a grid that is too deep to be drawn layer by layer: the map looks along y, and y 8 begins at z 8."""
    grid = (64, 64, 64)
    read = tuple(place(grid, i, y, i) for i in range(64) for y in range(0, i + 1, 8))
    return Access(array="deep", reads=len(read), optimum=288, full=288, half=576, chunks=64**3, grid=grid, read=read)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with Browser(tmp_path_factory.mktemp("profile"), (900, 700)) as started:
        yield started


def shown(browser, folder, *accesses):
    """Show a page with one check that failed."""
    failed = check("reads", Status.FAILED, accesses=accesses)
    open_page(browser, folder, Report(".", (ExerciseResult("ex04", "Slices", (failed,)),)))


def open_page(browser, folder, report):
    file = folder / "report.html"
    file.write_text(page(report), encoding="utf-8")
    browser.open(file.as_uri())
    browser.wait("document.readyState === 'complete'")


def slide(browser, number, value):
    """Move one of the sliders as a hand does."""
    browser.run(
        f"(() => {{ const s = document.querySelectorAll('.player input')[{number}];"
        f" s.value = {value}; s.dispatchEvent(new Event('input')); }})()"
    )


def seen(browser):
    """Return how many cells of each colour are seen, over all panels."""
    kinds = browser.run(
        "[...document.querySelectorAll('.panels .final rect, .panels .play rect')]"
        ".filter(r => r.getClientRects().length).map(r => [r.getAttribute('class'), r.getAttribute('width') / "
        "r.closest('svg').dataset.cell.split(' ')[0]])"
    )
    total = Counter()
    for kind, n in kinds:
        total[kind] += round(n)
    return dict(total)


def labels(browser):
    return browser.run("[...document.querySelectorAll('.player label span')].map(s => s.textContent)")


def test_the_reads_are_played_in_their_order(browser, tmp_path):
    shown(browser, tmp_path, Access(reads=6, optimum=4, full=4, half=8, chunks=64, grid=GRID, needed=NEEDED, read=READ))
    still = {"read": 1, "again": 1, "unneeded": 2, "missed": 2}
    assert seen(browser) == still
    for count, expected in {
        0: {"missed": 4},
        1: {"missed": 3, "read": 1},
        2: {"missed": 3, "read": 1, "unneeded": 1},
        4: {"missed": 2, "read": 2, "unneeded": 2},
        5: {"missed": 2, "read": 1, "again": 1, "unneeded": 2},
        6: still,
    }.items():
        slide(browser, 0, count)
        assert seen(browser) == expected, count
        assert labels(browser) == [f"{count} of 6"]
    slide(browser, 0, 5)
    assert browser.run("document.querySelector('.play text').textContent") == "2", "read for the second time"


def test_play_runs_to_the_end_and_stop_holds_it(browser, tmp_path):
    shown(browser, tmp_path, deep())
    button = "document.querySelector('.player button')"
    assert browser.run(f"{button}.textContent") == "Play"
    browser.run(f"{button}.click()")
    browser.wait("Number(document.querySelector('.player input').value) > 8")
    browser.run(f"{button}.click()")
    held = labels(browser)
    assert browser.run(f"new Promise(done => setTimeout(() => done({button}.textContent), 300))") == "Play"
    assert labels(browser) == held != ["288 of 288", "all"]
    slide(browser, 0, 288)
    browser.run(f"{button}.click()")
    assert browser.run(f"{button}.textContent") == "Stop", "it starts again from the first read"
    browser.wait(f"{button}.textContent === 'Play'")
    assert labels(browser) == ["288 of 288", "all"]
    assert browser.run("document.querySelectorAll('.played').length") == 0, "the still picture is back"


def test_the_planes_of_a_deep_grid_are_turned_through(browser, tmp_path):
    shown(browser, tmp_path, deep())
    assert seen(browser) == {"read": 32}, "a staircase, 2 x 2 chunks a cell"
    slide(browser, 1, 1)
    assert labels(browser) == ["288 of 288", "y 8"]
    assert seen(browser) == {"read": 28}
    slide(browser, 0, 9)
    assert seen(browser) == {}
    slide(browser, 0, 10)
    assert seen(browser) == {"read": 1}
    slide(browser, 1, 8)
    assert labels(browser) == ["10 of 288", "all"]
    assert seen(browser) == {"read": 5}


@pytest.mark.parametrize("width", [360, 700, 1300])
def test_no_part_of_a_page_is_wider_than_the_screen(browser, tmp_path, width):
    wide = Access(
        array="a/very/long/name/" * 9, reads=9, optimum=-1, chunks=3600, grid=(60, 60), read=(*range(60), 3599)
    )
    full = sample()
    worst = ExerciseResult(
        "ex05", "W" * 90, (check("n" * 90, Status.FAILED, accesses=(wide, deep()), output="x" * 900),)
    )
    browser.ask("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    open_page(browser, tmp_path, Report(".", (*full.exercises, worst)))
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    beyond = browser.run(
        "[...document.querySelectorAll('body *')].filter(e => !e.closest('.wide') && e.checkVisibility()"
        " && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName + '.' + e.getAttribute('class'))"
    )
    assert beyond == []
    assert browser.run("document.documentElement.scrollWidth") <= width


def test_two_reports_in_one_page_have_one_player_each(browser, tmp_path):
    """As in a notebook, where each `check` leaves a report with the same script."""
    failed = check("reads", Status.FAILED, accesses=(deep(),))
    report = Report(".", (ExerciseResult("ex04", "Slices", (failed,)),))
    (tmp_path / "two.html").write_text(f"<!doctype html><body>{fragment(report)}{fragment(report)}</body>", "utf-8")
    browser.open((tmp_path / "two.html").as_uri())
    browser.wait("document.readyState === 'complete'")
    assert browser.run("document.querySelectorAll('.player').length") == 2
