import Testing

@testable import Templates

@Test func escapesTextButNotMarkup() {
  #expect(render("<h1>{{ title }}</h1>{{ intro }}").page == "<h1>Bücher &amp; &lt;Co&gt;</h1><p>Hi & bye</p>")
}

@Test func loopsOverModels() {
  let page = render(
    "{% for s in shelves %}{% for i in s.items %}<a href=\"{{ i.url }}\">{{ loop.index }} {{ i.title }}</a>{% endfor %}{% endfor %}"
  )
  #expect(page.messages == [])
  #expect(page.page == "<a href=\"/lessons/http/\">1 HTTP</a><a href=\"/lessons/sql/?a=1&amp;b=2\">2 SQL</a>")
}
