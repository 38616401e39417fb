"""One pack of an issue: printed, made safe, and looked through before anybody gets it."""

from dataclasses import dataclass, replace
from pathlib import Path

from exercise_planner.briefing.change import changes_since
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.distribution import Recipient
from exercise_planner.briefing.language import language_of
from exercise_planner.briefing.manifest import Entry, edition_of, file_name, sum_of
from exercise_planner.briefing.means import Means
from exercise_planner.briefing.pdf import write_briefing
from exercise_planner.briefing.safety import Signer, protect, sign
from exercise_planner.briefing.section import Section
from exercise_planner.briefing.sections import SECTIONS
from exercise_planner.briefing.verify import Proof, verify_pack
from exercise_planner.briefing.withheld import Withheld
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.releasability import releasable
from exercise_planner.errors import InputError


@dataclass(frozen=True, slots=True)
class Order:
    """How the packs of an issue are made.

    Args:
        version: Which version of the plan they are from; a pack of none bears the sum of what is in it.
        paper: A4 or Letter.
        sections: Codes of the sections that are printed; all when empty. There is always a cover.
        password: What opens the files; empty for files without one.
        signer: Who signs them, if anybody.
        language: ISO 639-1 code of their language; that of each reader's nation when empty.
        means: What they reckon with, where it is known.
        earlier: The full exercise of the issue before, if what differs is told.
    """

    version: str
    paper: str = "A4"
    sections: tuple[str, ...] = ()
    password: str = ""
    signer: Signer | None = None
    language: str = ""
    means: Means | None = None
    earlier: Exercise | None = None


def sections_of(codes: tuple[str, ...]) -> tuple[Section, ...]:
    """The sections of these codes, in the order of a pack.

    Raises:
        InputError: There is no such section.
    """
    known = {section.code for section in SECTIONS}
    for code in codes:
        if code not in known:
            raise InputError(f"There is no section “{code}”; there are {', '.join(sorted(known))}.")
    return tuple(one for one in SECTIONS if not codes or one.code in codes or not one.numbered)


def context_of(
    full: Exercise, nation: str | None, audience: str, order: Order, findings: tuple[Finding, ...] = ()
) -> Context:
    """What a pack is printed from.

    Args:
        full: The full exercise with its schedule.
        nation: Id of the reader's nation; None for a pack of no nation in particular.
        audience: planning, participants, observers or public.
        order: How it is printed.
        findings: What is wrong with the schedule, for the hosts.

    Raises:
        InputError: There is no such nation, audience or language.
    """
    language = order.language or language_of(full.get(Nation, nation)).code
    context = Context.of(full, nation, audience, findings, language)
    context = replace(context, version=order.version, means=order.means)
    if order.earlier is None:
        return context
    return replace(context, changes=changes_since(order.earlier, full, context))


def issue_pack(
    full: Exercise,
    recipient: Recipient,
    order: Order,
    folder: Path,
    findings: tuple[Finding, ...] = (),
) -> tuple[Entry, Proof]:
    """Print one recipient's pack and look through it.

    Args:
        full: The full exercise with its schedule.
        recipient: For whom.
        order: How.
        folder: Where the file goes.
        findings: What is wrong with the schedule, for the hosts.

    Returns:
        Its line of the manifest, and what came of looking through it.

    Raises:
        ExercisePlannerError: It cannot be written or signed.
    """
    context = context_of(full, recipient.nation, recipient.audience, order, findings)
    context = replace(context, version=order.version or edition_of(context.exercise))
    path = folder / file_name(context.version, recipient.nation, recipient.audience)
    pages = write_briefing(context, path, order.paper, sections_of(order.sections))
    if order.password:
        protect(path, order.password)
    if order.signer is not None:
        sign(path, order.signer, order.password)
    seen = releasable(full, recipient.nation, recipient.audience)  # asked anew: the context may be at fault
    proof = verify_pack(path, Withheld.of(full, seen), order.password)
    entry = Entry(
        file=path.name,
        sha256=sum_of(path),
        nation=recipient.nation,
        audience=recipient.audience.value,
        recipient=recipient.name(full),
        marking=context.banner,
        pages=pages,
    )
    return entry, proof
