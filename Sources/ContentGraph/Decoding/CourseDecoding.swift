import Diagnostics

extension Course where Edge == Reference {
  static func decode(from reader: inout FieldReader, vocabulary: Vocabulary) -> Course {
    var course = Course()
    course.level = reader.level(vocabulary)
    course.modules = reader.tables("modules", of: "a module") { .decode(from: &$0, vocabulary: vocabulary) }
    course.program = reader.reference("program")
    course.outcomes = reader.texts("outcomes").map(\.value)
    course.project = reader.text("project")
    return course
  }
}

extension Module where Edge == Reference {
  fileprivate static func decode(from reader: inout FieldReader, vocabulary: Vocabulary) -> Module {
    let title = reader.required("title", help: "a module is shown, and linked to, by its title") { $0.text("title") }
    let level = reader.level(vocabulary)
    let summary = reader.text("summary")
    return Module(
      title: title ?? "Untitled module", level: level, summary: summary, lessons: reader.references("lessons"))
  }
}
