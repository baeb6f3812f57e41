import PeopleApplication
import PeopleDomain
import PeopleStorage

extension JSONWriter {
    package mutating func customFieldForecast(_ forecast: CustomFieldForecast) {
        object { writer in
            writer.name("dryRun")
            writer.value(true)
            writer.name("failing")
            writer.value(forecast.failing)
            writer.name("examples")
            writer.array(forecast.examples) { $0.failure($1) }
            writer.name("recordsTouched")
            writer.value(forecast.recordsTouched)
        }
    }

    private mutating func failure(_ failure: CustomFieldForecast.Failure) {
        object { writer in
            switch failure.holder {
            case .person(let id, let name):
                writer.name("id")
                writer.value(id)
                writer.name("name")
                writer.value(name)
            case .company(let id, let name):
                writer.name("id")
                writer.value(id)
                writer.name("name")
                writer.value(name)
            }
            writer.name("value")
            writer.value(failure.value?.json ?? .null)
            writer.name("message")
            writer.value(failure.message)
        }
    }
}
