import Templates

struct LessonModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var body: BodyModel
  var level: String?
  var time: String?
  var objectives: [String]
  var topics: [LinkModel]
  /// What comes before, each with the author's reason.
  var requires: [RequirementModel]
  /// What this lesson opens.
  var unlocks: [LinkModel]
  var steps: [LinkModel]
  /// Pages whose text links here.
  var mentionedBy: [LinkModel]
  /// The same lesson may stand in several courses: each has its own neighbours.
  var courses: [PlacementModel]
  var plan: String?

  static let schema = Schema<Self>(
    "lesson page",
    [
      .model("site", \.site), .model("page", \.page), .model("body", \.body),
      .optionalText("level", \.level),
      .optionalText("time", \.time),
      .texts("objectives", \.objectives),
      .list("topics", \.topics),
      .list("requires", \.requires),
      .list("unlocks", \.unlocks),
      .list("steps", \.steps),
      .list("mentioned_by", \.mentionedBy),
      .list("courses", \.courses),
      .optionalText("plan", \.plan),
    ])
}

struct RequirementModel: TemplateModel {
  var card: CardModel
  var because: String?

  static let schema = Schema<Self>(
    "requirement", [.model("card", \.card), .optionalText("because", \.because)])
}

/// Where a lesson stands in one course.
struct PlacementModel: TemplateModel {
  var course: LinkModel
  var module: LinkModel
  var position: Int
  var count: Int
  var previous: LinkModel?
  var next: LinkModel?
  /// The lessons of the same module as list items, this one marked.
  var navigation: MarkedItems

  static let schema = Schema<Self>(
    "placement",
    [
      .model("course", \.course),
      .model("module", \.module),
      .integer("position", \.position),
      .integer("count", \.count),
      .optionalModel("previous", \.previous),
      .optionalModel("next", \.next),
      .html("navigation") { $0.navigation },
    ])
}
