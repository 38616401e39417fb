"""The page that shows the exercise on a map.

To draw one more kind of thing, put it into ``scene.py``, a row of it into ``table.py``, and a function into
``painting.py``.
"""
