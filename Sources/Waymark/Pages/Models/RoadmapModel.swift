import Templates

struct RoadmapModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var body: BodyModel
  var audience: String?
  var time: String?
  var steps: [StepCardModel]
  var coverage: String
  var coveredCount: Int

  static let schema = Schema<Self>(
    "roadmap page",
    [
      .model("site", \.site), .model("page", \.page), .model("body", \.body),
      .optionalText("audience", \.audience),
      .optionalText("time", \.time),
      .list("steps", \.steps),
      .text("coverage", \.coverage),
      .integer("covered_count", \.coveredCount),
    ])
}

/// A step in its roadmap's list.
struct StepCardModel: TemplateModel {
  var card: CardModel
  /// `required`, `recommended`, `optional`, `alternative`.
  var importance: String
  var outcome: String?
  var requires: [LinkModel]
  var lessons: [LinkModel]
  /// Why no lesson covers it, where the author said so.
  var waiver: String?

  static let schema = Schema<Self>(
    "step in a list",
    [
      .model("card", \.card),
      .text("importance", \.importance),
      .optionalText("outcome", \.outcome),
      .list("requires", \.requires),
      .list("lessons", \.lessons),
      .optionalText("waiver", \.waiver),
    ])
}

struct StepModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var body: BodyModel
  var roadmap: LinkModel
  var position: Int
  var count: Int
  var importance: String
  var time: String?
  var outcome: String?
  var topics: [LinkModel]
  var requires: [RequirementModel]
  var unlocks: [LinkModel]
  var lessons: [CardModel]
  var waiver: String?
  var previous: LinkModel?
  var next: LinkModel?
  var plan: String?
  var mentionedBy: [LinkModel]

  static let schema = Schema<Self>(
    "step page",
    [
      .model("site", \.site), .model("page", \.page), .model("body", \.body),
      .model("roadmap", \.roadmap),
      .integer("position", \.position),
      .integer("count", \.count),
      .text("importance", \.importance),
      .optionalText("time", \.time),
      .optionalText("outcome", \.outcome),
      .list("topics", \.topics),
      .list("requires", \.requires),
      .list("unlocks", \.unlocks),
      .list("lessons", \.lessons),
      .optionalText("waiver", \.waiver),
      .optionalModel("previous", \.previous),
      .optionalModel("next", \.next),
      .optionalText("plan", \.plan),
      .list("mentioned_by", \.mentionedBy),
    ])
}
