import Escaping

@testable import Templates

// The models of the fixtures. They are decoded from the same JSON that jinja2 gets, by names.

struct Markup: HTML, Decodable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

  func write(into page: inout ByteSink) { page.append(contentsOf: text.utf8) }
}

struct Person: TemplateModel, Decodable {
  let name: String
  let age: Int
  var email: String?
  var isTeacher: Bool
  var bio: Markup?

  static let schema = Schema<Person>(
    "person",
    [
      .text("name") { $0.name },
      .integer("age") { $0.age },
      .optionalText("email") { $0.email },
      .boolean("isTeacher") { $0.isTeacher },
      .optionalHTML("bio") { $0.bio },
    ])
}

struct Item: TemplateModel, Decodable {
  let title: String
  let url: String
  let count: Int
  var note: String?
  var hours: Int?
  var maker: Person?
  var tags: [String]

  static let schema = Schema<Item>(
    "item",
    [
      .text("title") { $0.title },
      .text("url") { $0.url },
      .integer("count") { $0.count },
      .optionalText("note") { $0.note },
      .optionalInteger("hours") { $0.hours },
      .optionalModel("maker") { $0.maker },
      .texts("tags") { $0.tags },
    ])
}

struct Shelf: TemplateModel, Decodable {
  let name: String
  let owner: Person
  var items: [Item]
  var shelves: [Shelf]

  static let schema = Schema<Shelf>(
    "shelf",
    [
      .text("name") { $0.name },
      .model("owner") { $0.owner },
      .list("items") { $0.items },
      .list("shelves") { $0.shelves },
    ])
}

struct Library: TemplateModel, Decodable {
  let title: String
  var subtitle: String?
  let isOpen: Bool
  let visitors: Int
  let intro: Markup
  var motto: Markup?
  let keeper: Person
  var featured: Item?
  var shelves: [Shelf]
  var tags: [String]

  static let schema = Schema<Library>(
    "library",
    [
      .text("title") { $0.title },
      .optionalText("subtitle") { $0.subtitle },
      .boolean("isOpen") { $0.isOpen },
      .integer("visitors") { $0.visitors },
      .html("intro") { $0.intro },
      .optionalHTML("motto") { $0.motto },
      .model("keeper") { $0.keeper },
      .optionalModel("featured") { $0.featured },
      .list("shelves") { $0.shelves },
      .texts("tags") { $0.tags },
    ])
}
