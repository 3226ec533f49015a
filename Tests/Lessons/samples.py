"""Small pages for the tests of the checks: a good one, and what is wrong with it by a replacement."""

from pathlib import Path

from lesson import Lesson, read

GOOD = '''+++
title = "Counting clicks"
description = "Count the clicks of a link without losing one, and say why the obvious way loses some of them under load."
level = "beginner"
minutes = 60
objectives = ["Count rows by link", "Explain a lost update", "Choose an index"]
topics = ["sql"]
+++

## Why it matters

A link is clicked twice at once. FILL

## The ideas

### Two writers meet at one row

> [!DEFINITION]
> **Lost update**: a change that another one overwrites because both began from the same value.

```graph
title: Two writers read the same count and one of them loses
First writer -> Row: 7
Second writer -> Row: 7
```

### A row for each click cannot be lost

Nobody overwrites what is only added.

## Worked example

```python run
print(1)
```

```python run
print(2)
```

```python run
print(3)
```

## Common mistakes

**Adding one in the program.** Clicks go missing. Let the database add.

**Counting at each request.** Pages slow down. Keep a sum.

**No index.** The sum reads all rows. Make one.

## Exercises

### Recall: what is lost?

Say it in a sentence.

> [!HINT]
> Two readers.

> [!ANSWER]
> The first change.

### Apply: count by day

Write the query.

> [!HINT]
> Group.

> [!ANSWER]
> ```sql
> SELECT 1;
> ```

### Build: a sum

Keep a sum for each link.

> [!HINT]
> A table.

> [!ANSWER]
> One row a link.

## Check yourself

1. Who loses? ([Writers](#two-writers-meet-at-one-row))

   > [!ANSWER]
   > The first.

2. What is added? ([Rows](#a-row-for-each-click-cannot-be-lost))

   > [!ANSWER]
   > A row.

3. Is it slow? ([Rows](#a-row-for-each-click-cannot-be-lost))

   > [!ANSWER]
   > Only with many.

4. What cures it? ([Rows](#a-row-for-each-click-cannot-be-lost))

   > [!ANSWER]
   > A sum.

## In the project

Count the clicks.

## Further reading

- [SQLite: UPSERT](https://www.sqlite.org/lang_upsert.html): read the examples.
- [PostgreSQL 15: UPDATE](https://www.postgresql.org/docs/15/sql-update.html): read the notes.
- [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110): read section 9.
'''
#: What brings the sample to the length of a lesson, in sentences of six words.
FILL = "The writer adds one click more. " * 150


def page(folder: Path, text: str, name: str = "sample.md") -> Lesson:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def changed(folder: Path, old: str, new: str, count: int = 1) -> Lesson:
    """The good page with one thing replaced, which must be there."""
    assert old in GOOD
    return page(folder, GOOD.replace(old, new, count).replace("FILL", FILL))


def good(folder: Path) -> Lesson:
    return page(folder, GOOD.replace("FILL", FILL))
