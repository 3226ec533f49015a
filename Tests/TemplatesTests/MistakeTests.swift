import Testing

@testable import Templates

private let fields =
  "(a 'library' has 'title', 'subtitle', 'isOpen', 'visitors', 'intro', 'motto', 'keeper', 'featured', 'shelves', 'tags')"
private let tags =
  "(the tags are 'if', 'for', 'set', 'include', 'extends', 'block', 'macro', 'call', 'import', 'from', 'raw')"

struct NameMistakeTests {
  @Test func reportsUnknownVariable() {
    #expect(
      render("<p>\n  {{ titel }}</p>").messages == [
        "main.html:2:6 unknown-variable: nothing is called 'titel' here; did you mean 'title'? \(fields)"
      ])
  }

  @Test func suggestsVariablesInScope() {
    #expect(
      render("{% for shelf in shelves %}{{ shel.name }}{% endfor %}").messages == [
        "main.html:1:30 unknown-variable: nothing is called 'shel' here; did you mean 'shelf'? \(fields)"
      ])
  }

  @Test func reportsUnknownField() {
    #expect(
      render("{% for s in shelves %}{% for i in s.items %}{{ i.titel }}{% endfor %}{% endfor %}{{ title.x }}").messages
        == [
          "main.html:1:50 unknown-field: an 'item' has no field 'titel'; did you mean 'title'? "
            + "(it has 'title', 'url', 'count', 'note', 'hours', 'maker', 'tags')",
          "main.html:1:85 unknown-field: this is text, which has no fields "
            + "(only models have fields; filters do the rest, as in '| length')",
        ])
  }

  @Test func reportsUnknownFieldOfLoop() {
    #expect(
      render("{% for t in tags %}{{ loop.indx }}{% endfor %}").messages == [
        "main.html:1:28 unknown-field: 'loop' has no field 'indx'; did you mean 'index'? "
          + "(it has index, index0, first, last, length)"
      ])
  }

  @Test func reportsUnsetVariable() {
    #expect(
      render("{{ x }}{% if isOpen %}{{ x }}{% set x = 1 %}{% endif %}").messages == [
        "main.html:1:4 unknown-variable: 'x' is not set yet "
          + "(a 'set' gives a name its value from there on, within the 'for', 'block' or 'macro' around it)",
        "main.html:1:26 unknown-variable: 'x' is not set yet "
          + "(a 'set' gives a name its value from there on, within the 'for', 'block' or 'macro' around it)",
      ])
  }

  @Test func hidesThePageFromImportedMacros() {
    let page = render(
      "{% from 'm.html' import m %}{{ m() }}", with: [("m.html", "{% macro m() %}{{ title }}{% endmacro %}")])
    #expect(
      page.messages == [
        "m.html:1:19 unknown-variable: nothing is called 'title' here (a macro of an imported file sees its arguments only)"
      ])
  }

  @Test func hidesLoopVariablesFromBlocksAndMacros() {
    let page = render(
      "{% macro m() %}{{ t }}{% endmacro %}{% for t in tags %}{% block b %}{{ t }}{% endblock %}{{ m() }}{% endfor %}")
    #expect(
      page.messages == [
        "main.html:1:19 unknown-variable: nothing is called 't' here \(fields)",
        "main.html:1:72 unknown-variable: nothing is called 't' here \(fields)",
      ])
  }

  @Test func reportsUnknownFilterTestAndArgument() {
    #expect(
      render("{{ title | uper }}{{ 3 is ood }}{{ title | truncate(lenth=3) }}").messages == [
        "main.html:1:12 unknown-filter: there is no filter 'uper'; did you mean 'upper'? (the filters are batch, capitalize, "
          + "default, escape, first, int, join, last, length, list, lower, map, rejectattr, replace, reverse, round, safe, "
          + "selectattr, sort, string, title, tojson, trim, truncate, upper, url, xml)",
        "main.html:1:27 unknown-test: there is no test 'ood'; did you mean 'odd'? "
          + "(the tests are 'defined', 'undefined', 'none', 'odd', 'even', 'divisibleby')",
        "main.html:1:53 unknown-argument: 'truncate' has no argument 'lenth'; did you mean 'length'?",
      ])
  }

  @Test func reportsWrongArguments() {
    #expect(
      render("{{ title | upper(1) }}{{ title | replace('a') }}{{ 4 is divisibleby }}{{ shelves | map('name') }}")
        .messages == [
          "main.html:1:18 template-argument: 'upper' takes no arguments",
          "main.html:1:34 template-argument: 'replace' needs the argument 'new'",
          "main.html:1:57 template-argument: 'divisibleby' takes one argument",
          "main.html:1:88 template-argument: 'map' wants 'attribute=' here (only the form 'map(attribute=\"…\")' exists)",
        ])
  }

  @Test func reportsUnknownTemplatesMacrosAndBlocks() {
    let page = render(
      "{% extends 'bse.html' %}",
      with: [("base.html", "{% include 'partials/had.html' %}"), ("partials/head.html", "")])
    #expect(
      page.messages == [
        "base.html:1:12 unknown-template: there is no template 'partials/had.html'; did you mean 'partials/head.html'? "
          + "(names are those of the files below 'templates/')",
        "main.html:1:12 unknown-template: there is no template 'bse.html'; did you mean 'base.html'? "
          + "(names are those of the files below 'templates/')",
      ])
    let blocks = render(
      "{% extends 'base.html' %}{% from 'm.html' import car %}{% import 'm.html' as m %}"
        + "{% block man %}{{ m.kard() }}{{ crd() }}{% endblock %}",
      with: [
        ("base.html", "{% block main %}{% endblock %}{% block foot %}{% endblock %}"),
        ("m.html", "{% macro card() %}{% endmacro %}"),
      ])
    #expect(
      blocks.messages == [
        "main.html:1:50 unknown-macro: there is no macro 'car' in 'm.html'; did you mean 'card'? (the macros in 'm.html' are 'card')",
        "main.html:1:91 unknown-block: 'base.html' has no block 'man'; did you mean 'main'? (its blocks are 'foot', 'main')",
      ])
    let calls = render(
      "{% import 'm.html' as m %}{% macro crad() %}{% endmacro %}{{ m.kard() }}{{ card() }}{{ title() }}",
      with: [("m.html", "{% macro card() %}{% endmacro %}")])
    #expect(
      calls.messages == [
        "main.html:1:64 unknown-macro: there is no macro 'kard' in 'm.html'; did you mean 'card'? (the macros in 'm.html' are 'card')",
        "main.html:1:76 unknown-macro: there is no macro 'card'; did you mean 'crad'? (the macros here are 'crad')",
        "main.html:1:88 unknown-macro: there is no macro 'title' (the macros here are 'crad')",
      ])
  }

  @Test func saysWhichTemplateIsMissing() {
    let page = render([("lesson.html", "")], main: "leson.html", sample)
    #expect(page.messages == ["unknown-template: there is no template 'leson.html'; did you mean 'lesson.html'?"])
  }

  @Test func reportsMacroArguments() {
    #expect(
      render("{% macro a(x, y=1) %}{{ x }}{% endmacro %}{{ a() }}{{ a(1, 2, 3) }}{{ a(1, z=2) }}{{ a(1, x=2) }}")
        .messages == [
          "main.html:1:46 template-argument: 'a' needs the argument 'x'",
          "main.html:1:63 template-argument: 'a' takes 2 arguments, this is one too many",
          "main.html:1:76 unknown-argument: 'a' has no argument 'z'",
          "main.html:1:91 template-argument: the argument 'x' is there already",
        ])
  }

  @Test func checksMacroBodiesForEachSetOfTypes() {
    #expect(
      render("{% macro m(x) %}{{ x | upper }}{% endmacro %}{{ m('a') }}{{ m(1) }}{{ m(tags) }}").messages == [
        "main.html:1:20 template-type: 'upper' takes text, this is a list of text",
        "main.html:1:20 template-type: 'upper' takes text, this is an integer",
      ])
  }

  @Test func checksMacrosAndPartialsNobodyUses() {
    let page = render("{% macro m(x) %}{{ x | uper(y) }}{% endmacro %}", with: [("unused.html", "{{ a.b | lowr }}")])
    #expect(
      page.messages.map { $0.prefix(70) } == [
        "main.html:1:24 unknown-filter: there is no filter 'uper'; did you mean",
        "unused.html:1:10 unknown-filter: there is no filter 'lowr'; did you me",
      ])
  }

  @Test func reportsCallerAndSuperOutOfPlace() {
    #expect(
      render(
        "{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}{{ super() }}{% block b %}{{ super() }}{% endblock %}"
      ).messages == [
        "main.html:1:19 unknown-macro: nothing was given for 'caller' ('caller()' writes the body of "
          + "'{% call macro() %}…{% endcall %}'; ask with '{% if caller is defined %}')",
        "main.html:1:56 template-syntax: 'super' means the block of a parent, and this is no block",
        "main.html:1:82 template-syntax: no parent has a block 'b'",
      ])
  }
}

