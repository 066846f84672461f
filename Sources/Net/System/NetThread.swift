internal import CLinux
internal import Glibc

/// Threads of this room: detached, with a small stack of their own.
public enum NetThread {
    /// Starts a thread that runs `body` once. Throws `system` when the system has no thread left.
    ///
    /// `name` appears in the process list and is cut to 15 bytes. `stack` is rounded up to what the system demands.
    public static func start(_ name: String, stack: Int, _ body: @escaping @Sendable () -> Void) throws(NetError) {
        var attributes = pthread_attr_t()
        // The attributes live on this frame, are initialised here and destroyed before it ends.
        unsafe pthread_attr_init(&attributes)
        defer { unsafe pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let page = 65536
        unsafe pthread_attr_setstacksize(&attributes, (max(stack, 4 * page) / page + 1) * page)
        var thread = pthread_t()
        // The box is retained here and released by the thread, or below when there is none.
        let box = unsafe Unmanaged.passRetained(Start(name: String(name.prefix(15)), body: body))
        let status = unsafe pthread_create(
            &thread, &attributes,
            { argument in
                if let argument = unsafe argument {
                    let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
                    unsafe pthread_setname_np(pthread_self(), start.name)
                    start.body()
                }
                return nil
            }, box.toOpaque())
        if status != 0 {
            unsafe box.release()
            throw .system("start of a thread", status)
        }
    }

    private final class Start: Sendable {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }
}
