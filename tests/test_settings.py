"""Options are declared once, kept in a file, and a damaged file means the defaults."""

from pathlib import Path

import pytest

from exercise_planner.settings import OPTIONS, Settings


def test_options_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    Settings(path)["theme"] = "dark"
    assert Settings(path)["theme"] == "dark"
    assert Settings(path)["workers"] == 0


@pytest.mark.parametrize("text", ["", "{", "[]", '{"theme": 3, "other": 1}', "null"])
def test_a_damaged_file_means_the_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    settings = Settings(path)
    assert {option.name: settings[option.name] for option in OPTIONS} == {
        option.name: option.default for option in OPTIONS
    }


def test_an_option_takes_only_its_own_type(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(ValueError, match="theme"):
        settings["theme"] = 3
    settings["time_limit_seconds"] = 5
    assert settings["time_limit_seconds"] == 5


def test_names_are_unique() -> None:
    names = [option.name for option in OPTIONS]
    assert len(set(names)) == len(names)
