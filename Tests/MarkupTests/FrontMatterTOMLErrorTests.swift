import Markup
import Testing

// What an author is told about front matter that is not TOML.

struct FrontMatterTOMLErrorTests {
  @Test func reportsTextWithoutQuotes() {
    let reading = FrontMatterReading(
      #"""
      +++
      title = Hello there # c
      x = 1
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:9 «Hello there»: the text of 'title' has no quotes
          help: text stands between "…" or '…'; without quotes stand numbers, dates, true and false
          fix 2:9 «Hello there»: "Hello there"
        """#)
    #expect(
      reading.outline == #"""
        x «x» = 1 «1»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsTypographicQuotes() {
    let reading = FrontMatterReading(
      #"""
      +++
      title = “Hello”
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:9 «“Hello”»: the quotes of 'title' are not straight
          help: text stands between "…" or '…'; without quotes stand numbers, dates, true and false
          fix 2:9 «“Hello”»: "Hello"
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsColonInsteadOfEquals() {
    let reading = FrontMatterReading(
      #"""
      +++
      title: Hello
      b = 2
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:6 «:»: expected '=' after the key, not ':'
          help: TOML is written key = value; front matter with colons is YAML and stands between ---
        """#)
    #expect(
      reading.outline == #"""
        b «b» = 2 «2»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsMissingClosingQuote() {
    let reading = FrontMatterReading(
      #"""
      +++
      title = "Hello
      b = 2
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:9 «"Hello»: the text that starts here has no closing quote
          help: text ends with the quote it starts with, on the same line; longer text stands between """ and """
        """#)
    #expect(
      reading.outline == #"""
        b «b» = 2 «2»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsLongTextWithoutEnd() {
    let reading = FrontMatterReading(
      #"""
      +++
      a = """x
      y
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:5 «"""x»: the text that starts here has no closing quote
          help: text ends with the quote it starts with, on the same line; longer text stands between """ and """
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsEveryFaultyStatement() {
    let reading = FrontMatterReading(
      #"""
      +++
      a = [1, 2
      b = 2
      c = [3 4]
      d = 4
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:5 «[»: the list that starts here is not closed
          help: a list ends with ']'
        error[toml-syntax] 4:8 «4»: expected comma or closing ']', saw '4'
          help: a comma stands between two items
        """#)
    #expect(
      reading.outline == #"""
        b «b» = 2 «2»
        d «d» = 4 «4»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsInlineTableOverSeveralLines() {
    let reading = FrontMatterReading(
      #"""
      +++
      a = { x = 1,
       y = 2 }
      b = 2
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:5 «{»: the table that starts here is not closed on its line
          help: a table in braces ends with '}' on the same line; a longer one gets a header of its own: [name]
        """#)
    #expect(
      reading.outline == #"""
        b «b» = 2 «2»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsKeySetTwice() {
    let reading = FrontMatterReading(
      #"""
      +++
      a = 1
      b = 2
      a = 3
      [t]
      a = 1
      "x y" = 1
      "x y" = 2
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[duplicate-key] 4:1 «a»: 'a' is set twice
          ^ again here
          2:1 «a»: first set here
          help: a key stands once in its table; keep one of the two
        error[duplicate-key] 8:1 «"x y"»: '"x y"' is set twice
          ^ again here
          7:1 «"x y"»: first set here
          help: a key stands once in its table; keep one of the two
        """#)
    #expect(
      reading.outline == #"""
        a «a» = 1 «1»
        b «b» = 2 «2»
        t «t» = table «[t]»
        t.a «a» = 1 «1»
        t.x y «"x y"» = 1 «1»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsTableDeclaredTwice() {
    let reading = FrontMatterReading(
      #"""
      +++
      [t]
      a = 1
      [t]
      b = 2
      [u]
      c = 3
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[duplicate-key] 4:1 «[t]»: '[t]' is set twice
          ^ again here
          2:1 «[t]»: first set here
          help: a key stands once in its table; keep one of the two
        """#)
    #expect(
      reading.outline == #"""
        t «t» = table «[t]»
        t.a «a» = 1 «1»
        u «u» = table «[u]»
        u.c «c» = 3 «3»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsKeySetTwiceInInlineTable() {
    let reading = FrontMatterReading(
      #"""
      +++
      y = {a = 1, a = 2}
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[duplicate-key] 2:13 «a»: 'a' is set twice
          ^ again here
          help: a key stands once in its table; keep one of the two
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsUnknownEscape() {
    let reading = FrontMatterReading(
      #"""
      +++
      a = "C:\path"
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:8 «\p»: '\p' means nothing in text with double quotes
          help: write \\ for a backslash, or put the text in single quotes, which take it as it is
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsDayThatDoesNotExist() {
    let reading = FrontMatterReading(
      #"""
      +++
      d = 2023-02-30
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:5 «2023-02-30»: expected day between 1 and 28 (inclusive), saw 30
          help: this is TOML: toml.io shows how it is written
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsTimeWithoutDate() {
    let reading = FrontMatterReading(
      #"""
      +++
      t = 10:00:00
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[time-without-date] 2:5 «10:00:00»: a time of day without a date
          help: write the date before it: 2024-07-01T03:13:23+05:30; or put it in quotes if it is text
        """#)
    #expect(
      reading.outline == #"""
        t «t» = nothing «10:00:00»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsLeadingZero() {
    let reading = FrontMatterReading(
      #"""
      +++
      a = 012
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:5 «012»: leading zeroes are prohibited
          help: this is TOML: toml.io shows how it is written
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsTextBehindValue() {
    let reading = FrontMatterReading(
      #"""
      +++
      a = "say "hi""
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:11 «hi""»: text goes on behind the value
          help: only a comment follows a value; a double quote within text is written \", or the text stands in single quotes
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsUnclosedHeaderAndDropsItsTable() {
    let reading = FrontMatterReading(
      #"""
      +++
      [a
      b = 1
      [c]
      d = 2
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:1 «[a»: the header that starts here is not closed
          help: a header stands on a line of its own: [name], or [[name]] for one table of a list
        """#)
    #expect(
      reading.outline == #"""
        c «c» = table «[c]»
        c.d «d» = 2 «2»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsWordAlone() {
    let reading = FrontMatterReading(
      #"""
      +++
      word
      my key = 1
      x = 1
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:1 «word»: this line is no 'key = value'
          help: TOML holds lines of key = value, [headers] and # comments; a key of several words needs quotes
        error[toml-syntax] 3:1 «my key = 1»: this line is no 'key = value'
          help: TOML holds lines of key = value, [headers] and # comments; a key of several words needs quotes
        """#)
    #expect(
      reading.outline == #"""
        x «x» = 1 «1»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsMissingValue() {
    let reading = FrontMatterReading(
      #"""
      +++
      a = 
      b = 1
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:1 «a»: 'a' has no value
          help: write it behind the '=', or delete the line
        """#)
    #expect(
      reading.outline == #"""
        b «b» = 1 «1»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsNumberBeyond64Bits() {
    let reading = FrontMatterReading(
      #"""
      +++
      a = 99999999999999999999
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[number-out-of-range] 2:5 «99999999999999999999»: the number 99999999999999999999 is too large
          help: an integer fits 64 bits, a decimal number a double; put it in quotes if it is text
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsErrorBehindLettersBeyondASCII() {
    let reading = FrontMatterReading(
      #"""
      +++
      ž = 1
      title = "žluť" x
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        error[toml-syntax] 2:1 «ž = 1»: this line is no 'key = value'
          help: TOML holds lines of key = value, [headers] and # comments; a key of several words needs quotes
        error[toml-syntax] 3:16 «x»: text goes on behind the value
          help: only a comment follows a value; a double quote within text is written \", or the text stands in single quotes
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsKeysDifferingInCase() {
    let reading = FrontMatterReading(
      #"""
      +++
      draft = true
      Draft = false
      +++
      Body
      """#)
    #expect(
      reading.report == #"""
        warning[keys-differ-in-case] 3:1 «Draft»: 'Draft' and 'draft' are the same key
          2:1 «draft»: first set here
          help: the case of letters in keys does not count; keep one of the two
        """#)
    #expect(
      reading.outline == #"""
        draft «draft» = true «true»
        Draft «Draft» = false «false»
        """#)
    #expect(reading.frontMatter.isComplete)
  }
}
