import Templates

struct CourseModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var body: BodyModel
  var level: String?
  var time: String?
  var lessonCount: Int
  /// Where to begin.
  var first: LinkModel?
  var outcomes: [String]
  var project: String?
  var program: LinkModel?
  var modules: [ModuleModel]

  static let schema = Schema<Self>(
    "course page",
    [
      .model("site", \.site), .model("page", \.page), .model("body", \.body),
      .optionalText("level", \.level),
      .optionalText("time", \.time),
      .integer("lesson_count", \.lessonCount),
      .optionalModel("first", \.first),
      .texts("outcomes", \.outcomes),
      .optionalText("project", \.project),
      .optionalModel("program", \.program),
      .list("modules", \.modules),
    ])
}

struct ModuleModel: TemplateModel {
  var title: String
  /// The fragment of the course's page.
  var anchor: String
  var level: String?
  var summary: String?
  var time: String?
  /// The number of its first lesson in the course.
  var first: Int
  var lessons: [CardModel]

  static let schema = Schema<Self>(
    "module",
    [
      .text("title", \.title),
      .text("anchor", \.anchor),
      .optionalText("level", \.level),
      .optionalText("summary", \.summary),
      .optionalText("time", \.time),
      .integer("first", \.first),
      .list("lessons", \.lessons),
    ])
}
