import Diagnostics

extension Lesson where Edge == Reference {
  static func decode(from reader: inout FieldReader, vocabulary: Vocabulary) -> Lesson {
    var lesson = Lesson()
    lesson.level = reader.level(vocabulary)
    lesson.form = reader.form(vocabulary)
    lesson.minutes = reader.integer("minutes", in: 1...100_000)
    lesson.objectives = reader.texts("objectives").map(\.value)
    lesson.requires = reader.requirements("requires")
    return lesson
  }
}
