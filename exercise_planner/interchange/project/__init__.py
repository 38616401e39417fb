"""Microsoft Project's XML (MSPDI): phases as summary tasks, events as tasks, participants as resources.

``numbers`` gives everything its number in the file; ``tasks``, ``resources`` and ``working`` (calendars)
write its parts; ``reading`` takes a file apart, and ``joining`` and ``assembling``
join it to an exercise.

Times in the format are local times without an offset: ours are those of the exercise's time zone, and each
start is told in UTC beside.
"""
