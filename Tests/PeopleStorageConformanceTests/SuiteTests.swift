import PeopleStorageConformance
import Testing

@Suite("The conformance suite")
struct SuiteTests {
    @Test("No two cases have the same name, and every topic has cases")
    func names() {
        let cases = StorageConformanceCase.all
        #expect(Set(cases.map(\.name)).count == cases.count)
        for topic in ConformanceTopic.allCases { #expect(!StorageConformanceCase.cases(about: topic).isEmpty) }
        for behaviour in cases {
            #expect(StorageConformanceCase.cases(about: behaviour.topic).contains { $0.id == behaviour.id })
        }
    }
}