struct TypeMistakeTests {
  @Test func refusesFieldsOfWhatMayBeNothing() {
    let help = "(ask first: '{% if x %}{{ x.title }}{% endif %}' or 'x.title if x')"
    #expect(
      render("{{ featured.title }}{% if featured %}{{ featured.title }}{% else %}{{ featured.title }}{% endif %}")
        .messages == [
          "main.html:1:4 template-type: this may be nothing, and nothing has no 'title' \(help)",
          "main.html:1:71 template-type: this may be nothing, and nothing has no 'title' \(help)",
        ])
  }

  @Test(arguments: [
    "{% if featured %}{{ featured.title }}{% endif %}",
    "{% if not featured %}-{% else %}{{ featured.title }}{% endif %}",
    "{{ featured.title if featured }}", "{{ featured and featured.title == 'x' }}",
    "{% if not featured or featured.count %}{% endif %}", "{{ featured.title if featured is not none else 'x' }}",
    "{% if featured and featured.maker %}{{ featured.maker.name }}{% endif %}",
    "{% if featured != none and isOpen %}{{ featured.title }}{% endif %}",
    "{% if featured is defined %}{{ featured.title }}{% endif %}",
    "{% if shelves[0] %}{{ shelves[0].name }}{% endif %}",
    "{% if subtitle == 'x' %}{{ subtitle + 'y' }}{% endif %}",
    "{% set f = featured %}{% if f %}{{ f.title }}{% for t in tags %}{{ f.title }}{% endfor %}{% endif %}",
  ])
  func narrows(_ template: String) { #expect(render(template).messages == []) }

  @Test func forgetsWhatItKnewOfAVariableThatIsSetAgain() {
    let page = render("{% set f = featured %}{% if f %}{% set f = featured %}{{ f.title }}{% endif %}")
    #expect(
      page.messages == [
        "main.html:1:58 template-type: this may be nothing, and nothing has no 'title' "
          + "(ask first: '{% if x %}{{ x.title }}{% endif %}' or 'x.title if x')"
      ])
  }

  @Test func refusesTextWhereMarkupIsWanted() {
    #expect(
      render("{{ title | safe }}").messages == [
        "main.html:1:4 template-type: 'safe' takes html, this is text "
          + "(only markup that the build itself made may go to a page as it is; text is escaped)"
      ])
  }

  @Test(arguments: [
    ("{% for x in title %}{% endfor %}", "1:13 template-type: this is text, and a loop needs a list"),
    ("{{ tags < 3 }}", "1:4 template-type: a list of text cannot be compared with an integer like this"),
    ("{{ title == 3 }}", "1:4 template-type: text cannot be compared with an integer like this"),
    ("{{ 3 in title }}", "1:4 template-type: an integer cannot be compared with text like this"),
    (
      "{{ tags }}",
      "1:4 template-type: this is a list of text, which cannot be written (write its elements with 'for', or '| join(\", \")')"
    ),
    ("{{ keeper }}", "1:4 template-type: this is a 'person', which cannot be written (write one of its fields)"),
    ("{{ title + 1 }}", "1:4 template-type: what is calculated with is a number, this is text"),
    ("{{ -title }}", "1:5 template-type: what a minus stands before is a number, this is text"),
    ("{{ 1 / 0 }}", "1:8 template-type: this divides by zero"),
    (
      "{{ 1 + 2 / visitors }}",
      "1:8 template-type: what is calculated with is a number, this is a number or nothing (ask first with 'if', or say what else with '| default(…)')"
    ),
    (
      "{{ [1, 'a'] | length }}",
      "1:8 template-type: this is text, the elements before it are an integer (the elements of a list have one type)"
    ),
    ("{{ 'a' if isOpen else 1 }}", "1:4 template-type: this is text or an integer (both ways have to yield one type)"),
    ("{{ tags | upper }}", "1:4 template-type: 'upper' takes text, this is a list of text"),
    ("{{ visitors | length }}", "1:4 template-type: 'length' takes text or a list, this is an integer"),
    (
      "{{ keeper | tojson }}",
      "1:4 template-type: 'tojson' takes text, a number, a boolean or a list of these, this is a 'person'"
    ),
    ("{{ intro | escape }}", "1:4 template-type: 'escape' takes text, this is html"),
    (
      "{{ shelves | sort | length }}",
      "1:4 template-type: 'sort' cannot order a 'shelf' (it orders text, numbers and booleans; for models say 'sort(attribute=\"…\")')"
    ),
    (
      "{{ shelves | sort(attribute='owner.nam') | length }}",
      "1:29 unknown-field: a 'person' has no field 'nam'; did you mean 'name'? (it has 'name', 'age', 'email', 'isTeacher', 'bio')"
    ),
    (
      "{{ subtitle | default(3) }}",
      "1:4 template-type: the default is an integer, and this is text or nothing (both have to be of one type)"
    ),
    (
      "{{ tags | batch(0) | length }}",
      "1:17 template-type: the argument 'linecount' is a number from 1 to 1000, written out"
    ),
    ("{{ tags['a'] }}", "1:9 template-type: a position in a list is an integer, this is text"),
    ("{{ title[0] }}", "1:4 template-type: this is text, and only lists have positions"),
    ("{{ title is odd }}", "1:4 template-type: what 'odd' asks about is an integer, this is text"),
    (
      "{% for t in tags %}{{ loop }}{% endfor %}",
      "1:23 template-type: 'loop' is no value (ask for a field, as in 'loop.index')"
    ),
    (
      "{{ keeper.name() }}",
      "1:4 template-type: only macros can be called (fields are named without parentheses; what computes something is a filter)"
    ),
    (
      "{% if isOpen %}{% set x = 1 %}{% else %}{% set x = 'a' %}{% endif %}{{ x }}",
      "1:72 template-type: this is of one type after one branch and of another after the other (give the name the same type on every way, or use two names)"
    ),
  ])
  func reportsWrongType(_ template: String, _ message: String) {
    #expect(render(template).messages == ["main.html:" + message])
  }
}

