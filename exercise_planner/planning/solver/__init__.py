"""The solver: OR-Tools CP-SAT and constructive search. Importing ``search`` does not import OR-Tools."""
