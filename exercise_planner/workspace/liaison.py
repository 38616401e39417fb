"""Liaison: an open review file in the nation's hands; each answer is saved the moment it is given."""

from collections.abc import Callable
from pathlib import Path

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.review import Answer, Comment, Stance, answer_id
from exercise_planner.domain.unit import Unit
from exercise_planner.edits import record, review
from exercise_planner.errors import ExercisePlannerError, InputError
from exercise_planner.interchange.review.files import ReviewFile
from exercise_planner.interchange.review.response import OWN, response_of, theirs_of, wishes
from exercise_planner.interchange.saving import replace_file
from exercise_planner.workspace.receiving import load_review

LONGEST = 200
"""Characters that the name of who answers may have."""
MARK = 6
"""Digits of a file's number by which the ids of its comments differ from those in other files."""


class Liaison:
    """A nation's answer to a review file: what was sent stays as it is, what is answered is kept at once."""

    def __init__(self, file: ReviewFile, path: Path, author: str = "") -> None:
        self.path = path
        self.author = author or file.response.author
        self._file = file
        self._theirs = theirs_of(file, path.name)
        self._undo: list[ChangeSet] = []
        self._redo: list[ChangeSet] = []
        self._listeners: list[Callable[[], None]] = []

    @classmethod
    def open(cls, path: Path, author: str = "") -> "Liaison":
        """Open a review file.

        Args:
            path: The file.
            author: Who answers.

        Raises:
            InputError: It cannot be read, or is not as it was written; says why.
        """
        return cls(load_review(path), path, author)

    @property
    def file(self) -> ReviewFile:
        """The file with what has been answered so far."""
        return self._file

    @property
    def sent(self) -> Exercise:
        """The exercise as it was sent."""
        return self._file.exercise

    @property
    def theirs(self) -> Exercise:
        """The exercise as the nation would have it, with its new answers and comments."""
        return self._theirs

    @property
    def nation(self) -> Nation:
        """The nation that answers."""
        return self._theirs.the(Nation, self._file.nation)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to make again."""
        return bool(self._redo)

    def sign(self, author: str) -> None:
        """Say who answers.

        Raises:
            DocumentError: The file cannot be written.
            InputError: The name is too long.
        """
        if author == self._file.response.author:
            self.author = author
            return
        if len(author) > LONGEST or not author.isprintable():
            raise InputError(f"A name is one line of at most {LONGEST} characters.")
        before, self.author = self.author, author
        try:
            self._keep(ChangeSet(""))
        except ExercisePlannerError:
            self.author = before
            raise

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Hear of every change after it is saved."""
        self._listeners.append(listener)

    def answered(self, about: str, item: str) -> Stance | None:
        """The nation's answer to one thing, if it has given one."""
        answer = self._theirs.get(Answer, answer_id(self._file.nation, about, item))
        return answer.stance if answer is not None else None

    def answer(self, about: str, item: str, stance: Stance | None) -> None:
        """Concur or not; None takes an answer back.

        Raises:
            DocumentError: The file cannot be written; nothing is changed.
        """
        self._make(review.answer(self._theirs, self._file.nation, about, item, stance))

    def new_comment(self, about: str, item: str, text: str) -> Comment:
        """A comment that is not in the file yet."""
        mark = self._file.manifest.issue[:MARK]
        return review.new_comment(self._theirs, self._file.nation, text, mark=mark, about=about, item=item)

    def put_comment(self, comment: Comment) -> None:
        """Write a comment down, or put it in the place of the one with its id.

        Raises:
            DocumentError: The file cannot be written; nothing is changed.
            InputError: It says nothing, or is too long.
        """
        self._make(review.put_comment(self._theirs, comment))

    def remove_comment(self, comment: Comment) -> None:
        """Take a comment of this answer out.

        Raises:
            DocumentError: The file cannot be written; nothing is changed.
            NotFoundError: It is not in the file.
        """
        self._make(review.remove_comments(self._theirs, comment))

    def put(self, own: Nation | Unit) -> None:
        """Put other values in the place of the nation, or of one of its units.

        Raises:
            DocumentError: The file cannot be written; nothing is changed.
            InputError: A value is out of bounds.
        """
        before = self._theirs.the(type(own), own.id)
        self._make(record.put(self._theirs, own) if before != own else ChangeSet(""))

    def offer(self, name: str, **fields: object) -> Unit:
        """Offer a unit; gives it with its id.

        Raises:
            DocumentError: The file cannot be written; nothing is changed.
            InputError: A value is out of bounds.
        """
        unit = Unit(
            id=record.fresh_id(self._theirs, Unit, name),
            name=name,
            nation=self._file.nation,
            **fields,  # type: ignore[arg-type]
        )
        self._make(record.add(self._theirs, unit))
        return self._theirs.the(Unit, unit.id)

    def own_unit(self, unit_id: str) -> Unit:
        """A unit of the nation.

        Raises:
            InputError: It is of another nation.
            NotFoundError: There is no such unit.
        """
        unit = self._theirs.the(Unit, unit_id)
        if unit.nation != self.nation.id:
            raise InputError(f"“{unit.name}” is not a unit of {self.nation.name}.")
        return unit

    def withdraw(self, unit_id: str) -> None:
        """Take a unit back; events keep their places until the planners have seen it.

        Raises:
            DocumentError: The file cannot be written; nothing is changed.
            InputError: It is of another nation.
            NotFoundError: There is no such unit.
        """
        unit = self.own_unit(unit_id)
        self._make(ChangeSet(f"Withdraw {unit.name}", (Change(unit, None),)))

    def bring_back(self, unit_id: str) -> None:
        """Bring a unit that was withdrawn back as it was sent.

        Raises:
            DocumentError: The file cannot be written; nothing is changed.
            NotFoundError: There was no such unit.
        """
        unit = self.sent.the(Unit, unit_id)
        self._make(ChangeSet(f"Bring back {unit.name}", (Change(None, unit),)))

    def undo(self) -> None:
        """Take the last change back."""
        self._step(self._undo, self._redo)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._step(self._redo, self._undo)

    def save_as(self, path: Path) -> None:
        """Go on in another file; the one before stays as it is.

        Raises:
            DocumentError: It cannot be written; nothing is changed.
        """
        replace_file(path, self._file.data())
        self.path = path

    def _make(self, changeset: ChangeSet) -> None:
        if not changeset:
            return
        self._keep(changeset)
        self._undo.append(changeset)
        self._redo.clear()
        self._tell()

    def _step(self, source: list[ChangeSet], target: list[ChangeSet]) -> None:
        if not source:
            return
        inverse = source[-1].inverse()
        self._keep(inverse)
        source.pop()
        target.append(inverse)
        self._tell()

    def _keep(self, changeset: ChangeSet) -> None:
        """Save first, then hold it; what could not be opened again is refused."""
        after = self._theirs.with_changes(changeset)
        file = self._file.answered(response_of(self._file, after, self.author))
        if changeset.touches(*OWN):
            wishes(file, self.path.name)
        replace_file(self.path, file.data())
        self._file, self._theirs = file, after

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
