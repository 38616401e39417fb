"""The liaison's room: a review file to read and to answer, reduced to what that needs.

To add a tab: a widget here that takes a Desk and has ``refresh``, and its line in ``view``.
"""
