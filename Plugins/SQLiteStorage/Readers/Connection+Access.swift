#if SQLite
import PeopleDomain
import PeopleStorage

extension Connection {
    /// One page of users. To be called within a transaction.
    func users(page request: PageRequest, in rows: RowRange) throws(StorageError) -> Page<User> {
        let total = try number(CountKey(ordinal: rows.ordinal, kind: .users))
        if let position = request.position {
            let users = try all(UserQueries.pageBehind) {
                $0.add(rows.ordinal)
                $0.add(position.createdAt)
                $0.add(position.id)
                $0.add(request.limit + 1)
            } _: {
                $0.user()
            }
            return Page(reading: users, total: total, request: request)
        }
        let users = try PageWindow(request, total: total).read(UserQueries.page) {
            sql, limit, offset throws(StorageError) in
            try all(sql) {
                $0.add(rows.ordinal)
                $0.add(limit)
                $0.add(offset)
            } _: {
                $0.user()
            }
        }
        return Page(items: users, total: total, request: request)
    }

    func user(withEmail email: EmailAddress, in rows: RowRange) throws(StorageError) -> User? {
        try first(UserQueries.byEmail) {
            $0.add(rows.ordinal)
            $0.add(email.comparisonKey)
        } _: {
            $0.user()
        }
    }

    func apiKeys(of userID: User.ID?, in rows: RowRange) throws(StorageError) -> [APIKey] {
        guard let userID else {
            return try all(APIKeyQueries.newest) {
                $0.add(rows)
                $0.add(StorageLimits.maximumListed)
            } _: {
                $0.apiKey()
            }
        }
        let userRow = try first(UserQueries.row) {
            $0.add(userID)
            $0.add(rows.ordinal)
        } _: {
            $0.int64()
        }
        guard let userRow else { return [] }
        return try all(APIKeyQueries.newestOfUser) {
            $0.add(userRow)
            $0.add(StorageLimits.maximumListed)
        } _: {
            $0.apiKey()
        }
    }

    func keyHolder(_ digest: APIKeyDigest) throws(StorageError) -> APIKeyHolder? {
        try first(APIKeyQueries.holder) {
            $0.add(digest.bytes)
        } _: { row in
            let organization = row.organization()
            let user = row.user()
            return APIKeyHolder(organization: organization, user: user, key: row.apiKey())
        }
    }

    // MARK: Organizations

    func organization(_ id: Organization.ID) throws(StorageError) -> Organization? {
        try first(OrganizationQueries.byID) {
            $0.add(id)
        } _: {
            $0.organization()
        }
    }

    func organization(named name: OrganizationName) throws(StorageError) -> Organization? {
        try first(OrganizationQueries.byName) {
            $0.add(name.comparisonKey)
        } _: {
            $0.organization()
        }
    }

    func organizations() throws(StorageError) -> [Organization] {
        try all(OrganizationQueries.newest) {
            $0.add(StorageLimits.maximumListed)
        } _: {
            $0.organization()
        }
    }

    func organization(ofKey id: APIKey.ID) throws(StorageError) -> Organization.ID? {
        try first(APIKeyQueries.organization) {
            $0.add(id)
        } _: {
            $0.id(Organization.self)
        }
    }
}
#endif
