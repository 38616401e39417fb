"""The commands, a file each; to add one see the docstring of ``cli``."""
