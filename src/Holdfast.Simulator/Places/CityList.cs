namespace Holdfast.Simulator.Places;

/// <summary>Name, country, latitude, longitude, time zone, language.</summary>
internal static class CityList
{
    public const string Lines = """
        New York|US|40.71|-74.01|America/New_York|en-US
        Los Angeles|US|34.05|-118.24|America/Los_Angeles|en-US
        Chicago|US|41.88|-87.63|America/Chicago|en-US
        Dallas|US|32.78|-96.80|America/Chicago|en-US
        Houston|US|29.76|-95.37|America/Chicago|en-US
        Washington|US|38.91|-77.04|America/New_York|en-US
        Philadelphia|US|39.95|-75.17|America/New_York|en-US
        Miami|US|25.76|-80.19|America/New_York|en-US
        Atlanta|US|33.75|-84.39|America/New_York|en-US
        Boston|US|42.36|-71.06|America/New_York|en-US
        Phoenix|US|33.45|-112.07|America/Phoenix|en-US
        San Francisco|US|37.77|-122.42|America/Los_Angeles|en-US
        Riverside|US|33.95|-117.40|America/Los_Angeles|en-US
        Detroit|US|42.33|-83.05|America/Detroit|en-US
        Seattle|US|47.61|-122.33|America/Los_Angeles|en-US
        Minneapolis|US|44.98|-93.27|America/Chicago|en-US
        San Diego|US|32.72|-117.16|America/Los_Angeles|en-US
        Tampa|US|27.95|-82.46|America/New_York|en-US
        Denver|US|39.74|-104.99|America/Denver|en-US
        Baltimore|US|39.29|-76.61|America/New_York|en-US
        St. Louis|US|38.63|-90.20|America/Chicago|en-US
        Orlando|US|28.54|-81.38|America/New_York|en-US
        Charlotte|US|35.23|-80.84|America/New_York|en-US
        San Antonio|US|29.42|-98.49|America/Chicago|en-US
        Portland|US|45.52|-122.68|America/Los_Angeles|en-US
        Sacramento|US|38.58|-121.49|America/Los_Angeles|en-US
        Pittsburgh|US|40.44|-80.00|America/New_York|en-US
        Austin|US|30.27|-97.74|America/Chicago|en-US
        Las Vegas|US|36.17|-115.14|America/Los_Angeles|en-US
        Cincinnati|US|39.10|-84.51|America/New_York|en-US
        Kansas City|US|39.10|-94.58|America/Chicago|en-US
        Columbus|US|39.96|-83.00|America/New_York|en-US
        Indianapolis|US|39.77|-86.16|America/Indiana/Indianapolis|en-US
        Cleveland|US|41.50|-81.69|America/New_York|en-US
        San Jose|US|37.34|-121.89|America/Los_Angeles|en-US
        Nashville|US|36.16|-86.78|America/Chicago|en-US
        Raleigh|US|35.78|-78.64|America/New_York|en-US
        Milwaukee|US|43.04|-87.91|America/Chicago|en-US
        Salt Lake City|US|40.76|-111.89|America/Denver|en-US
        New Orleans|US|29.95|-90.07|America/Chicago|en-US
        Honolulu|US|21.31|-157.86|Pacific/Honolulu|en-US
        Boise|US|43.62|-116.20|America/Boise|en-US
        Omaha|US|41.26|-95.93|America/Chicago|en-US
        Albuquerque|US|35.08|-106.65|America/Denver|en-US
        London|GB|51.51|-0.13|Europe/London|en-GB
        Toronto|CA|43.65|-79.38|America/Toronto|en-CA
        Vancouver|CA|49.28|-123.12|America/Vancouver|en-CA
        Paris|FR|48.86|2.35|Europe/Paris|fr-FR
        Berlin|DE|52.52|13.40|Europe/Berlin|de-DE
        Rome|IT|41.90|12.50|Europe/Rome|it-IT
        Madrid|ES|40.42|-3.70|Europe/Madrid|es-ES
        Lisbon|PT|38.72|-9.14|Europe/Lisbon|pt-PT
        Amsterdam|NL|52.37|4.90|Europe/Amsterdam|nl-NL
        Zurich|CH|47.38|8.54|Europe/Zurich|de-CH
        Athens|GR|37.98|23.73|Europe/Athens|el-GR
        Istanbul|TR|41.01|28.98|Europe/Istanbul|tr-TR
        Tel Aviv|IL|32.09|34.78|Asia/Jerusalem|he-IL
        Dubai|AE|25.20|55.27|Asia/Dubai|en-US
        Mumbai|IN|19.08|72.88|Asia/Kolkata|en-IN
        Bengaluru|IN|12.97|77.59|Asia/Kolkata|en-IN
        Bangkok|TH|13.76|100.50|Asia/Bangkok|th-TH
        Ho Chi Minh City|VN|10.82|106.63|Asia/Ho_Chi_Minh|vi-VN
        Manila|PH|14.60|120.98|Asia/Manila|en-PH
        Singapore|SG|1.35|103.82|Asia/Singapore|en-SG
        Hong Kong|HK|22.32|114.17|Asia/Hong_Kong|zh-HK
        Shanghai|CN|31.23|121.47|Asia/Shanghai|zh-CN
        Seoul|KR|37.57|126.98|Asia/Seoul|ko-KR
        Tokyo|JP|35.68|139.69|Asia/Tokyo|ja-JP
        Sydney|AU|-33.87|151.21|Australia/Sydney|en-AU
        Mexico City|MX|19.43|-99.13|America/Mexico_City|es-MX
        Cancun|MX|21.16|-86.85|America/Cancun|es-MX
        San Juan|PR|18.47|-66.11|America/Puerto_Rico|es-PR
        Santo Domingo|DO|18.49|-69.93|America/Santo_Domingo|es-DO
        Sao Paulo|BR|-23.55|-46.63|America/Sao_Paulo|pt-BR
        Bogota|CO|4.71|-74.07|America/Bogota|es-CO
        Lagos|NG|6.52|3.38|Africa/Lagos|en-NG
        Accra|GH|5.60|-0.19|Africa/Accra|en-GH
        Johannesburg|ZA|-26.20|28.05|Africa/Johannesburg|en-ZA
        Bucharest|RO|44.43|26.10|Europe/Bucharest|ro-RO
        Kyiv|UA|50.45|30.52|Europe/Kyiv|uk-UA
        Tallinn|EE|59.44|24.75|Europe/Tallinn|et-EE
        """;
}
