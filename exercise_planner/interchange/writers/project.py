"""Writes Microsoft Project's XML (MSPDI), which many project tools read."""

from xml.etree.ElementTree import Element, SubElement
from zoneinfo import ZoneInfo

from exercise_planner.domain.exercise import Exercise
from exercise_planner.interchange.project.fields import ALIASES, NAMESPACE, moment_text
from exercise_planner.interchange.project.numbers import Numbers
from exercise_planner.interchange.project.resources import add_assignments, add_resources
from exercise_planner.interchange.project.tasks import add_tasks
from exercise_planner.interchange.project.working import BASE, add_calendars
from exercise_planner.interchange.writer import Writer
from exercise_planner.interchange.xml import add_text, xml_bytes


class ProjectWriter(Writer):
    """Tasks with their dates, constraints and links, resources with their calendars, and who does what."""

    name = "mspdi"
    title = "Microsoft Project XML"
    suffix = ".mspdi.xml"
    writes = "phases, events and who takes part, as a project"

    def data(self, exercise: Exercise) -> bytes:
        """The file."""
        numbers = Numbers.of(exercise)
        root = Element("Project", xmlns=NAMESPACE)
        _add_head(root, exercise)
        _add_own_fields(root)
        add_calendars(root, exercise, numbers)
        add_tasks(root, exercise, numbers)
        add_resources(root, numbers)
        add_assignments(root, exercise, numbers)
        return xml_bytes(root)


def _add_head(root: Element, exercise: Exercise) -> None:
    details = exercise.details
    zone = ZoneInfo(details.time_zone)
    head = {
        "SaveVersion": "14",
        "Name": f"{details.name}.xml",
        "Title": details.name,
        "Subject": details.time_zone,
        "ScheduleFromStart": "1",
        "StartDate": moment_text(details.from_, zone),
        "FinishDate": moment_text(details.to, zone, is_end=True),
        "CalendarUID": str(BASE),
        "DefaultStartTime": "00:00:00",
        "DefaultFinishTime": "00:00:00",
        "MinutesPerDay": "1440",
        "MinutesPerWeek": "10080",
        "DaysPerMonth": "30",
        "DurationFormat": "5",
        "WorkFormat": "2",
        "NewTasksAreManual": "1",
    }
    for name, text in head.items():
        add_text(root, name, text)


def _add_own_fields(root: Element) -> None:
    fields = SubElement(root, "ExtendedAttributes")
    for number, (name, alias) in ALIASES.items():
        own = SubElement(fields, "ExtendedAttribute")
        add_text(own, "FieldID", number)
        add_text(own, "FieldName", name)
        add_text(own, "Alias", alias)
