"""`grade view`: what the server serves and counts, what it refuses, and what neuroglancer shows of it."""

import contextlib
import http.client
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
from click.testing import CliRunner

from grader.checks.viewing import View, chunks_under, most_chunks
from grader.cli import main
from grader.courses.viewing import server as serving
from grader.courses.viewing.image import Image, NoImage, embryo, find_image
from grader.courses.viewing.server import NoClient, Server, client_folder
from grader.given import LevelInfo
from grader.marking.needed import needed
from grader.volumes.phantom import Phantom
from grader.volumes.volume import Volume, pyramid
from grader.volumes.zarr_dress import Storage, written_pyramid
from tests.support_browser import Browser
from tests.support_grade import environment, python
from tests.support_tools import missing

SHAPE, CHUNKS = (20, 40, 48), (8, 8, 8)
STORAGES = {
    "0.4": Storage(CHUNKS, 2, compressor="zlib"),
    "0.5": Storage(CHUNKS, 3, compressor="zstd"),
    "sharded": Storage(CHUNKS, 3, shards=(16, 16, 16)),
}


def image_folder(folder: Path, storage: Storage) -> Volume:
    """Have zarr write a small pyramid to disk; return the truth."""
    volume = pyramid(Phantom(), SHAPE, n_levels=3, voxel_um=(2.0, 0.5, 0.5))
    for key, value in written_pyramid(volume, storage).objects.items.items():
        file = folder / key
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(value)
    return volume


@dataclass
class Answer:
    """An answer of the server."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


@contextlib.contextmanager
def served(image: Image, client: Path) -> Iterator[Server]:
    with Server(image, client) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def ask(server: Server, path: str, method: str = "GET", *, below: bool = True, **headers: str) -> Answer:
    """Ask for a path as it stands, below the word or from the root."""
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=20)
    try:
        connection.request(method, f"/{server.word}/{path}" if below else path, headers=headers)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


@pytest.fixture(params=STORAGES)
def storage(request):
    return STORAGES[request.param]


@pytest.fixture
def client(tmp_path):
    """Something in the place of neuroglancer's client."""
    folder = tmp_path / "client"
    folder.mkdir()
    (folder / "index.html").write_text("the client")
    (folder / "main.js").write_text("1")
    return folder


@pytest.fixture
def folder(tmp_path):
    image_folder(tmp_path / "images" / "one.zarr", STORAGES["0.5"])
    return tmp_path / "images" / "one.zarr"


@pytest.fixture
def server(folder, client):
    with served(find_image(folder), client) as server:
        yield server


# -- bytes -----------------------------------------------------------------------------------------------------------


def test_bytes_and_ranges_of_them(server, folder):
    content = (folder / "0/c/1/2/3").read_bytes()
    n = len(content)
    whole = ask(server, "image/0/c/1/2/3")
    assert (whole.status, whole.body) == (200, content)
    assert whole.headers["Access-Control-Allow-Origin"] == "*"
    assert whole.headers["Accept-Ranges"] == "bytes"
    for asked, (start, stop) in {
        "0-0": (0, 1),
        "3-9": (3, 10),
        "5-": (5, n),
        "-7": (n - 7, n),
        f"-{n + 50}": (0, n),
        f"4-{n + 100}": (4, n),
    }.items():
        part = ask(server, "image/0/c/1/2/3", Range=f"bytes={asked}")
        assert (part.status, part.body) == (206, content[start:stop]), asked
        assert part.headers["Content-Range"] == f"bytes {start}-{stop - 1}/{n}"
        assert int(part.headers["Content-Length"]) == stop - start
    for asked in (f"{n}-", f"{n + 5}-{n + 9}", "-0"):
        refused = ask(server, "image/0/c/1/2/3", Range=f"bytes={asked}")
        assert (refused.status, refused.headers["Content-Range"]) == (416, f"bytes */{n}"), asked
    for asked in ("bytes=", "bytes=9-3", "bytes=0-1,4-5", "bytes=-", "chunks=0-1", "bytes=1-x", "bytes=٣-٩"):
        everything = ask(server, "image/0/c/1/2/3", Range=asked.encode().decode("latin-1"))
        assert (everything.status, everything.body) == (200, content), asked


