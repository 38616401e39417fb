"""Objectives: what is met for whom, and what each nation bears."""
