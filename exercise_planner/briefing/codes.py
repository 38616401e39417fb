"""Codes of a plan, such as those of activities and capabilities, as a pack writes them."""

ABBREVIATION = 4
"""Letters up to which a code is an abbreviation, such as ASW, and stays as it is."""


def words_of_code(code: str) -> str:
    """A code in words: ``surface combatant`` for SURFACE_COMBATANT, but ``ASW``."""
    return code if len(code) <= ABBREVIATION else code.replace("_", " ").lower()
