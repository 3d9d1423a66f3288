"""A class of 100 mixed submissions, graded by `grade class` and by stock nbgrader."""
