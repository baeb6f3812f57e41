import NIOHTTP1
import PeopleDomain

extension Operation {
    static let companies: [Operation] = [
        Operation(
            method: .GET, path: "/api/companies", id: "listCompanies", tag: .companies, summary: "List companies",
            explanation: "Newest first.", access: .scope(.read),
            query: QueryParameter.page + [
                .search(in: "name, industry or website"), .filter(CompanyField.described),
                .sort(CompanyField.described.map(\.name)), .deleted,
            ],
            success: .page(of: .company, deleted: .deletedCompany, named: "companies")),
        Operation(
            method: .POST, path: "/api/companies", id: "createCompany", tag: .companies, summary: "Create a company",
            access: .scope(.write), body: .newCompany,
            success: .created(.company, message: "Company created successfully"),
            codes: [.companyNameTaken, .customFieldValueTaken], isVersioned: true),
        upsert(
            "/api/companies", id: "upsertCompany", tag: .companies, word: "company", matchedBy: .matchOfCompanies,
            body: .companyUpsert, .company, title: "Company", codes: [.companyNameTaken, .customFieldValueTaken]),
        batch(
            "/api/companies", id: "batchCompanies", tag: .companies, plural: "companies", body: .companyBatch,
            .companyResult),
        Operation(
            method: .GET, path: "/api/companies/{id}", id: "getCompany", tag: .companies, summary: "Get a company",
            access: .scope(.read), success: .record(.company), isVersioned: true),
        Operation(
            method: .PATCH, path: "/api/companies/{id}", id: "updateCompany", tag: .companies,
            summary: "Change a company", explanation: "Only what is named changes, and custom fields are merged.",
            access: .scope(.write), body: .companyChange,
            success: .record(.company, message: "Company updated successfully"),
            codes: [.companyNameTaken, .customFieldValueTaken], isVersioned: true),
        Operation(
            method: .DELETE, path: "/api/companies/{id}", id: "deleteCompany", tag: .companies,
            summary: "Delete a company",
            explanation: deletionExplanation("company", "; its people stay, without a company"),
            access: .scope(.write), query: [.erase], success: .deleted(.company, title: "Company"),
            isVersioned: true),
        restore(
            "/api/companies", id: "restoreCompany", tag: .companies, word: "company", title: "Company", .company,
            explanation: """
                It comes back with its notes, to the place where it was, and the people whom its deletion unlinked are \
                linked with it again, but for those who have a company now. Values that no custom field takes any more are \
                left out: `notRestored` tells which.
                """, codes: [.companyNameTaken, .customFieldValueTaken]),
        history("/api/companies", id: "listCompanyHistory", tag: .companies, word: "company", of: .historyEntry),
    ]
}
