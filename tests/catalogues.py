"""Brings the catalogues of packs up to date with the code; run by hand, with the code of a new language."""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "exercise_planner" / "briefing"
LANGUAGES = ROOT / "resources" / "languages"
WRITTEN = datetime(2024, 1, 1, tzinfo=UTC)
"""The same for ever, so that catalogues alter only with their words."""
KEYWORDS = {"say": None, "say_n": (1, 2), "_": None}


def of_code() -> Catalog:
    """All messages in the code."""
    found = Catalog(project="exercise-planner", charset="utf-8")
    for path, _line, message, comments, context in extract_from_dir(CODE, keywords=KEYWORDS):
        if all(message if isinstance(message, tuple) else (message,)):
            found.add(message, locations=[(path, 0)], auto_comments=comments, context=context)
    return found


def paths() -> list[Path]:
    """The catalogues that there are."""
    return sorted(LANGUAGES.glob("*/LC_MESSAGES/briefing.po"))


def read(path: Path) -> Catalog:
    """A catalogue as it is translated."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, domain="briefing")


def compiled(catalogue: Catalog) -> bytes:
    """What gettext reads."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def _bring_up_to_date(path: Path, code: Catalog) -> None:
    catalogue = read(path) if path.exists() else Catalog(path.parent.parent.name)
    catalogue.header_comment = f"# The words of briefing packs, in {catalogue.english_name}."
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = WRITTEN
    catalogue.update(code, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, no_location=True, omit_header=False, sort_output=True)
    path.with_suffix(".mo").write_bytes(compiled(read(path)))
    left = [message.id for message in catalogue if message.id and (not message.string or message.fuzzy)]
    sys.stdout.write(f"{path.parent.parent.name}: {len(catalogue)} messages, {len(left)} to translate\n")


def main(new: list[str]) -> None:
    """Complete and compile each catalogue.

    Args:
        new: Codes of languages to add.
    """
    code = of_code()
    added = [LANGUAGES / language / "LC_MESSAGES" / "briefing.po" for language in new]
    for path in sorted({*paths(), *added}):
        _bring_up_to_date(path, code)


if __name__ == "__main__":
    main(sys.argv[1:])
