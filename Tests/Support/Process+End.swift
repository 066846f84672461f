public import Foundation

extension Process {
    /// Waits for the end. `waitUntilExit` looks every 50 milliseconds only, and the tests run thousands of programs that take two; a
    /// `terminationHandler` keeps the open files of the process.
    public func waitForEnd() {
        var pause: UInt32 = 100
        while isRunning {
            usleep(pause)
            pause = min(2 * pause, 4_000)
        }
        // Lets go of what Foundation keeps for it.
        waitUntilExit()
    }
}
