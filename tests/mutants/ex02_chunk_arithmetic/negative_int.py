"""A negative int is divided as it is.

check: finds_chunks_of_any_selection
status: failed
says: A negative value counts from the end
tells: A negative value counts from the end of the axis: add size.
"""

def chunks_touched(shape, chunks, selection):
    return list(
        itertools.product(
            *([item // c] if isinstance(item, int) else sorted({i // c for i in range(s)[item]})
              for s, c, item in zip(shape, chunks, selection))
        )
    )
