"""Reads each strip three times, and brings settings along that allow four times as many reads.

attacks: reads_one_page
keeps: knows_its_shape
status: over_budget
source: made
"""


def lay(file, solution):
    again = "\n\ndef read_plane(tif, z):\n    return [_page(tif, z).asarray() for _ in range(3)][-1]\n"
    file.write_text(solution.read_text(encoding="utf-8") + again, encoding="utf-8")
    file.with_name("course.toml").write_text("slack = 4\n", encoding="utf-8")
