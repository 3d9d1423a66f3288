"""Takes the level out of the sorted names: "10" comes before "2".

check: reads_the_chunks_touched
status: failed
says: It sorts the levels as text
tells: It sorts the levels as text, and so "10" comes before "2": use the number itself.
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    group = h5["t00000/s00"]
    return np.asarray(group[sorted(group)[level]]["cells"][selection]).astype(np.uint16)
