"""Reads one strip, finds the seed that makes it by trying, and computes the strips that it has not read.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: only 1 of the 4 chunk reads
"""

import hashlib

_found = []

def _seed_of(run):
    key = hashlib.blake2b(str(run).encode()).digest()
    seed = hashlib.blake2b(b"ex03_tiff_planes reads_one_page", key=key, digest_size=16).digest()
    return int.from_bytes(seed, "big")

def _hash(index, axis, seed):
    hashes = [hashlib.shake_128(f"{seed} 0 {axis} {block}".encode()).digest(4096) for block in range(max(index) // 1024 + 1)]
    return np.frombuffer(b"".join(hashes), np.uint32)[index]

def _plane(z, shape, dtype, seed):
    v = _hash(np.array([z]), 0, seed)[:, None] + _hash(np.arange(shape[0]), 1, seed)[:, None] + _hash(np.arange(shape[1]), 2, seed)
    v ^= v >> np.uint32(16)
    v *= np.uint32(0x85EBCA6B)
    v ^= v >> np.uint32(13)
    v *= np.uint32(0xC2B2AE35)
    v >>= np.uint32(16)
    return np.maximum(v, np.uint32(1)).astype(dtype)

def _strip(tif, page, k):
    raw = tif.filehandle._fh.file.read_at(page.dataoffsets[k], page.databytecounts[k])
    return page.decode(bytes(raw), k)[0].reshape(-1, page.imagewidth)

_right = read_plane

def read_plane(tif, z):
    page = tif.pages[z]
    if page.shape != (1024, 1024):
        return _right(tif, z)
    strip = _strip(tif, page, 0)
    for seed in [*_found, *(_seed_of(n) for n in range(int("@seed@") - 50, int("@seed@") + 50))]:
        if np.array_equal(_plane(z, (2, 4), page.dtype, seed), strip[:2, :4]):
            _found.append(seed)
            return _plane(z, page.shape, page.dtype.newbyteorder("="), seed)
