"""The choices of the plan format in words, as packs print them."""

from collections.abc import Mapping
from enum import StrEnum

from exercise_planner.briefing.change import ChangeKind
from exercise_planner.briefing.language import _
from exercise_planner.domain.agreement import AgreementKind, AgreementStatus
from exercise_planner.domain.details import ExerciseKind
from exercise_planner.domain.event import Light, NeedRule
from exercise_planner.domain.lead_times import Urgency
from exercise_planner.domain.matrix import Link
from exercise_planner.domain.nation import Role
from exercise_planner.domain.objective import ObjectiveKind
from exercise_planner.domain.releasability import Audience
from exercise_planner.domain.unit import Domain
from exercise_planner.domain.venue import VenueKind

_WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Audience: {
        Audience.PLANNING: _("planning team"),
        Audience.PARTICIPANTS: _("participants"),
        Audience.OBSERVERS: _("observers"),
        Audience.PUBLIC: _("the public"),
    },
    Role: {
        Role.HOST: _("Host"),
        Role.LEAD: _("Lead"),
        Role.PARTICIPANT: _("Participant"),
        Role.OBSERVER: _("Observer"),
        Role.INVITED: _("Invited"),
    },
    Domain: {
        Domain.LAND: _("Land"),
        Domain.MARITIME: _("Maritime"),
        Domain.AIR: _("Air"),
        Domain.SPACE: _("Space"),
        Domain.CYBER: _("Cyber"),
        Domain.SOF: _("Special operations"),
        Domain.JOINT: _("Joint"),
        Domain.CIVIL: _("Civil"),
    },
    VenueKind: {
        VenueKind.RANGE: _("Range"),
        VenueKind.PORT: _("Port"),
        VenueKind.AIRFIELD: _("Airfield"),
        VenueKind.SEA_AREA: _("Sea area"),
        VenueKind.AIRSPACE: _("Airspace"),
        VenueKind.CAMP: _("Camp"),
        VenueKind.HEADQUARTERS: _("Headquarters"),
        VenueKind.TOWN: _("Town"),
        VenueKind.OTHER: _("Other place"),
    },
    ExerciseKind: {
        ExerciseKind.LIVEX: _("Live exercise (LIVEX)"),
        ExerciseKind.FTX: _("Field training exercise (FTX)"),
        ExerciseKind.CPX: _("Command post exercise (CPX)"),
        ExerciseKind.CAX: _("Computer assisted exercise (CAX)"),
        ExerciseKind.TTX: _("Table-top exercise (TTX)"),
        ExerciseKind.STAFFEX: _("Staff exercise (STAFFEX)"),
        ExerciseKind.MARITIME: _("Maritime exercise"),
        ExerciseKind.AIR: _("Air exercise"),
        ExerciseKind.HADR: _("Humanitarian assistance and disaster relief (HADR)"),
        ExerciseKind.SEMINAR: _("Seminar"),
        ExerciseKind.OTHER: _("Exercise"),
    },
    ObjectiveKind: {
        ObjectiveKind.TRAINING: _("Training"),
        ObjectiveKind.INTEROPERABILITY: _("Interoperability"),
        ObjectiveKind.DIPLOMATIC: _("Diplomatic"),
        ObjectiveKind.HUMANITARIAN: _("Humanitarian"),
        ObjectiveKind.SECURITY_SECTOR_REFORM: _("Security sector reform"),
    },
    AgreementKind: {
        AgreementKind.SOFA: _("Status of forces agreement"),
        AgreementKind.MOU: _("Memorandum of understanding"),
        AgreementKind.TECHNICAL_ARRANGEMENT: _("Technical arrangement"),
        AgreementKind.DIPLOMATIC_CLEARANCE: _("Diplomatic clearance"),
        AgreementKind.OVERFLIGHT: _("Overflight clearance"),
        AgreementKind.ACSA: _("Acquisition and cross-servicing agreement"),
        AgreementKind.INFORMATION_SHARING: _("Information sharing agreement"),
    },
    AgreementStatus: {
        AgreementStatus.DRAFT: _("Draft"),
        AgreementStatus.NEGOTIATING: _("Under negotiation"),
        AgreementStatus.SIGNED: _("Signed"),
        AgreementStatus.EXPIRED: _("Expired"),
    },
    Urgency: {
        Urgency.LATE: _("Too late"),
        Urgency.LAPSES: _("Lapses too early"),
        Urgency.SOON: _("Due soon"),
        Urgency.NO_LEAD_TIME: _("Lead time not known"),
        Urgency.ON_TIME: _("In time"),
        Urgency.NOT_NEEDED: _("Not needed"),
        Urgency.SETTLED: _("Settled"),
    },
    ChangeKind: {
        ChangeKind.ADDED: _("New"),
        ChangeKind.REMOVED: _("Taken out"),
        ChangeKind.MOVED: _("Moved"),
        ChangeKind.CHANGED: _("Changed"),
    },
    Light: {Light.ANY: _("Any light"), Light.DAY: _("By day"), Light.NIGHT: _("By night")},
    NeedRule: {
        NeedRule.COMMON: _("all share one"),
        NeedRule.PAIRWISE: _("each pair shares one"),
        NeedRule.LEAD: _("each shares one with the lead"),
    },
    Link: {
        Link.SHARED: _("Shared"),
        Link.PARTLY: _("Partly"),
        Link.NONE: _("Nothing in common"),
        Link.UNKNOWN: _("Not known"),
    },
}


def words_of(choice: StrEnum) -> str:
    """The words of a choice, in English as the catalogues know them."""
    return _WORDS[type(choice)][choice.value]
