import Diagnostics

extension FrontMatter {
  /// Every rule about front matter as text, for the table in the docs. What the values mean is the graph's to judge.
  package static let rules: [Rule] = [
    unclosed, orgMode, tooLarge, FrontMatterBounds.tooDeep, FrontMatterBounds.tooManyKeys, DuplicateKey.rule,
    KeysDifferingInCase.rule, NumberRange.rule, TOMLError.rule, TOMLReader.timeWithoutDate, YAMLError.rule,
    YAMLError.documents, YAMLReader.notMapping, YAMLReader.key, YAMLReader.alias, YAMLReader.anchor, YAMLReader.tag,
    YAMLReader.merge, JSONError.rule,
  ]
}

extension SourceFile {
  /// Every rule about the bytes of a file.
  package static let intakeRules: [Rule] = [
    tooLarge, ForeignEncoding.rule, byteOrderMark, carriageReturns, nulByte, invalidUTF8,
  ]
}
