import Escaping
import Templates

struct HomeModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var body: BodyModel
  /// The first course, roadmap and comparison: a way in each.
  var ways: [WayModel]
  /// What there is, counted.
  var figures: [FigureModel]
  var courses: [CardModel]
  var roadmaps: [CardModel]
  var comparisons: [CardModel]
  var articles: [CardModel]

  static let schema = Schema<Self>(
    "home page",
    [
      .model("site", \.site), .model("page", \.page), .model("body", \.body),
      .list("ways", \.ways),
      .list("figures", \.figures),
      .list("courses", \.courses),
      .list("roadmaps", \.roadmaps),
      .list("comparisons", \.comparisons),
      .list("articles", \.articles),
    ])
}

/// A way into the site.
struct WayModel: TemplateModel {
  var card: CardModel
  /// `100 lessons in 11 modules`
  var facts: String
  /// Where it begins: the first lesson of a course, the first step of a roadmap.
  var first: LinkModel?

  static let schema = Schema<Self>(
    "way into the site", [.model("card", \.card), .text("facts", \.facts), .optionalModel("first", \.first)])
}

/// A number and what it counts.
struct FigureModel: TemplateModel {
  var value: Int
  /// `lessons`
  var name: String

  static let schema = Schema<Self>("figure", [.integer("value", \.value), .text("name", \.name)])
}

struct ArticleModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var body: BodyModel
  var author: String?
  /// `1 July 2024`
  var date: String?
  var modified: String?
  /// The same for machines, ISO 8601.
  var dateTime: String?
  var modifiedTime: String?
  var topics: [LinkModel]
  var about: [LinkModel]
  var source: String?
  var mentionedBy: [LinkModel]

  static let schema = Schema<Self>(
    "article page",
    [
      .model("site", \.site), .model("page", \.page), .model("body", \.body),
      .optionalText("author", \.author),
      .optionalText("date", \.date),
      .optionalText("modified", \.modified),
      .optionalText("date_time", \.dateTime),
      .optionalText("modified_time", \.modifiedTime),
      .list("topics", \.topics),
      .list("about", \.about),
      .optionalText("source", \.source),
      .list("mentioned_by", \.mentionedBy),
    ])
}

struct TopicModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var body: BodyModel
  var definition: String?
  var broader: [LinkModel]
  var narrower: [LinkModel]
  /// What is about it, by kind.
  var groups: [GroupModel]

  static let schema = Schema<Self>(
    "topic page",
    [
      .model("site", \.site), .model("page", \.page), .model("body", \.body),
      .optionalText("definition", \.definition),
      .list("broader", \.broader),
      .list("narrower", \.narrower),
      .list("groups", \.groups),
    ])
}

/// A page that is nothing but its text.
struct PlainModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var body: BodyModel

  static let schema = Schema<Self>(
    "page", [.model("site", \.site), .model("page", \.page), .model("body", \.body)])
}

/// Everything of one kind, or one page of it.
struct ListModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var groups: [GroupModel]
  /// How many there are on all pages of the list.
  var total: Int
  /// Where they stand in an order or side by side: the courses of lessons, the comparisons of programs.
  var related: [CardModel]
  var number: Int
  var count: Int
  var previous: String?
  var next: String?

  static let schema = Schema<Self>(
    "list page",
    [
      .model("site", \.site), .model("page", \.page),
      .list("groups", \.groups),
      .integer("total", \.total),
      .list("related", \.related),
      .integer("number", \.number),
      .integer("count", \.count),
      .optionalText("previous", \.previous),
      .optionalText("next", \.next),
    ])
}

/// Cards under a heading; the title may be empty.
struct GroupModel: TemplateModel {
  var title: String
  var cards: [CardModel]

  static let schema = Schema<Self>("group", [.text("title", \.title), .list("cards", \.cards)])
}