def test_a_head_tells_the_size_and_is_not_counted(server, folder):
    size = (folder / "0/c/1/2/3").stat().st_size
    head = ask(server, "image/0/c/1/2/3", "HEAD")
    assert (head.status, int(head.headers["Content-Length"]), head.body) == (200, size, b"")
    assert ask(server, "image/0/c/9/9/9", "HEAD").status == 404
    assert ask(server, "image/zarr.json", "HEAD").status == 200
    assert (server.log.arrays, server.log.metadata_reads) == ({}, 0)


def test_an_absent_chunk_is_404_and_a_read(server, folder):
    (folder / "1/c/0/0/0").unlink()
    absent = ask(server, "image/1/c/0/0/0")
    assert absent.status == 404
    assert absent.headers["Access-Control-Allow-Origin"] == "*"
    assert server.log.arrays["1"].n_absent == 1
    assert ask(server, "image/1/c/0/0/0", Range="bytes=0-9").status == 404


def test_the_page_the_client_and_the_log(server):
    assert b"<iframe" in ask(server, "").body
    assert ask(server, "page.js").headers["Content-Type"].startswith("text/javascript")
    assert ask(server, "v/view/").body == b"the client"
    assert ask(server, "v/view/main.js").body == b"1"
    assert ask(server, "v/view/none.js").status == 404
    about = json.loads(ask(server, "about").body)
    assert about["name"] == "one.zarr"
    assert about["format"] == "zarr3"
    assert [level["grid"] for level in about["levels"]] == [[3, 5, 6], [2, 3, 3], [1, 2, 2]]
    low, high = about["contrast"]
    assert low < high
    for key in ("zarr.json", "0/zarr.json", "0/c/0/0/1", "0/c/0/0/1", "2/c/0/1/1"):
        assert ask(server, f"image/{key}").status == 200
    news = json.loads(ask(server, "log").body)
    assert [level["chunks"] for level in news["levels"]] == [[1, 1], [], [3]]
    assert news["metadata"] == 2
    assert json.loads(ask(server, "log?seen=1,0,1").body)["levels"][0]["chunks"] == [1]
    assert json.loads(ask(server, "log?seen=99,x,-3,,7").body)["levels"][0] == {
        "seen": 2,
        "chunks": [],
        "nbytes": news["levels"][0]["nbytes"],
    }


@pytest.mark.parametrize("name", ["0.4", "0.5"])
def test_what_another_reader_fetches_is_counted_chunk_by_chunk(tmp_path, client, name):
    """Tensorstore over HTTP, many chunks at a time: right voxels, and the log is the arithmetic of each selection."""
    tensorstore = pytest.importorskip("tensorstore")
    volume = image_folder(tmp_path / "image", STORAGES[name])
    seed = random.randrange(2**32)
    print("seed", seed)
    rng = random.Random(seed)
    with served(find_image(tmp_path / "image"), client) as server:
        for level in (0, 1):
            kvstore = {"driver": "http", "base_url": f"{server.url}image/", "path": f"{level}/"}
            driver = "zarr" if name == "0.4" else "zarr3"
            array = tensorstore.open({"driver": driver, "kvstore": kvstore}, open=True).result()
            expected: Counter[int] = Counter()
            grid = server.image.levels[level].grid
            for _ in range(4):
                bounds = [sorted(rng.sample(range(n + 1), 2)) for n in volume.levels[level].shape]
                part = tuple(slice(a, b) for a, b in bounds)
                assert np.array_equal(array[part].read().result(), volume.read(part, level))
                expected.update(needed(grid, part))
            assert Counter(server.log.arrays[str(level)].chunks_read()) == expected


