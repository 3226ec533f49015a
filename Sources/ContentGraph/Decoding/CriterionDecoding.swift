import Diagnostics

extension Criterion {
  static func decode(from reader: inout FieldReader) -> Criterion {
    var criterion = Criterion()
    criterion.type = reader.choice("type", "a type of criterion", of: ValueType.self) ?? .choice
    criterion.values = reader.texts("values").map(\.value)
    criterion.unit = reader.text("unit")
    criterion.better = reader.choice("better", "a direction", of: Better.self) ?? .none
    criterion.question = reader.text("question")
    criterion.why = reader.text("why")
    criterion.verify = reader.text("verify")
    if criterion.type == .scale, reader.lacks("values") {
      reader.reportMissing("values", help: "a scale lists its values, lowest first")
    }
    return criterion
  }
}
