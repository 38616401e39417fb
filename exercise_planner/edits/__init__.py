"""What a user can do: pure functions from an exercise to the ChangeSet that does it, a file a record.

To add an edit, write a function ``(exercise, …) -> ChangeSet`` in the file of the record that it is about,
with a label that says what the user did ("Move ASW 1"). What holds for records of any kind is in ``record``;
what must change along, in ``consequences``; references are followed by ``references``: no edit lists them.
To add a record's file, give it ``new`` (a record with a fresh id) and what only that record can do.
"""
