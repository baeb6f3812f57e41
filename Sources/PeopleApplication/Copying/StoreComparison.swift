import Crypto
import PeopleDomain
import PeopleStorage

/// How two stores compare, table by table.
public struct StoreComparison: Sendable {
    /// In the order of ``StoreTable``.
    public private(set) var tables = StoreTable.allCases.map(Table.init)

    public var isEqual: Bool { tables.allSatisfy(\.isEqual) }

    /// One kind of records in both stores.
    public struct Table: Sendable {
        public let table: StoreTable
        public fileprivate(set) var source = Side()
        public fileprivate(set) var target = Side()
        /// The first organization in which the two differ.
        public fileprivate(set) var differsIn: Organization?

        fileprivate init(_ table: StoreTable) { self.table = table }

        public var isEqual: Bool { differsIn == nil }
    }

    /// A table in one of the stores, over all organizations.
    public struct Side: Sendable {
        public fileprivate(set) var count = 0
        private var hash = SHA256()

        /// 64 hexadecimal digits, the same for the same records in the same order, whatever backend keeps them: the
        /// SHA-256 of those of the organizations, which are of ``StoreRecord/canonicalForm``.
        public var checksum: String { Hexadecimal.string(Array(hash.finalize())) }

        fileprivate mutating func add(_ digest: TableDigest) {
            count += digest.count
            hash.update(data: digest.checksum)
        }
    }

    mutating func add(_ source: TableDigest, _ target: TableDigest, of table: StoreTable, in organization: Organization)
    {
        guard let index = tables.firstIndex(where: { $0.table == table }) else { return }
        tables[index].source.add(source)
        tables[index].target.add(target)
        if source != target && tables[index].differsIn == nil { tables[index].differsIn = organization }
    }
}
