import Diagnostics
import Waymark

extension CheckedSite {
  /// Prints what was found: for people to the error stream, for programs to the output.
  func printFindings(as format: FindingsFormat) {
    let diagnostics = findings.sorted(in: files)
    switch format {
    case .text:
      guard !diagnostics.isEmpty else { return }
      Console.error(TextPrinter(files: files, usesColour: Console.usesColour).print(diagnostics) + "\n")
    case .json: Console.out(JSONPrinter(files: files).print(diagnostics))
    case .sarif: Console.out(SARIFPrinter(files: files, version: Version.number).print(diagnostics))
    case .github: Console.out(AnnotationPrinter(files: files).print(diagnostics))
    }
  }

  /// `2 errors, 1 warning`, or `no findings`.
  var summary: String {
    let counts = Severity.allCases.compactMap { severity -> String? in
      let count = findings.count(of: severity)
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
  }
}
