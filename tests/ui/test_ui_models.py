"""Every model of the window keeps Qt's contract, also those of pages that nobody has thought of here."""

from PySide6.QtCore import QAbstractItemModel, QAbstractProxyModel
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QComboBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages import PAGES


def models(window: MainWindow) -> list[QAbstractItemModel]:
    """All models of views that are ours, and what proxies show of others."""
    lists = {id(combo.model()) for combo in window.findChildren(QComboBox)}
    found: dict[int, QAbstractItemModel] = {}
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        while model is not None and id(model) not in lists:
            if type(model).__module__.startswith("exercise_planner."):
                found[id(model)] = model
            model = model.sourceModel() if isinstance(model, QAbstractProxyModel) else None
    return list(found.values())


def test_all_models_of_all_pages_keep_qts_contract(
    qtbot: QtBot, scheduled: MainWindow, qtmodeltester: ModelTester
) -> None:
    for page in PAGES:
        scheduled.go_to(page.name)
        judged(qtbot, scheduled)
    ours = models(scheduled)
    assert len({type(model) for model in ours}) >= 8
    assert not any(isinstance(model, QStandardItemModel) for model in ours)
    for model in ours:
        qtmodeltester.check(model, force_py=True)
