"""Repairing: an earlier schedule made right with the least change. ``repair`` is the door."""
