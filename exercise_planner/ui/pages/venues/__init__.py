"""Venues: where events are held."""
