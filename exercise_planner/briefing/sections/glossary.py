"""Glossary: the abbreviations that stand in this pack, and no others.

Terms and abbreviations are after NATO's AAP-06 (terms and definitions), AAP-15 (abbreviations) and Bi-SC
75-003 (exercises); twilight is after the Astronomical Almanac (sun 12° below the horizon); the maritime
serials (ADEX, ASWEX, CASEX, GUNEX …) are after ATP-01; language levels are STANAG 6001's.
"""

import re
from collections.abc import Iterator

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.language import _
from exercise_planner.briefing.section import Section
from exercise_planner.domain.mentions import texts

ALWAYS = ("DTG", "UTC", "Z")
"""Abbreviations of every pack."""
LIGHT = ("BMNT", "EENT")
"""Those of packs that tell the light at a venue."""
ABBREVIATIONS = {
    "ABCANZ": _("American, British, Canadian, Australian and New Zealand armies’ programme"),
    "ACSA": _("acquisition and cross-servicing agreement: mutual logistic support"),
    "ADEX": _("air defence exercise"),
    "AEW": _("airborne early warning"),
    "ANZUS": _("security treaty of Australia, New Zealand and the United States"),
    "ASEAN": _("Association of Southeast Asian Nations"),
    "ASW": _("anti-submarine warfare"),
    "ASWEX": _("anti-submarine warfare exercise"),
    "BMNT": _("begin morning nautical twilight: the sun 12° below the horizon, before sunrise"),
    "C2": _("command and control"),
    "CAS": _("close air support"),
    "CASEX": _("combined anti-submarine exercise"),
    "CAX": _("computer assisted exercise"),
    "COMEX": _("communications exercise"),
    "CPX": _("command post exercise"),
    "CTF": _("combined task force"),
    "CTG": _("combined task group"),
    "DTG": _(
        "date-time group: day, hour and minute, zone, month, year; 031800ZJUL24 is 3 July 2024, 18:00 UTC"
    ),
    "DV": _("distinguished visitors"),
    "EENT": _("end evening nautical twilight: the sun 12° below the horizon, after sunset"),
    "ENDEX": _("end of the exercise"),
    "EOD": _("explosive ordnance disposal"),
    "EXCON": _("exercise control"),
    "EXPLAN": _("exercise plan"),
    "EXSPEC": _("exercise specification"),
    "FCC": _("final coordination conference"),
    "FER": _("final exercise report"),
    "FIR": _("first impression report"),
    "FPC": _("final planning conference"),
    "FTX": _("field training exercise"),
    "FVEY": _("Five Eyes: Australia, Canada, New Zealand, the United Kingdom and the United States"),
    "GUNEX": _("gunnery exercise"),
    "HADR": _("humanitarian assistance and disaster relief"),
    "HNS": _("host nation support"),
    "HQ": _("headquarters"),
    "IPC": _("initial planning conference"),
    "ISR": _("intelligence, surveillance and reconnaissance"),
    "JEF": _("Joint Expeditionary Force"),
    "JTF": _("joint task force"),
    "LINK11": _("tactical data link 11 (STANAG 5511)"),
    "LINK16": _("tactical data link 16 (STANAG 5516)"),
    "LINK22": _("tactical data link 22 (STANAG 5522)"),
    "LIVEX": _("live exercise"),
    "LNO": _("liaison officer"),
    "MCM": _("mine countermeasures"),
    "MEDEVAC": _("medical evacuation"),
    "MEL": _("main events list"),
    "MIL": _("main incidents list"),
    "MIO": _("maritime interdiction operation"),
    "MISSILEX": _("missile firing exercise"),
    "MOU": _("memorandum of understanding"),
    "MPC": _("main planning conference"),
    "NATO": _("North Atlantic Treaty Organization"),
    "NEO": _("non-combatant evacuation operation"),
    "NORDEFCO": _("Nordic Defence Cooperation"),
    "OCE": _("officer conducting the exercise"),
    "ODE": _("officer directing the exercise"),
    "OPFOR": _("opposing forces"),
    "OPR": _("officer of primary responsibility"),
    "ORBAT": _("order of battle"),
    "OSE": _("officer scheduling the exercise"),
    "PHOTOEX": _("photographic exercise: ships or aircraft in formation"),
    "PSO": _("peace support operation"),
    "RAS": _("replenishment at sea"),
    "REL TO": _("releasable to the nations and groups that are named"),
    "RLS": _("real-life support"),
    "SAR": _("search and rescue"),
    "SINKEX": _("sinking of a decommissioned ship as a target"),
    "SNMG": _("Standing NATO Maritime Group"),
    "SOF": _("special operations forces"),
    "SOFA": _("status of forces agreement"),
    "SSR": _("security sector reform"),
    "STAFFEX": _("staff exercise"),
    "STANAG": _("NATO standardization agreement"),
    "STARTEX": _("start of the exercise"),
    "TTX": _("table-top exercise"),
    "UN": _("United Nations"),
    "UTC": _("coordinated universal time, also Z or Zulu"),
    "VBSS": _("visit, board, search and seizure"),
    "VJTF": _("Very High Readiness Joint Task Force"),
    "VMF": _("variable message format"),
    "VOB": _("visitors and observers"),
    "Z": _("Zulu: coordinated universal time"),
}
"""What abbreviations stand for; the letters stay in every language, as staffs know them."""
MANY = 10
"""Abbreviations from which on they stand in two columns."""
SHARES = (1, 3.1, 1, 3.1)
D_DAY = re.compile(r"\b[DH]([-+−]\d+|-day|-hour)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Z][A-Z0-9]*")


class Glossary(Section):
    """A line an abbreviation."""

    code = "glossary"
    title = _("Glossary")

    def story(self, context: Context, width: float) -> list[Flowable]:
        say = context.say
        said = " ".join(_texts(context))
        used = {*ALWAYS, *_WORD.findall(said)}
        if any(venue.position is not None for venue in context.exercise.venues) and context.entries:
            used.update(LIGHT)
        if "//" in context.banner:
            used.add("REL TO")
        rows = [(short, say(meaning)) for short, meaning in ABBREVIATIONS.items() if short in used]
        if D_DAY.search(said):
            rows.append(
                (say("D-day, H-hour"), say("the day and the hour at which the exercise’s action begins"))
            )
        head = (say("Abbreviation"), say("Meaning"))
        ordered = sorted(rows)
        if len(ordered) < MANY:
            return [style.table(head, ordered, style.shares(width, 1, 5))]
        half = -(-len(ordered) // 2)
        right = [*ordered[half:], ("", "")]
        pairs = [(*one, *other) for one, other in zip(ordered[:half], right, strict=False)]
        return [style.table(head * 2, pairs, style.shares(width, *SHARES), (0, 2))]


def _texts(context: Context) -> Iterator[str]:
    """All that the exercise says, and the words of its choices that packs print."""
    exercise = context.exercise
    for record in exercise.records():
        yield from (text for _name, text in texts(record, own_id=False))
    yield context.choice(exercise.details.kind)
    if exercise.nations and any(nation.languages for nation in exercise.nations):
        yield "STANAG"
    yield from (agreement.kind.value for agreement in exercise.agreements)
