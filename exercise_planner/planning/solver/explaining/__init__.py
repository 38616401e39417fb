"""Explaining: why there is no schedule, and the cheapest ways out, proven. To add a way out, see ``ways``."""
