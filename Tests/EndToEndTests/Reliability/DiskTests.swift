import Foundation
import Glibc
import Testing

/// Nothing is acknowledged that the disk has not taken; the server outlives a bad disk, and works again with a good one.
@Suite struct DiskTests {
    private static let environment = ["PEOPLE_STORAGE_URL": "sqlite:people.sqlite"]
    private static let reader = Scenario(
        "reads go on", .get("/api/people?limit=1"), 200, ["data.people": .count(1)])

    private static func number(_ server: Server) async throws {
        try await server.client.run([
            Scenario("number", .post("/api/people/custom-fields", #"{"name": "Number", "type": "number"}"#), 201)
        ])
    }

    @Test(
        "while the disk fails every write is a 503 and no acknowledged one is lost",
        arguments: [FaultyDisk.Mode.sync, .full])
    func failingDisk(_ mode: FaultyDisk.Mode) async throws {
        try await Server.withFolder { folder in
            let disk = try await FaultyDisk(in: folder)
            defer { disk.remove() }
            let server = try await Server.start(
                in: folder, environment: Self.environment.merging(disk.environment) { _, new in new })
            try await Self.number(server)
            let ledger = Ledger()
            await ledger.write(to: server.client, writers: 4, counters: [], for: .milliseconds(200))
            let before = ledger.acknowledged
            #expect(before > 0 && ledger.statuses == [201: before], "\(ledger.statuses)")

            try disk.set(mode)
            for number in 0..<20 {
                let answer = try await server.client.send(
                    "POST", "/api/people", #"{"email": "bad\#(number)@b.co", "firstName": "B"}"#)
                #expect(answer.status == 503, "\(answer.status) \(answer.text)")
                #expect(answer[header: "retry-after"].flatMap { Int($0) } != nil)
                #expect(answer.json["success"] == false && answer.json["code"]?.string != nil)
                #expect(!answer.text.localizedCaseInsensitiveContains("sqlite"))
            }
            await ledger.write(to: server.client, writers: 8, counters: [], for: .milliseconds(300))
            #expect(ledger.acknowledged == before, "a write was acknowledged that the disk did not take")
            #expect(Set(ledger.statuses.keys).isSubset(of: [201, 503]), "\(ledger.statuses)")
            try await server.client.run([Self.reader])
            #expect(server.program.end == nil)
            let log = server.program.output + server.program.errors
            #expect(log.localizedCaseInsensitiveContains("error") || log.localizedCaseInsensitiveContains("warning"))

            try disk.set(.works)
            try await Self.recovers(server)
            await ledger.write(to: server.client, writers: 4, counters: [], for: .milliseconds(200))
            #expect(ledger.acknowledged > before)
            #expect(try await server.stop() == .exited(0))

            // What was acknowledged is there, and of what was refused nothing.
            let again = try await Server.start(in: folder, environment: Self.environment, key: server.key)
            let faults = try await ledger.faults(in: again)
            #expect(faults.isEmpty, "\(faults.prefix(10))")
            try await again.client.run([Scenario("none", .get("/api/people?search=bad"), 200, ["data.total": 0])])
            #expect(try await again.stop() == .exited(0))
        }
    }

    @Test("a crash after failed syncs loses nothing that was acknowledged")
    func crashAfterFailedSync() async throws {
        try await Server.withFolder { folder in
            let disk = try await FaultyDisk(in: folder)
            defer { disk.remove() }
            let server = try await Server.start(
                in: folder, environment: Self.environment.merging(disk.environment) { _, new in new })
            try await Self.number(server)
            let ledger = Ledger()
            for mode in [FaultyDisk.Mode.works, .sync, .works, .full] {
                try disk.set(mode)
                await ledger.write(to: server.client, writers: 8, counters: [], for: .milliseconds(150))
            }
            server.program.signal(SIGKILL)
            _ = try await server.program.wait()
            let again = try await Server.start(in: folder, environment: Self.environment, key: server.key)
            let faults = try await ledger.faults(in: again)
            #expect(faults.isEmpty, "\(faults.prefix(10))")
            #expect(try await again.stop() == .exited(0))
        }
    }

    /// A real full disk, where there is the right to mount one.
    @Test("a disk without room gives 503 and works again when there is some", .enabled(if: getuid() == 0 && canMount))
    func fullDisk() async throws {
        // Room for far more than is written here, or there would be none even without the ballast.
        try await Self.withMountedDisk("size=64m") { folder, mount, server, ledger in
            // All the room that is left.
            let ballast = mount.appending(path: "ballast")
            _ = try await Shell.run("dd if=/dev/zero of='\(ballast.path)' bs=4k 2>/dev/null", in: folder)
            await ledger.write(to: server.client, writers: 4, counters: [], for: .milliseconds(800))
            #expect((ledger.statuses[503] ?? 0) > 0, "the disk was not full: \(ledger.statuses)")
            #expect(Set(ledger.statuses.keys).isSubset(of: [201, 503]), "\(ledger.statuses)")
            try await server.client.run([Self.reader])
            #expect(server.program.end == nil)
            try FileManager.default.removeItem(at: ballast)
            try await Self.recovers(server)
            let faults = try await ledger.faults(in: server)
            #expect(faults.isEmpty, "\(faults.prefix(10))")
            #expect(try await server.stop() == .exited(0))
        }
    }

    @Test("a disk that turns read-only gives 503 and works again", .enabled(if: getuid() == 0 && canMount))
    func readOnlyDisk() async throws {
        try await Self.withMountedDisk("size=16m") { folder, mount, server, ledger in
            #expect(try await server.stop() == .exited(0))

            _ = try await Shell.run("mount -o remount,ro '\(mount.path)'", in: folder)
            let program = try Program(
                ["serve", "--port", "\(server.port)"], in: folder, environment: server.environment)
            // A start on a read-only store may be refused, with a sentence; it may not crash.
            try await Task.sleep(for: .milliseconds(500))
            if program.end == nil {
                let answer = try await server.client.send(
                    "POST", "/api/people", #"{"email": "ro@b.co", "firstName": "R"}"#)
                #expect(answer.status == 503, "\(answer.status) \(answer.text)")
                program.signal(SIGTERM)
                #expect(try await program.wait() == .exited(0))
            } else {
                #expect(program.end == .exited(1) && !program.errors.isEmpty, "\(String(describing: program.end))")
            }
            _ = try await Shell.run("mount -o remount,rw '\(mount.path)'", in: folder)
            let again = try await server.restarted()
            try await Self.recovers(again)
            let faults = try await ledger.faults(in: again)
            #expect(faults.isEmpty, "\(faults.prefix(10))")
            #expect(try await again.stop() == .exited(0))
        }
    }

    /// A server whose store is on a disk of its own, with some writes behind it. The log of the program goes to another
    /// disk, or it would fill this one, and keep it from turning read-only.
    private static func withMountedDisk(
        _ options: String, _ body: @Sendable (URL, _ mount: URL, Server, Ledger) async throws -> Void
    ) async throws {
        try await Server.withFolder { folder in
            let mount = folder.appending(path: "disk")
            try FileManager.default.createDirectory(at: mount, withIntermediateDirectories: true)
            try mountFileSystem(options, at: mount)
            defer { umount2(mount.path, Int32(MNT_DETACH)) }
            let server = try await Server.start(
                in: folder, environment: ["PEOPLE_STORAGE_URL": "sqlite:disk/people.sqlite"])
            try await number(server)
            let ledger = Ledger()
            await ledger.write(to: server.client, writers: 4, counters: [], for: .milliseconds(200))
            try await body(folder, mount, server, ledger)
        }
    }

    /// Waits until writes are taken again: at most as long as `Retry-After` may tell a client to wait, and a little.
    private static func recovers(_ server: Server) async throws {
        let until = ContinuousClock.now + .seconds(10)
        var number = 0
        while true {
            number += 1
            let answer = try await server.client.send(
                "POST", "/api/people", #"{"email": "again\#(number)@b.co", "firstName": "A"}"#)
            if answer.status == 201 { return }
            try #require(ContinuousClock.now < until, "no recovery: \(answer.status) \(answer.text)")
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}

private func mountFileSystem(_ options: String, at folder: URL) throws {
    guard mount("tmpfs", folder.path, "tmpfs", 0, options) == 0 else {
        throw Failure("could not mount: \(String(cString: strerror(errno)))")
    }
}

/// Whether this process may mount: root in a container often may not.
private let canMount: Bool = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "people-mount-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    guard mount("tmpfs", folder.path, "tmpfs", 0, "size=1m") == 0 else { return false }
    umount2(folder.path, Int32(MNT_DETACH))
    return true
}()
