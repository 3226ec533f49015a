import ContentGraph
import Escaping

/// The chooser for the reader's script, beside its truth table. The writer's escapes keep `</script>` out of it.
///
///     {"questions":[["budget","What can you pay?",[["low","Little"],["high","A lot"]]]],
///      "rules":[{"when":[0],"choose":["Beta","/programs/beta/"],"with":[],"avoid":[],"because":"it costs nothing"}]}
///
/// `when` has the number of an answer for each question, -1 where any will do.
extension Site {
  func chooserData(_ comparison: Comparison<Link>) -> HTMLFragment? {
    let rules = comparison.rules.filter { isVisible($0.choose.target) }
    guard !rules.isEmpty, !comparison.questions.isEmpty else { return nil }
    var json = JSONWriter()
    json.markup("<script type=\"application/json\" data-reader=\"rules\">")
    json.object { json in
      json.key("questions")
      json.array(comparison.questions, write)
      json.key("rules")
      json.array(rules) { json, rule in json.object { write(&$0, rule, comparison.questions) } }
    }
    json.markup("</script>")
    return HTMLFragment(escaped: json.bytes)
  }

  private func write(_ json: inout JSONWriter, _ question: Question) {
    json.array { json in
      json.value(question.id)
      json.value(question.ask)
      json.array(question.answers) { json, answer in
        json.array { json in
          json.value(answer.id)
          json.value(answer.label)
        }
      }
    }
  }

  private func write(_ json: inout JSONWriter, _ rule: ChooserRule<Link>, _ questions: [Question]) {
    json.key("when")
    json.array(questions) { json, question in
      let answer = rule.when.first { $0.question == question.id }?.answer
      json.value(question.answers.firstIndex { $0.id == answer } ?? -1)
    }
    json.key("choose")
    write(&json, link(rule.choose.target))
    json.key("with")
    json.array(links(rule.with), write)
    json.key("avoid")
    json.array(links(rule.avoid), write)
    json.field("because", rule.because)
  }

  private func write(_ json: inout JSONWriter, _ link: LinkModel) {
    json.array { json in
      json.value(link.title)
      json.value(link.url)
    }
  }
}
