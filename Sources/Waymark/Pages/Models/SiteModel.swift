import Escaping
import Templates

/// What every page says about the site it belongs to.
struct SiteModel: TemplateModel {
  var title: String
  var description: String?
  var language: String
  /// The way the language is written: `ltr` or `rtl`.
  var direction: String
  /// URL path of the site's root, with `/` at both ends.
  var root: String
  var menu: [LinkModel]
  var copyright: String?
  var stylesheets: [String]
  /// A small classic script that runs before anything is painted: the reader's theme and scheme.
  var earlyScript: String
  var scripts: [String]
  /// What the search script loads once it is used.
  var searchEngine: String
  var icon: String
  /// The themes that readers may choose among, by name.
  var themes: String
  /// Addresses of the pages for planning, for what terms mean and for what one has done; nil where there is nothing to
  /// plan, to explain or to do.
  var planner: String?
  var glossary: String?
  var progress: String?
  /// Whether pages are kept for reading without a network.
  var worksOffline: Bool

  static let schema = Schema<Self>(
    "site",
    [
      .text("title", \.title),
      .optionalText("description", \.description),
      .text("language", \.language),
      .text("direction", \.direction),
      .text("root", \.root),
      .list("menu", \.menu),
      .optionalText("copyright", \.copyright),
      .texts("stylesheets", \.stylesheets),
      .text("early_script", \.earlyScript),
      .texts("scripts", \.scripts),
      .text("search_engine", \.searchEngine),
      .text("icon", \.icon),
      .text("themes", \.themes),
      .optionalText("planner", \.planner),
      .optionalText("glossary", \.glossary),
      .optionalText("progress", \.progress),
      .boolean("works_offline", \.worksOffline),
    ])
}

/// A page's address and title, for links. A class, since a page has dozens and they are the same on all pages.
final class LinkModel: TemplateModel {
  let title: String
  let url: String
  let isCurrent: Bool
  /// The id of a lesson or step, whose state a reader may want to see: `lesson:http-basics`.
  let node: String?

  init(title: String, url: String, isCurrent: Bool = false, node: String? = nil) {
    self.title = title
    self.url = url
    self.isCurrent = isCurrent
    self.node = node
  }

  /// The same where it leads to the page it stands on.
  var asCurrent: LinkModel { LinkModel(title: title, url: url, isCurrent: true, node: node) }

  static let schema = Schema<LinkModel>(
    "link",
    [
      .text("title", \.title), .text("url", \.url), .boolean("is_current", \.isCurrent),
      .optionalText("node", \.node),
    ])
}

/// A page in a list: enough to decide whether to open it. A class, as links are.
final class CardModel: TemplateModel {
  let title: String
  let url: String
  let description: String?
  /// `lesson`
  let kind: String
  let level: String?
  /// `1 h 20 min`
  let time: String?
  /// `1 July 2024`
  let date: String?
  /// Whom a program suits.
  let bestFor: String?
  /// The id of a lesson or step, as a link has it.
  let node: String?

  init(
    title: String, url: String, description: String?, kind: String, level: String?, time: String?, date: String?,
    bestFor: String?, node: String?
  ) {
    (self.title, self.url, self.description, self.kind) = (title, url, description, kind)
    (self.level, self.time, self.date, self.bestFor, self.node) = (level, time, date, bestFor, node)
  }

  static let schema = Schema<CardModel>(
    "card",
    [
      .text("title", \.title),
      .text("url", \.url),
      .optionalText("description", \.description),
      .text("kind", \.kind),
      .optionalText("level", \.level),
      .optionalText("time", \.time),
      .optionalText("date", \.date),
      .optionalText("best_for", \.bestFor),
      .optionalText("node", \.node),
    ])
}

/// What stands in a page's head, and where the page stands.
struct PageModel: TemplateModel {
  var title: String
  /// With the site's title, for the window.
  var windowTitle: String
  var description: String
  var canonical: String
  /// The address of the page itself, as links to it have it.
  var url: String
  /// `lesson`, or what the build made: `plan`, `search`.
  var kind: String
  /// `lesson:http-basics`; empty for what the build made.
  var id = ""
  /// Open Graph's word: `article` or `website`.
  var openGraphType: String
  var breadcrumbs: [LinkModel]
  /// The page's JSON-LD, a script element.
  var structuredData: HTMLFragment?
  /// Absolute address of the picture that a shared link shows.
  var picture: String?
  /// URL of the Markdown mirror.
  var mirror: String?
  var feed: String?
  /// ISO 8601.
  var published: String?
  var modified: String?
  var topics: [String]
  var isIndexed: Bool
  var theme: String

  static let schema = Schema<Self>(
    "page",
    [
      .text("title", \.title),
      .text("window_title", \.windowTitle),
      .text("description", \.description),
      .text("canonical", \.canonical),
      .text("url", \.url),
      .text("kind", \.kind),
      .text("id", \.id),
      .text("open_graph_type", \.openGraphType),
      .list("breadcrumbs", \.breadcrumbs),
      .optionalHTML("structured_data", \.structuredData),
      .optionalText("picture", \.picture),
      .optionalText("mirror", \.mirror),
      .optionalText("feed", \.feed),
      .optionalText("published", \.published),
      .optionalText("modified", \.modified),
      .texts("topics", \.topics),
      .boolean("is_indexed", \.isIndexed),
      .text("theme", \.theme),
    ])
}

/// The text an author wrote, rendered, and the list of what is in it.
struct BodyModel: TemplateModel {
  var html: RenderedBody
  var contents: [ContentsModel]
  var readingMinutes: Int

  static let schema = Schema<Self>(
    "body",
    [
      .html("html", \.html),
      .boolean("is_empty") { $0.html.isEmpty },
      .list("contents", \.contents),
      .integer("reading_minutes", \.readingMinutes),
    ])
}

/// An entry of a page's contents list.
struct ContentsModel: TemplateModel {
  var title: HTMLFragment
  var id: String
  var entries: [ContentsModel]

  static let schema = Schema<Self>(
    "contents entry", [.html("title", \.title), .text("id", \.id), .list("entries", \.entries)])
}
