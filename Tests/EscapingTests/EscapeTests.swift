import Escaping
import Testing

@Suite struct EscapeTests {
  private func escaped(_ text: String, _ escape: ([UInt8], inout [UInt8]) -> Void) -> String {
    var output = Array("before ".utf8)
    escape(Array(text.utf8), &output)
    return String(decoding: output.dropFirst("before ".utf8.count), as: UTF8.self)
  }

  @Test(arguments: [
    ("", ""), ("plain é 日 📜", "plain é 日 📜"), ("<b> & \"c\" 'd'", "&lt;b&gt; &amp; \"c\" 'd'"),
    ("&amp;", "&amp;amp;"), ("<<", "&lt;&lt;"), ("a\u{0}\n", "a\u{0}\n"),
  ])
  func text(input: String, expected: String) { #expect(escaped(input) { Escape.text($0, into: &$1) } == expected) }

  @Test(arguments: [
    ("", ""), ("a\" onload='x", "a&#34; onload=&#39;x"), ("<&>", "&lt;&amp;&gt;"), ("`=", "`="),
  ])
  func attribute(input: String, expected: String) {
    #expect(escaped(input) { Escape.attribute($0, into: &$1) } == expected)
  }

  @Test(arguments: [
    ("", ""), ("é日📜", "é日📜"), ("\"\\/", "\\\"\\\\/"), ("\n\r\t", "\\n\\r\\t"),
    ("\u{0}\u{8}\u{1F}\u{7F}", "\\u0000\\u0008\\u001f\\u007f"),
    ("</script><!--&", "\\u003c/script\\u003e\\u003c!--\\u0026"), ("a\u{2028}b\u{2029}c", "a\\u2028b\\u2029c"),
    ("\u{2027}\u{202A}\u{20A8}\u{2028}", "\u{2027}\u{202A}\u{20A8}\\u2028"),
  ])
  func json(input: String, expected: String) { #expect(escaped(input) { Escape.json($0, into: &$1) } == expected) }

  @Test(arguments: [
    ("", ""), ("<a b=\"c\" d='e'> & f", "&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt; &amp; f"),
    ("a\u{0}\u{B}\u{1F}b\t\n\r", "ab\t\n\r"), ("\u{FFFD}\u{FFFE}x\u{FFFF}\u{FF5E}", "\u{FFFD}x\u{FF5E}"),
    ("\u{FFFE}", ""), ("\u{1FFFE}", "\u{1FFFE}"),
  ])
  func xml(input: String, expected: String) { #expect(escaped(input) { Escape.xml($0, into: &$1) } == expected) }

  /// What stands in the output already is not its to mend, and looking at it each time would be quadratic in a feed.
  @Test func xmlLeavesEarlierOutputAlone() {
    var output = Array("\u{FFFE}".utf8)
    Escape.xml(Array("\u{FFFF}x".utf8), into: &output)
    #expect(output == Array("\u{FFFE}x".utf8))
  }

  @Test(arguments: [
    ("", ""), ("/a-b_c.d~e/?q=1&r=2#f", "/a-b_c.d~e/?q=1&amp;r=2#f"),
    ("a b\"<>`{}[]|\\^", "a%20b%22%3C%3E%60%7B%7D%5B%5D%7C%5C%5E"), ("it's", "it&#x27;s"), ("%20%zz", "%20%zz"),
    ("é日", "%C3%A9%E6%97%A5"), ("+!*(),@=;:$", "+!*(),@=;:$"), ("\n\u{0}\u{7F}", "%0A%00%7F"),
  ])
  func url(input: String, expected: String) { #expect(escaped(input) { Escape.url($0, into: &$1) } == expected) }

  @Test(arguments: [
    ("", ""), ("a b/100%.md", "a%20b/100%25.md"), ("é?#&:@!", "%C3%A9%3F%23%26%3A%40%21"),
    ("-_.~09azAZ", "-_.~09azAZ"),
  ])
  func percent(input: String, expected: String) {
    #expect(escaped(input) { Escape.percent($0, into: &$1) } == expected)
  }

  /// Collections without contiguous storage take another way, to the same end.
  @Test func takesAnyCollection() {
    let bytes = Array("<é&\u{2028}\"'\u{FFFF} %".utf8)
    let scattered = Array(bytes.reversed()).reversed() as ReversedCollection<[UInt8]>
    var (expected, output): ([UInt8], [UInt8]) = ([], [])
    Escape.text(bytes, into: &expected)
    Escape.attribute(bytes, into: &expected)
    Escape.json(bytes, into: &expected)
    Escape.xml(bytes, into: &expected)
    Escape.url(bytes, into: &expected)
    Escape.percent(bytes, into: &expected)
    Escape.text(scattered, into: &output)
    Escape.attribute(scattered, into: &output)
    Escape.json(scattered, into: &output)
    Escape.xml(scattered, into: &output)
    Escape.url(scattered, into: &output)
    Escape.percent(scattered, into: &output)
    #expect(output == expected)
  }

  /// Broken UTF-8 passes through: mending it is not their duty, and it must not end them.
  @Test(arguments: [[0xE2], [0xE2, 0x80], [0xEF, 0xBF], [0xFF, 0xBF], [0xE2, 0x80, 0xE2]] as [[UInt8]])
  func takesBrokenUTF8(bytes: [UInt8]) {
    var (json, xml): ([UInt8], [UInt8]) = ([], [])
    Escape.json(bytes, into: &json)
    Escape.xml(bytes, into: &xml)
    #expect(json == bytes && xml == bytes)
  }

  @Test func keepsFragmentsAsTheyAre() {
    var page = ByteSink()
    page.append("<p>")
    HTMLFragment(escaped: Array("<b>&amp;</b>".utf8)).write(into: &page)
    #expect(String(decoding: page.bytes, as: UTF8.self) == "<p><b>&amp;</b>")
  }
}
