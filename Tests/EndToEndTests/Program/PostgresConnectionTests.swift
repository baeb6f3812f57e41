import Foundation
import Testing

/// The ways to a server that libpq knows: where the password comes from, TLS, and hosts that do not answer.
@Suite(.enabled(if: PostgresTools.canMakeServers)) struct PostgresConnectionTests {
    /// Where a password can be found: the environment of the program, and what stands in the URL for it.
    private static let passwordPlaces: [(name: String, inURL: String, environment: [String: String])] = [
        ("the setting", "", ["PEOPLE_STORAGE_POSTGRES_PASSWORD": "right hunter2"]),
        ("the setting, before the URL", ":wrong", ["PEOPLE_STORAGE_POSTGRES_PASSWORD": "right hunter2"]),
        ("the URL", ":right%20hunter2", [:]), ("libpq's variable", "", ["PGPASSWORD": "right hunter2"]),
        ("a passfile", "", ["PGPASSFILE": "passfile"]),
    ]

    @Test("a password is found wherever libpq looks for it, and appears nowhere")
    func passwords() async throws {
        try await Server.withFolder { folder in
            let passfile = folder.appending(path: "passfile")
            try Data("127.0.0.1:*:people:people:right hunter2\n".utf8).write(to: passfile)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: passfile.path)
            let access = PostgresCluster.trust + ["host all all 127.0.0.1/32 scram-sha-256"]
            try await PostgresCluster.with(access: access, settings: ["listen_addresses": "127.0.0.1"]) { cluster in
                try await cluster.makeStore()
                try await cluster.sql("ALTER ROLE people PASSWORD 'right hunter2'")
                for (name, inURL, environment) in Self.passwordPlaces {
                    let url = cluster.tcpURL(user: "people\(inURL)", database: "people")
                    let server = try await Server.start(
                        in: folder,
                        environment: PostgresDatabase.environment(url: url)
                            .merging(["PEOPLE_LOG_LEVEL": "trace"]) { $1 }.merging(environment) { $1 },
                        key: "of no interest")
                    #expect(try await server.client.send("GET", "/readyz").status == 200)
                    #expect(try await server.stop() == .exited(0))
                    #expect(!(server.program.output + server.program.errors).contains("hunter2"), "\(name)")
                }
            }
        }
    }

    @Test("over TLS a server is checked by its certificate, and long answers come whole")
    func tls() async throws {
        try await Server.withFolder { folder in
            let access = PostgresCluster.trust + ["hostssl all all 127.0.0.1/32 trust"]
            try await PostgresCluster.with(access: access, settings: ["listen_addresses": "127.0.0.1"]) { cluster in
                try await cluster.makeStore()
                let certificate = try await cluster.turnOnTLS(for: "127.0.0.1")
                let checked = "?sslmode=verify-full&sslrootcert=\(certificate.path)"
                let url = cluster.tcpURL(user: "people", database: "people", checked)
                let server = try await Server.start(in: folder, environment: PostgresDatabase.environment(url: url))
                let text = String(repeating: "x", count: 900)
                for number in 0..<100 {
                    let body = #"{"email": "p\#(number)@b.co", "firstName": "P", "address": "\#(text)"}"#
                    #expect(try await server.client.send("POST", "/api/people", body).status == 201)
                }
                let page = try await server.client.send("GET", "/api/people?search=b.co&limit=100")
                #expect(page.json["data.people"]?.elements?.count == 100)
                #expect(
                    try await cluster.sql(
                        "SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'people'"
                    ) == "t")
                #expect(try await server.stop() == .exited(0))

                let other = "postgres://people@localhost:\(cluster.port)/people\(checked)"
                let refused = try await Program.run(
                    ["serve"], in: folder, environment: PostgresDatabase.environment(url: other))
                #expect(refused.end == .exited(1) && refused.errors.contains("localhost"), "\(refused)")
            }
        }
    }

    @Test("a server that takes connections and says nothing is given up, and the next host is tried")
    func silentHost() async throws {
        try await Server.withFolder { folder in
            try await PostgresCluster.with(settings: ["listen_addresses": "127.0.0.1"]) { cluster in
                try await cluster.makeStore()
                try cluster.setAccess(PostgresCluster.trust + ["host all all 127.0.0.1/32 trust"])
                try await cluster.reload()
                let proxy = try TCPProxy(to: cluster.socketPath)
                defer { proxy.close() }
                proxy.setSilent(true)
                let patience = ["PEOPLE_STORAGE_POSTGRES_CONNECT_TIMEOUT_SECONDS": "2"]
                let silent = "127.0.0.1:\(proxy.port)"
                let alone = try Program(
                    ["serve"], in: folder,
                    environment: PostgresDatabase.environment(url: "postgres://people@\(silent)/people")
                        .merging(patience) { $1 })
                #expect(try await alone.wait(atMost: .seconds(15)) == .exited(1))
                #expect(alone.errors.contains("\(proxy.port)"), "\(alone.errors)")

                let both = "postgres://people@\(silent),127.0.0.1:\(cluster.port)/people"
                let server = try await Server.start(
                    in: folder, environment: PostgresDatabase.environment(url: both).merging(patience) { $1 })
                #expect(try await server.client.send("GET", "/api/me").status == 200)
                #expect(try await server.stop() == .exited(0))
            }
        }
    }
}
