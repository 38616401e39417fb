"""Documents of earlier versions are brought up to date, a copy of them kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from exercise_planner.domain.exercise import Exercise
from exercise_planner.errors import DocumentError
from exercise_planner.storage import Document, gateway
from exercise_planner.storage.columns import METADATA
from exercise_planner.storage.engine import APPLICATION_ID, VERSION, engine_of, writing
from exercise_planner.storage.migrations import migrate
from exercise_planner.storage.tables import META, TABLE_OF, TABLES
from tests.builders import drill

VERSIONS = Path(__file__).parents[2] / "exercise_planner" / "storage" / "migrations" / "versions"


def first_version(path: Path, exercise: Exercise) -> Path:
    """A document as version 1 of the program would have written it."""
    engine = engine_of(path, create=True)
    with writing(engine).begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(connection, 1)
        connection.exec_driver_sql("INSERT INTO audit (at, label) VALUES ('2026-01-01T00:00:00Z', 'Create')")
        for cls, table in TABLE_OF.items():
            if not inspect(connection).has_table(table.name):
                continue
            columns = {column["name"] for column in inspect(connection).get_columns(table.name)}
            for record in exercise.all(cls):
                plain = {**gateway.plain_of(record), "version": 1}
                row = {name: value for name, value in plain.items() if name in columns}
                connection.execute(table.insert().values(row))
        connection.execute(META.insert().values(name="program", value="0.1"))
    engine.dispose()
    return path


def user_version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def test_an_earlier_document_opens_and_its_copy_is_kept(tmp_path: Path) -> None:
    path = first_version(tmp_path / "drill.explan", drill())
    with Document.open(path) as document:
        assert document.load() == drill()
        (entry,) = document.history()
        assert (entry.label, entry.author) == ("Create", "")
    assert user_version(path) == VERSION
    assert user_version(tmp_path / "drill.v1.bak.explan") == 1
    assert sorted(item.name for item in tmp_path.iterdir()) == ["drill.explan", "drill.v1.bak.explan"]


def test_an_earlier_copy_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "drill.v1.bak.explan").write_bytes(b"precious")
    Document.open(first_version(tmp_path / "drill.explan", drill())).close()
    assert (tmp_path / "drill.v1.bak.explan").read_bytes() == b"precious"
    assert user_version(tmp_path / "drill.v1.bak-2.explan") == 1


def test_a_document_of_this_version_is_not_copied(tmp_path: Path) -> None:
    Document.create(tmp_path / "drill.explan", drill()).close()
    Document.open(tmp_path / "drill.explan").close()
    assert [item.name for item in tmp_path.iterdir()] == ["drill.explan"]


def test_a_failed_migration_leaves_the_document_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = first_version(tmp_path / "drill.explan", drill())
    before = path.read_bytes()

    def fail(connection: object, to: int) -> None:
        migrate(connection, to)  # type: ignore[arg-type]
        raise sqlite3.OperationalError("the disk is gone")

    monkeypatch.setattr("exercise_planner.storage.migrations.migrate", fail)
    with pytest.raises(DocumentError):
        Document.open(path)
    assert path.read_bytes() == before


def test_a_migrated_document_is_built_like_a_new_one(tmp_path: Path) -> None:
    Document.create(tmp_path / "new.explan", drill()).close()
    Document.open(first_version(tmp_path / "old.explan", drill())).close()
    schemas = []
    for name in ("new.explan", "old.explan"):
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            schemas.append(sorted(connection.execute("SELECT name, sql FROM sqlite_master").fetchall()))
    assert schemas[0] == schemas[1]


def test_migrations_build_what_the_tables_say(tmp_path: Path) -> None:
    Document.create(tmp_path / "x.explan", drill()).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'x.explan'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "target_metadata": METADATA}
        )
        assert compare_metadata(context, METADATA) == []
    engine.dispose()
    with closing(sqlite3.connect(tmp_path / "x.explan")) as raw:
        for table in TABLES:
            columns = {row[1] for row in raw.execute(f'PRAGMA table_info("{table.name}")')}
            assert columns == {column.name for column in table.columns}  # later ones stand at the end


def test_the_version_is_that_of_the_last_migration() -> None:
    assert max(int(path.stem[:4]) for path in VERSIONS.glob("*.py")) == VERSION
