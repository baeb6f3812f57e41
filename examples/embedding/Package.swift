// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "embedding",
    dependencies: [
        // Without traits no database library is linked: people are kept in memory. With `traits: ["SQLite"]`, in a file.
        .package(name: "people", path: "../..", traits: [])
    ],
    targets: [
        .executableTarget(name: "Embedding", dependencies: [.product(name: "PeopleKit", package: "people")]),
        .testTarget(name: "EmbeddingTests", dependencies: [.product(name: "PeopleKit", package: "people")]),
    ],
    swiftLanguageModes: [.v6]
)
