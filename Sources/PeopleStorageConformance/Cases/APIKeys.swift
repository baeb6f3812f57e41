import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let apiKeys: [StorageConformanceCase] = [
        StorageConformanceCase(.access, "A key is kept as it was given, and found by its digest") { world in
            let repository = world.acme.repository
            let everyScopes: [Set<APIKeyScope>] = [[], [.read], [.read, .write], [.admin], Set(APIKeyScope.allCases)]
            for (index, scopes) in everyScopes.enumerated() {
                let draft = try APIKeyDraft.sample(
                    "Schlüssel \(index)", for: world.acme.owner.id, scopes: scopes, isRestricted: index % 2 == 0,
                    days: 1 + 91 * index)
                let key = try await repository.commit(.createAPIKey(draft)).apiKey()
                try expectEqual(key, APIKey(id: key.id, draft: draft, createdAt: world.clock.now), "the key")
                let holder = try expectPresent(await world.directory.keyHolder(draft.digest), "the holder")
                try expectEqual(holder.key, key, "the key by its digest")
                try expectEqual(holder.user, world.acme.owner, "its user")
                try expectEqual(holder.organization, world.acme.organization, "its organization")
                try expectEqual(try await world.directory.organization(ofKey: key.id), world.acme.organization.id)
                try expectEqual(key.expiresAt - key.createdAt, .seconds(86_400 * (1 + 91 * index)), "its lifetime")
            }
            try expectEqual(try await world.directory.keyHolder(.sample("never issued")), nil, "an unknown digest")
            let zeros = APIKeyDigest(bytes: Array(repeating: 0, count: 32))
            try expectEqual(try await world.directory.keyHolder(zeros), nil, "a digest of zeros")
            try expectEqual(try await world.directory.keyHolder(APIKeyDigest(bytes: [])), nil, "an empty digest")
            try expectEqual(try await world.directory.organization(ofKey: APIKey.ID(high: 1, low: 1)), nil)
        },
        StorageConformanceCase(.access, "Keys are listed newest first, of one user or of all") { world in
            let repository = world.acme.repository
            let jane = try await repository.createUser("Jane", email: "jane@acme.com")
            var keys = [world.acme.key]
            for index in 0..<4 {
                let user = index % 2 == 0 ? jane.id : world.acme.owner.id
                keys.append(try await repository.createKey("K\(index)", for: user))
            }
            try expectEqual(try await repository.apiKeys(of: nil), keys.reversed(), "all keys")
            try expectEqual(try await repository.apiKeys(of: jane.id), [keys[3], keys[1]], "Jane's keys")
            try expectEqual(try await repository.apiKeys(of: User.ID(high: 1, low: 1)), [], "nobody's keys")
        },
        StorageConformanceCase(.access, "A revoked key stays in the list and says since when") { world in
            let repository = world.acme.repository
            let draft = try APIKeyDraft.sample("Laptop", for: world.acme.owner.id)
            var key = try await repository.commit(.createAPIKey(draft)).apiKey()
            world.clock.advance(by: .seconds(60))
            let revoked = try await repository.commit(.revokeAPIKey(key.id, of: nil)).apiKey()
            key.revokedAt = world.clock.now
            try expectEqual(revoked, key, "the revoked key")
            try expectEqual(try await repository.apiKeys(of: nil), [key, world.acme.key], "the list")
            let holder = try expectPresent(await world.directory.keyHolder(draft.digest), "the holder")
            try expectEqual(holder.key.revokedAt, world.clock.now, "the time by digest")
            try expect(!holder.key.isActive(at: world.clock.now), "the key opens nothing any more")
            try expectEqual(try await world.directory.organization(ofKey: key.id), world.acme.organization.id)
            world.clock.advance(by: .seconds(60))
            let again = try await repository.commit(.revokeAPIKey(key.id, of: world.acme.owner.id)).apiKey()
            try expectEqual(again, key, "the key that was revoked again")
            try expectEqual(try await repository.apiKeys(of: nil).first, key)
            let first = try await world.directory.keyHolder(world.acme.digest)
            try expectEqual(first?.key, world.acme.key, "the other key")
        },
        StorageConformanceCase(.access, "A key that is another user's, or none, is not found to be revoked") { world in
            let repository = world.acme.repository
            let jane = try await repository.createUser("Jane", email: "jane@acme.com")
            let key = try await repository.createKey("Laptop", for: jane.id)
            let unknown = APIKey.ID(high: 1, low: 1)
            try await expectFailure(.notFound(.apiKey(key.id)), "another user's") {
                try await repository.commit(.revokeAPIKey(key.id, of: world.acme.owner.id))
            }
            try await expectFailure(.notFound(.apiKey(unknown)), "none") {
                try await repository.commit(.revokeAPIKey(unknown, of: nil))
            }
            try expectEqual(try await repository.apiKeys(of: jane.id), [key])
            _ = try await repository.commit(.revokeAPIKey(key.id, of: jane.id)).apiKey()
        },
        StorageConformanceCase(.access, "Only users have keys") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            for id in [john.id, User.ID(high: 1, low: 1)] {
                try await expectFailure(.notFound(.user(id)), "a key of who is no user") {
                    try await repository.createKey("Laptop", for: id)
                }
            }
            try expectEqual(try await world.directory.keyHolder(.sample("Laptop")), nil)
            try await repository.makeUser(john.id)
            try await repository.createKey("Laptop", for: john.id)
        },
        StorageConformanceCase(.access, "The time at which a key was used goes forward only") { world in
            let repository = world.acme.repository
            let directory = world.directory
            let key = try await repository.createKey("Laptop", for: world.acme.owner.id)
            let start = world.clock.now
            func lastUse(_ id: APIKey.ID) async throws -> Timestamp? {
                let keys = try await repository.apiKeys(of: nil)
                return keys.first { $0.id == id }?.lastUsedAt
            }
            try expectEqual(try await lastUse(key.id), nil)
            for (seconds, expected) in [(10, 10), (30, 30), (20, 30), (30, 30), (31, 31)] {
                try await directory.recordUse(of: [key.id: start + .seconds(seconds)])
                try expectEqual(try await lastUse(key.id), start + .seconds(expected), "the use after \(seconds) s")
            }
            try expectEqual(try await directory.keyHolder(.sample("Laptop"))?.key.lastUsedAt, start + .seconds(31))
            try await directory.recordUse(of: [:])
            try await directory.recordUse(of: [
                key.id: start + .seconds(40), APIKey.ID(high: 1, low: 1): start,
                world.acme.key.id: start + .seconds(1), world.globex.key.id: start + .seconds(2),
            ])
            try expectEqual(try await lastUse(key.id), start + .seconds(40), "beside a key that is gone")
            try expectEqual(try await lastUse(world.acme.key.id), start + .seconds(1))
            try expectEqual(
                try await world.globex.repository.apiKeys(of: nil).first?.lastUsedAt, start + .seconds(2))
        },
        StorageConformanceCase(.access, "An organization has at most 1,000 keys that are not revoked") { world in
            let repository = world.acme.repository
            let owner = world.acme.owner.id
            let drafts = try (1..<StorageLimits.maximumActiveKeys).map { index in
                Change.createAPIKey(try .sample("K\(index)", for: owner))
            }
            let last = try await repository.commit(ChangeSet(drafts)).last?.apiKey()
            try await expectFailure(.conflict(.tooManyAPIKeys), "one more") {
                try await repository.createKey("One more", for: owner)
            }
            try expectEqual(try await repository.apiKeys(of: nil).count, StorageLimits.maximumListed)
            let key = try expectPresent(last)
            _ = try await repository.commit(.revokeAPIKey(key.id, of: nil)).apiKey()
            let more = try await repository.createKey("One more", for: owner)
            let listed = try await repository.apiKeys(of: nil)
            try expectEqual(listed.count, StorageLimits.maximumListed, "the length of the list")
            try expectEqual(listed.first, more, "the newest key")
            try await world.globex.repository.createKey("Elsewhere", for: world.globex.owner.id)
        },
    ]
}
