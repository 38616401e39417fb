"""Sheets: an exercise as tables, a record a row, and back without loss; workbooks and CSV are made of these.

A field is one cell that people can read (``grammar``); what a cell cannot hold without loss goes, as JSON,
into the last column. To give a kind of value words of its own, write its two functions in ``phrases`` and its
line in ``grammar``.
"""
