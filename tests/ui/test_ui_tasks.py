"""Work off the GUI thread, and changes that arrive from other threads."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.tasks import Tasks


def nothing(_value: object) -> None:
    pass


def in_gui_thread() -> bool:
    app = QApplication.instance()
    return app is not None and QThread.currentThread() is app.thread()


def test_result_and_progress_arrive_on_the_gui_thread(qtbot: QtBot) -> None:
    tasks, heard = Tasks(), []

    def work(report: Any, _stop: threading.Event) -> tuple[str, bool]:
        report("half")
        return "whole", in_gui_thread()

    def hear(value: object) -> None:
        heard.append((value, in_gui_thread()))

    tasks.run(work, hear, hear, hear)
    qtbot.waitUntil(lambda: tasks.count == 0)
    assert heard == [("half", True), (("whole", False), True)]


def test_a_failure_arrives_as_what_it_is(qtbot: QtBot) -> None:
    tasks, failures = Tasks(), []

    def work(_report: Any, _stop: threading.Event) -> None:
        raise LookupError("lost")

    tasks.run(work, nothing, failures.append)
    qtbot.waitUntil(lambda: tasks.count == 0)
    assert isinstance(failures[0], LookupError)


def test_stop_lets_the_work_end_with_its_best(qtbot: QtBot) -> None:
    tasks, results = Tasks(), []

    def work(_report: Any, stop: threading.Event) -> str:
        stop.wait()
        return "best so far"

    task = tasks.run(work, results.append, nothing)
    task.stop()
    qtbot.waitUntil(lambda: tasks.count == 0)
    assert results == ["best so far"]


def test_closing_waits_for_work_and_hears_no_more_of_it(qtbot: QtBot) -> None:
    tasks, results = Tasks(), []
    ended = threading.Event()

    def work(_report: Any, stop: threading.Event) -> str:
        stop.wait()
        ended.set()
        return "too late"

    tasks.run(work, results.append, nothing)
    tasks.close()
    assert ended.is_set()
    assert results == []
    tasks.run(lambda _report, _stop: "later still", results.append, nothing)
    assert tasks.count == 0


@pytest.mark.parametrize("runs", [1, 3])
def test_busy_tells_how_much_runs(qtbot: QtBot, runs: int) -> None:
    tasks, counts = Tasks(), []
    tasks.busy.connect(counts.append)
    go = threading.Event()
    for _ in range(runs):
        tasks.run(lambda _report, _stop: go.wait(), nothing, nothing)
    go.set()
    qtbot.waitUntil(lambda: tasks.count == 0)
    assert max(counts) == runs
    assert counts[-1] == 0


def test_changes_of_another_thread_reach_views_on_the_gui_thread(qtbot: QtBot, opened: MainWindow) -> None:
    from exercise_planner.edits import record as record_edits

    heard: list[bool] = []
    opened.bridge.changed.connect(lambda _changes: heard.append(in_gui_thread()))
    exercise, document = opened.bridge.exercise, opened.bridge.document
    assert exercise is not None
    assert document is not None
    change = record_edits.change(exercise, exercise.venues[0], name="From afar")
    with qtbot.waitSignal(opened.bridge.changed):
        thread = threading.Thread(target=document.apply, args=(change,))
        thread.start()
    thread.join()
    assert heard == [True]
    model = opened.page("venues").model  # type: ignore[attr-defined]
    assert model.index(0, 1).data() == "From afar"
