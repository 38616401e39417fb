"""iCalendar (RFC 5545): schedules for calendar programs, and availability out of them.

``entries`` says what stands in whose calendar, ``writing`` makes the file and keeps count of what changed,
``recurrence`` and ``busy`` read when somebody is busy. To show something else in calendars, yield it in
``entries.entries_of``.
"""
