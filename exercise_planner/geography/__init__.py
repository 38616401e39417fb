"""Knows the world's land and borders, and how positions are framed, projected and written.

Points are (longitude, latitude) in degrees of WGS 84. A box may run past 180° east (150 to 220 is one of the
Pacific), and what is cut to it comes in the same turn of the globe. To add another layer of the map, put its
file into ``resources/map`` and a function beside ``land`` in ``atlas.py``.
"""

from exercise_planner.geography.atlas import borders, coasts, has_finer, land, load
from exercise_planner.geography.box import WORLD, Box, Line, Point, frame
from exercise_planner.geography.texts import degrees_text, grid_text
from exercise_planner.geography.ways import great_circle, metres, metres_a_unit, project, unproject

__all__ = [
    "WORLD",
    "Box",
    "Line",
    "Point",
    "borders",
    "coasts",
    "degrees_text",
    "frame",
    "great_circle",
    "grid_text",
    "has_finer",
    "land",
    "load",
    "metres",
    "metres_a_unit",
    "project",
    "unproject",
]
