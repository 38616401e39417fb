"""Events: what is to be scheduled."""
