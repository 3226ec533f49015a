"""Runs SQL as the lessons show it: a header row, columns separated by ` | `, `NULL`, `(no rows)`."""

import sqlite3
from pathlib import Path

import psycopg
from psycopg import pq, sql


class SQLError(Exception):
    """A statement failed; what had been printed until then, with the database's message behind it."""

    def __init__(self, printed: str):
        super().__init__(printed)
        self.printed = printed


def on_sqlite(database: Path, text: str) -> str:
    printed = ""
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        for statement in statements(text):
            try:
                cursor = connection.execute(statement)
                printed += table(cursor.description, cursor.fetchall())
            except sqlite3.Error as error:
                raise SQLError(f"{printed}error: {error}\n") from None
    finally:
        connection.close()
    return printed


def statements(text: str) -> list[str]:
    """The statements of a script: a `;` ends one when SQLite finds it complete (so not within a trigger or a string)."""
    found, current = [], ""
    for piece in text.split(";"):
        current += piece + ";"
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    if current.strip(" \n;"):
        found.append(current.rstrip(";"))
    return [statement for statement in found if statement.strip(" \n;")]


def on_postgres(url: str, text: str) -> str:
    """Sends the whole script at once, as psql does with `-c`, and shows each result that has columns."""
    printed = ""
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in postgres_statements(text):
            try:
                cursor = connection.execute(statement)
                if cursor.pgresult is not None and cursor.pgresult.status == pq.ExecStatus.TUPLES_OK:
                    printed += table(cursor.description, cursor.fetchall())
            except psycopg.Error as error:
                message = error.diag.message_primary or str(error)
                raise SQLError(f"{printed}error: {message}\n") from None
    return printed


def postgres_statements(text: str) -> list[str]:
    """Splits at `;` outside of strings, comments and dollar quotes."""
    found, current, at = [], "", 0
    while at < len(text):
        skipped = _quoted(text, at)
        if skipped > at:
            current += text[at:skipped]
            at = skipped
        elif text[at] == ";":
            found.append(current)
            current, at = "", at + 1
        else:
            current += text[at]
            at += 1
    return [statement for statement in [*found, current] if _has_code(statement)]


def _quoted(text: str, at: int) -> int:
    """The end of the string, comment or dollar quote that starts here; `at` where none does."""
    if text[at] in "'\"":
        end = text.find(text[at], at + 1)
    elif text.startswith("--", at):
        end = text.find("\n", at)
        return len(text) if end < 0 else end
    elif text[at] == "$" and (mark := text[at:text.find("$", at + 1) + 1]) and mark.strip("$").isidentifier() | (mark == "$$"):
        end = text.find(mark, at + len(mark))
        return len(text) if end < 0 else end + len(mark)
    else:
        return at
    return len(text) if end < 0 else end + 1


def _has_code(statement: str) -> bool:
    return any(line.strip() and not line.strip().startswith("--") for line in statement.split("\n"))


def table(columns: list | None, rows: list[tuple]) -> str:
    if columns is None:
        return ""
    if not rows:
        return "(no rows)\n"
    lines = [" | ".join(column[0] for column in columns)]
    lines += [" | ".join(cell(value) for value in row) for row in rows]
    return "\n".join(lines) + "\n"


def cell(value: object) -> str:
    match value:
        case None:
            return "NULL"
        case True:
            return "true"
        case False:
            return "false"
        case bytes():
            return "\\x" + value.hex()
        case _:
            return str(value)


def database(url: str, name: str) -> str:
    """An empty database of this name on the server; its address. `postgresql://…/postgres` → `postgresql://…/lesson_x`"""
    with psycopg.connect(url, autocommit=True) as connection:
        identifier = sql.Identifier(name)
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(identifier))
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'").format(identifier))
    info = psycopg.conninfo.conninfo_to_dict(url)
    return f"postgresql://{info['user']}@{info['host']}:{info['port']}/{name}"
