"""Interoperability: who shares which standards with whom, what suffers where they do not, and what helps."""
