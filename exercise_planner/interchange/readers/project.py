"""Reads Microsoft Project's XML (MSPDI): tasks, links, constraints, resources and their days off."""

from zoneinfo import ZoneInfo

from exercise_planner.domain.exercise import Exercise
from exercise_planner.interchange.project.assembling import joined
from exercise_planner.interchange.project.reading import project_of
from exercise_planner.interchange.reader import Reader, Reading


class ProjectReader(Reader):
    """A project file, alone or into the open exercise."""

    name = "mspdi"
    title = "Microsoft Project XML"
    suffixes = (".mspdi.xml", ".xml")

    def parse(self, data: bytes, source: str, exercise: Exercise | None = None) -> Reading:
        """The open exercise with the project's tasks, or an exercise that begins with them.

        Raises:
            InputError: It is no project file, or too big.
        """
        # here, for a reader of one format may use the writer of another, but the catalogues import both
        from exercise_planner.interchange.writers.plan import write_plan  # noqa: PLC0415

        zone = ZoneInfo(exercise.details.time_zone) if exercise is not None else None
        project = project_of(data, source, zone)
        return joined(project, exercise, write_plan(exercise) if exercise is not None else {}, source)
