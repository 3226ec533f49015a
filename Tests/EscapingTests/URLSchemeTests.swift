import Escaping
import Testing

@Suite struct URLSchemeTests {
  @Test(arguments: [
    "", "/", "a/b.md", "#x", "?q=a:b", "//example.org/", "./a:b", "../x", "1http://x", "+a:b", ":x", "é:x", "a b:c",
    "a/b:c", "a_b:c", "-", "http", "javascript", "a\\b:c", "\u{A0}javascript:x",
  ])
  func relative(url: String) {
    #expect(URLScheme(of: url.utf8) == .none)
    #expect(URLScheme.none.isAllowedInLink && URLScheme.none.isAllowedInImage)
  }

  @Test(arguments: [
    ("http://x", URLScheme.http), ("HTTPS://x", .https), (" \n https:x", .https), ("mailto:a@b", .mailto),
    ("TEL:+1", .tel), ("ht\ttp://x", .http), ("https:", .https),
  ])
  func allowed(url: String, expected: URLScheme) {
    #expect(URLScheme(of: url.utf8) == expected)
    #expect(expected.isAllowedInLink)
  }

  @Test(arguments: [
    ("javascript:alert(1)", "javascript"), ("java\tscript:x", "javascript"), ("java\r\nscript\n:x", "javascript"),
    (" JAVASCRIPT:x", "javascript"), ("\u{1}\u{1F} javascript:x", "javascript"), ("\u{0}vbscript:x", "vbscript"),
    ("blob:https://x/1", "blob"), ("file:///etc/passwd", "file"), ("ftp://x", "ftp"),
    ("view-source:x", "view-source"), ("c:\\x", "c"), ("web+x.y-1:z", "web+x.y-1"),
    ("data:text/html,<script>", "data"), ("data:image/svg+xml;base64,x", "data"), ("data:,x", "data"),
    ("data:", "data"), ("data:image/pngx;base64,x", "data"), ("data:image/png", "data"),
    ("data:image/jpegsvg,", "data"),
  ])
  func refused(url: String, name: String) {
    let scheme = URLScheme(of: url.utf8)
    #expect(scheme == .refused(name))
    #expect(!scheme.isAllowedInLink && !scheme.isAllowedInImage)
  }

  /// A name of any length is a name.
  @Test func refusesLongSchemes() {
    let name = String(repeating: "a", count: 500)
    #expect(URLScheme(of: (name + ":x").utf8) == .refused(name))
    #expect(URLScheme(of: name.utf8) == .none)
  }

  @Test(arguments: [
    "data:image/png;base64,x", "DATA:Image/GIF,x", "data:image/jpeg;x", "data:image/webp,", " da\nta:image/p\tng;",
  ])
  func imagesInData(url: String) {
    let scheme = URLScheme(of: url.utf8)
    #expect(scheme == .dataImage)
    #expect(scheme.isAllowedInImage && !scheme.isAllowedInLink)
  }

  @Test func mailAndTelephoneAreNoImages() {
    #expect(!URLScheme.mailto.isAllowedInImage && !URLScheme.tel.isAllowedInImage)
  }
}
