import PeopleDomain
import PeopleStorage

/// Makes conditions and orders at random, of what records have and of what none has.
struct RandomFieldQuery {
    let schema: CustomFieldSchema
    let fields: [ComparedField]
    /// Some companies and some times, to be asked for.
    let companies: [Company.ID]
    let times: [Timestamp]

    private struct Choice {
        let name: String
        let field: QueryField
    }

    func next(using random: inout SeededGenerator) throws -> RecordQuery {
        let filters = (0..<RandomText.pick([0, 1, 1, 2, 3], using: &random)).map { _ in
            // Half of them by custom fields, of which there are fewer.
            let custom = Bool.random(using: &random) ? custom(.filterable) : []
            return filter(RandomText.pick(custom.isEmpty ? builtIn : custom, using: &random), using: &random)
        }
        let orders = builtIn.filter { $0.field.kind != .flag && $0.field.kind != .identifier } + custom(.sortable)
        var sort: [SortTerm] = []
        for _ in 0..<RandomText.pick([0, 0, 1, 1, 2, 3], using: &random) {
            let name = RandomText.pick(orders, using: &random).name
            let isDescending = Bool.random(using: &random)
            if sort.contains(where: { $0.field == name }) { continue }
            sort.append(SortTerm(name, isDescending: isDescending))
        }
        let isStale = Int.random(in: 0..<30, using: &random) == 0
        return RecordQuery(
            try FieldQuery(filters: filters, sort: sort, schema: schema),
            schema: isStale ? schema.revision.next : schema.revision)
    }

    // MARK: Fields

    private var builtIn: [Choice] {
        switch schema.entityType {
        case .people: PersonField.allCases.map { Choice(name: $0.rawValue, field: .person($0)) }
        case .companies: CompanyField.allCases.map { Choice(name: $0.rawValue, field: .company($0)) }
        }
    }

    private func custom(_ flag: CustomFieldFlags) -> [Choice] {
        schema.definitions.filter { $0.flags.contains(flag) }
            .map { Choice(name: $0.key.string, field: .custom(CustomQueryField($0))) }
    }

    // MARK: Filters

    private func filter(_ choice: Choice, using random: inout SeededGenerator) -> FieldFilter {
        let comparison = RandomText.pick(choice.field.kind.operators, using: &random)
        switch comparison {
        case .isNull:
            return FieldFilter(choice.name, comparison, RandomText.pick(["true", "false"], using: &random))
        case .oneOf:
            let operands = (0...Int.random(in: 0...3, using: &random)).map { _ in
                operand(choice.field, using: &random)
            }
            return FieldFilter(choice.name, comparison, operands.joined(separator: ","))
        case .containing:
            let part = RandomText.pick(["o", "Jo", "straße", "%", "3", "é", "a"], using: &random)
            return FieldFilter(choice.name, comparison, part)
        default:
            return FieldFilter(choice.name, comparison, operand(choice.field, using: &random))
        }
    }

    private func operand(_ field: QueryField, using random: inout SeededGenerator) -> String {
        switch field.kind {
        case .identifier:
            return (companies.randomElement(using: &random) ?? Company.ID(high: 1, low: 1)).description
        case .flag: return RandomText.pick(["true", "false"], using: &random)
        case .time where field.isBuiltIn:
            return times.randomElement(using: &random)?.description ?? "2024-01-15"
        case .number where field.isBuiltIn: return RandomText.pick(["-45.5", "0", "12", "90"], using: &random)
        case .text where field.isBuiltIn: return RandomText.firstName(using: &random)
        default:
            let operands = fields.first { $0.key.string == field.name }?.operands ?? ["a"]
            return RandomText.pick(operands, using: &random)
        }
    }
}

extension QueryField {
    fileprivate var isBuiltIn: Bool {
        if case .custom = self { false } else { true }
    }
}
