"""The exceptions of the product: one root, few leaves; each message is a sentence for the user."""


class ExercisePlannerError(Exception):
    """Root of every expected failure; its text is shown to the user as it stands."""


class InputError(ExercisePlannerError):
    """A file or a value that a user gave cannot be used.

    Args:
        summary: One sentence that says what is wrong.
        faults: One line a fault, each saying where, what was found and what was expected.
    """

    def __init__(self, summary: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__("\n".join((summary, *faults)))
        self.summary = summary
        self.faults = faults


class ConflictError(ExercisePlannerError):
    """A change does not apply because the record is no longer what the change expected."""


class NotFoundError(ExercisePlannerError):
    """A record that was asked for is not in the exercise."""


class DocumentError(ExercisePlannerError):
    """A document file cannot be opened, read or written."""


class SolverError(ExercisePlannerError):
    """The solver process failed; the exercise itself is untouched."""
