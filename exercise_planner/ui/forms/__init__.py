"""Forms: a record's fields to read and type, declared as data.

To give a kind of record a form: its line in ``declarations.FORMS``.
"""
