"""How an exercise gets in and out: readers and writers, a file a format.

To add a format that is read, write ``readers/x.py`` and its line in ``readers/__init__.py``::

    class SheetReader(Reader):
        name = "sheet"                  # what a user types to choose it
        title = "Spreadsheet"           # what the file dialog shows
        suffixes = (".xlsx",)           # the longest one that a file ends with decides

        def parse(self, data: bytes, source: str, exercise: Exercise | None = None) -> Reading:
            document = ...              # the same things as a plan document, as plain JSON values
            return reading_of(document, source)

``drafting.reading_of`` then checks values, references and dates as for any plan, and says all that is wrong
at once. The base class reads the file: never more than ``limit`` bytes, never from anything but a file. A
file that cannot be read at all raises InputError; what is wrong inside it becomes Faults of the Reading.

To add a format that is written, write ``writers/x.py`` with a subclass of Writer whose ``data`` returns the
bytes of the file, and its line in ``writers/__init__.py``; the base class replaces the file as one step.

To add a check of plans, write ``checks/x.py`` with a function that takes the Draft, and its line in
``checks/__init__.py``. Readers do not import each other, and neither do writers or checks; what they share
has its own module here.
"""
