import ContentGraph

/// Cells of comparisons as readers see them: always words, beside them a shape.
extension Site {
  /// What one program is by one criterion; a cell nobody filled in is unknown and says so.
  func rating(of program: NodeIndex, by criterion: NodeIndex, noteNumber: Int? = nil) -> RatingModel {
    guard case .program(let content) = curriculum.nodes[program].content,
      let rating = content.ratings.first(where: { $0.criterion.target == criterion })
    else { return RatingModel.unknown(program: link(program), criterion: link(criterion)) }
    var model = RatingModel.unknown(program: link(program), criterion: link(criterion))
    (model.state, model.text, model.symbol) = describe(rating.value, by: criterion)
    model.note = rating.note
    model.noteNumber = rating.note == nil ? nil : noteNumber
    model.evidence = rating.evidence.map { evidence($0, of: program) }
    return model
  }

  /// A fragment of the program's page, a path of the site, or an address elsewhere, as a link needs it.
  private func evidence(_ written: String, of program: NodeIndex) -> String {
    if written.hasPrefix("#") { return address(of: program) + written }
    let isPath = written.hasPrefix("/") && !written.hasPrefix("//")
    return isPath ? curriculum.settings.basePath + written.dropFirst() : written
  }

  private func describe(_ cell: Cell, by criterion: NodeIndex) -> (state: String, text: String, symbol: String) {
    switch cell {
    case .yes: return ("yes", "Yes", "✓")
    case .no: return ("no", "No", "✗")
    case .partial: return ("partial", "Partly", "◐")
    case .unknown: return ("unknown", "Unknown", "?")
    case .level(let name): return ("level", name, "▪")
    case .text(let text): return ("text", text, "▪")
    case .number(let number):
      let digits = Int(exactly: number).map(String.init) ?? number.description
      guard case .criterion(let content) = curriculum.nodes[criterion].content, let unit = content.unit else {
        return ("number", digits, "▪")
      }
      return ("number", "\(digits) \(unit)", "▪")
    }
  }

  func criterionCard(_ node: NodeIndex) -> CriterionCardModel {
    guard case .criterion(let criterion) = curriculum.nodes[node].content else {
      preconditionFailure("not a criterion")
    }
    let values =
      switch criterion.type {
      case .choice:
        "One of: " + (criterion.values.isEmpty ? "yes, no, partly" : criterion.values.joined(separator: ", "))
      case .scale: "A scale: " + criterion.values.joined(separator: " < ")
      case .number: criterion.unit.map { "A number of \($0)" } ?? "A number"
      case .text: "A short text"
      }
    return CriterionCardModel(
      link: link(node), question: criterion.question, why: criterion.why, verify: criterion.verify, values: values)
  }
}

extension RatingModel {
  static func unknown(program: LinkModel, criterion: LinkModel) -> RatingModel {
    RatingModel(program: program, criterion: criterion, state: "unknown", text: "Unknown", symbol: "?")
  }
}
