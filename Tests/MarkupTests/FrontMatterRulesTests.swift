import Diagnostics
import Markup
import Testing

@Test func listsEveryRuleOfIntakeAndFrontMatterOnce() {
  #expect(
    (SourceFile.intakeRules + FrontMatter.rules).map(\.id).sorted() == [
      "byte-order-mark", "carriage-returns", "duplicate-key", "file-too-large", "front-matter-not-a-table",
      "front-matter-too-deep", "front-matter-too-large", "front-matter-too-many-keys", "invalid-utf8", "json-syntax",
      "keys-differ-in-case", "not-utf8", "nul-byte", "number-out-of-range", "org-front-matter", "time-without-date",
      "toml-syntax", "unclosed-front-matter", "yaml-alias", "yaml-anchor", "yaml-documents", "yaml-key", "yaml-merge",
      "yaml-syntax", "yaml-tag",
    ])
}
