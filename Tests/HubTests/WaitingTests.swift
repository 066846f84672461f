import Glibc
import Net
import Synchronization
import Testing

@testable import Hub

@Suite("Waiting for a turn")
struct WaitingTests {
    @Test("who came first goes first, however many come later")
    func order() throws {
        let gate = Gate(1)
        #expect(gate.enter(by: .after(.seconds(1))))
        let order = Mutex<[Int]>([])
        let threads = Monitor(0)
        for number in 0..<20 {
            let arrived = gate.waiting
            try NetThread.start("waiting", stack: 65_536) {
                if gate.enter(by: .after(.seconds(60))) {
                    order.withLock { $0.append(number) }
                    gate.leave()
                }
                threads.withLock { $0 += 1 }
                threads.broadcast()
            }
            while gate.waiting == arrived { usleep(1000) }
        }
        gate.leave()
        #expect(threads.wait(by: .after(.seconds(60))) { $0 == 20 ? true : nil } == true)
        #expect(order.withLock { $0 } == Array(0..<20))
        #expect(gate.waiting == 0)
    }

    @Test("who gave up leaves the way free for the next")
    func givenUp() {
        let gate = Gate(1)
        #expect(gate.enter(by: .after(.seconds(1))))
        #expect(!gate.enter(by: .after(.milliseconds(5))))
        gate.leave()
        #expect(gate.enter(by: .after(.seconds(1))))
    }
}
