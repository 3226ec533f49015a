import Diagnostics

extension Roadmap where Edge == Reference {
  static func decode(from reader: inout FieldReader) -> Roadmap {
    var roadmap = Roadmap()
    roadmap.steps = reader.references("steps")
    roadmap.audience = reader.text("audience")
    return roadmap
  }
}

extension Step where Edge == Reference {
  static func decode(from reader: inout FieldReader) -> Step {
    var step = Step()
    step.kind = reader.choice("kind", "a kind of step", of: Kind.self) ?? .required
    step.requires = reader.requirements("requires")
    step.lessons = reader.references("lessons")
    step.hours = reader.number("hours", in: 0...100_000)
    step.outcome = reader.text("outcome")
    return step
  }
}
