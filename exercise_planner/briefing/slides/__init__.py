"""Slides for a wall: the few that a staff shows each day, from the same Context as a pack.

To add a slide, write a file here with a subclass of Slide and its line in ``SLIDES`` (``deck.py``). Banners,
page numbers and the properties of the file come by themselves. python-pptx is the extra ``office``.
"""