struct SyntaxMistakeTests {
  @Test(arguments: [
    ("a {{ title", "1:3 template-syntax: this '{{' is never closed (end it with '}}')"),
    ("a {% if title", "1:3 template-syntax: this '{%' is never closed (end it with '%}')"),
    ("a {# if title", "1:3 template-syntax: this comment is never closed (end it with '#}')"),
    ("{% raw %}{{ x }}", "1:1 template-syntax: this 'raw' is never closed (end it with '{% endraw %}')"),
    ("{% if isOpen %}", "1:1 template-syntax: this 'if' is never closed (end it with '{% endif %}')"),
    (
      "{% for t in tags %}{% if t %}{% endfor %}",
      "1:20 template-syntax: this 'if' is never closed (end it with '{% endif %}')"
    ),
    ("{% endif %}", "1:1 template-syntax: this 'endif' has no 'if' before it"),
    ("{% else %}", "1:1 template-syntax: this 'else' has no 'if' or 'for' before it"),
    ("{{ }}", "1:4 template-syntax: expected a value, found the end of the tag"),
    ("{{ 1 + }}", "1:8 template-syntax: expected a value, found the end of the tag"),
    ("{{ (1 }}", "1:7 template-syntax: expected ')', found the end of the tag"),
    ("{{ a b }}", "1:6 template-syntax: expected the end of the tag, found 'b'"),
    ("{{ 'a }}", "1:4 template-syntax: this text is never closed (end it with the quote it began with)"),
    ("{{ title && x }}", "1:10 template-syntax: '&' means nothing in a template; did you mean 'and'?"),
    ("{{ 99999999999999999999 }}", "1:4 template-syntax: this number is too large (integers have 64 bits)"),
    ("{% if %}{% endif %}", "1:7 template-syntax: expected a value, found the end of the tag"),
    ("{% for x tags %}{{ x }}{% endfor %}", "1:10 template-syntax: expected 'in', found 'tags'"),
    ("{% set if = 1 %}", "1:8 template-syntax: 'if' is a word of the language (choose another name)"),
    ("{% %}", "1:1 template-syntax: a tag starts with a word \(tags)"),
    ("{% include x %}", "1:12 template-syntax: expected a template's name in quotes, found 'x'"),
    ("{% block a %}{% endblock b %}", "1:26 template-syntax: expected 'a', found 'b'"),
    ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "1:37 template-syntax: there is a block 'a' already"),
    (
      "{% if isOpen %}{% macro a() %}{% endmacro %}{% endif %}",
      "1:25 template-syntax: a macro stands at the top of a file, not in other tags"
    ),
    (
      "{% macro a() %}{% block b %}{% endblock %}{% endmacro %}",
      "1:25 template-syntax: a block cannot stand in a 'macro'"
    ),
    ("{% macro a(x, x) %}{% endmacro %}", "1:15 template-syntax: there is a parameter 'x' already"),
    (
      "{% macro a(x=1, y) %}{% endmacro %}",
      "1:17 template-syntax: 'y' needs a default, as the parameter before it has one"
    ),
    (
      "{% call 1 %}{% endcall %}",
      "1:9 template-syntax: 'call' wants a macro with its arguments (as in '{% call box() %}')"
    ),
    ("{% wiht x %}{% endwiht %}", "1:1 unknown-tag: there is no tag 'wiht' \(tags)"),
    ("{% inclde 'x' %}", "1:1 unknown-tag: there is no tag 'inclde'; did you mean 'include'? \(tags)"),
  ])
  func reportsSyntax(_ template: String, _ message: String) {
    #expect(render(template).messages == ["main.html:" + message])
  }

  @Test func countsColumnsInCharacters() {
    #expect(
      render("é日{{ titel }}").messages == [
        "main.html:1:6 unknown-variable: nothing is called 'titel' here; did you mean 'title'? \(fields)"
      ])
  }

  @Test func reportsAllMistakesOfAllTemplates() {
    let page = render(
      "{% include 'a.html' %}{{ titel }}\n{{ 1 + }}{{ 'x }}\n{% for x in %}{{ x }}{% endfor %}{{ title | uper }}",
      with: [("a.html", "{{ nam }}{% if isOpen %}")])
    #expect(
      page.messages.map { String($0.split(separator: " (")[0]) } == [
        "a.html:1:4 unknown-variable: nothing is called 'nam' here",
        "a.html:1:10 template-syntax: this 'if' is never closed",
        "main.html:1:26 unknown-variable: nothing is called 'titel' here; did you mean 'title'?",
        "main.html:2:8 template-syntax: expected a value, found the end of the tag",
        "main.html:2:13 template-syntax: this text is never closed",
        "main.html:3:13 template-syntax: expected a value, found the end of the tag",
        "main.html:3:45 unknown-filter: there is no filter 'uper'; did you mean 'upper'?",
      ])
    #expect(page.page == nil)
  }

  @Test func reportsWhatAChildWouldLose() {
    let page = render(
      "{% extends 'b.html' %}\nlost {{ title }}{% block b %}{% endblock %}",
      with: [("b.html", "{% block b %}{% endblock %}")])
    let help = "(a template that extends another holds blocks, macros, imports and 'set'; put the rest into a block)"
    #expect(
      page.messages == [
        "main.html:2:1 template-syntax: this never reaches a page \(help)",
        "main.html:2:9 template-syntax: this never reaches a page \(help)",
      ])
  }

  @Test func saysOnceWhatIsWrongForEveryPage() {
    let template = "{{ title | uper }}"
    #expect(render(template).messages.count == 1)
  }
}

