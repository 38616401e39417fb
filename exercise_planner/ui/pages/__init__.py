"""The pages of the window, a folder each.

To add a page: a folder with ``page.py`` holding a subclass of Page (``columns.py`` where it shows a table),
an icon of its name in ``resources/icons``, and its line in PAGES. Pages do not import each other.
"""

from exercise_planner.ui.page import Page
from exercise_planner.ui.pages.agreements.page import AgreementsPage
from exercise_planner.ui.pages.briefing.page import BriefingPage
from exercise_planner.ui.pages.events.page import EventsPage
from exercise_planner.ui.pages.interoperability.page import InteroperabilityPage
from exercise_planner.ui.pages.map.page import MapPage
from exercise_planner.ui.pages.nations.page import NationsPage
from exercise_planner.ui.pages.objectives.page import ObjectivesPage
from exercise_planner.ui.pages.overview.page import OverviewPage
from exercise_planner.ui.pages.review.page import ReviewPage
from exercise_planner.ui.pages.schedule.page import SchedulePage
from exercise_planner.ui.pages.units.page import UnitsPage
from exercise_planner.ui.pages.venues.page import VenuesPage

PAGES: tuple[type[Page], ...] = (
    OverviewPage,
    NationsPage,
    UnitsPage,
    VenuesPage,
    EventsPage,
    SchedulePage,
    MapPage,
    InteroperabilityPage,
    ObjectivesPage,
    AgreementsPage,
    ReviewPage,
    BriefingPage,
)
"""All pages, in the order of the navigation rail."""
