"""Venues: where they are, on a map."""

from io import BytesIO

import pypdfium2
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from exercise_planner.briefing.language import _
from exercise_planner.briefing.map import Words, venue_maps
from exercise_planner.briefing.pdfium import ONE_AT_A_TIME
from exercise_planner.briefing.slides.board import BOTTOM, SIDE, TOP, WIDTH, Place, Type, short
from exercise_planner.briefing.slides.slide import NewBoard, Show, Slide

FINENESS = 2.0
"""Pixels to a point."""
LIST = 230.0
"""Width of the list of names, in points."""
NAMES = 28


class VenuesSlide(Slide):
    """The map, and the names to its numbers."""

    title = _("Venues")

    def applies(self, show: Show) -> bool:
        """Whether there is anything to show."""
        return any(venue.position is not None for venue in show.context.exercise.venues)

    def draw(self, show: Show, board: NewBoard) -> None:
        """Draw it."""
        context = show.context
        venues = context.exercise.venues
        width, height = WIDTH - 2 * SIDE - LIST - 16, BOTTOM - TOP
        words = Words(context.say(Words().note), context.say("N"))
        names = tuple(map(context.named, venues))
        drawing = venue_maps(venues, width, height, words=words, names=names)[0]
        slide = board(self.title)
        slide.picture(Place(SIDE, TOP, width, height), _png(drawing), context.say("Map of the venues"))
        x = WIDTH - SIDE - LIST
        step = min(20.0, height / min(NAMES, len(venues)))
        size = min(11.0, step * 0.62)
        for number, venue in enumerate(venues[:NAMES]):
            name = short(f"{number + 1}  {context.mark(venue)}{venue.name}", LIST, size)
            slide.text(Place(x, TOP + number * step, LIST, step), name, Type(size))


def _png(drawing: Drawing) -> bytes:
    """The drawing as a picture."""
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(renderPDF.drawToString(drawing))
        page = document[0]
        image = page.render(scale=FINENESS).to_pil()
        page.close()
        document.close()
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
