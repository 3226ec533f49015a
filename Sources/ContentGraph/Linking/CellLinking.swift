import Diagnostics

extension Linker {
  /// What a cell means by its criterion; one that does not fit is reported and reads as unknown.
  mutating func cell(_ rating: Rating<Reference>, by criterion: Criterion, called name: String) -> Cell {
    if let cell = Cell(rating.value, by: criterion) { return cell }
    findings.report(UnfitCell.finding(rating, criterion: criterion, called: name))
    return .unknown
  }
}

extension Cell {
  /// Nil when the criterion has no such value. `unknown` is a value of every criterion.
  init?(_ written: WrittenCell, by criterion: Criterion) {
    switch (criterion.type, written) {
    case (_, .text("unknown")): self = .unknown
    case (.choice, .text("yes")), (.choice, .boolean(true)): self = .yes
    case (.choice, .text("no")), (.choice, .boolean(false)): self = .no
    case (.choice, .text("partial")): self = .partial
    case (.choice, .text(let text)), (.scale, .text(let text)):
      guard criterion.values.contains(text) else { return nil }
      self = .level(text)
    case (.choice, .number(let number)), (.scale, .number(let number)):
      guard let level = criterion.values.first(where: { Double($0) == number }) else { return nil }
      self = .level(level)
    case (.number, .number(let number)): self = .number(number)
    case (.text, .text(let text)): self = .text(text)
    case (.text, .number(let number)): self = .text(number.shortText)
    case (.number, .text), (.number, .boolean), (.scale, .boolean), (.text, .boolean): return nil
    }
  }
}

/// A cell whose criterion has no such value.
enum UnfitCell {
  static func finding(_ rating: Rating<Reference>, criterion: Criterion, called name: String) -> Diagnostic {
    let noun = "a value of '\(name)'"
    switch (criterion.type, rating.value) {
    case (.choice, .text(let text)):
      return BadValue.finding(
        text, isNot: noun, at: rating.range, oneOf: ["yes", "no", "partial"] + criterion.values + ["unknown"])
    case (.scale, .text(let text)):
      return BadValue.finding(text, isNot: noun, at: rating.range, oneOf: criterion.values + ["unknown"])
    case (.choice, _), (.scale, _), (.number, _), (.text, _):
      return Diagnostic(
        BadValue.rule, "\(shown(rating.value)) is not \(noun)", at: rating.range,
        help: "\(noun) is \(holds(criterion)), or unknown",
        fixes: fix(rating, criterion).map { [$0] } ?? [])
    }
  }

  private static func shown(_ cell: WrittenCell) -> String {
    switch cell {
    case .text(let text): "'\(text)'"
    case .number(let number): number.shortText
    case .boolean(let value): "\(value)"
    }
  }

  private static func holds(_ criterion: Criterion) -> String {
    switch criterion.type {
    case .choice: "one of yes, no, partial" + criterion.values.map { ", \($0)" }.joined()
    case .scale: "one of \(criterion.values.joined(separator: ", "))"
    case .number: "a number" + (criterion.unit.map { " (\($0))" } ?? "")
    case .text: "a string"
    }
  }

  /// `"12"` → `12`
  private static func fix(_ rating: Rating<Reference>, _ criterion: Criterion) -> Diagnostic.Fix? {
    guard criterion.type == .number, case .text(let text) = rating.value, Int(text) != nil, text.first != "+" else {
      return nil
    }
    return Diagnostic.Fix(replace: rating.range, with: text)
  }
}
