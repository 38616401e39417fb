"""The rules of the plan format, a file each.

To add a rule: copy ``_template.py`` to a file named after its code, and add its line to RULES.
"""

from exercise_planner.planning.rule import Rule
from exercise_planner.planning.rules.agreement import AgreementInForce
from exercise_planner.planning.rules.closed import Closed
from exercise_planner.planning.rules.hours import DailyHours
from exercise_planner.planning.rules.interoperability import Interoperability
from exercise_planner.planning.rules.light import Daylight
from exercise_planner.planning.rules.lock import LockedParts
from exercise_planner.planning.rules.mandatory import Mandatory
from exercise_planner.planning.rules.nation_availability import NationAvailability
from exercise_planner.planning.rules.participants import Participants
from exercise_planner.planning.rules.pool import PoolCapacity
from exercise_planner.planning.rules.precedence import Precedence
from exercise_planner.planning.rules.relation import NeverTogether
from exercise_planner.planning.rules.requirement import FilledRequirement
from exercise_planner.planning.rules.unit_availability import UnitAvailability
from exercise_planner.planning.rules.unit_duty import UnitDuty
from exercise_planner.planning.rules.unit_overlap import UnitOverlap
from exercise_planner.planning.rules.unit_rest import UnitRest
from exercise_planner.planning.rules.unit_travel import UnitTravel
from exercise_planner.planning.rules.venue import CandidateVenue
from exercise_planner.planning.rules.venue_availability import VenueAvailability
from exercise_planner.planning.rules.venue_capacity import VenueCapacity
from exercise_planner.planning.rules.window import Window

RULES: tuple[Rule, ...] = (
    Window(),
    Closed(),
    DailyHours(),
    Daylight(),
    CandidateVenue(),
    VenueAvailability(),
    VenueCapacity(),
    UnitAvailability(),
    NationAvailability(),
    UnitOverlap(),
    UnitTravel(),
    UnitRest(),
    UnitDuty(),
    FilledRequirement(),
    Participants(),
    Interoperability(),
    NeverTogether(),
    AgreementInForce(),
    Precedence(),
    PoolCapacity(),
    LockedParts(),
    Mandatory(),
)
"""All rules, in the order of the plan format."""
