import CPlatform
import Glibc
import Synchronization

/// Runs independent pieces of work on several threads and gives their results back in order.
///
///     Workers(jobs: 8).map(0..<pages.count) { index in render(pages[index]) }
///
/// The caller's thread works too and waits; which thread takes which index is left to chance, what comes back is not.
package struct Workers: Sendable {
  package let jobs: Int

  /// As many as there are processors to use, unless told otherwise.
  package init(jobs: Int? = nil) {
    self.jobs = max(1, jobs ?? Int(waymark_usable_processors()))
  }

  /// Fails with the failure of the lowest index that fails, after the work under way has ended.
  package func map<Result: Sendable, Failure: Error>(
    _ range: Range<Int>, _ body: @Sendable (Int) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    try map(range, scratch: { () }) { (_, index) throws(Failure) in try body(index) }
  }

  /// Gives each thread a value of its own, such as a buffer to be used again and again.
  package func map<Scratch: ~Copyable, Result: Sendable, Failure: Error>(
    _ range: Range<Int>, scratch: @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, Int) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    var slots = [Result?](repeating: nil, count: range.count)
    let firstFailure = Mutex<(index: Int, failure: Failure)?>(nil)
    slots.withUnsafeMutableBufferPointer { slots in
      // Every slot is written by the one thread that took its index, and read after all have ended.
      nonisolated(unsafe) let slots = slots
      let next = Atomic(0)
      let hasFailed = Atomic(false)
      run(threads: min(jobs, range.count)) {
        var mine = scratch()
        while !hasFailed.load(ordering: .relaxed) {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          if index >= slots.count { return }
          do throws(Failure) {
            slots[index] = try body(&mine, range.lowerBound + index)
          } catch {
            firstFailure.withLock { if $0 == nil || index < $0!.index { $0 = (index, error) } }
            hasFailed.store(true, ordering: .relaxed)
          }
        }
      }
    }
    // Indices are taken in order, so those below a failure have all been done.
    if let (_, failure) = firstFailure.withLock({ $0 }) { throw failure }
    var results: [Result] = []
    results.reserveCapacity(slots.count)
    for index in slots.indices { results.append(slots[index].take()!) }
    return results
  }

  /// Gives each index a value of its own to collect in, such as what was found on the way. Both lists come back in order.
  package func map<Result: Sendable, Collected: Sendable, Failure: Error>(
    _ range: Range<Int>, collecting empty: Collected, _ body: @Sendable (Int, inout Collected) throws(Failure) -> Result
  ) throws(Failure) -> (results: [Result], collected: [Collected]) {
    var collected = Array(repeating: empty, count: range.count)
    let results = try collected.withUnsafeMutableBufferPointer { (collected) throws(Failure) in
      // Every place is used by the one thread that took its index, and read after all have ended.
      nonisolated(unsafe) let collected = collected
      return try map(range) { (index) throws(Failure) in try body(index, &collected[index - range.lowerBound]) }
    }
    return (results, collected)
  }

  /// Two pieces of work of different kinds at the same time.
  package func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, and second: @Sendable () -> Second
  ) -> (First, Second) {
    let results = map(0..<2) { index -> Either<First, Second> in
      index == 0 ? .first(first()) : .second(second())
    }
    guard case .first(let first) = results[0], case .second(let second) = results[1] else {
      preconditionFailure("results come back in order")
    }
    return (first, second)
  }

  private enum Either<First: Sendable, Second: Sendable>: Sendable {
    case first(First)
    case second(Second)
  }

  /// Runs `work` on this thread and on others, and returns when all have ended. A machine that gives fewer threads
  /// than asked for is slower, no more.
  private func run(threads: Int, _ work: @Sendable () -> Void) {
    withoutActuallyEscaping(work) { work in
      let shared = Unmanaged.passRetained(Work(work))
      defer { shared.release() }
      var started: [pthread_t] = []
      for _ in 1..<max(1, threads) {
        var thread = pthread_t()
        guard waymark_start_thread(&thread, runWork, shared.toOpaque()) == 0 else { break }
        started.append(thread)
      }
      work()
      for thread in started { pthread_join(thread, nil) }
    }
  }
}

private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private func runWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  Unmanaged<Work>.fromOpaque(argument!).takeUnretainedValue().body()
  return nil
}
