"""How an exercise is printed: sections, each a file, on pages that bear the marking.

To add a section, write ``sections/x.py`` with a subclass of Section and its line in ``sections/__init__.py``;
style, banner, page numbers, contents and bookmarks come by themselves. A section is built from the Context
alone, which holds no more than its reader may see.
"""
