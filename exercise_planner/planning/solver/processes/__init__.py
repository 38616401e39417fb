"""Processes: what solver processes are asked to do, and what they tell. To add a duty, see ``duties``."""
