"""The pages of the window, a folder each.

To add a page: a folder with ``page.py`` holding a subclass of Page (``columns.py`` where it shows a table),
an icon of its name in ``resources/icons``, what imports it below, and its line in PAGES. Pages do not import
each other. They are imported and built when they are first wanted, so that the window is there at once.
"""

# ruff: noqa: PLC0415  each page is imported when it is wanted

from exercise_planner.ui.page import Entry, Page
from exercise_planner.ui.words import QT_TRANSLATE_NOOP


def _overview() -> type[Page]:
    from exercise_planner.ui.pages.overview.page import OverviewPage

    return OverviewPage


def _nations() -> type[Page]:
    from exercise_planner.ui.pages.nations.page import NationsPage

    return NationsPage


def _units() -> type[Page]:
    from exercise_planner.ui.pages.units.page import UnitsPage

    return UnitsPage


def _venues() -> type[Page]:
    from exercise_planner.ui.pages.venues.page import VenuesPage

    return VenuesPage


def _events() -> type[Page]:
    from exercise_planner.ui.pages.events.page import EventsPage

    return EventsPage


def _schedule() -> type[Page]:
    from exercise_planner.ui.pages.schedule.page import SchedulePage

    return SchedulePage


def _map() -> type[Page]:
    from exercise_planner.ui.pages.map.page import MapPage

    return MapPage


def _interoperability() -> type[Page]:
    from exercise_planner.ui.pages.interoperability.page import InteroperabilityPage

    return InteroperabilityPage


def _objectives() -> type[Page]:
    from exercise_planner.ui.pages.objectives.page import ObjectivesPage

    return ObjectivesPage


def _agreements() -> type[Page]:
    from exercise_planner.ui.pages.agreements.page import AgreementsPage

    return AgreementsPage


def _review() -> type[Page]:
    from exercise_planner.ui.pages.review.page import ReviewPage

    return ReviewPage


def _briefing() -> type[Page]:
    from exercise_planner.ui.pages.briefing.page import BriefingPage

    return BriefingPage


PAGES: tuple[Entry, ...] = (
    Entry(
        "overview",
        QT_TRANSLATE_NOOP("window", "Overview"),
        ("exercise", "phase", "milestone", "pool", "travel"),
        _overview,
    ),
    Entry("nations", QT_TRANSLATE_NOOP("window", "Nations"), ("nation",), _nations),
    Entry("units", QT_TRANSLATE_NOOP("window", "Units"), ("unit",), _units),
    Entry("venues", QT_TRANSLATE_NOOP("window", "Venues"), ("venue",), _venues),
    Entry("events", QT_TRANSLATE_NOOP("window", "Events"), ("event",), _events),
    Entry("schedule", QT_TRANSLATE_NOOP("window", "Schedule"), ("assignment", "schedule"), _schedule),
    Entry("map", QT_TRANSLATE_NOOP("window", "Map"), (), _map),
    Entry("interoperability", QT_TRANSLATE_NOOP("window", "Interoperability"), (), _interoperability),
    Entry("objectives", QT_TRANSLATE_NOOP("window", "Objectives"), ("objective",), _objectives),
    Entry("agreements", QT_TRANSLATE_NOOP("window", "Agreements"), ("agreement", "relation"), _agreements),
    Entry("review", QT_TRANSLATE_NOOP("window", "Review"), (), _review),
    Entry("briefing", QT_TRANSLATE_NOOP("window", "Briefing"), (), _briefing),
)
"""All pages, in the order of the navigation rail."""
