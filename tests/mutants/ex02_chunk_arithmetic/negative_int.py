"""A negative int is divided as it is.

check: finds_chunks_of_any_selection
status: failed
says: A negative int
tells: A negative int is divided as it is: it counts from the end, so add size first.
"""

def chunks_touched(shape, chunks, selection):
    return list(
        itertools.product(
            *([item // c] if isinstance(item, int) else sorted({i // c for i in range(s)[item]})
              for s, c, item in zip(shape, chunks, selection))
        )
    )
