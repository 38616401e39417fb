"""Document: an exercise in its file."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from exercise_planner import __version__
from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record
from exercise_planner.edits.validity import require_references
from exercise_planner.errors import ConflictError, DocumentError, InputError
from exercise_planner.storage import audit, gateway, opening, versions, writer
from exercise_planner.storage.audit import AuditEntry
from exercise_planner.storage.engine import APPLICATION_ID, VERSION, engine_of, writing
from exercise_planner.storage.faults import worded
from exercise_planner.storage.files import identity, replacing
from exercise_planner.storage.secret import secret_of
from exercise_planner.storage.tables import META
from exercise_planner.storage.versions import Version


class Document:
    """An exercise in its file. Several programs may have it open; none overwrites what it has not seen.

    It may be used from several threads.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._file = identity(path)
        self._lock = threading.RLock()
        self._versions: gateway.Versions = {}
        self._seen = 0
        self._own: set[int] = set()
        self._closed = False

    @classmethod
    def create(
        cls, path: Path, exercise: Exercise, author: str = "", *, overwrite: bool = False
    ) -> "Document":
        """Put an exercise into a new document, and open it.

        Args:
            path: The file; it appears whole or not at all.
            exercise: What it holds.
            author: Who makes it, for its history.
            overwrite: Whether a file that is there may be replaced.

        Raises:
            DocumentError: There is a file already, or it cannot be written.
            InputError: A record refers to what there is not, or cannot be stored.
        """
        path = Path(path)
        require_references(exercise, exercise.records())
        with replacing(path, overwrite=overwrite) as beside:
            engine = engine_of(beside, create=True)
            try:
                with writing(engine).begin() as connection:
                    _fill(connection, exercise, author)
            finally:
                engine.dispose()
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> "Document":
        """Open a document; one of an earlier version is brought up to date, a copy of it kept beside it.

        Raises:
            DocumentError: It cannot be opened; it says why.
        """
        path = Path(path)
        return cls(path, opening.opened(path))

    def load(self) -> Exercise:
        """The exercise as it is stored now.

        Raises:
            DocumentError: It cannot be read.
        """
        with self._reading() as connection:
            exercise, self._versions = gateway.load(connection)
            self._seen = audit.latest(connection)
            self._own.clear()
            return exercise

    def commit(self, changeset: ChangeSet, author: str = "") -> None:
        """Store a change set; when this returns it survives any failure. All of it is stored, or nothing.

        Args:
            changeset: What changes, upon what ``load`` and ``news`` have told.
            author: Who does it.

        Raises:
            ConflictError: Somebody else has changed one of the records; it says who.
            DocumentError: The file cannot be written.
            InputError: A record cannot be stored, or refers to what there is not.
        """
        if not changeset:
            return
        with self._lock, worded(self.path):
            self._require_open()
            self._require_same_file()
            with writing(self._engine).begin() as connection:
                up_to_date = audit.latest(connection) == self._seen
                plains = gateway.Plains()
                number = audit.write(connection, changeset, author, plains)
                writer.write(connection, changeset, self._versions, number, plains)
                if not up_to_date:
                    _require_fit(connection, changeset)
            self._versions = writer.after(self._versions, changeset, number)
            self._note_own(number, up_to_date=up_to_date)

    def news(self) -> tuple[tuple[AuditEntry, ...], tuple[ChangeSet, ...]]:
        """What has been stored since the last ``load`` or ``news``.

        Returns:
            The entries of others, and all change sets, those of this document too: one of ours may rest upon
            what others did and undid unseen, and theirs upon ours. The oldest come first.
        """
        with self._reading() as connection:
            entries = audit.since(connection, self._seen)
            stored = tuple(audit.changeset_of(connection, entry) for entry in entries)
        others = tuple(entry for entry in entries if entry.id not in self._own)
        for entry, changeset in zip(entries, stored, strict=True):
            self._versions = writer.after(self._versions, changeset, entry.id)
        if entries:
            self._seen = entries[-1].id
            self._own.clear()
        return others, stored

    def history(self, limit: int = 100) -> tuple[AuditEntry, ...]:
        """The last change sets that were stored, the newest first."""
        with self._reading() as connection:
            return audit.history(connection, limit)

    def changes(self, entry: AuditEntry) -> ChangeSet:
        """What an entry of the history changed, each record before and after."""
        with self._reading() as connection:
            return audit.changeset_of(connection, entry)

    def last_change(self, record: Record) -> AuditEntry | None:
        """Who changed a record last; None where it is as the document was created."""
        with self._reading() as connection:
            return audit.last_of(connection, (record.noun, record.id))

    def freeze(self, name: str, note: str = "", author: str = "") -> Version:
        """Keep plan and schedule as they are, under a name, for good.

        Raises:
            ConflictError: Somebody else has stored a change that has not been seen.
            DocumentError: The file cannot be written.
            InputError: The name is taken, or is none.
        """
        with self._lock, worded(self.path):
            self._require_open()
            self._require_same_file()
            with writing(self._engine).begin() as connection:
                if audit.latest(connection) != self._seen:
                    raise ConflictError(
                        "Somebody has just changed the exercise. Look at it and freeze again."
                    )
                version = versions.freeze(connection, name, note, author)
            self._seen = version.entry
            return version

    def versions(self) -> tuple[Version, ...]:
        """All frozen versions, the oldest first."""
        with self._reading() as connection:
            return versions.listed(connection)

    def frozen(self, version: Version) -> Exercise:
        """Plan and schedule as they were frozen.

        Raises:
            DocumentError: The version is damaged.
            NotFoundError: There is no such version.
        """
        with self._reading() as connection:
            return versions.opened(connection, version)

    def secret(self) -> str:
        """By what this document and its copies know what they have sent out; nobody else may learn it.

        Raises:
            DocumentError: The file cannot be written.
        """
        with self._lock, worded(self.path):
            self._require_open()
            self._require_same_file()
            with writing(self._engine).begin() as connection:
                return secret_of(connection)

    def save_as(self, path: Path, *, overwrite: bool = True) -> None:
        """Write a compact copy to another file; this document stays open where it is.

        Raises:
            DocumentError: It cannot be written; what was there before is untouched.
        """
        path = Path(path)
        with self._lock:
            self._require_open()
            if identity(path) is not None and identity(path) == self._file:
                return
            opening.copy(self._engine, path, overwrite=overwrite)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._closed = True
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._lock, worded(self.path):
            self._require_open()
            try:
                with self._engine.begin() as connection:
                    yield connection
            except (ValueError, RecursionError) as error:  # text that is not JSON or no instant
                raise DocumentError(f"“{self.path}” is damaged. Take an earlier copy of it.") from error

    def _require_open(self) -> None:
        if self._closed:
            raise DocumentError(f"“{self.path}” is closed.")

    def _require_same_file(self) -> None:
        """What is written to a file that has lost its name is lost with it."""
        if identity(self.path) != self._file:
            raise DocumentError(
                f"“{self.path}” has been moved, deleted or replaced by another program. "
                "Save the exercise under another name."
            )

    def _note_own(self, number: int, *, up_to_date: bool) -> None:
        if up_to_date:
            self._seen = number
        else:
            self._own.add(number)


def _fill(connection: Connection, exercise: Exercise, author: str) -> None:
    from exercise_planner.storage.migrations import migrate  # noqa: PLC0415  Alembic is slow to import

    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID:d}")
    migrate(connection, VERSION)
    about = {"created": datetime.now(UTC).isoformat(timespec="seconds"), "program": __version__}
    connection.execute(META.insert(), [{"name": name, "value": value} for name, value in about.items()])
    plains = gateway.Plains()
    number = audit.write(connection, ChangeSet("Create the document"), author, plains)
    for cls in gateway.CLASSES.values():
        records = list(exercise.all(cls))
        if records:
            writer.insert(connection, cls, records, number, plains)


def _require_fit(connection: Connection, changeset: ChangeSet) -> None:
    """Others have stored changes that we have not seen: the whole must still hold together."""
    exercise, _ = gateway.load(connection)
    try:
        require_references(exercise, exercise.records())
    except InputError as error:
        raise ConflictError(
            f"“{changeset.label}” does not fit what others have changed meanwhile. Nothing was done.\n{error}"
        ) from error
