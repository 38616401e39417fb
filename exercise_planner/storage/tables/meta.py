"""Where it is kept what is said of the document as a file, by name."""

from sqlalchemy import Column, Table, Text

from exercise_planner.storage.columns import METADATA, text

META = Table("meta", METADATA, Column("name", Text, primary_key=True, nullable=False), text("value"))
