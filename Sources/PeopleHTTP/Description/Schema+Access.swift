import PeopleDomain

extension Schema {
    static let caller = record([
        (
            "organization",
            .record([("id", .id), ("name", .shown(OrganizationName.self).example("Acme Inc"))])
        ),
        ("user", .record(nameAndEmail)), ("key", .named(.apiKey)),
    ])

    static let user = record(nameAndEmail + [("restrictedToOwn", restrictedToOwn), ("createdAt", .time)])

    private static let nameAndEmail: [(String, Schema)] = [
        ("id", .id), ("email", .shownEmail.orNull), ("firstName", .shown(FirstName.self).example("John")),
        ("lastName", .shown(LastName.self).orNull.example("Doe")),
    ]

    private static let restrictedToOwn = boolean.described("Whether only the people that the user created are seen.")

    static let apiKey = record(keyFields)

    static let issuedAPIKey = record(
        keyFields + [
            (
                "secret",
                .string(pattern: "^introzy_[0-9a-f]{64}$").described("The key itself. No other answer ever shows it.")
            )
        ])

    private static let keyFields: [(String, Schema)] = [
        ("id", .id), ("name", .shown(APIKeyName.self).example("import")),
        ("prefix", .string(pattern: "^introzy_[0-9a-f]{8}$").described("The beginning, to recognize it by.")),
        ("userId", .id.described("Whose key it is.")), ("scopes", .array(scope, 1..., unique: true)),
        ("restrictedToOwn", restrictedToOwn), ("createdAt", .time),
        ("lastUsedAt", .time.orNull.described("To the minute.")), ("expiresAt", .time), ("revokedAt", .time.orNull),
    ]

    private static let scope = oneOf(APIKeyScope.allCases.map(\.rawValue))

    static let newAPIKey = request(
        required: ["name"],
        [
            ("name", .text(APIKeyName.self).example("import")),
            (
                "expiresInDays",
                .integer(APIKeyLifetime.allowedDays).orNull.defaulting(
                    to: .number(Double(APIKeyLifetime.standard.days)))
            ),
            ("scopes", .array(scope, 1...).orNull.described("`read` and `write` unless told otherwise.")),
            (
                "userId",
                .optionalID.described("Whose key it is to be: the caller's own, unless the caller is an admin.")
            ),
            ("restrictedToOwn", restrictedToOwn.defaulting(to: false)),
        ])

    /// A person who exists, or one who is created with the account.
    static let newUser = Schema([
        "anyOf": [
            .object(
                request(
                    required: ["personId"],
                    [
                        ("personId", .string(format: "uuid").described("The person who becomes a user.")),
                        ("restrictedToOwn", restrictedToOwn.defaulting(to: false)),
                    ]
                ).json),
            .object(
                request(
                    required: ["email", "firstName"],
                    writableFields + [
                        ("personId", any(of: [string(0...0), Schema(["type": "null"])])),
                        ("restrictedToOwn", restrictedToOwn.defaulting(to: false)),
                    ]
                ).json),
        ]
    ])
}
