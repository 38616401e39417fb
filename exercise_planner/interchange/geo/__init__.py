"""Places on a map for other programs: venues, and what is held at each of them day by day.

``features`` says what is drawn; the writers of GeoJSON and KML say how. To show something else, yield it
there.
"""
