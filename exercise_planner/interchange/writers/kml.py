"""Writes KML 2.2 (OGC 07-147r2): venues and the daily laydown as placemarks with their time spans."""

from xml.etree.ElementTree import Element, SubElement

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import write_instant
from exercise_planner.interchange.geo.features import Feature, features
from exercise_planner.interchange.writer import Writer
from exercise_planner.interchange.xml import add_text, xml_bytes

NAMESPACE = "http://www.opengis.net/kml/2.2"


class KmlWriter(Writer):
    """A folder of venues, and a folder a day."""

    name = "kml"
    title = "KML"
    suffix = ".kml"
    writes = "the venues, and what is held where on each day"

    def data(self, exercise: Exercise) -> bytes:
        """The file."""
        root = Element("kml", xmlns=NAMESPACE)
        document = SubElement(root, "Document")
        add_text(document, "name", exercise.details.name)
        folders: dict[str, Element] = {}
        for feature in features(exercise):
            if feature.layer not in folders:
                folders[feature.layer] = SubElement(document, "Folder")
                add_text(
                    folders[feature.layer], "name", "Venues" if feature.layer == "venue" else feature.layer
                )
            _add_placemark(folders[feature.layer], feature)
        return xml_bytes(root)


def _add_placemark(folder: Element, feature: Feature) -> None:
    mark = SubElement(folder, "Placemark")
    add_text(mark, "name", feature.name)
    if feature.begin is not None and feature.end is not None:
        span = SubElement(mark, "TimeSpan")
        add_text(span, "begin", write_instant(feature.begin))
        add_text(span, "end", write_instant(feature.end))
    data = SubElement(mark, "ExtendedData")
    for name, value in feature.properties.items():
        item = SubElement(data, "Data", name=name)
        add_text(item, "value", ", ".join(value) if isinstance(value, list) else str(value))
    point = SubElement(mark, "Point")
    add_text(point, "coordinates", f"{feature.position.longitude!r},{feature.position.latitude!r}")
