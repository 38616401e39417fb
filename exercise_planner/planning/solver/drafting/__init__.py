"""Drafting: schedules built and improved event by event, over bitmaps. No OR-Tools.

To add a neighbourhood, see ``neighbourhoods``.
"""
