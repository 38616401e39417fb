"""Units: what the nations bring."""
