import ContentGraph

extension Site {
  /// The table, the criteria it stands on, and the chooser's rules as a truth table.
  func comparisonModel(_ node: NodeIndex, _ comparison: Comparison<Link>, site: SiteModel) -> ComparisonModel {
    let programs = visible(comparison.programs.lazy.map(\.target))
    let criteria = visible(comparison.criteria.lazy.map(\.target))
    var notes: [RatingModel] = []
    let rows = programs.map { program in
      ComparisonRowModel(
        program: link(program),
        cells: criteria.map { criterion in
          let cell = rating(of: program, by: criterion, noteNumber: notes.count + 1)
          if cell.note != nil { notes.append(cell) }
          return cell
        })
    }
    return ComparisonModel(
      site: site, page: head(of: node), body: body(of: node), criteria: criteria.map(criterionCard), rows: rows,
      notes: notes,
      questions: comparison.questions.map { QuestionModel(ask: $0.ask, answers: $0.answers.map(\.label)) },
      rules: comparison.rules.filter { isVisible($0.choose.target) }.map { rule($0, in: comparison) },
      chooser: chooserData(comparison))
  }

  private func rule(_ rule: ChooserRule<Link>, in comparison: Comparison<Link>) -> ChooserRuleModel {
    ChooserRuleModel(
      answers: comparison.questions.map { question in
        guard let condition = rule.when.first(where: { $0.question == question.id }) else { return "any" }
        return question.answers.first { $0.id == condition.answer }?.label ?? condition.answer
      },
      choose: link(rule.choose.target), with: links(rule.with), avoid: links(rule.avoid), because: rule.because)
  }

  func criterionModel(_ node: NodeIndex, site: SiteModel) -> CriterionModel {
    return CriterionModel(
      site: site, page: head(of: node), body: body(of: node), criterion: criterionCard(node),
      ratings: programs(ratedBy: node).map { rating(of: $0, by: node) }, comparisons: comparisons(of: node))
  }

  /// Programs that have a rating, and those that a comparison would show one of; in the order of their names.
  private func programs(ratedBy criterion: NodeIndex) -> [NodeIndex] {
    let compared = curriculum.edges(to: criterion).lazy.filter { $0.kind == .compares && self.isVisible($0.from) }
      .flatMap { self.curriculum.edges(from: $0.from).lazy.filter { $0.kind == .compares }.map(\.to) }
      .filter { self.curriculum.nodes[$0].id.kind == .program }
    let rated = curriculum.edges(to: criterion).lazy.filter { $0.kind == .rates }.map(\.from)
    return visible(Array(rated) + Array(compared)).sorted()
  }

  /// The comparisons that a program or criterion stands in.
  func comparisons(of node: NodeIndex) -> [LinkModel] {
    visible(curriculum.edges(to: node).lazy.filter { $0.kind == .compares }.map(\.from)).map { link($0) }
  }
}
