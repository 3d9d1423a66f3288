"""A link to a right answer.

attacks: reads_one_page
source: made
says: it is a link, not a file
"""

def lay(file, solution):
    file.symlink_to(solution)
