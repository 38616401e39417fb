"""The catalogues of packs: each holds all of the code's messages, translated, and is compiled."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from exercise_planner.briefing.language import Language, language, language_of, languages
from exercise_planner.briefing.sections import SECTIONS
from exercise_planner.domain.nation import Language as Spoken
from exercise_planner.domain.nation import Nation
from tests import catalogues

PLACE = re.compile(r"\{(\w*)\}")
PATHS = catalogues.paths()
CODE = catalogues.of_code()


def code_of(path: Path) -> str:
    return path.parent.parent.name


def test_there_are_catalogues_and_each_is_a_language() -> None:
    assert {"de", "es", "fr", "uk"} <= {code_of(path) for path in PATHS}
    assert {one.code for one in languages()} == {"en", *(code_of(path) for path in PATHS)}


@pytest.mark.parametrize("path", PATHS, ids=code_of)
def test_a_catalogue_has_every_message_of_the_code_and_no_other(path: Path) -> None:
    known = {message.id for message in catalogues.read(path) if message.id}
    wanted = {message.id for message in CODE if message.id}
    assert sorted(map(str, wanted - known)) == [], "run: python tests/catalogues.py"
    assert sorted(map(str, known - wanted)) == [], "run: python tests/catalogues.py"


@pytest.mark.parametrize("path", PATHS, ids=code_of)
def test_every_message_is_translated_and_none_is_fuzzy(path: Path) -> None:
    catalogue = catalogues.read(path)
    assert [one.id for one in catalogue if one.id and (one.fuzzy or not catalogues.all_of(one.string))] == []


@pytest.mark.parametrize("path", PATHS, ids=code_of)
def test_a_translation_has_the_places_of_its_message(path: Path) -> None:
    catalogue = catalogues.read(path)
    for message in catalogue:
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        many = message.id[1] if isinstance(message.id, tuple) else message.id
        wanted = sorted(PLACE.findall(many))
        for number, form in enumerate(forms):
            found = sorted(PLACE.findall(form))
            # Where the first form stands for one alone, it may say so in a word.
            alone = number == 0 and len(forms) > 1 and catalogue.plural_expr == "(n != 1)"
            assert found == wanted or (alone and not found), (message.id, form)


def messages_in(compiled: bytes) -> dict[str, object]:
    """All but the head, which names the version of the library that wrote it."""
    return {str(message.id): message.string for message in read_mo(BytesIO(compiled)) if message.id}


@pytest.mark.parametrize("path", PATHS, ids=code_of)
def test_what_gettext_reads_is_what_was_translated(path: Path) -> None:
    assert messages_in(path.with_suffix(".mo").read_bytes()) == messages_in(
        catalogues.compiled(catalogues.read(path))
    )


def test_the_titles_of_all_sections_are_marked_for_the_catalogues() -> None:
    known = {message.id for message in CODE}
    assert [section.title for section in SECTIONS if section.numbered and section.title not in known] == []


def test_numbers_take_the_plural_of_the_language() -> None:
    said = [Language("uk").say_n("{n} person", "{n} people", n) for n in (1, 2, 5, 11, 21, 22)]
    assert said == ["1 особа", "2 особи", "5 осіб", "11 осіб", "21 особа", "22 особи"]
    assert Language("fr").say_n("one unit", "{n} units", 0) == "0 unité"


def test_a_nation_gets_packs_in_the_language_that_it_speaks_best() -> None:
    def speaking(*spoken: tuple[str, float]) -> Nation:
        known = tuple(Spoken(language=code, level=level) for code, level in spoken)
        return Nation(id="X", name="Nation", languages=known)

    assert language_of(speaking(("fra", 5), ("eng", 2))) == language("fr")
    assert language_of(speaking(("fra", 5), ("eng", 5))) == language("en")
    assert language_of(speaking(("nld", 5), ("fra", 5), ("deu", 5), ("eng", 2))) == language("fr")
    assert language_of(speaking(("ukr", 4.5))) == language("uk")
    assert language_of(speaking(("spa", 3), ("que", 5))) == language("en")
