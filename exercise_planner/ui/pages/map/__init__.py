"""The page that shows the exercise on a map.

To draw one more kind of thing, put it into ``scene.py``, where it also gets its row of the table, and a function
into ``painting.py``.
"""
