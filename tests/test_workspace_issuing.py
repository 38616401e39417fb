"""Issuing packs: whole folders or none, the same bytes each time, locked and signed where asked."""

import json
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from builders import drill

from exercise_planner.briefing.issue import Order
from exercise_planner.briefing.safety import Signer
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.policy import Policy
from exercise_planner.domain.record import Classification, Marking, Record
from exercise_planner.errors import DocumentError, InputError
from exercise_planner.interchange.writers.plan import save_plan
from exercise_planner.interchange.writers.schedule import save_schedule
from exercise_planner.workspace import issuing
from exercise_planner.workspace.issuing import Readers, StoppedError, issue
from exercise_planner.workspace.verifying import verify

RESTRICTED = Marking(classification=Classification.RESTRICTED, releasable_to=("SWE",))


@pytest.fixture
def exercise() -> Exercise:
    def changed(record: Record) -> Record:
        is_marked = isinstance(record, Event) and record.id == "ASW1"
        return replace(record, marking=RESTRICTED) if is_marked else record

    return Exercise([changed(record) for record in drill().records()])


WORD = "open sesame"
GERMANY = Readers(nations=("DEU",))


def test_every_nation_gets_a_pack_and_the_hosts_a_full_one(exercise: Exercise, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    made = issue(exercise, tmp_path / "packs", progress=lambda *at: seen.append(at))
    packs = {(pack.nation, pack.audience): pack for pack in made.manifest.packs}
    assert list(packs) == [(None, "planning"), *((code, "participants") for code in ("NOR", "SWE", "DEU"))]
    assert packs["SWE", "participants"].marking == "RESTRICTED//REL TO NOR, SWE"
    assert packs["DEU", "participants"].marking == "UNCLASSIFIED"
    assert seen == [(done, 4) for done in range(5)]
    names = {path.name for path in (tmp_path / "packs").iterdir()}
    assert names == {"manifest.json", "proof.json", *(pack.file for pack in packs.values())}
    assert not any(word in "".join(names) for word in ("SWE", "DEU", "NORTHERN", "particip"))
    assert list(tmp_path.iterdir()) == [tmp_path / "packs"]
    assert verify(tmp_path / "packs", exercise).problems == ()


def test_manifest_and_proof(exercise: Exercise, tmp_path: Path) -> None:
    issue(exercise, tmp_path / "packs", readers=GERMANY, version="FPC 2")
    manifest = json.loads((tmp_path / "packs" / "manifest.json").read_text())
    proof = json.loads((tmp_path / "packs" / "proof.json").read_text())
    assert manifest["version"] == "FPC 2"
    (pack,) = manifest["packs"]
    assert pack["recipient"] == "Germany, participants"
    assert proof["packs"][0]["sha256"] == pack["sha256"]
    assert proof["packs"][0]["found"] == 0
    assert proof["packs"][0]["looked_for"]["names"] >= 2
    assert "ASW 1" not in json.dumps([manifest, proof])


def test_what_was_tampered_with_is_told(exercise: Exercise, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    made = issue(exercise, folder, readers=Readers(nations=("DEU", "SWE")))
    german, swedish = (folder / pack.file for pack in made.manifest.packs)
    german.write_bytes(swedish.read_bytes())
    (folder / "notes.txt").write_text("x")
    problems = "\n".join(verify(folder, exercise).problems)
    assert "notes.txt: is not in the manifest" in problems
    assert "its sum differs" in problems
    assert "“ASW 1”" in problems
    german.unlink()
    assert "is missing" in "\n".join(verify(folder, exercise).problems)


def test_another_plan_is_told(exercise: Exercise, tmp_path: Path) -> None:
    issue(exercise, tmp_path / "packs", readers=GERMANY)
    (problem,) = verify(tmp_path / "packs", drill()).problems
    assert "another version" in problem


def test_an_earlier_issue_is_replaced_and_other_folders_are_left_alone(
    exercise: Exercise, tmp_path: Path
) -> None:
    folder = tmp_path / "packs"
    issue(exercise, folder, readers=GERMANY, version="1")
    issue(exercise, folder, readers=GERMANY, version="2")
    assert len(list(folder.iterdir())) == 3
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("mine")
    with pytest.raises(DocumentError, match="in use"):
        issue(exercise, other, readers=GERMANY)
    assert (other / "thesis.txt").read_text() == "mine"


def test_a_stopped_issue_leaves_nothing(exercise: Exercise, tmp_path: Path) -> None:
    stop = threading.Event()
    with pytest.raises(StoppedError):
        issue(
            exercise, tmp_path / "packs", readers=GERMANY, stop=stop,
            progress=lambda done, _total: stop.set() if done else None,
        )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_a_pack_with_a_leak_is_not_issued(
    exercise: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exercise_planner.briefing.context.releasable", lambda full, *_: full)
    with pytest.raises(DocumentError, match=r"Germany, participants: page \d+: “ASW 1”"):
        issue(exercise, tmp_path / "packs", readers=GERMANY)
    assert list(tmp_path.iterdir()) == []


def test_who_is_kept_out_by_a_raise_gets_no_pack_and_is_told_why(exercise: Exercise, tmp_path: Path) -> None:
    raised = replace(exercise.details, marking_policy=Policy(raised=RESTRICTED, raised_because="Visit"))
    full = Exercise([raised if record.noun == "exercise" else record for record in exercise.records()])
    made = issue(full, tmp_path / "packs", readers=Readers(nations=("DEU", "SWE")))
    assert [pack.nation for pack in made.manifest.packs] == ["SWE"]
    assert [share.refusal for share in made.refused] == [
        "No pack: the whole is marked RESTRICTED//REL TO NOR, SWE."
    ]


def test_what_is_withheld_from_whom_by_which_marking(exercise: Exercise) -> None:
    german, swedish = issuing.shares_of(exercise, Readers(nations=("DEU", "SWE")))
    assert german.reasons(exercise) == ("Event ASW 1 (ASW1): (R//REL TO NOR, SWE)",)
    assert swedish.withheld == ()
    assert swedish.marking.reason.startswith("RESTRICTED because of event ASW 1")


@pytest.mark.parametrize("readers", [Readers(audiences=("press",)), Readers(nations=("XXX",))])
def test_readers_that_there_are_not(readers: Readers, exercise: Exercise, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no"):
        issue(exercise, tmp_path / "packs", readers=readers)


def test_the_public_gets_one_pack(exercise: Exercise) -> None:
    shares = issuing.shares_of(exercise, Readers(audiences=("public", "observers")))
    assert [share.recipient.nation for share in shares] == [None, "NOR", "SWE", "DEU", None]


SCRIPT = """
import sys
from pathlib import Path
from exercise_planner.workspace.files import load, load_schedule, with_schedule
from exercise_planner.workspace.issuing import Readers, issue
from exercise_planner.workspace.showing import Viewer, show_slides
plan, schedule, folder = map(Path, sys.argv[1:])
exercise = load(plan)
exercise = with_schedule(exercise, *load_schedule(exercise, schedule))
issue(exercise, folder, readers=Readers(nations=("DEU",)))
show_slides(exercise, folder / "wall.pptx", Viewer("DEU", "participants"))
"""


def test_equal_input_gives_equal_bytes_whatever_the_machine(exercise: Exercise, tmp_path: Path) -> None:
    """Neither hash seed nor time zone nor locale makes a difference."""
    plan, schedule = tmp_path / "plan.json", tmp_path / "schedule.json"
    save_plan(exercise, plan)
    save_schedule(exercise, schedule)
    here = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    there = {"PYTHONHASHSEED": "4242", "TZ": "America/Lima", "LC_ALL": "C.UTF-8", "LANGUAGE": "fr"}
    found = []
    for name, surroundings in (("here", here), ("there", there)):
        command = [sys.executable, "-c", SCRIPT, plan, schedule, tmp_path / name]
        subprocess.run(command, check=True, env={"PATH": "", **surroundings})
        found.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert found[0] == found[1]
    assert len(found[0]) == 4


def test_a_pack_is_the_same_whatever_becomes_of_what_is_withheld(exercise: Exercise, tmp_path: Path) -> None:
    """Neither its bytes nor its name tell that something changed that its reader may not know of."""

    def changed(record: Record) -> Record:
        is_secret = isinstance(record, Event) and record.id == "ASW1"
        return replace(record, name="ASW 7", priority=1, description="Dive!") if is_secret else record

    other = Exercise([changed(record) for record in exercise.records()])
    packs = []
    for name, full in (("before", exercise), ("after", other)):
        made = issue(full, tmp_path / name, readers=Readers(nations=("DEU", "SWE")))
        packs.append([(pack.file, pack.sha256) for pack in made.manifest.packs])
    (german, swedish), (german_again, swedish_again) = packs
    assert german == german_again
    assert swedish[0] != swedish_again[0]
    assert swedish[1] != swedish_again[1]


def test_a_password_locks_the_packs_with_aes_256(exercise: Exercise, tmp_path: Path) -> None:
    order = Order("", password=WORD)
    made = issue(exercise, tmp_path / "packs", readers=GERMANY, order=order)
    path = tmp_path / "packs" / made.manifest.packs[0].file
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=WORD) as document:
        assert document.encryption.R == 6
        assert document.encryption.bits == 256
    assert verify(tmp_path / "packs", exercise, WORD).problems == ()
    (problem,) = verify(tmp_path / "packs", exercise).problems
    assert "cannot be read" in problem


def certificate(path: Path) -> Path:
    """A self-made certificate, as PKCS #12."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Clerk")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(7).not_valid_before(now).not_valid_after(now + timedelta(days=2))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    locked = serialization.BestAvailableEncryption(b"pass")
    path.write_bytes(serialization.pkcs12.serialize_key_and_certificates(b"clerk", key, made, None, locked))
    return path


@pytest.mark.parametrize("password", ["", WORD])
def test_a_signature_holds(password: str, exercise: Exercise, tmp_path: Path) -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    order = Order("", password=password, signer=Signer(certificate(tmp_path / "clerk.p12"), "pass"))
    made = issue(exercise, tmp_path / "packs", readers=GERMANY, order=order)
    with (tmp_path / "packs" / made.manifest.packs[0].file).open("rb") as file:
        reader = PdfFileReader(file)
        if password:
            reader.decrypt(password)
        (signature,) = reader.embedded_signatures
        status = validate_pdf_signature(signature, ValidationContext(trust_roots=[]))
        assert status.intact
        assert status.valid
    assert verify(tmp_path / "packs", exercise, password).problems == ()


def test_a_certificate_that_does_not_open_is_told(exercise: Exercise, tmp_path: Path) -> None:
    order = Order("", signer=Signer(certificate(tmp_path / "clerk.p12"), "wrong"))
    with pytest.raises(DocumentError, match="passphrase"):
        issue(exercise, tmp_path / "packs", readers=GERMANY, order=order)
