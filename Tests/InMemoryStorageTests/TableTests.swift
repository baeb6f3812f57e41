import PeopleDomain
import PeopleStorage
import Testing

@testable import InMemoryStorage

@Suite("Tables keep the order of creation")
struct TableTests {
    private struct Row: TableRow, Equatable {
        let id: Person.ID
        let createdAt: Timestamp
    }

    @Test("Whatever is added and removed, in whatever order")
    func order() throws {
        var random = SystemRandomNumberGenerator()
        var table = Table<Row>()
        var rows: [Row] = []
        for step in 0..<2000 {
            if let row = rows.randomElement(using: &random), step.isMultiple(of: 3) {
                table.remove(row.id)
                rows.removeAll { $0 == row }
            } else {
                // Few times, so that many rows share one, and ids that are not in their order.
                let row = Row(
                    id: Person.ID(high: .random(in: 0...UInt64.max, using: &random), low: UInt64(step)),
                    createdAt: Timestamp(millisecondsSince1970: .random(in: 0...50, using: &random)))
                table.insert(row)
                rows.append(row)
            }
        }
        let expected = rows.sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
        #expect(Array(table.newestFirst) == expected)
        #expect(table.count == expected.count)

        let request = try PageRequest(limit: 7, offset: 11)
        #expect(table.page(request, as: \.self).items == Array(expected[11..<18]))
        let even = expected.filter { $0.id.low.isMultiple(of: 2) }
        let page = table.page(request, where: { $0.id.low.isMultiple(of: 2) }, as: \.self)
        #expect(page == Page(items: Array(even[11..<18]), total: even.count, request: request))
    }

    @Test("A page past the end is empty and knows the total", arguments: [1, 2, Int.max])
    func pastTheEnd(offset: Int) throws {
        var table = Table<Row>()
        table.insert(Row(id: Person.ID(high: 1, low: 1), createdAt: Timestamp(millisecondsSince1970: 0)))
        let request = try PageRequest(limit: 100, offset: offset)
        #expect(table.page(request, as: \.self) == Page(items: [], total: 1, request: request))
        #expect(table.page(request, where: { _ in true }, as: \.self) == Page(items: [], total: 1, request: request))
    }
}
