// swift-tools-version: 6.2

import PackageDescription

// A modular monolith. Who may import whom is in ARCHITECTURE.md and checked by `scripts/check-architecture`.
let package = Package(
    name: "people",
    products: [
        .executable(name: "people", targets: ["PeopleMain"]),
        // For embedders: the services, over any backend, without HTTP.
        .library(name: "PeopleKit", targets: ["PeopleKit"]),
        // For authors of a storage backend: the behaviours that every backend shows.
        .library(name: "PeopleStorageConformance", targets: ["PeopleStorageConformance"]),
    ],
    traits: [
        .trait(name: "SQLite", description: "Keep people in an SQLite file. Links the system's libsqlite3."),
        .trait(name: "Postgres", description: "Keep people in PostgreSQL. Links the system's libpq."),
        .default(enabledTraits: ["SQLite", "Postgres"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: [.defaults, "YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The inside: values and rules, what storage promises, and the use cases.
        .target(name: "PeopleDomain"),
        .target(name: "PeopleStorage", dependencies: ["PeopleDomain"]),
        .target(
            name: "PeopleApplication",
            dependencies: [
                "PeopleDomain", "PeopleStorage",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),

        // What the web says of a person: reading it safely, and understanding it.
        .target(
            name: "PeopleEnrichment",
            dependencies: [
                "PeopleDomain", "CLibXML2",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

        // The backends.
        .target(
            name: "InMemoryStorage",
            dependencies: ["PeopleDomain", "PeopleStorage"],
            path: "Plugins/InMemoryStorage"),
        .target(
            name: "SQLiteStorage",
            dependencies: [
                "PeopleDomain", "PeopleStorage",
                .target(name: "CSQLite", condition: .when(traits: ["SQLite"])),
            ],
            path: "Plugins/SQLiteStorage"),
        .systemLibrary(
            name: "CSQLite", path: "Plugins/CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(
            name: "PostgresStorage",
            dependencies: [
                "PeopleDomain", "PeopleStorage",
                .target(name: "CLibPQ", condition: .when(traits: ["Postgres"])),
            ],
            path: "Plugins/PostgresStorage"),
        .systemLibrary(
            name: "CLibPQ", path: "Plugins/CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "PeopleStorageConformance", dependencies: ["PeopleDomain", "PeopleStorage"]),

        // The adapters, and what they share: how records are shown as JSON.
        .target(
            name: "PeopleRepresentation",
            dependencies: ["PeopleDomain", "PeopleStorage", "PeopleApplication"]),
        .target(
            name: "PeopleHTTP",
            dependencies: [
                "PeopleDomain", "PeopleStorage", "PeopleApplication", "PeopleRepresentation",
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: ["html", "css", "js"].map { .embedInCode("Page/docs.\($0)") }),
        .target(
            name: "PeopleCLI",
            dependencies: [
                "PeopleDomain", "PeopleStorage", "PeopleApplication", "PeopleRepresentation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Composition: for embedders (PeopleKit), for the program (PeopleServer), and its entry point.
        .target(
            name: "PeopleKit",
            dependencies: [
                "PeopleDomain", "PeopleStorage", "PeopleApplication", "InMemoryStorage",
                .target(name: "SQLiteStorage", condition: .when(traits: ["SQLite"])),
                .target(name: "PostgresStorage", condition: .when(traits: ["Postgres"])),
            ]),
        .target(
            name: "PeopleServer",
            dependencies: [
                "PeopleDomain", "PeopleStorage", "PeopleApplication", "PeopleEnrichment", "PeopleKit", "PeopleHTTP",
                "PeopleCLI",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .executableTarget(name: "PeopleMain", dependencies: ["PeopleServer"]),

        // Tests: one target a module.
        .testTarget(name: "PeopleDomainTests", dependencies: ["PeopleDomain"]),
        .testTarget(
            name: "PeopleApplicationTests",
            dependencies: ["PeopleDomain", "PeopleStorage", "PeopleApplication", "InMemoryStorage"]),
        .testTarget(
            name: "PeopleEnrichmentTests",
            dependencies: [
                "PeopleDomain", "PeopleEnrichment",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
            ],
            // Read from where they are.
            exclude: ["Fixtures"]),
        .testTarget(
            name: "PeopleHTTPTests",
            dependencies: [
                "PeopleDomain", "PeopleApplication", "PeopleHTTP", "InMemoryStorage",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        // What the tests of several backends share.
        .target(
            name: "StorageTestSupport",
            dependencies: ["PeopleDomain", "PeopleStorage", "InMemoryStorage", "PeopleStorageConformance"],
            path: "Tests/StorageTestSupport"),
        .testTarget(
            name: "InMemoryStorageTests",
            dependencies: ["PeopleDomain", "PeopleStorage", "InMemoryStorage", "PeopleStorageConformance"]),
        .testTarget(
            name: "SQLiteStorageTests",
            dependencies: [
                "PeopleDomain", "PeopleStorage", "PeopleStorageConformance", "StorageTestSupport",
                .target(name: "SQLiteStorage", condition: .when(traits: ["SQLite"])),
            ]),
        .testTarget(
            name: "PostgresStorageTests",
            dependencies: [
                "PeopleDomain", "PeopleStorage", "PeopleStorageConformance", "StorageTestSupport",
                .target(name: "PostgresStorage", condition: .when(traits: ["Postgres"])),
            ]),
        .testTarget(
            name: "PeopleStorageConformanceTests",
            dependencies: ["PeopleDomain", "PeopleStorage", "InMemoryStorage", "PeopleStorageConformance"]),
        .testTarget(
            name: "PeopleKitTests",
            dependencies: ["PeopleDomain", "PeopleStorage", "PeopleApplication", "PeopleKit"]),
        .testTarget(
            name: "PeopleCLITests",
            dependencies: ["PeopleDomain", "PeopleStorage", "PeopleApplication", "PeopleCLI", "InMemoryStorage"]),
        .testTarget(
            name: "PeopleServerTests",
            dependencies: [
                "PeopleDomain", "PeopleApplication", "PeopleKit", "PeopleHTTP", "PeopleCLI", "PeopleServer",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        // Knows nothing of the program but its binary and the contract.
        .testTarget(name: "EndToEndTests", exclude: ["Shims"]),
    ],
    swiftLanguageModes: [.v6]
)

// One place for what every target of ours is held to.
for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        // A file imports what it uses: what a module hands on by accident is no interface.
        .enableUpcomingFeature("MemberImportVisibility"),
        // An asynchronous function runs where its caller runs: a request stays on its event loop without asking at each
        // call where it should go.
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        // `any P` where a value is boxed, so that the cost can be seen.
        .enableUpcomingFeature("ExistentialAny"),
    ]
}
