"""The languages of packs: words, dates and numbers."""

from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from exercise_planner.briefing import choices
from exercise_planner.briefing.language import DAY, LONG_DAY, Language, language, language_of, languages
from exercise_planner.domain.nation import Language as Spoken
from exercise_planner.domain.nation import Nation
from exercise_planner.errors import InputError


def nation(*spoken: tuple[str, float]) -> Nation:
    known = tuple(Spoken(language=code, level=level) for code, level in spoken)
    return Nation(id="X", name="Nation", languages=known)


def test_english_is_the_first_language_and_says_what_the_code_says() -> None:
    english = languages()[0]
    assert (english.code, english.name) == ("en", "English")
    assert english.say("Contents") == "Contents"
    assert [english.say_n("{n} unit", "{n} units", n) for n in (0, 1, 1200)] == [
        "0 units",
        "1 unit",
        "1,200 units",
    ]
    assert english.say("") == ""


def test_days_are_spelled_out_in_the_language() -> None:
    assert Language("en").day(date(2024, 7, 8)) == "Mon 8 Jul 2024"
    assert Language("en").day(datetime(2024, 7, 8, 23, tzinfo=UTC), LONG_DAY) == "Monday 8 July 2024"
    assert language("en").day(date(2024, 9, 1), DAY) == "Sun 1 Sep 2024"


def test_a_language_without_a_catalogue_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(
        InputError, match=r"There are no packs in the language “tlh”; there are en \(English\)"
    ):
        language("tlh")


@pytest.mark.parametrize(
    ("spoken", "code"),
    [
        ((), "en"),
        ((("eng", 5), ("jpn", 5)), "en"),
        ((("jpn", 5), ("eng", 2)), "en"),
        ((("msa", 5), ("eng", 5)), "en"),
    ],
)
def test_a_nation_without_a_language_of_packs_gets_english(
    spoken: tuple[tuple[str, float]], code: str
) -> None:
    assert language_of(nation(*spoken)).code == code  # type: ignore[arg-type]
    assert language_of(None).code == "en"


def test_every_choice_that_packs_print_has_words() -> None:
    for kind, known in choices._WORDS.items():
        assert issubclass(kind, StrEnum)
        assert set(known) == set(kind)
        assert all(choices.words_of(each) for each in kind)
