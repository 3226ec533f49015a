import Escaping
import Templates

struct ComparisonModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var body: BodyModel
  var criteria: [CriterionCardModel]
  var rows: [ComparisonRowModel]
  /// The cells that have a note, in the order of their numbers.
  var notes: [RatingModel]
  var questions: [QuestionModel]
  var rules: [ChooserRuleModel]
  /// The chooser as data for the reader's script, a script element that is never run; nil without rules.
  var chooser: HTMLFragment?

  static let schema = Schema<Self>(
    "comparison page",
    [
      .model("site", \.site), .model("page", \.page), .model("body", \.body),
      .list("criteria", \.criteria),
      .list("rows", \.rows),
      .list("notes", \.notes),
      .list("questions", \.questions),
      .list("rules", \.rules),
      .optionalHTML("chooser", \.chooser),
    ])
}

struct ComparisonRowModel: TemplateModel {
  var program: LinkModel
  var cells: [RatingModel]

  static let schema = Schema<Self>(
    "row of a comparison", [.model("program", \.program), .list("cells", \.cells)])
}

struct CriterionCardModel: TemplateModel {
  var link: LinkModel
  var question: String?
  var why: String?
  var verify: String?
  /// `a choice of theory-first, balanced` or `a number of weeks`.
  var values: String

  static let schema = Schema<Self>(
    "criterion in a list",
    [
      .model("link", \.link),
      .optionalText("question", \.question),
      .optionalText("why", \.why),
      .optionalText("verify", \.verify),
      .text("values", \.values),
    ])
}

struct CriterionModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var body: BodyModel
  var criterion: CriterionCardModel
  /// What each program is rated.
  var ratings: [RatingModel]
  var comparisons: [LinkModel]

  static let schema = Schema<Self>(
    "criterion page",
    [
      .model("site", \.site), .model("page", \.page), .model("body", \.body),
      .model("criterion", \.criterion),
      .list("ratings", \.ratings),
      .list("comparisons", \.comparisons),
    ])
}

struct QuestionModel: TemplateModel {
  var ask: String
  var answers: [String]

  static let schema = Schema<Self>("question", [.text("ask", \.ask), .texts("answers", \.answers)])
}

/// A line of the chooser's truth table.
struct ChooserRuleModel: TemplateModel {
  /// One for each question, in order: the answer's label, or `any`.
  var answers: [String]
  var choose: LinkModel
  var with: [LinkModel]
  var avoid: [LinkModel]
  var because: String

  static let schema = Schema<Self>(
    "rule of a chooser",
    [
      .texts("answers", \.answers),
      .model("choose", \.choose),
      .list("with", \.with),
      .list("avoid", \.avoid),
      .text("because", \.because),
    ])
}
