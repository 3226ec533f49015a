extension Course {
  /// The anchors of a course's modules on its page, one for one: the titles as Hugo makes heading ids
  /// (`markup/goldmark/autoid.go`, type `github`), numbered where they repeat or are `taken` by headings of the body.
  ///
  ///     1. HTTP, Deeply   →   1-http-deeply
  package func moduleAnchors(taken: Set<String> = []) -> [String] {
    var taken = taken
    return modules.map { module in
      let base = Self.slug(of: module.title)
      var anchor = base
      var number = 0
      while !taken.insert(anchor).inserted {
        number += 1
        anchor = "\(base)-\(number)"
      }
      return anchor
    }
  }

  private static func slug(of title: String) -> String {
    var slug = ""
    for scalar in title.unicodeScalars.drop(while: \.properties.isWhitespace).reversed()
      .drop(while: \.properties.isWhitespace).reversed()
    {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
        // Go lower-cases one scalar to one; where Unicode's full mapping has more, the first is the same.
        slug.unicodeScalars.append(scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar)
      default:
        if scalar == " " || scalar == "-" { slug.append("-") }
        if scalar == "_" { slug.append("_") }
      }
    }
    return slug.isEmpty ? "heading" : slug
  }
}
