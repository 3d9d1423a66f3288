"""The words that `grader.checks.ex00_words_and_sizes` accepts, in plain text: the grader itself holds digests alone.

``python -m tests.words_of_ex00`` prints the digests, to be pasted there.
"""

import textwrap

from grader.checks.ex00_words_and_sizes import digest

WORDS = {
    "open_piecewise": "lazy loading/lazy load/lazily loading/lazy loaded/lazy reading/lazy opening/lazy access/"
    "lazy evaluation/lazy/virtual stack/virtual stack loading/opening as virtual stack/on demand loading/on demand/"
    "loading on demand/on demand reading/reading on demand/deferred loading",
    "store_piecewise": "chunking/chunk/chunked/chunked storage/chunked storing/tiling/tile/tiled/tiled storage/"
    "blocking/block/blocked/block storage/blocked storage/bricking/brick",
    "many_scales": "resolution pyramid/pyramid/image pyramid/scale pyramid/resolution level/scale level/pyramid level/"
    "multi resolution/multi resolution pyramid/multi resolution image/multi resolution representation/"
    "multi resolution storage/multi scale/multi scale pyramid/multi scale image/multi scale representation/"
    "pyramid representation/pyramidal image/mip map/mip mapping",
}
"""The words for each blank, synonyms of the field among them."""


def accepted() -> dict[str, str]:
    """Return the digests of the words for each blank, in order."""
    return {key: " ".join(sorted({digest(key, word) for word in words.split("/")})) for key, words in WORDS.items()}


def as_source() -> str:
    """Return the digests as they stand in the grader."""
    lines = []
    for key, digests in accepted().items():
        rows = textwrap.wrap(digests, 90)
        lines.append(f'    "{key}": ' + ' "\n    "'.join(rows).join('""') + ",")
    return "\n".join(["ACCEPTED = {", *lines, "}"])


if __name__ == "__main__":
    print(as_source())
