/// A small site with something of every kind, for the tests that look at whole pages.
enum School {
  static let files: [(path: String, text: String)] = [
    (
      "site.toml",
      """
      baseURL = "https://example.org/"
      title = "Web school"
      description = "Learn the web from below."
      levels = ["beginner", "advanced"]
      copyright = "The school"
      [[menu.main]]
      name = "Roadmap"
      ref = "roadmap:web"
      [[menu.main]]
      name = "Elsewhere"
      url = "https://example.net/"
      """
    ),
    ("index.md", "+++\ntitle = \"Welcome\"\ndescription = \"Start here.\"\n+++\nHello.\n"),
    ("about.md", "+++\ntitle = \"About\"\n+++\nWho we are, and [what we teach](courses/web.md).\n"),
    (
      "courses/web.md",
      """
      +++
      title = "The web"
      description = "From tags to scripts."
      level = "beginner"
      outcomes = ["Publish a page"]
      project = "A page of your own"
      program = "alpha"
      [[modules]]
      title = "Basics"
      level = "beginner"
      summary = "What a page is made of."
      lessons = ["html", "css"]
      [[modules]]
      title = "Scripts"
      lessons = ["js"]
      +++
      ## Basics

      Read this first.
      """
    ),
    (
      "courses/short.md",
      "+++\ntitle = \"In a day\"\n[[modules]]\ntitle = \"All of it\"\nlessons = [\"js\", \"html\"]\n+++\n"
    ),
    (
      "lessons/html.md",
      """
      +++
      title = "HTML"
      description = "What tags are."
      level = "beginner"
      minutes = 30
      objectives = ["Read a tag"]
      topics = ["markup"]
      +++
      ## Tags

      A tag names an element.
      """
    ),
    (
      "lessons/css.md",
      """
      +++
      title = "CSS"
      description = "How pages look."
      minutes = 45
      requires = [{ id = "html", because = "selectors name elements" }]
      tags = ["Style Sheets", "markup"]
      +++
      It names [elements](html.md#tags).
      """
    ),
    (
      "lessons/js.md",
      "+++\ntitle = \"JavaScript\"\nlevel = \"advanced\"\nminutes = 60\nrequires = [\"css\"]\n+++\nScripts move [tags](html.md).\n"
    ),
    ("lessons/extra.md", "+++\ntitle = \"Extra\"\n[[waive]]\nrule = \"orphan-lesson\"\nbecause = \"for later\"\n+++\n"),
    (
      "roadmaps/web/index.md",
      """
      +++
      title = "Web developer"
      description = "From nothing to a page."
      audience = "Beginners"
      steps = ["pages", "motion", "career"]
      +++
      """
    ),
    (
      "roadmaps/web/pages.md",
      "+++\ntitle = \"Pages\"\nlessons = [\"html\", \"css\"]\nhours = 1.5\noutcome = \"A page stands\"\n+++\n"
    ),
    (
      "roadmaps/web/motion.md",
      """
      +++
      title = "Motion"
      kind = "optional"
      requires = [{ id = "pages", because = "motion needs something to move" }]
      lessons = ["js"]
      hours = 2
      topics = ["markup"]
      +++
      See [HTML](../../lessons/html.md).
      """
    ),
    (
      "roadmaps/web/career.md",
      """
      +++
      title = "Career"
      requires = ["motion"]
      [[waive]]
      rule = "uncovered-step"
      because = "every reader's way is another"
      +++
      """
    ),
    (
      "programs/alpha.md",
      """
      +++
      title = "Alpha"
      description = "The first program."
      format = "online"
      cost = "$100 a month"
      mechanism = "Weekly reviews."
      strengths = ["Feedback"]
      weaknesses = ["Price"]
      bestFor = "People with a mentor"
      rule = "Ask for a review"
      pairsWith = ["beta"]
      topics = ["markup"]
      [ratings.reviews]
      value = "yes"
      note = "Every week."
      evidence = "#how-it-works"
      [ratings.weeks]
      value = 12
      +++
      ## How it works

      By mail.
      """
    ),
    (
      "programs/beta.md",
      """
      +++
      title = "Beta"
      [ratings.reviews]
      value = "partial"
      note = "At the end only."
      evidence = "https://example.net/beta"
      +++
      """
    ),
    (
      "criteria/reviews.md",
      """
      +++
      title = "Reviews"
      description = "Whether somebody reads your code."
      question = "Who reads my code?"
      why = "Mistakes need eyes."
      verify = "Ask for one."
      +++
      """
    ),
    ("criteria/weeks.md", "+++\ntitle = \"Length\"\ntype = \"number\"\nunit = \"weeks\"\n+++\n"),
    (
      "comparisons/programs.md",
      """
      +++
      title = "Programs"
      programs = ["alpha", "beta"]
      criteria = ["reviews", "weeks"]
      [[questions]]
      id = "budget"
      ask = "What can you pay?"
      answers = [{ id = "low", label = "Little" }, { id = "high", label = "A lot" }]
      [[questions]]
      id = "time"
      ask = "How much time have you?"
      answers = [{ id = "weeks", label = "Weeks" }, { id = "months", label = "Months" }]
      [[rules]]
      when = { budget = "low" }
      choose = "beta"
      with = ["alpha"]
      because = "it costs nothing"
      [[rules]]
      when = { budget = "high", time = "weeks" }
      choose = "alpha"
      avoid = ["beta"]
      because = "reviews save time"
      [[rules]]
      choose = "alpha"
      because = "it fits most"
      +++
      """
    ),
    (
      "articles/first.md",
      """
      +++
      title = "First words"
      date = 2024-07-01
      description = "Why we write."
      author = "Ada"
      about = ["lesson:html"]
      source = "A talk"
      tags = ["markup"]
      +++
      Words.
      """
    ),
    (
      "articles/second.md",
      "+++\ntitle = \"Second thoughts\"\ndate = 2024-08-02T09:30:00Z\nlastmod = 2024-09-03T10:00:00+02:00\n+++\nMore [words](first.md), and words again.\n"
    ),
    (
      "topics/markup.md",
      "+++\ntitle = \"Markup\"\ndefinition = \"Text about text.\"\nbroader = [\"the-web\"]\n+++\n"
    ),
    ("topics/the-web.md", "+++\ntitle = \"The web\"\n+++\nAll that is linked.\n"),
  ]

  static let site = TestSite(files)

  /// The same site below a path: `https://example.org/docs/`.
  static let siteBelowPath = TestSite(
    files.map { file in
      let text =
        file.path == "site.toml"
        ? file.text.replacing("https://example.org/", with: "https://example.org/docs/") : file.text
      return (file.path, text)
    })
}
