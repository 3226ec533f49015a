extension SitePath {
  /// Equal for paths that a file system may take for one: those that differ only in case or in Unicode normalisation.
  ///
  ///     Café.html, CAFÉ.HTML, cafe + U+0301 + .html   →   one key
  ///     straße, STRASSE                               →   one key
  package var collisionKey: CollisionKey { CollisionKey(of: self) }

  package struct CollisionKey: Hashable, Sendable {
    // `String` compares and hashes by canonical equivalence: that is the normalisation this key needs.
    private let folded: String

    fileprivate init(of path: SitePath) {
      let isFolded = path.withBytes { $0.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) } }
      folded = isFolded ? path.text : CollisionKey.fold(path.text)
    }

    /// Full case folding. The standard library has no folding table, but lower, upper and lower case again part the
    /// scalars of Unicode 14 into the classes of CaseFolding.txt, but for the dotless i, which folds to itself.
    private static func fold(_ text: String) -> String {
      var folded = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        if scalar == "\u{131}" {
          folded.append(scalar)
          continue
        }
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
          for upper in lower.properties.uppercaseMapping.unicodeScalars {
            folded.append(contentsOf: upper.properties.lowercaseMapping.unicodeScalars)
          }
        }
      }
      return String(folded)
    }
  }
}
