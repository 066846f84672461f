import Testing

@testable import Net

@Suite("Dates and deadlines")
struct TimeTests {
    @Test(
        "dates are written as HTTP wants them",
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (951_868_800, "Wed, 01 Mar 2000 00:00:00 GMT"), (2_147_483_648, "Tue, 19 Jan 2038 03:14:08 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
            (1_735_689_599, "Tue, 31 Dec 2024 23:59:59 GMT"), (12_622_780_800, "Thu, 01 Jan 2370 00:00:00 GMT"),
            (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"), (.max, "Fri, 31 Dec 9999 23:59:59 GMT"),
            (.min, "Thu, 01 Jan 1970 00:00:00 GMT"),
        ])
    func dates(_ seconds: Int, _ expected: String) {
        #expect(HTTPDate.text(seconds) == expected)
    }

    @Test("no duration makes a deadline trap")
    func extremes() {
        #expect(Deadline.after(.seconds(Int64.max)) == .never)
        #expect(Deadline.after(.seconds(-5)).isPast)
        #expect(Deadline.never.remaining == nil)
        #expect(!Deadline.never.isPast)
        #expect(Deadline.never.pollTimeout == -1)
        #expect(Deadline.never.advanced(by: .seconds(1)) == .never)
        #expect(Deadline.after(.seconds(10_000_000)).pollTimeout == .max)
        #expect(Deadline.now.pollTimeout == 0)
        #expect(Deadline.now.since(.never) == .zero)
        let soon = Deadline.after(.seconds(100))
        #expect((99_000...100_000).contains(soon.pollTimeout))
        #expect(soon > .now && soon < .never)
    }

    @Test("waiting ends with a value or at the deadline", .timeLimit(.minutes(60)))
    func monitor() throws {
        let monitor = Monitor(0)
        #expect(monitor.wait(by: .after(.milliseconds(5))) { $0 > 0 ? $0 : nil } == nil)
        try NetThread.start("test", stack: 65_536) {
            monitor.withLock { $0 = 7 }
            monitor.broadcast()
        }
        #expect(monitor.wait(by: .after(.seconds(20))) { $0 > 0 ? $0 : nil } == 7)
    }
}
