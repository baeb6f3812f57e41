import PeopleKit

extension SQLiteOptions {
    /// `nil` where a setting is wrong, which the reader has noted.
    init?(reading reader: inout SettingsReader) {
        let synchronous = reader.value(of: Settings.sqliteSynchronous)
        let readers = reader.value(of: Settings.sqliteReaders)
        guard let synchronous, let readers else { return nil }
        self.init(synchronous: synchronous, readers: readers)
    }
}

extension PostgresOptions {
    /// `nil` where a setting is wrong, which the reader has noted. It notes a wrong password too.
    init?(reading reader: inout SettingsReader) {
        let password = reader.value(of: Settings.postgresPassword)
        let connections = reader.value(of: Settings.postgresConnections)
        let connectTimeout = reader.value(of: Settings.postgresConnectTimeout)
        let waitTimeout = reader.value(of: Settings.postgresWaitTimeout)
        let statementTimeout = reader.value(of: Settings.postgresStatementTimeout)
        let usesPreparedStatements = reader.value(of: Settings.postgresPreparedStatements)
        let startTimeout = reader.value(of: Settings.postgresStartTimeout)
        guard let connections, let connectTimeout, let waitTimeout, let statementTimeout, let usesPreparedStatements,
            let startTimeout
        else { return nil }
        self.init(
            password: password, connections: connections, connectTimeout: connectTimeout, waitTimeout: waitTimeout,
            statementTimeout: statementTimeout, usesPreparedStatements: usesPreparedStatements,
            startTimeout: startTimeout)
    }
}