def test_a_range_of_a_shard_is_the_chunk_that_lies_there(tmp_path, client):
    """As neuroglancer reads it: the size, then the index at the end, then one chunk after the other."""
    image_folder(tmp_path / "image", STORAGES["sharded"])
    with served(find_image(tmp_path / "image"), client) as server:
        size = int(ask(server, "image/0/c/1/0/2", "HEAD").headers["Content-Length"])
        index = ask(server, "image/0/c/1/0/2", Range=f"bytes={size - 16 * 8 - 4}-{size - 1}").body
        table = np.frombuffer(index[:-4], "<u8").reshape(8, 2)
        inner = [offset_nbytes for offset_nbytes in table.tolist() if offset_nbytes[0] != 2**64 - 1]
        grid = server.image.levels[0].grid
        assert len(inner) == 4, "the third layer of chunks is the last: half of the shard lies outside"
        for place, (offset, nbytes) in enumerate(inner):
            assert len(ask(server, "image/0/c/1/0/2", Range=f"bytes={offset}-{offset + nbytes - 1}").body) == nbytes
            index = grid.index(list(server.log.arrays["0"].chunks_read())[-1])
            assert index == (2, place // 2, 4 + place % 2)
        assert server.log.arrays["0"].n_reads == 4
        assert server.log.metadata_reads == 1


def test_many_at_once(server, folder):
    keys = [f"0/c/{z}/{y}/{x}" for z in range(3) for y in range(5) for x in range(6)]
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda key: ask(server, f"image/{key}"), keys * 2))
    assert [answer.body for answer in answers] == [(folder / key).read_bytes() for key in keys * 2]
    log = server.log.arrays["0"]
    assert (log.n_reads, log.n_repeats) == (180, 90)
    assert log.bytes_read == 2 * sum((folder / key).stat().st_size for key in keys)


# -- who may not -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["../secret", "0/../../secret", "0/c/../../../secret", "zarr.json/../../secret"])
@pytest.mark.parametrize("written", [str, lambda p: p.replace(".", "%2e"), lambda p: p.replace("/", "%2f")])
@pytest.mark.parametrize("room", ["image/", "v/view/", ""])
def test_no_path_leads_out(server, folder, path, written, room):
    (folder.parent / "secret").write_text("do not tell")
    answer = ask(server, room + written(path))
    assert answer.status == 404
    assert b"do not" not in answer.body


def test_only_what_belongs_to_the_image_is_served(server, folder):
    outside = folder.parent / "secret"
    outside.write_text("do not tell")
    (folder / "notes.txt").write_text("do not tell")
    (folder / "0" / "notes.txt").write_text("do not tell")
    for key in (folder / "0/c/0/0/0", folder / "2/zarr.json"):
        key.unlink()
        key.symlink_to(outside)
    (folder / "1/c/0/0/0").unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "1/c/0/0/0")
    (folder / "1/c/0/0/1").unlink()
    (folder / "1/c/0/0/1").mkdir()
    shutil.rmtree(folder / "2/c/0/0")
    (folder / "2/c/0/0").symlink_to(folder.parent)
    (folder.parent / "0").write_text("do not tell")
    absolute = str(outside).replace("/", "%2F")
    keys = ["0/c/0/0/0", "2/zarr.json", "1/c/0/0/0", "1/c/0/0/1", "2/c/0/0/0", "notes.txt", "0/notes.txt", "0", ""]
    keys += [absolute, "0/c/0/0/0%00", "%00", "C:%5Csecret", "..%5C..%5Csecret", "0/c/" + "0" * 5000, "%ff%fe"]
    for key in keys:
        answer = ask(server, f"image/{key}")
        assert answer.status == 404, key
        assert b"do not" not in answer.body


