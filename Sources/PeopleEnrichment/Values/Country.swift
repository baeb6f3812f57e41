/// Countries as places are written with them: "Leipzig, Germany". A small table on purpose; what is not in it is not
/// guessed.
enum Country {
    /// The code of ISO 3166-1 by a name in English, or by the one that the country gives itself.
    static func code(of name: String) -> String? { codes[FoldedText(name).string] }

    private static let codes: [String: String] = {
        var codes: [String: String] = [:]
        for (code, names) in table { for name in names { codes[FoldedText(name).string] = code } }
        return codes
    }()

    // Georgia is a state, too, and Jersey a part of New Jersey: neither is here.
    private static let table: [String: [String]] = [
        "AR": ["Argentina"], "AT": ["Austria", "Österreich"], "AU": ["Australia"],
        "BE": ["Belgium", "België", "Belgique"],
        "BR": ["Brazil", "Brasil"], "CA": ["Canada"], "CH": ["Switzerland", "Schweiz", "Suisse"], "CL": ["Chile"],
        "CN": ["China"], "CO": ["Colombia"], "CZ": ["Czechia", "Czech Republic"], "DE": ["Germany", "Deutschland"],
        "DK": ["Denmark", "Danmark"], "EE": ["Estonia"], "EG": ["Egypt"], "ES": ["Spain", "España"],
        "FI": ["Finland", "Suomi"], "FR": ["France"],
        "GB": ["United Kingdom", "UK", "England", "Scotland", "Wales", "Great Britain"], "GH": ["Ghana"],
        "GR": ["Greece"], "HR": ["Croatia"], "HU": ["Hungary"], "ID": ["Indonesia"], "IE": ["Ireland"],
        "IL": ["Israel"],
        "IN": ["India"], "IS": ["Iceland"], "IT": ["Italy", "Italia"], "JP": ["Japan"], "KE": ["Kenya"],
        "KR": ["South Korea"], "LT": ["Lithuania"], "LU": ["Luxembourg"], "LV": ["Latvia"], "MX": ["Mexico", "México"],
        "NG": ["Nigeria"], "NL": ["Netherlands", "The Netherlands", "Nederland"], "NO": ["Norway", "Norge"],
        "NZ": ["New Zealand"], "PE": ["Peru"], "PH": ["Philippines"], "PL": ["Poland", "Polska"], "PT": ["Portugal"],
        "RO": ["Romania"], "RS": ["Serbia"], "SE": ["Sweden", "Sverige"], "SG": ["Singapore"], "SI": ["Slovenia"],
        "SK": ["Slovakia"], "TH": ["Thailand"], "TR": ["Turkey", "Türkiye"], "TW": ["Taiwan"], "UA": ["Ukraine"],
        "US": ["United States", "USA", "United States of America"], "UY": ["Uruguay"], "VN": ["Vietnam"],
        "ZA": ["South Africa"],
    ]
}
