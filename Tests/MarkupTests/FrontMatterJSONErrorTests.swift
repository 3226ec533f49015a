import Markup
import Testing

// What an author is told about front matter that is not JSON.

struct FrontMatterJSONErrorTests {
  @Test func reportsTrailingComma() {
    let reading = FrontMatterReading(
      #"""
      {"a": 1,}
      Body
      """#)
    #expect(
      reading.report == #"""
        error[json-syntax] 1:9 «}»: expected a key in double quotes, not '}'
          help: no comma stands before a closing bracket
        """#)
    #expect(
      reading.outline == #"""
        a «"a"» = 1 «1»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsKeyWithoutQuotes() {
    let reading = FrontMatterReading(#"{a: 1}"#)
    #expect(
      reading.report == #"""
        error[json-syntax] 1:2 «a»: expected a key in double quotes, not 'a'
          help: text and keys stand in double quotes
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsSingleQuotes() {
    let reading = FrontMatterReading(#"{"a": 'x'}"#)
    #expect(
      reading.report == #"""
        error[json-syntax] 1:7 «'»: expected a value, not '''
          help: JSON has double quotes only
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsUnknownWord() {
    let reading = FrontMatterReading(#"{"a": tru}"#)
    #expect(
      reading.report == #"""
        error[json-syntax] 1:7 «tru»: expected a value, not 'tru'
          help: text and keys stand in double quotes
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsMissingComma() {
    let reading = FrontMatterReading(#"{"a": 1 "b": 2}"#)
    #expect(
      reading.report == #"""
        error[json-syntax] 1:9 «"»: expected ',' or '}', not '"'
          help: front matter that starts with { is JSON: {"key": "value", …}
        """#)
    #expect(
      reading.outline == #"""
        a «"a"» = 1 «1»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsMissingColon() {
    let reading = FrontMatterReading(#"{"a" 1}"#)
    #expect(
      reading.report == #"""
        error[json-syntax] 1:6 «1»: expected ':' after the key, not '1'
          help: front matter that starts with { is JSON: {"key": "value", …}
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsKeySetTwice() {
    let reading = FrontMatterReading(#"{"a": 1, "b": {"a": 3}, "a": 2}"#)
    #expect(
      reading.report == #"""
        error[duplicate-key] 1:25 «"a"»: 'a' is set twice
          ^ again here
          1:2 «"a"»: first set here
          help: a key stands once in its table; keep one of the two
        """#)
    #expect(
      reading.outline == #"""
        a «"a"» = 1 «1»
        b «"b"» = table «{"a": 3}»
        b.a «"a"» = 3 «3»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsLeadingZero() {
    let reading = FrontMatterReading(#"{"a": 01}"#)
    #expect(
      reading.report == #"""
        error[json-syntax] 1:8 «1»: expected ',' or '}', not '1'
          help: front matter that starts with { is JSON: {"key": "value", …}
        """#)
    #expect(
      reading.outline == #"""
        a «"a"» = 0 «0»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsHalfACharacter() {
    let reading = FrontMatterReading(#"{"a": "\ud83d\udcdc", "b": "\ud83d"}"#)
    #expect(
      reading.report == #"""
        error[json-syntax] 1:29 «\ud83d»: '\ud83d' is half of a character
          help: characters beyond U+FFFF are written as two escapes, \ud83d\udcdc, or as they are
        """#)
    #expect(
      reading.outline == #"""
        a «"a"» = "📜" «"\ud83d\udcdc"»
        """#)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsNumbersOutOfRange() {
    let reading = FrontMatterReading(#"{"a": 1e999, "b": 99999999999999999999}"#)
    #expect(
      reading.report == #"""
        error[number-out-of-range] 1:7 «1e999»: the number 1e999 is too large
          help: an integer fits 64 bits, a decimal number a double; put it in quotes if it is text
        error[number-out-of-range] 1:19 «99999999999999999999»: the number 99999999999999999999 is too large
          help: an integer fits 64 bits, a decimal number a double; put it in quotes if it is text
        """#)
    #expect(
      reading.outline == #"""
        a «"a"» = inf «1e999»
        b «"b"» = 1e+20 «99999999999999999999»
        """#)
    #expect(reading.frontMatter.isComplete)
  }

  @Test func reportsTextOverTwoLines() {
    let reading = FrontMatterReading(
      #"""
      {"a": "x
      y"}
      """#)
    #expect(
      reading.report == #"""
        error[json-syntax] 1:7 «"x»: the text that starts here has no closing quote
          help: text ends with a double quote on the same line; a line end in it is written \n
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsTabInText() {
    let reading = FrontMatterReading("{\"a\": \"x\ty\"}")
    #expect(
      reading.report == """
        error[json-syntax] 1:9 «\t»: an invisible character within text
          help: in JSON a tab in text is written \\t
        """)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsUnknownEscape() {
    let reading = FrontMatterReading(#"{"a": "\q"}"#)
    #expect(
      reading.report == #"""
        error[json-syntax] 1:8 «\q»: '\q' means nothing in text
          help: write \\ for a backslash
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsShortEscape() {
    let reading = FrontMatterReading(#"{"a":"\u12g4"}"#)
    #expect(
      reading.report == #"""
        error[json-syntax] 1:7 «\u12»: '\u12' has too few digits
          help: four hexadecimal digits follow \u
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsComment() {
    let reading = FrontMatterReading(
      #"""
      { // c
      }
      """#)
    #expect(
      reading.report == #"""
        error[json-syntax] 1:3 «/»: expected a key in double quotes, not '/'
          help: JSON has no comments
        """#)
    #expect(reading.frontMatter.table.entries.isEmpty)
    #expect(!reading.frontMatter.isComplete)
  }
}
