"""The page of reviews: what nations say of a version, and what becomes of it.

To show another kind of thing, give ``Shown`` its lines in ``shown`` and the page a tab for them.
"""
