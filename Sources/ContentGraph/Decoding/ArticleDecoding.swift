import Diagnostics

extension Article where Edge == Reference {
  static func decode(from reader: inout FieldReader) -> Article {
    var article = Article()
    article.author = reader.text("author")
    article.about = reader.references("about", allowsOne: true)
    article.source = reader.text("source")
    return article
  }
}

extension Topic where Edge == Reference {
  static func decode(from reader: inout FieldReader) -> Topic {
    var topic = Topic()
    topic.definition = reader.text("definition")
    topic.broader = reader.references("broader", allowsOne: true)
    return topic
  }
}
