import Diagnostics

/// One function a kind: every reference becomes a link, with the edge it stands for. What leads nowhere is reported and
/// left out.
extension Linker {
  mutating func link(_ index: NodeIndex, of nodes: [Node<Reference>]) -> Node<Link> {
    let content = link(nodes[index].content, from: index)
    return Node<Link>(
      id: nodes[index].id, document: nodes[index].document, place: nodes[index].place,
      common: link(commonOf: index, of: nodes), content: content)
  }

  private mutating func link(_ content: Content<Reference>, from source: NodeIndex) -> Content<Link> {
    switch content {
    case .page: .page
    case .course(let course): .course(link(course, from: source))
    case .lesson(let lesson): .lesson(link(lesson, from: source))
    case .roadmap(let roadmap): .roadmap(link(roadmap, from: source))
    case .step(let step): .step(link(step, from: source))
    case .program(let program): .program(link(program, from: source))
    case .criterion(let criterion): .criterion(criterion)
    case .comparison(let comparison): .comparison(link(comparison, from: source))
    case .article(let article): .article(link(article, from: source))
    case .topic(let topic): .topic(link(topic, from: source))
    }
  }

  private mutating func link(_ course: Course<Reference>, from source: NodeIndex) -> Course<Link> {
    var linked = Course<Link>()
    linked.level = course.level
    var seen = SeenTargets()
    linked.modules = course.modules.map { module in
      Module(
        title: module.title, level: module.level, summary: module.summary,
        lessons: link(module.lessons, .contains, as: "lessons", to: [.lesson], from: source, seen: &seen))
    }
    linked.program = course.program.flatMap { link($0, .mentions, as: "program", to: [.program], from: source) }
    linked.outcomes = course.outcomes
    linked.project = course.project
    return linked
  }

  private mutating func link(_ lesson: Lesson<Reference>, from source: NodeIndex) -> Lesson<Link> {
    var linked = Lesson<Link>()
    linked.level = lesson.level
    linked.form = lesson.form
    linked.minutes = lesson.minutes
    linked.objectives = lesson.objectives
    linked.requires = link(lesson.requires, to: [.lesson], from: source)
    return linked
  }

  private mutating func link(_ roadmap: Roadmap<Reference>, from source: NodeIndex) -> Roadmap<Link> {
    var linked = Roadmap<Link>()
    linked.steps = link(roadmap.steps, .contains, as: "steps", to: [.step], from: source)
    linked.audience = roadmap.audience
    return linked
  }

  private mutating func link(_ step: Step<Reference>, from source: NodeIndex) -> Step<Link> {
    var linked = Step<Link>()
    linked.kind = step.kind
    linked.requires = link(step.requires, to: [.step], from: source)
    linked.lessons = link(step.lessons, .covers, as: "lessons", to: [.lesson], from: source)
    linked.hours = step.hours
    linked.outcome = step.outcome
    return linked
  }

  private mutating func link(_ program: Program<Reference>, from source: NodeIndex) -> Program<Link> {
    var linked = Program<Link>()
    linked.format = program.format
    linked.pace = program.pace
    linked.mentorship = program.mentorship
    linked.duration = program.duration
    linked.cost = program.cost
    linked.mechanism = program.mechanism
    linked.strengths = program.strengths
    linked.weaknesses = program.weaknesses
    linked.bestFor = program.bestFor
    linked.rule = program.rule
    linked.pairsWith = link(program.pairsWith, .mentions, as: "pairsWith", to: [.program], from: source)
    linked.ratings = link(program.ratings, from: source)
    return linked
  }

  private mutating func link(_ ratings: [Rating<Reference>], from source: NodeIndex) -> [Rating<Link>] {
    var seen = SeenTargets()
    return ratings.compactMap { rating in
      let link = link(rating.criterion, .rates, as: "ratings", to: [.criterion], from: source, seen: &seen)
      guard let criterion = link else { return nil }
      let name = names[criterion.target].name
      return Rating(
        criterion: criterion, value: cell(rating, by: criteria[criterion.target] ?? Criterion(), called: name),
        range: rating.range, note: rating.note, evidence: rating.evidence)
    }
  }

  private mutating func link(_ comparison: Comparison<Reference>, from source: NodeIndex) -> Comparison<Link> {
    var linked = Comparison<Link>()
    linked.programs = link(comparison.programs, .compares, as: "programs", to: [.program], from: source)
    linked.criteria = link(comparison.criteria, .compares, as: "criteria", to: [.criterion], from: source)
    linked.questions = comparison.questions
    linked.rules = comparison.rules.compactMap { link($0, from: source) }
    return linked
  }

  private mutating func link(_ rule: ChooserRule<Reference>, from source: NodeIndex) -> ChooserRule<Link>? {
    let choose = link(rule.choose, .chooses, as: "choose", to: [.program], from: source)
    let with = link(rule.with, .mentions, as: "with", to: [.program], from: source)
    let avoid = link(rule.avoid, .mentions, as: "avoid", to: [.program], from: source)
    return choose.map {
      ChooserRule(when: rule.when, choose: $0, with: with, avoid: avoid, because: rule.because, range: rule.range)
    }
  }

  private mutating func link(_ article: Article<Reference>, from source: NodeIndex) -> Article<Link> {
    var linked = Article<Link>()
    linked.author = article.author
    linked.about = link(article.about, .mentions, as: "about", to: NodeKind.allCases, from: source)
    linked.source = article.source
    return linked
  }

  private mutating func link(_ topic: Topic<Reference>, from source: NodeIndex) -> Topic<Link> {
    var linked = Topic<Link>()
    linked.definition = topic.definition
    linked.broader = link(topic.broader, .mentions, as: "broader", to: [.topic], from: source)
    return linked
  }

  private mutating func link(
    _ requirements: [Requirement<Reference>], to kinds: [NodeKind], from source: NodeIndex
  ) -> [Requirement<Link>] {
    var seen = SeenTargets()
    return requirements.compactMap { requirement in
      link(requirement.edge, .requires, as: "requires", to: kinds, from: source, seen: &seen)
        .map { Requirement($0, because: requirement.because) }
    }
  }
}
