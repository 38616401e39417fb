"""Agreement: what a host has granted to other nations."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from exercise_planner.domain.frozen import EMPTY, Frozen
from exercise_planner.domain.record import NationId, Prose, Record, Within
from exercise_planner.domain.timespan import Period


class AgreementKind(StrEnum):
    """Kinds of agreement."""

    SOFA = "SOFA"
    MOU = "MOU"
    TECHNICAL_ARRANGEMENT = "TECHNICAL_ARRANGEMENT"
    DIPLOMATIC_CLEARANCE = "DIPLOMATIC_CLEARANCE"
    OVERFLIGHT = "OVERFLIGHT"
    ACSA = "ACSA"
    INFORMATION_SHARING = "INFORMATION_SHARING"


class AgreementStatus(StrEnum):
    """How far an agreement has come."""

    DRAFT = "DRAFT"
    NEGOTIATING = "NEGOTIATING"
    SIGNED = "SIGNED"
    EXPIRED = "EXPIRED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """An agreement; one that is signed and states no period is always in force.

    Args:
        lead_working_days: Working days of the host that it takes from the request to the grant.
        requested: The day on which it was asked for.
        reservations: What a nation has reserved, by nation.
    """

    noun: ClassVar[str] = "agreement"
    nouns: ClassVar[str] = "agreements"

    kind: AgreementKind
    host: NationId
    nations: tuple[NationId, ...] = ()
    status: AgreementStatus = AgreementStatus.DRAFT
    in_force: Period | None = None
    lead_working_days: Annotated[int, Within(0, 2_000)] | None = None
    requested: date | None = None
    reservations: Frozen[NationId, Prose] = EMPTY
