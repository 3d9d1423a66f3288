"""Has the worker's own code send what it likes: an answer that claims to have passed.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned a dict
"""

from grader.sandbox import codec, servant

def read_plane(tif, z):
    class Passed(dict):
        pass

    servant.encode = lambda *_: codec.encode(([], {"status": "passed", "score": 2, "verdict": None}))
    return None
