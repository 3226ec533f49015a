import CPlatform
import Glibc
import Synchronization
import Testing

@testable import Parallel

@Suite struct WorkersTests {
  private struct Failure: Error, Equatable { let index: Int }

  @Test(arguments: [1, 2, 8, 1000])
  func keepsTheOrder(jobs: Int) {
    #expect(Workers(jobs: jobs).map(0..<300) { $0 * $0 } == (0..<300).map { $0 * $0 })
    #expect(Workers(jobs: jobs).map(5..<8) { "\($0)" } == ["5", "6", "7"])
    #expect(Workers(jobs: jobs).map(0..<0) { $0 } == [])
  }

  @Test func givesBackWhatIsCollectedBesideTheResults() {
    let (results, collected) = Workers(jobs: 8).map(5..<300, collecting: ["of"]) { index, words in
      if index.isMultiple(of: 3) { words.append("\(index)") }
      return index * index
    }
    #expect(results == (5..<300).map { $0 * $0 })
    #expect(collected == (5..<300).map { $0.isMultiple(of: 3) ? ["of", "\($0)"] : ["of"] })
  }

  @Test func failsWithTheLowestIndexThatFails() {
    for _ in 0..<50 {
      #expect(throws: Failure(index: 17)) {
        try Workers(jobs: 8).map(0..<1000) { (index) throws(Failure) in
          if index >= 17 { throw Failure(index: index) }
          return "value \(index)"
        }
      }
    }
  }

  @Test func leavesEachThreadAllProcessors() {
    // Only where a thread starts is decided.
    let all = waymark_usable_processors()
    let arrived = Atomic(0)
    let usable = Workers(jobs: 3).map(0..<3) { _ in
      arrived.add(1, ordering: .relaxed)
      while arrived.load(ordering: .relaxed) < 3 { sched_yield() }
      return waymark_usable_processors()
    }
    #expect(usable == [all, all, all])
  }

  @Test func runsAtTheSameTime() {
    // Each waits for the other: one thread alone would wait for ever.
    let arrived = Atomic(0)
    _ = Workers(jobs: 2).map(0..<2) { _ in
      arrived.add(1, ordering: .sequentiallyConsistent)
      while arrived.load(ordering: .sequentiallyConsistent) < 2 { sched_yield() }
    }
    #expect(arrived.load(ordering: .sequentiallyConsistent) == 2)
  }

  @Test func givesEachThreadItsOwnScratch() {
    let made = Atomic(0)
    let sums = Workers(jobs: 3).map(0..<100) {
      made.add(1, ordering: .relaxed)
      return [Int]()
    } _: { scratch, index in
      scratch.append(index)
      return scratch.last == index && scratch == scratch.sorted()
    }
    #expect(sums.allSatisfy { $0 })
    #expect((1...3).contains(made.load(ordering: .relaxed)))
  }

  @Test func usesAtLeastOneProcessor() {
    #expect(Workers().jobs >= 1)
    #expect(Workers(jobs: 0).jobs == 1)
  }
}
