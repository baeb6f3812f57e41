#if Postgres
import Testing

@testable import PostgresStorage

@Suite("PostgreSQL: parameters")
struct ParametersTests {
    @Test("An array is laid out as array_recv reads it")
    func array() {
        var parameters = Parameters()
        parameters.add(.text, [.text("a"), nil])
        #expect(
            parameters.bytes == [
                0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 25, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 97, 255, 255, 255, 255,
            ])
        #expect(parameters.values == [Parameters.Value(end: 29, isNull: false)])
    }
}
#endif
