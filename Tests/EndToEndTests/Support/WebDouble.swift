import Foundation
import Glibc

/// Stands in for the websites and services that enrichment asks: `Tests/Doubles/web.py`, on a port of its own.
struct WebDouble: Sendable {
    let port: Int

    /// Runs a test beside a double that answers what it is given, and ends it after.
    ///
    /// - Parameter world: JSON, as the double explains it.
    static func with<Result: Sendable>(
        _ world: String, in folder: URL, _ body: @Sendable (WebDouble) async throws -> Result
    ) async throws -> Result {
        let file = folder.appending(path: "world.json").path
        try world.write(toFile: file, atomically: true, encoding: .utf8)
        let script = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Doubles/web.py").path
        let port = try Server.freePort()
        let pid = try Spawn.start(
            "/usr/bin/env", ["python3", script, file, "\(port)"], environment: ProcessInfo.processInfo.environment,
            in: folder.path, output: folder.appending(path: "double.out").path,
            errors: folder.appending(path: "double.err").path)
        defer {
            kill(pid, SIGKILL)
            _ = Spawn.wait(for: pid)
        }
        let double = WebDouble(port: port)
        let until = ContinuousClock.now + .seconds(30)
        while (try? await double.requests())?.hasPrefix("[") != true {
            if ContinuousClock.now > until { throw Failure("the double does not start") }
            try await Task.sleep(for: .milliseconds(20))
        }
        return try await body(double)
    }

    /// What makes a server ask the double instead of the world.
    var environment: [String: String] {
        let url = "http://127.0.0.1:\(port)"
        return [
            "PEOPLE_ENRICHMENT_SOURCES_GRAVATAR": "true", "PEOPLE_ENRICHMENT_SOURCES_GITHUB": "true",
            "PEOPLE_ENRICHMENT_SOURCES_WIKIDATA": "true", "PEOPLE_ENRICHMENT_GRAVATAR_BASE_URL": "\(url)/v3",
            "PEOPLE_ENRICHMENT_GITHUB_BASE_URL": url, "PEOPLE_ENRICHMENT_WIKIDATA_BASE_URL": "\(url)/w/api.php",
            "PEOPLE_ENRICHMENT_GEOCODER_BASE_URL": url,
            "PEOPLE_ENRICHMENT_FETCH_ALLOWED_PRIVATE_HOSTS": "127.0.0.1:\(port)",
            "PEOPLE_ENRICHMENT_FETCH_PAGE_INTERVAL_MILLISECONDS": "0",
        ]
    }

    /// What it was asked, as text: every method and path, in order.
    func requests() async throws -> String {
        try await Shell.run(
            "curl -sf --noproxy '*' http://127.0.0.1:\(port)/requests", in: FileManager.default.temporaryDirectory)
    }
}
