"""GeoJSON and KML: venues, and what is held where on each local day."""

import json
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

import pytest
from defusedxml.ElementTree import fromstring
from interchange_samples import text

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.edits.schedule import adopt
from exercise_planner.errors import InputError
from exercise_planner.interchange.geo.features import features
from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.interchange.writers.geojson import GeoJsonWriter
from exercise_planner.interchange.writers.kml import KmlWriter
from exercise_planner.interchange.xml import parse_xml

HONOLULU = ZoneInfo("Pacific/Honolulu")
SPACE = "{http://www.opengis.net/kml/2.2}"


def exercise() -> Exercise:
    document = {
        "format": "exercise-plan/1",
        "exercise": {
            "name": "Sea & sky <1>",
            "from": "2026-07-01",
            "to": "2026-07-05",
            "time_zone": "Pacific/Honolulu",
        },
        "nations": [{"id": "USA", "name": "United States"}],
        "units": [{"id": "U", "name": "Ship", "nation": "USA"}],
        "venues": [
            {"id": "V", "name": "Range", "nation": "USA", "position": [21.5, -158.25], "activities": ["ASW"]},
            {"id": "N", "name": "Nowhere"},
        ],
        "events": [
            {"id": "A", "name": "Through the night", "duration_minutes": 720, "units": ["U"]},
            {"id": "B", "name": "Until midnight", "duration_minutes": 60},
            {"id": "C", "name": "Somewhere", "duration_minutes": 60},
        ],
    }
    read = parse_plan(text(document)).require()

    def placed(event: str, day: int, hour: int, hours: int, venue: str) -> Assignment:
        start = datetime(2026, 7, day, hour, tzinfo=HONOLULU)
        units = (Place(unit="U"),) if event == "A" else ()
        return Assignment(id=event, start=start, end=start + timedelta(hours=hours), venue=venue, units=units)

    places = (placed("A", 2, 18, 12, "V"), placed("B", 1, 23, 1, "V"), placed("C", 1, 10, 1, "N"))
    return read.with_changes(adopt(read, places, None))


def test_each_local_day_has_what_is_held_on_it() -> None:
    assert [(one.layer, one.name) for one in features(exercise())] == [
        ("venue", "Range"),
        ("2026-07-01", "Until midnight"),
        ("2026-07-02", "Through the night"),
        ("2026-07-03", "Through the night"),
    ]


def test_geojson_has_longitude_first_and_tells_who_takes_part() -> None:
    document = json.loads(GeoJsonWriter().data(exercise()))
    venue, _, night, _ = document["features"]
    assert venue["geometry"] == {"type": "Point", "coordinates": [-158.25, 21.5]}
    assert venue["properties"]["activities"] == ["ASW"]
    assert night["properties"]["units"] == ["Ship"]
    assert night["properties"]["nations"] == ["United States"]
    assert night["properties"]["local"] == "2026-07-02 18:00 to 2026-07-03 00:00"
    assert night["properties"]["begin"] == "2026-07-03T04:00:00Z"


def test_kml_has_a_folder_a_day_and_spans_of_time() -> None:
    root: Element = fromstring(KmlWriter().data(exercise()))
    names = [one.findtext(f"{SPACE}name") for one in root.iter(f"{SPACE}Folder")]
    assert names == ["Venues", "2026-07-01", "2026-07-02", "2026-07-03"]
    assert root.findtext(f"{SPACE}Document/{SPACE}name") == "Sea & sky <1>"
    spans = [
        (one.findtext(f"{SPACE}begin"), one.findtext(f"{SPACE}end")) for one in root.iter(f"{SPACE}TimeSpan")
    ]
    assert spans[-1] == ("2026-07-03T10:00:00Z", "2026-07-03T16:00:00Z")
    assert next(root.iter(f"{SPACE}coordinates")).text == "-158.25,21.5"


BOMB = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (BOMB, "entities"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "entities"),
        (b"<a>" * 200 + b"</a>" * 200, "levels deep"),
        (b"<a>", "no XML"),
        (b"", "no XML"),
        (b"<a/>" + b" " * 2_000, "too big"),
    ],
)
def test_xml_that_would_do_harm_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        parse_xml(data, "x.xml", 1_500)
