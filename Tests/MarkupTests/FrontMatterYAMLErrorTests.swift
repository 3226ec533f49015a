import Markup
import Testing

// What an author is told about front matter that is not YAML, or more of it than is read.

struct FrontMatterYAMLErrorTests {
  @Test func reportsAlias() {
    let reading = FrontMatterReading(
      #"""
      ---
      b: [*x, 1]
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-alias] 2:5 «*x»: the alias '*x' is not read
          help: write the value out; text that starts with '*' needs quotes
        """#)
    #expect(
      reading.outline == #"""
        b «b» = list «[*x, 1]»
        b[0] = nothing «*x»
        b[1] = 1 «1»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsAnchorAndTag() {
    let reading = FrontMatterReading(
      #"""
      ---
      a: &x 1
      c: !!str 3
      d: 4
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-anchor] 2:4 «&x»: an anchor is not read
          help: write the value out where it is needed; text that starts with '&' needs quotes
        error[yaml-tag] 3:4 «!!str»: a tag is not read
          help: the kind of a value follows from how it is written; text that starts with '!' needs quotes
        """#)
    #expect(
      reading.outline == #"""
        a «a» = 1 «&x 1»
        c «c» = 3 «!!str 3»
        d «d» = 4 «4»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsMergeKey() {
    let reading = FrontMatterReading(
      #"""
      ---
      a: 1
      <<: {q: 1}
      "<<": 2
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-merge] 3:1 «<<»: merging with '<<' is not read
          help: write the keys out; a key may be '<<' in quotes
        """#)
    #expect(
      reading.outline == #"""
        a «a» = 1 «1»
        << «"<<"» = 2 «2»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsKeySetTwice() {
    let reading = FrontMatterReading(
      #"""
      ---
      a: 1
      b:
        a: 2
      a: 3
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[duplicate-key] 5:1 «a»: 'a' is set twice
          ^ again here
          2:1 «a»: first set here
          help: a key stands once in its table; keep one of the two
        """#)
    #expect(
      reading.outline == #"""
        a «a» = 1 «1»
        b «b» = table «a: 2»
        b.a «a» = 2 «2»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsKeyThatIsAList() {
    let reading = FrontMatterReading(
      #"""
      ---
      ? [a]
      : b
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-key] 2:3 «[»: a key that is a list
          help: a key is text; put the value in quotes if it should start with '['
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsSecondDocument() {
    let reading = FrontMatterReading(
      #"""
      ---
      a: 1
      ...
      b: 2
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-documents] 4:1 «b: 2»: text goes on behind the end of the document
          help: front matter is one document: delete the line '...' that ends it
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsDirective() {
    let reading = FrontMatterReading(
      #"""
      ---
      %YAML 1.1
      a: 1
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-syntax] 2:1 «%YAML 1.1»: a directive is not read
          help: front matter needs no %YAML line: delete it
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsSecondColonOnALine() {
    let reading = FrontMatterReading(
      #"""
      ---
      title: HTTP: the basics
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-syntax] 2:12 «:»: a second ': ' on one line
          help: put text that holds ': ' in quotes: title: "HTTP: the basics"
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsMissingClosingQuote() {
    let reading = FrontMatterReading(
      #"""
      ---
      title: "abc
      x: 1
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-syntax] 2:8 «"abc»: the text that starts here has no closing quote
          help: text ends with the quote it starts with; a quote within single quotes is written twice
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsUnclosedList() {
    let reading = FrontMatterReading(
      #"""
      ---
      a: [1, 2
      b: 3
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-syntax] 2:4 «[»: the list that starts here is not closed
          help: a list ends with ']', a table with '}'; text that starts with a bracket needs quotes
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsUnclosedTable() {
    let reading = FrontMatterReading(
      #"""
      ---
      a: {x: 1,
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-syntax] 2:4 «{»: the table that starts here is not closed
          help: a list ends with ']', a table with '}'; text that starts with a bracket needs quotes
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsTabIndentation() {
    let reading = FrontMatterReading("---\na:\n\tb: 1\n---\nBody\n")
    #expect(
      reading.report == """
        error[yaml-syntax] 3:1 «\t»: a tab indents this line
          help: YAML indents with spaces only
        """)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsTextThatStartsWithASign() {
    let reading = FrontMatterReading(
      #"""
      ---
      a: @x
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-syntax] 2:4 «@»: text cannot start with '@' here
          help: put the text in quotes
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsTextThatStartsLikeAnAlias() {
    let reading = FrontMatterReading(
      #"""
      ---
      title: *bold* text
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-syntax] 2:8 «*»: text cannot start with '*' here
          help: put the text in quotes
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsTextBehindAQuote() {
    let reading = FrontMatterReading(
      #"""
      ---
      title: 'It's'
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-syntax] 2:12 «s'»: text goes on behind the value
          help: put all of the text in quotes: "It's", '[Draft] HTTP'; a quote within single quotes is written twice
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsTextBehindABracket() {
    let reading = FrontMatterReading(
      #"""
      ---
      title: [Draft] HTTP
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-syntax] 2:16 «HTTP»: text goes on behind the value
          help: put all of the text in quotes: "It's", '[Draft] HTTP'; a quote within single quotes is written twice
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsUnfittingIndentation() {
    let reading = FrontMatterReading(
      #"""
      ---
      a: 1
       b: 2
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-syntax] 3:2 «b: 2»: the indentation of this line fits no line above
          help: keys of one table, and items of one list, start in the same column
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsUnknownEscape() {
    let reading = FrontMatterReading(
      #"""
      ---
      a: "C:\q"
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-syntax] 2:7 «\q»: '\q' means nothing in text with double quotes
          help: write \\ for a backslash, or put the text in single quotes, which take it as it is
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsWordAlone() {
    let reading = FrontMatterReading(
      #"""
      ---
      a: 1
      word
      b: 2
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[yaml-syntax] 3:1 «word»: this line is no 'key: value'
          help: front matter in YAML holds lines of key: value; a space follows the colon
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsInvisibleCharacter() {
    let reading = FrontMatterReading("---\né: a\u{9D}\n---\nBody\n")
    #expect(
      reading.report == """
        error[yaml-syntax] 2:5 «\u{9D}»: the invisible character U+009D is not allowed
          help: delete it; of invisible characters YAML allows tabs and line ends only
        """)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsNumberBeyond64Bits() {
    let reading = FrontMatterReading(
      #"""
      ---
      n: 99999999999999999999
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[number-out-of-range] 2:4 «99999999999999999999»: the number 99999999999999999999 is too large
          help: an integer fits 64 bits, a decimal number a double; put it in quotes if it is text
        """#)
    #expect(
      reading.outline == #"""
        n «n» = 1e+20 «99999999999999999999»
        """#)
    #expect(reading.frontMatter.isComplete)
  }

  @Test func reportsRuleAtTheHeadOfAPage() {
    let reading = FrontMatterReading(
      #"""
      ---
      just text
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[front-matter-not-a-table] 2:1 «just text»: the front matter has no keys
          help: between --- stand lines of key: value, with a space behind the colon; a rule at the head of a page is written ***
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsListInsteadOfKeys() {
    let reading = FrontMatterReading(
      #"""
      ---
      - a
      - b
      ---
      Body
      """#)
    #expect(
      reading.report == #"""
        error[front-matter-not-a-table] 2:1 «-»: the front matter has no keys
          help: between --- stand lines of key: value, with a space behind the colon; a rule at the head of a page is written ***
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }
}