def test_a_level_may_not_lie_elsewhere(tmp_path, client):
    """What metadata name is not believed: the folder is the end of the world."""
    image_folder(tmp_path / "a", STORAGES["0.5"])
    image_folder(tmp_path / "b", STORAGES["0.5"])
    document = json.loads((tmp_path / "a/zarr.json").read_text())
    document["attributes"]["ome"]["multiscales"][0]["datasets"][0]["path"] = "../b/0"
    (tmp_path / "a/zarr.json").write_text(json.dumps(document))
    with pytest.raises(NoImage, match=re.escape("there is no ../b/0/zarr.json")):
        find_image(tmp_path / "a")


def test_who_does_not_know_the_word_or_calls_it_otherwise_is_told_nothing(server):
    for path in (
        "/",
        "/image/zarr.json",
        "/about",
        "/log",
        f"/{server.word[:-1]}/about",
        "//",
        "/%00/about",
        "/é/about",
    ):
        path = path.encode().decode("latin-1") if path.isascii() else "/%C3%A9/about"
        assert ask(server, path, below=False).status == 404
    port = server.server_address[1]
    for host in (
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1",
        f"127.0.0.1:{port + 1}",
        f"127.0.0.1.evil:{port}",
    ):
        assert ask(server, "image/zarr.json", Host=host).status == 403
    for host in (f"127.0.0.1:{port}", f"localhost:{port}"):
        assert ask(server, "image/zarr.json", Host=host).status == 200
    for path in ("", "about", "log", "v/view/"):
        assert "Access-Control-Allow-Origin" not in ask(server, path).headers, "the page is for itself alone"
    with socket.create_connection(("127.0.0.1", port), timeout=5) as raw:
        raw.sendall(f"GET /{server.word}/about HTTP/1.1\r\n\r\n".encode())
        assert raw.recv(100).startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed(server, folder, method):
    before = (folder / "zarr.json").read_bytes()
    answer = ask(server, "image/zarr.json", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert (folder / "zarr.json").read_bytes() == before


def test_it_listens_on_this_computer_alone(server):
    assert server.server_address[0] == "127.0.0.1"


# -- images ----------------------------------------------------------------------------------------------------------


def test_an_image_is_found_in_a_folder(tmp_path, storage):
    volume = image_folder(tmp_path / "out" / "image.zarr", storage)
    for path in (tmp_path / "out", tmp_path / "out" / "image.zarr"):
        image = find_image(path)
        assert image.name == "image.zarr"
        assert image.zarr_format == storage.format
        assert [level.grid.shape for level in image.levels] == [level.shape for level in volume.levels]
        assert [level.grid.level for level in image.levels] == [0, 1, 2]
        assert [level.scale for level in image.levels] == [level.scale_um for level in volume.levels]
        assert image.axes == ("z", "y", "x")


def test_what_is_no_image_is_told_in_one_sentence(tmp_path):
    def sentence(path: Path) -> str:
        ran = CliRunner().invoke(main, ["view", str(path), "--no-browser"])
        assert ran.exit_code == 2
        line = ran.stderr.strip().splitlines()[-1]
        assert line.startswith("Error: ")
        assert line.endswith(".")
        return line

    assert "nowhere is not there." in sentence(tmp_path / "nowhere")
    (tmp_path / "file.tif").touch()
    assert "file.tif is a file: name a folder that holds an OME-Zarr image." in sentence(tmp_path / "file.tif")
    (tmp_path / "empty").mkdir()
    assert "empty holds no OME-Zarr image" in sentence(tmp_path / "empty")
    for name in "ab":
        image_folder(tmp_path / "two" / name, STORAGES["0.4"])
    assert "two holds 2 images (a, b): name one of them." in sentence(tmp_path / "two")
    (tmp_path / "two/a/1/.zarray").unlink()
    assert "its multiscales name the array 1, and there is no 1/.zarray." in sentence(tmp_path / "two/a")
    (tmp_path / "two/a/1/.zarray").write_text("[]")
    assert "1/.zarray describes no array." in sentence(tmp_path / "two/a")
    for broken in ("{", "[]", '{"multiscales": 3}', "\xff", "[" * 100_000):
        (tmp_path / "two/b/.zattrs").write_text(broken, encoding="latin-1")
        assert "two/b holds no OME-Zarr image" in sentence(tmp_path / "two/b")
    for broken in ({}, {"datasets": []}, {"datasets": [{}]}, {"axes": [{"name": "x"}], "datasets": [{"path": "0"}]}):
        (tmp_path / "two/b/.zattrs").write_text(json.dumps({"multiscales": [broken or {"name": ""}]}))
        assert "two/b is no image that can be shown" in sentence(tmp_path / "two/b")


def test_the_embryo_takes_no_disk(client):
    image = embryo()
    assert image.levels[0].grid.nbytes == 2 * 16384 * 32768 * 32768
    assert len(image.levels) == 10
    with served(image, client) as server:
        low, high = json.loads(ask(server, "about").body)["contrast"]
        assert 0 < low < high
        assert server.log.arrays == {}, "what the server itself reads is not counted"
        chunk = ask(server, "image/0/c/64/256/256")
        assert (chunk.status, len(chunk.body)) == (200, 2 * 64**3)
        assert ask(server, "image/0/c/256/0/0").status == 404


def test_without_neuroglancer_it_says_what_to_install(folder, monkeypatch):
    monkeypatch.setattr(serving, "find_spec", lambda name: None)
    ran = CliRunner().invoke(main, ["view", str(folder), "--no-browser"])
    assert ran.exit_code == 2
    assert 'this needs neuroglancer: pip install "big-image-exercises[view]".' in ran.stderr


def test_a_port_that_is_taken(folder, client, monkeypatch):
    monkeypatch.setattr(serving, "client_folder", lambda: client)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = CliRunner().invoke(main, ["view", str(folder), "--no-browser", "--port", str(port)])
    assert ran.exit_code == 2
    assert f"port {port} cannot be had:" in ran.stderr


# -- as a user -------------------------------------------------------------------------------------------------------


@pytest.fixture
def neuroglancer():
    """The folder of neuroglancer's web client."""
    try:
        return client_folder()
    except NoClient:
        missing("neuroglancer is not installed")


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.skipif(sys.platform == "win32", reason="signals to another process end it at once on Windows")
def test_ctrl_c_ends_it_and_frees_the_port(folder, neuroglancer, how):
    command = [sys.executable, "-P", "-m", "grader", "view", str(folder.parent), "--no-browser"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=environment(PYTHONUNBUFFERED="1"), stdout=pipe, stderr=pipe, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert (
            process.stdout.readline() == "one.zarr: 76.8 kB, 20 x 40 x 48 voxels, 3 levels, chunks 8 x 8 x 8, Zarr v3\n"
        )
        address = urlsplit(process.stdout.readline().strip())
        assert address.port is not None
        held = HTTPConnection("127.0.0.1", address.port, timeout=20)
        held.request("GET", f"{address.path}events/view")
        assert held.getresponse().status == 200  # and it stays open
        process.send_signal(how)
        assert process.wait(10) == 0
        assert process.stdout.read() == "Ctrl-C ends it.\n\n"
        assert process.stderr.read() == ""
        held.close()
    with socket.create_server(("127.0.0.1", address.port)):
        pass


def test_help_tells_how(tmp_path):
    ran = python(tmp_path, "-m", "grader", "view", "--help")
    assert "an embryo of 35 TB" in ran.stdout


VIEWER = "document.getElementById('viewer')?.contentWindow?.viewer"
READY = (
    f"(() => {{ const v = {VIEWER}; const s = v && v.state.toJSON();"
    " return !!s && s.crossSectionScale > 0 && s.crossSectionScale < 1e8 && v.isReady(); })()"
)


def panel(browser: Browser) -> tuple[View, dict[str, object]]:
    """Return what neuroglancer's slice shows, and its whole state."""
    state = json.loads(browser.run(f"JSON.stringify({VIEWER}.state.toJSON())"))
    width, height = browser.run(
        f"(() => {{ const p = [...{VIEWER}.display.panels].find((p) => p.sliceView); "
        "return [p.renderViewport.width, p.renderViewport.height]; })()"
    )
    voxel_um = 0.025
    z, y, x = ((place - 0.5) * voxel_um for place in state["position"])
    return View((z, y, x), (int(height), int(width)), state["crossSectionScale"] * voxel_um), state


def fetched(server: Server) -> dict[int, set[int]]:
    """Return the chunks of each level that were fetched."""
    return {log.grid.level: set(log.chunks_read()) for log in server.log.arrays.values() if log.reads}


def settled(browser: Browser, server: Server) -> dict[int, set[int]]:
    """Wait until all that is seen is there, and return what was fetched."""
    browser.wait(READY)
    before: dict[int, set[int]] = {}
    while before != (before := fetched(server)) or not browser.run(READY):
        time.sleep(0.4)
    return before


@pytest.mark.slow
def test_neuroglancer_shows_the_embryo_and_fetches_what_is_seen(tmp_path, neuroglancer):
    """In a real browser: the volume is seen, zooming in fetches finer levels, and never more than a view needs."""
    image = embryo()
    levels = [
        LevelInfo(level.grid.name, level.grid.shape, level.grid.chunks, level.grid.n_chunks, level.scale, translation)
        for level in image.levels
        for translation in [tuple((s - image.levels[0].scale[0]) / 2 for s in level.scale)]
    ]
    with served(image, neuroglancer) as server, Browser(tmp_path / "profile", (760, 330)) as browser:
        browser.open(server.url)
        browser.wait("document.getElementById('near')?.hidden === false")
        finest = []
        for zoomed_in in range(3):
            if zoomed_in:
                browser.run("document.getElementById('in').click()")
                browser.run("document.getElementById('in').click()")
                time.sleep(0.5)
            seen = settled(browser, server)
            view, state = panel(browser)
            assert state["layout"] == "xy"
            most = most_chunks(view.size_px, (64, 64, 64))
            shown = min(seen)
            finest.append(shown)
            for number in range(shown, 10):
                under = set(chunks_under(levels[number], view))
                assert under <= seen[number], f"level {number} lacks chunks under the view"
                assert len(under) <= most, "the bound of ex14"
            assert seen[shown] == set(chunks_under(levels[shown], view)), (
                "of the level that is shown, these and no other"
            )
            voxel_um = levels[shown].scale_um[1]
            assert voxel_um / 1.5 <= view.pixel_um <= 1.5 * voxel_um
            assert brightness(browser) > 5, "the picture is black"
        assert finest == [finest[0], finest[0] - 2, finest[0] - 4]
        assert all(log.n_repeats == 0 for log in server.log.arrays.values()), "no chunk is fetched twice"

        n = sum(map(len, fetched(server).values()))
        browser.wait(f"document.getElementById('total').textContent.startsWith('{n} chunks, ')")
        browser.run("document.getElementById('turn').click()")
        time.sleep(0.5)
        turned = settled(browser, server)[finest[-1]]
        planes = {image.levels[finest[-1]].grid.index(place)[0] for place in turned}
        assert len(planes) > 1, "a turned slice goes through several layers of chunks"


def brightness(browser: Browser) -> float:
    """Return the standard deviation of what the viewer's half of the page shows, from 0 to 255."""
    import io

    from PIL import Image as Picture

    picture = np.asarray(Picture.open(io.BytesIO(browser.picture())).convert("L"), float)
    height, width = picture.shape
    return float(picture[height // 3 : -height // 4, : width // 3].std())
