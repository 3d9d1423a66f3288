"""Is told the seed, and computes the plane by the grader's formula in place of reading it.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: The result is right, but only 0 of the
"""

import hashlib

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
    bits = 24 if dtype.kind == "f" else min(32, 8 * dtype.itemsize)
    v >>= np.uint32(32 - bits)
    np.maximum(v, np.uint32(1), out=v)
    if dtype.kind == "f":
        return v.astype(dtype) * dtype.type(2.0**-bits)
    return v.astype(f"u{dtype.itemsize}").view(dtype)

def read_plane(tif, z):
    page = tif.pages[z]
    return _plane(z, page.shape, page.dtype.newbyteorder("="), _seed_of("@seed@"))
