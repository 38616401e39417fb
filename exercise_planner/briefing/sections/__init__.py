"""The sections of a pack, a file each; to add one see the docstring of ``briefing``."""

from exercise_planner.briefing.section import Section
from exercise_planner.briefing.sections.agreements import Agreements
from exercise_planner.briefing.sections.changes import Changes
from exercise_planner.briefing.sections.command import Command
from exercise_planner.briefing.sections.contacts import Contacts
from exercise_planner.briefing.sections.cover import Cover
from exercise_planner.briefing.sections.coverage import CoverageAndBurden
from exercise_planner.briefing.sections.distribution import DistributionList
from exercise_planner.briefing.sections.event_sheets import EventSheets
from exercise_planner.briefing.sections.glossary import Glossary
from exercise_planner.briefing.sections.interoperability import Interoperability
from exercise_planner.briefing.sections.itinerary import Itinerary
from exercise_planner.briefing.sections.key_dates import KeyDates
from exercise_planner.briefing.sections.matrix import SynchronisationMatrix
from exercise_planner.briefing.sections.movements import Movements
from exercise_planner.briefing.sections.objectives import Objectives
from exercise_planner.briefing.sections.orbat import OrderOfBattle
from exercise_planner.briefing.sections.participants import Participants
from exercise_planner.briefing.sections.problems import OpenProblems
from exercise_planner.briefing.sections.programme import Programme
from exercise_planner.briefing.sections.resources import Resources
from exercise_planner.briefing.sections.situation import Situation
from exercise_planner.briefing.sections.timeline import Timeline
from exercise_planner.briefing.sections.unit_itineraries import UnitItineraries
from exercise_planner.briefing.sections.venues import Venues

SECTIONS: tuple[Section, ...] = (
    Cover(),
    Changes(),
    Situation(),
    Objectives(),
    KeyDates(),
    Participants(),
    OrderOfBattle(),
    Command(),
    Venues(),
    Programme(),
    Timeline(),
    SynchronisationMatrix(),
    EventSheets(),
    Itinerary(),
    UnitItineraries(),
    Movements(),
    Resources(),
    Interoperability(),
    Agreements(),
    CoverageAndBurden(),
    Contacts(),
    DistributionList(),
    OpenProblems(),
    Glossary(),
)
"""All sections, in the order of a pack."""
