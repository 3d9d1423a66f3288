"""Calls func twice for each chunk, and has it forget every second call.

attacks: maps_chunk_by_chunk
keeps: deals_out_the_chunks
"""

_right = map_chunks

def map_chunks(source, target, func):
    def twice(block):
        func(block)
        return func(block)
    _right(source, target, twice)
    shapes = vars(func).get("shapes", [])
    del shapes[::2]
