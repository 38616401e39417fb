"""The product's own words are known to the proof, wherever in the package they stand."""

from exercise_planner.briefing.fixed_text import fixed_texts


def test_words_of_sections_choices_and_sentences_are_known() -> None:
    known = fixed_texts()
    assert {"Programme of events", "Timeline", "Not scheduled", "To be scheduled"} <= known
    assert {"NEVER_TOGETHER", "NEVER TOGETHER", "INTEROPERABILITY"} <= known
    assert any(text.startswith("Takes part in no scheduled event") for text in known)
    assert "{n} events are scheduled" in known


def test_long_docstrings_are_not() -> None:
    assert not any(text.count("\n") > 2 for text in fixed_texts())
