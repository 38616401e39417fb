"""LanguageChoice: the language of packs: that of each reader's nation, or one for all."""

from PySide6.QtWidgets import QComboBox

from exercise_planner.briefing.language import languages


class LanguageChoice(QComboBox):
    """Offers the languages in which packs can be printed."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Language of the pack"))
        self.setToolTip(
            self.tr("The language of the pack’s own words; names and texts of the plan stay as they are")
        )
        self.addItem(self.tr("The nation’s language"), "")
        for language in languages():
            self.addItem(language.name, language.code)

    @property
    def code(self) -> str:
        """The ISO 639-1 code that is chosen; empty for the language of each reader's nation."""
        return str(self.currentData())
