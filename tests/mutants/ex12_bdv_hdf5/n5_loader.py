"""Names the loader of another format.

check: describes_them_in_xml
status: failed
says: The format of ImageLoader is 'bdv.n5'
breaks: one setup and one timepoint
"""


XML = XML.replace('bdv.hdf5', 'bdv.n5')
