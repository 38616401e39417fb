"""Item models: thin views of records for Qt's tables.

A table of records needs no model of its own: declare its columns and use RecordTableModel.
"""
