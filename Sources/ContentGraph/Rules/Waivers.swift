import Diagnostics

/// Leaves out findings that the file at fault waives with `[[waive]]` and a reason.
package enum Waivers {
  package static let unused = Rule(
    "unused-waiver", .note, "Every `[[waive]]` silences something.")

  private struct Key: Hashable {
    let file: SourceFile.ID
    let rule: String
  }

  /// - Returns: the waived findings, in the order they were reported.
  package static func apply(of curriculum: Curriculum, to findings: inout Findings) -> [Diagnostic] {
    var isUsed: [Key: Bool] = [:]
    for node in curriculum.nodes.indices {
      for waiver in curriculum.nodes[node].common.waivers {
        isUsed[Key(file: waiver.rule.range.file, rule: waiver.rule.value)] = false
      }
    }
    guard !isUsed.isEmpty else { return [] }
    var waived: [Diagnostic] = []
    findings.filter { diagnostic in
      guard diagnostic.rule.isWaivable, let range = diagnostic.range else { return true }
      let key = Key(file: range.file, rule: diagnostic.rule.id)
      guard isUsed[key] != nil else { return true }
      isUsed[key] = true
      waived.append(diagnostic)
      return false
    }
    // Hidden pages are checked by few rules, so their waivers wait.
    for index in curriculum.nodes.indices where curriculum.isVisible(index) {
      for waiver in curriculum.nodes[index].common.waivers
      where isUsed[Key(file: waiver.rule.range.file, rule: waiver.rule.value)] == false {
        findings.report(unused(waiver))
      }
    }
    return waived
  }

  private static func unused(_ waiver: Waiver) -> Diagnostic {
    Diagnostic(
      unused, "the waiver of '\(waiver.rule.value)' silences nothing", at: waiver.rule.range,
      help: "no finding in this file needs it; remove the [[waive]]")
  }
}
