import Diagnostics
import Markup

extension Program where Edge == Reference {
  static func decode(from reader: inout FieldReader) -> Program {
    var program = Program()
    program.format = reader.text("format")
    program.pace = reader.text("pace")
    program.mentorship = reader.text("mentorship")
    program.duration = reader.text("duration")
    program.cost = reader.text("cost")
    program.mechanism = reader.text("mechanism")
    program.strengths = reader.texts("strengths").map(\.value)
    program.weaknesses = reader.texts("weaknesses").map(\.value)
    program.bestFor = reader.text("bestFor")
    program.rule = reader.text("rule")
    program.pairsWith = reader.references("pairsWith")
    program.ratings = reader.ratings()
    return program
  }
}

extension FieldReader {
  /// `[ratings.<criterion>] value = …  note = …  evidence = …`, in the order written.
  fileprivate mutating func ratings() -> [Rating<Reference>] {
    guard let ratings = table("ratings") else { return [] }
    return ratings.entries.compactMap { entry in
      guard case .table(let cell) = entry.value.value else {
        return reject("ratings.\(entry.key)", entry.value, takes: .table)
      }
      let criterion = Reference(entry.key, at: entry.keyRange)
      return read(cell, of: "a rating") { $0.rating(by: criterion) }
    }
  }

  private mutating func rating(by criterion: Reference) -> Rating<Reference>? {
    let value = required("value", help: #"where no source says, write value = "unknown""#) { $0.cell() }
    let note = text("note")
    let evidence = text("evidence")
    return Rating(
      criterion: criterion, value: value?.value ?? .text("unknown"), range: value?.range ?? table.range, note: note,
      evidence: evidence)
  }

  private mutating func cell() -> Placed<WrittenCell>? {
    guard let item = entry("value")?.value else { return nil }
    switch item.value {
    case .string(let text): return notEmpty("value", text, item).map { Placed(.text($0.value), at: $0.range) }
    case .boolean(let value): return Placed(.boolean(value), at: item.range)
    case .integer, .decimal:
      guard let number = item.value.number, number.isFinite else {
        reportBadValue(
          "'value' is not a finite number", at: item.range, help: "a cell holds a number that can be compared")
        return nil
      }
      return Placed(.number(number), at: item.range)
    case .date, .array, .table, .null: return reject("value", item, takes: .string)
    }
  }
}
