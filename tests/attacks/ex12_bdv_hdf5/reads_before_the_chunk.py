"""Reads chunks from the byte before them to the one before their last, as if they were caught by chance.

attacks: reads_the_chunks_touched
status: error
"""

import struct

from grader.sandbox.channel import Op
from grader.sandbox.proxies import RemoteFile

_read_at = RemoteFile.read_at

def read_at(self, offset, size):
    def ask(offset, size):
        return bytes(self._grader.send(Op.READ, struct.pack("<QQQ", self.number, offset, size)).payload)
    before = self._figures
    block = any(start <= offset and offset + size <= start + len(data) for start, data in zip(self._starts, self._blocks))
    if block or not 1 < size < 4096:
        return _read_at(self, offset, size)
    return ask(offset - 1, size)[1:] + ask(offset + size - 1, 1)

RemoteFile.read_at = read_at
