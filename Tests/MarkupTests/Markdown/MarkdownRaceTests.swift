import Dispatch
import Foundation
import Testing

@testable import Markup

/// The library clears process-wide tables at each parse (`special_characters.c`). Without the cure, or with the lock it
/// falls back to taken away, dozens of these documents come out wrong.
@Suite struct MarkdownRaceTests {
  @Test func cureIsInForce() { #expect(Body.parsesInParallel) }

  @Test func rendersOnAllCoresWhatOneThreadRenders() {
    let documents = (0..<60).map(MarkdownRaceTests.document)
    let expected = documents.map { Parsed($0).html }
    #expect(expected.allSatisfy { $0.contains("<del>") })
    let rounds = 200
    // One number a job: each writes its own.
    let wrong = UnsafeMutableBufferPointer<Int>.allocate(capacity: rounds)
    wrong.initialize(repeating: 0)
    defer { wrong.deallocate() }
    nonisolated(unsafe) let results = wrong
    DispatchQueue.concurrentPerform(iterations: rounds) { round in
      for (index, document) in documents.enumerated() where Parsed(document).html != expected[index] {
        results[round] += 1
      }
    }
    #expect(wrong.reduce(0, +) == 0, "of \(rounds * documents.count) documents")
  }

  @Test func parsesOnThreadsThatComeAndGo() {
    let expected = Parsed(MarkdownRaceTests.document(3)).html
    let wrong = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    for _ in 0..<200 {
      Thread.detachNewThread {
        if Parsed(MarkdownRaceTests.document(3)).html != expected { wrong.signal() }
        ended.signal()
      }
    }
    for _ in 0..<200 { ended.wait() }
    #expect(wrong.wait(timeout: .now()) == .timedOut)
  }

  /// Full of the characters the extensions switch on.
  private static func document(_ number: Int) -> String {
    let lines = [
      "~~gone \(number)~~ and www.example.org/\(number)~x: see http://a.org/b~c~ and x\(number)@y.org.",
      "| a~ | ~~b~~ |\n|----|:-:|\n| w:w | ~~c~~ : ~~d~~ |",
      "- [x] done ~~old~~\n- [ ] to do www.w.org\n\n> quote ~~s~~ : w ~~t~~",
      "text with colons: and waves ~ and words w w w, " + String(repeating: "~~a~~ : w ", count: number % 7 + 1),
      "note[^1] ~~x~~\n\n[^1]: ~~y~~ www.n.org",
    ]
    return (0..<lines.count).map { lines[($0 + number) % lines.count] }.joined(separator: "\n\n") + "\n"
  }
}
