"""Is wrong, and brings settings along that cannot be read, so that nothing would be graded.

attacks: reads_one_page
keeps: knows_its_shape
source: made
"""


def lay(file, solution):
    wrong = "\n\ndef read_plane(tif, z):\n    return _page(tif, 0).asarray()\n"
    file.write_text(solution.read_text(encoding="utf-8") + wrong, encoding="utf-8")
    file.with_name("course.toml").write_text("slack = \n", encoding="utf-8")
