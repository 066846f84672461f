import Net

// Speaks https for allmende, which itself never links the networking part of Foundation (start-up 2 ms instead of 20).
// It is started by allmende with one end of a socket pair as standard input and output, gets HTTP requests that name whole
// URLs, and answers with what the server answered. Certificates are judged by the system's store; proxies are taken from
// https_proxy, all_proxy and no_proxy. It follows no redirection and keeps no cookie, cache or password.

var limits = HTTPLimits()
limits.headBytes = 65_536
HTTPHelper.run(limits: limits, handler: SecureRelay())
