"""Colours, type and spacing of the window: Fusion with our own light and dark palettes."""

from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from exercise_planner.assets import asset

SPACE = 8
"""The unit of spacing, in pixels."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours; each is named for its use."""

    name: str
    window: str
    base: str
    alternate: str
    rail: str
    text: str
    muted: str
    border: str
    grid: str
    accent: str
    accent_soft: str
    on_accent: str
    danger: str
    danger_soft: str
    warning: str
    good: str
    shade: str
    bars: tuple[str, ...]

    def colour(self, name: str, alpha: int = 255) -> QColor:
        """A colour of the theme for painting, with an opacity from 0 to 255."""
        colour = QColor(getattr(self, name))
        colour.setAlpha(alpha)
        return colour


LIGHT = Theme(
    name="light",
    window="#f4f5f7",
    base="#ffffff",
    alternate="#f8f9fb",
    rail="#e9ecf0",
    text="#1f2328",
    muted="#5b646e",
    border="#d5dae0",
    grid="#e6e9ed",
    accent="#2563a8",
    accent_soft="#dce8f5",
    on_accent="#ffffff",
    danger="#b3261e",
    danger_soft="#fbe9e7",
    warning="#8a5a00",
    good="#1a7040",
    shade="#eceef1",
    bars=("#a9c7e8", "#b9dcc3", "#f0d6a6", "#d6c5e8", "#f2c1b8", "#b5dde0", "#dbd9b0", "#cfd5dc"),
)

DARK = Theme(
    name="dark",
    window="#1f2227",
    base="#181a1e",
    alternate="#1c1f24",
    rail="#16181c",
    text="#e3e6ea",
    muted="#9aa4b0",
    border="#363c45",
    grid="#292e35",
    accent="#6aa9e9",
    accent_soft="#25384d",
    on_accent="#10151b",
    danger="#ff8a80",
    danger_soft="#43211f",
    warning="#e5b455",
    good="#6cc58b",
    shade="#20242a",
    bars=("#31547a", "#2f5c40", "#6a5223", "#54406e", "#703b33", "#285a5e", "#58562a", "#444b55"),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
_current = [LIGHT]


def current() -> Theme:
    """The theme that the window shows."""
    return _current[0]


def apply(app: QApplication, name: str) -> Theme:
    """Give the whole application a theme.

    Args:
        app: The application.
        name: ``light`` or ``dark``; anything else means light.
    """
    theme = THEMES.get(name, LIGHT)
    _current[0] = theme
    sheet = style_sheet(theme)
    if app.styleSheet() != sheet:  # styling every widget anew is slow
        if app.styleSheet():
            app.setStyleSheet("")  # from bare to dressed is several times as quick as from dress to dress
        else:
            app.setStyle(QStyleFactory.create("Fusion"))
        app.setPalette(palette(theme))
        app.setStyleSheet(sheet)
    return theme


def load_fonts(app: QApplication) -> None:
    """Use the shipped DejaVu Sans where it is there, so that every machine shows the same."""
    try:
        folder: Path = asset("fonts")
    except FileNotFoundError:
        return
    for path in sorted(folder.rglob("DejaVuSans*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    if "DejaVu Sans" in QFontDatabase.families():
        font = QFont("DejaVu Sans")
        font.setPointSizeF(9.0)
        app.setFont(font)


def palette(theme: Theme) -> QPalette:
    """The theme as a palette of Qt."""
    roles = QPalette.ColorRole
    names = {
        roles.Window: "window",
        roles.WindowText: "text",
        roles.Base: "base",
        roles.AlternateBase: "alternate",
        roles.Text: "text",
        roles.Button: "window",
        roles.ButtonText: "text",
        roles.ToolTipBase: "base",
        roles.ToolTipText: "text",
        roles.PlaceholderText: "muted",
        roles.Highlight: "accent",
        roles.HighlightedText: "on_accent",
        roles.Accent: "accent",
        roles.Link: "accent",
        roles.LinkVisited: "accent",
        roles.Mid: "border",
        roles.BrightText: "danger",
    }
    made = QPalette(QColor(theme.window))
    for role, name in names.items():
        made.setColor(role, theme.colour(name))
    off = QPalette.ColorGroup.Disabled
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(off, role, theme.colour("muted", 140))
    made.setColor(off, roles.Highlight, theme.colour("border"))
    return made


def style_sheet(theme: Theme) -> str:
    """What the palette cannot say: headings, the rail, banners, cards and thin borders."""
    text = asset("themes", "window.qss").read_text(encoding="utf-8")
    for field in sorted(fields(theme), key=lambda item: -len(item.name)):
        value = getattr(theme, field.name)
        if isinstance(value, str):
            text = text.replace(f"@{field.name}@", value)
    return text.replace("@icons@", asset("themes").as_posix())