/// Everything before a lesson or step, in order, with hours.
struct PlanModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var target: CardModel
  var time: String?
  var count: Int
  /// List items, in order.
  var items: FragmentSequence
  /// What did not fit, by module.
  var rest: [PlanRestModel]

  static let schema = Schema<Self>(
    "plan page",
    [
      .model("site", \.site), .model("page", \.page),
      .model("target", \.target),
      .optionalText("time", \.time),
      .integer("count", \.count),
      .html("items") { $0.items },
      .list("rest", \.rest),
    ])
}

struct PlanRestModel: TemplateModel {
  var title: String
  /// The plan of its last lesson.
  var url: String
  var count: Int
  var time: String?

  static let schema = Schema<Self>(
    "rest of a plan",
    [.text("title", \.title), .text("url", \.url), .integer("count", \.count), .optionalText("time", \.time)])
}

/// What teaches what, and what nothing teaches.
struct CoverageModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var roadmap: LinkModel
  var rows: [CoverageRowModel]
  /// Whether any step shares a topic with a program.
  var hasPrograms: Bool
  var coveredCount: Int
  /// Lessons that no step names.
  var unplacedCount: Int
  var unplaced: [LinkModel]

  static let schema = Schema<Self>(
    "coverage page",
    [
      .model("site", \.site), .model("page", \.page),
      .model("roadmap", \.roadmap),
      .list("rows", \.rows),
      .boolean("has_programs", \.hasPrograms),
      .integer("covered_count", \.coveredCount),
      .integer("unplaced_count", \.unplacedCount),
      .list("unplaced", \.unplaced),
    ])
}

/// A step, what teaches it, and which programs treat one of its topics.
struct CoverageRowModel: TemplateModel {
  var step: StepCardModel
  var programs: [LinkModel]

  static let schema = Schema<Self>("row of a coverage page", [.model("step", \.step), .list("programs", \.programs)])
}

/// How plans are made, and those that are there already: of the steps of roadmaps and of the modules of courses.
struct PlannerModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  /// Each course or roadmap with its plans.
  var groups: [PlanGroupModel]

  static let schema = Schema<Self>(
    "planner page", [.model("site", \.site), .model("page", \.page), .list("groups", \.groups)])
}

struct PlanGroupModel: TemplateModel {
  /// The course or roadmap.
  var collection: CardModel
  var isRoadmap: Bool
  var plans: [PlanLinkModel]

  static let schema = Schema<Self>(
    "plans of a course or roadmap",
    [
      .model("collection", \.collection), .boolean("is_roadmap", \.isRoadmap), .list("plans", \.plans),
    ])
}

/// A plan in a list: of a step, or of the last lesson of a module.
struct PlanLinkModel: TemplateModel {
  /// The step's or the module's.
  var title: String
  var url: String
  /// What the plan leads to.
  var target: CardModel
  /// How many lessons or steps come before it.
  var count: Int
  /// All of them and the target.
  var time: String?

  static let schema = Schema<Self>(
    "plan in a list",
    [
      .text("title", \.title), .text("url", \.url), .model("target", \.target), .integer("count", \.count),
      .optionalText("time", \.time),
    ])
}

/// What a reader has done, kept in the browser, and where to go on.
struct ProgressModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var courses: [CardModel]
  var roadmaps: [CardModel]

  static let schema = Schema<Self>(
    "progress page",
    [
      .model("site", \.site), .model("page", \.page), .list("courses", \.courses), .list("roadmaps", \.roadmaps),
    ])
}

struct SearchModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  /// Every page from A to Z, for readers without JavaScript; empty on a large site.
  var letters: [GroupModel]
  var sections: [LinkModel]

  static let schema = Schema<Self>(
    "search page",
    [.model("site", \.site), .model("page", \.page), .list("letters", \.letters), .list("sections", \.sections)])
}

struct NotFoundModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var sections: [LinkModel]

  static let schema = Schema<Self>(
    "page for what is not there", [.model("site", \.site), .model("page", \.page), .list("sections", \.sections)])
}

struct RedirectModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var target: String

  static let schema = Schema<Self>(
    "redirect", [.model("site", \.site), .model("page", \.page), .text("target", \.target)])
}
