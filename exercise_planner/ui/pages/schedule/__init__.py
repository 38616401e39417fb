"""Schedule: the timeline, its table, and the search for a schedule."""
