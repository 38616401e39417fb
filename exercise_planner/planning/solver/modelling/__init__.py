"""Modelling: a problem as a model of CP-SAT. What rules and goals post on it is in their own files."""
