"""How an exercise is seen: the desktop window. PySide6 appears only here.

To add a page: a folder in ``pages`` with ``page.py`` (and ``columns.py`` where it shows a table), and its
line in PAGES. To add a user action: a function in ``edits``, and a line in a menu of ``actions``.
"""
