import ContentGraph

extension Site {
  func programModel(_ node: NodeIndex, _ program: Program<Link>, site: SiteModel) -> ProgramModel {
    let compared = visible(curriculum.edges(to: node).lazy.filter { $0.kind == .compares }.map(\.from))
    let criteria = visible(
      compared.flatMap { comparison -> [NodeIndex] in
        guard case .comparison(let content) = curriculum.nodes[comparison].content else { return [] }
        return content.criteria.map(\.target)
      } + program.ratings.map(\.criterion.target))
    return ProgramModel(
      site: site, page: head(of: node), body: body(of: node), facts: facts(of: program), mechanism: program.mechanism,
      strengths: program.strengths, weaknesses: program.weaknesses, bestFor: program.bestFor, rule: program.rule,
      pairsWith: links(program.pairsWith), topics: topics(of: node),
      ratings: criteria.map { rating(of: node, by: $0) }, comparisons: comparisons(of: node),
      chosenBecause: reasons(toChoose: node, in: compared), mentionedBy: mentions(of: node))
  }

  private func facts(of program: Program<Link>) -> [FactModel] {
    [
      ("Format", program.format), ("Pace", program.pace), ("Mentorship", program.mentorship),
      ("Duration", program.duration), ("Cost", program.cost),
    ].map { name, value in FactModel(name: name, value: value ?? "not stated", isStated: value != nil) }
  }

  private func reasons(toChoose node: NodeIndex, in comparisons: [NodeIndex]) -> [String] {
    comparisons.flatMap { comparison -> [String] in
      guard case .comparison(let content) = curriculum.nodes[comparison].content else { return [] }
      return content.rules.filter { $0.choose.target == node }.map(\.because)
    }
  }
}
