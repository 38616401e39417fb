"""Brings the catalogues of packs up to date with the code; run by hand, with the code of a new language."""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CODE = (ROOT / "exercise_planner" / "briefing", ROOT / "exercise_planner" / "domain")
LANGUAGES = ROOT / "resources" / "languages"
WRITTEN = datetime(2024, 1, 1, tzinfo=UTC)
"""The same for ever, so that catalogues alter only with their words."""
KEYWORDS = {"say": 1, "say_n": 2, "_": 1, "bridge": 1}
"""Calls whose first constants are messages; ``bridge`` tells in the domain what would close a gap."""
Message = str | tuple[str, str]


def of_code() -> Catalog:
    """All messages in the code, also those inside f-strings, where Babel's own extraction does not look."""
    found = Catalog(charset="utf-8")
    for folder in CODE:
        for path in sorted(folder.rglob("*.py")):
            for message in _messages(ast.parse(path.read_text(encoding="utf-8"))):
                found.add(message)
    return found


def _messages(tree: ast.AST) -> Iterator[Message]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            texts = [_texts(argument) for argument in node.args[: KEYWORDS.get(name, 0)]]
            if name == "say_n":
                yield from zip(*texts, strict=True)
            else:
                yield from (text for group in texts for text in group if text)


def _texts(argument: ast.AST) -> list[str]:
    """The constants that an argument can be."""
    match argument:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=other):
            return [*_texts(body), *_texts(other)]
    return []


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


def bring_up_to_date(path: Path, code: Catalog) -> int:
    """Complete a catalogue and compile it.

    Args:
        path: Its file; it is made if it is not there.
        code: All messages.

    Returns:
        How many messages are to be translated.
    """
    language = path.parent.parent.name
    catalogue = read(path) if path.exists() else Catalog(language)
    catalogue.update(code, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    name = Locale.parse(language).get_display_name("en")
    catalogue.header_comment = f"# The words of briefing packs, in {name}."
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = WRITTEN
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, no_location=True, sort_output=True)
    path.with_suffix(".mo").write_bytes(compiled(read(path)))
    return sum(bool(message.id) and (not all_of(message.string) or message.fuzzy) for message in catalogue)


def all_of(string: str | tuple[str, ...]) -> bool:
    """Whether a message is translated in all its forms."""
    return all(string) if isinstance(string, tuple) else bool(string)


def main(new: list[str]) -> None:
    """Complete and compile each catalogue.

    Args:
        new: Codes of languages to add.
    """
    code = of_code()
    added = [LANGUAGES / language / "LC_MESSAGES" / "briefing.po" for language in new]
    for path in sorted({*paths(), *added}):
        left = bring_up_to_date(path, code)
        sys.stdout.write(f"{path.parent.parent.name}: {len(code)} messages, {left} to translate\n")


if __name__ == "__main__":
    main(sys.argv[1:])