struct BoundsTests {
  @Test func reportsCirclesOfTemplates() {
    let page = render(
      "{% include 'a.html' %}",
      with: [("a.html", "{% extends 'b.html' %}"), ("b.html", "{% import 'main.html' as m %}")])
    #expect(
      page.messages == [
        "b.html:1:11 template-cycle: 'main.html' uses 'a.html' uses 'b.html' uses 'main.html' "
          + "(templates cannot use themselves; what walks a tree is a macro that calls itself)"
      ])
  }

  @Test func reportsMacrosWithoutEnd() {
    let help = "(a macro may call itself, directly, with a part of the same argument: '{{ tree(entry.children) }}')"
    let page = render(
      "{% macro a(x) %}{{ a(x) }}{% endmacro %}{% macro b(x) %}{{ c(x) }}{% endmacro %}{% macro c(x) %}{{ b(x) }}{% endmacro %}"
        + "{% macro d(x, y) %}{% for s in x %}{{ d(shelves, s) }}{% endfor %}{% endmacro %}{{ a(1) }}{{ b(1) }}{{ d(shelves, 1) }}"
    )
    #expect(
      page.messages == [
        "main.html:1:20 template-cycle: 'a' calls itself without end \(help)",
        "main.html:1:100 template-cycle: 'b' calls itself without end \(help)",
        "main.html:1:159 template-cycle: 'd' calls itself without end \(help)",
      ])
  }

  @Test func boundsInclusion() {
    let others = (1...9).map { (name: "\($0).html", text: $0 < 9 ? "{% include '\($0 + 1).html' %}" : "end") }
    #expect(
      render("{% include '1.html' %}", with: others).messages == [
        "7.html:1:12 template-depth: '8.html' is one template too many (at most 8 templates may include one another)",
        "8.html:1:12 template-depth: '9.html' is one template too many (at most 8 templates may include one another)",
      ])
    #expect(render("{% include '3.html' %}", with: others).page == "end")
  }

  @Test func boundsNesting() {
    let open = String(repeating: "{% if isOpen %}", count: 60)
    #expect(
      render(open).messages == [
        "main.html:1:601 template-syntax: this 'if' nests too deeply (at most 40 tags may be open; move parts into macros)"
      ])
    let parentheses = String(repeating: "(", count: 10_000)
    #expect(
      render("{{ \(parentheses)1 }}").messages == [
        "main.html:1:44 template-syntax: this expression nests too deeply (at most 40 levels; name parts with 'set')"
      ])
    let sum = Array(repeating: "1", count: 10_000).joined(separator: " + ")
    #expect(
      render("{{ \(sum) }}").messages == [
        "main.html:1:4 template-syntax: this expression is too long (at most 100 operators; name parts with 'set')"
      ])
  }

  @Test func boundsWhatExpandsWithoutEnd() {
    let depth = 30
    let template =
      "{% macro twice() %}{{ caller() }}{{ caller() }}{% endmacro %}"
      + String(repeating: "{% call twice() %}", count: depth) + String(repeating: "{% endcall %}", count: depth)
    let messages = render(template).messages
    #expect(messages.count == 1)
    #expect(
      messages.first?.hasSuffix(
        "template-depth: this template grows too large (with all it includes and calls it may have 200000 tags and 16 MiB of text)"
      ) == true)
  }

  @Test(arguments: 0..<200) func survivesDamagedTemplates(_ seed: Int) {
    let whole = Array(
      "{% extends 'b.html' %}{% block a %}<a href=\"{{ title | truncate(3) }}\">{% for s in shelves %}{{ loop.index }}{% else %}{{ 'x' ~ 1 }}{% endfor %}{#- x -#}{% raw %}{{{% endraw %}{% macro m(a, b=1) %}{{ caller() }}{% endmacro %}{% call(x) m(1) %}{{ x }}{% endcall %}{% endblock %}"
        .utf8)
    var random = LinearCongruential(state: UInt64(seed))
    var bytes = whole
    for _ in 0..<(1 + random.next() % 4) {
      let start = Int(random.next() % UInt64(bytes.count))
      switch random.next() % 3 {
      case 0: bytes.removeSubrange(start..<min(bytes.count, start + Int(random.next() % 9)))
      case 1:
        bytes.insert(
          contentsOf: whole[(start % whole.count)...].prefix(5), at: Int(random.next() % UInt64(bytes.count)))
      default: bytes[start] = UInt8(truncatingIfNeeded: random.next())
      }
    }
    let page = render(String(decoding: bytes, as: UTF8.self), with: [("b.html", "{% block a %}{% endblock %}")])
    #expect((page.page == nil) == !page.messages.isEmpty)
  }
}

private struct LinearCongruential {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
