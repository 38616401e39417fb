"""Where times of travel are kept."""

from exercise_planner.domain.travel import Travel
from exercise_planner.domain.venue import Venue
from exercise_planner.storage.columns import flag, record_table, refers, whole

TRAVEL = record_table(Travel, refers("from", Venue), refers("to", Venue), whole("minutes"), flag("one_way"))
