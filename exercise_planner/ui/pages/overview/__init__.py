"""Overview: the exercise at a glance, and what is said of it as a whole."""
