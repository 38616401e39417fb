"""Dialogs. Each is opened without stopping the program."""
