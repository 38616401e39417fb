"""Nations: who takes part."""
