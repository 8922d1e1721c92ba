import { readHandList } from './by-hand.ts';

// Short names and landscapes people write instead of a city or region, which GeoNames does not know as such.
export const NICKNAMES = readHandList(
  `
SF / SFO / San Fran / Frisco Bay / SF Bay Area / San Francisco Bay Area / Bay Area / East Bay / South Bay / Silicon Valley / SV Bay Area = US America/Los_Angeles
NorCal / SoCal / Northern California / Southern California / Inland Empire / PNW / Pacific Northwest / LA / L.A. / SLO / Central Coast California = US America/Los_Angeles
NYC / NY City / New York City / Big Apple / Tri-State Area / Manhattan / Long Island / Upstate New York / New England / DMV / DC / D.C. / Washington DC / Washington D.C. / DC Metro / NoVA / Northern Virginia / Research Triangle / RTP / Triangle NC / Philly / ATL / Capitol Hill / Cape Cod / Hudson Valley / South Florida / SWFL = US America/New_York
Orange County / OC California = US America/Los_Angeles
Chi-town / Chitown / Twin Cities / DFW / Dallas Fort Worth / Chicagoland / ATX / Midwest / Deep South / Gulf Coast / Texas Hill Country / STL / NOLA = US America/Chicago
Raleigh Durham = US America/New_York
East Coast / West Coast / Stateside / Appalachia / Rust Belt = US
Front Range / Rocky Mountains / SLC / Silicon Slopes = US America/Denver
Vegas = US America/Los_Angeles
Oahu / Big Island / Maui / Kauai = US Pacific/Honolulu
Cascadia = US|CA America/Los_Angeles
YVR / Lower Mainland / Vancouver Island / GVRD / BC Canada = CA America/Vancouver
GTA / Greater Toronto Area / Toronto Area / Kitchener Waterloo / Golden Horseshoe / YYZ / K-W = CA America/Toronto
Maritimes / Atlantic Canada = CA America/Halifax
Prairies Canada = CA America/Winnipeg
CDMX / DF Mexico / Mexico DF = MX America/Mexico_City
Yucatan Peninsula = MX America/Merida
BCN = ES Europe/Madrid
Canary Islands / Islas Canarias / Canarias / Tenerife / Gran Canaria / Lanzarote / Fuerteventura = ES Atlantic/Canary
Balearic Islands / Mallorca / Majorca / Ibiza / Menorca / Basque Country / Euskadi / Pais Vasco / Euskal Herria / Catalonia / Catalunya / Costa del Sol / Costa Brava = ES Europe/Madrid
Randstad / Groene Hart / South Holland / North Holland = NL
Flanders / Wallonia / Vlaanderen / Wallonie = BE
Ruhr / Ruhrgebiet / Rhine-Ruhr / Rhein-Ruhr / Ruhrpott / Rhein-Main / Rhine-Main / Rhein-Neckar / Rhine-Neckar / NRW / BaWü / Black Forest / Schwarzwald / Franken / Franconia / Allgäu / Oberbayern / Ostfriesland / Harz / Eifel / Sauerland = DE
Tyrol / Tirol = AT
Südtirol / South Tyrol / Alto Adige / Tuscany / Sicily / Sardinia / Lombardy / Piedmont / Apulia = IT
Romandie / Swiss Romande / Deutschschweiz / Engadin = CH
Côte d'Azur / French Riviera / Paris Saclay / Sophia Antipolis / IDF / Savoie / Normandie / Alsace / Lorraine / Auvergne / Provence / PACA / Aquitaine / Languedoc / Midi-Pyrénées / Rhône-Alpes / La Défense / Saclay = FR Europe/Paris
Home Counties / Berkshire / Sussex / East Anglia / West Midlands / East Midlands / North East England / South Wales / North Wales / Cotswolds / Lake District / Merseyside / Tyneside / Yorkshire / Teesside / Midlands UK / Channel Coast UK / Highlands = GB
Transylvania / Transilvania / Ardeal / Banat = RO
Crimea = UA|RU Europe/Simferopol
Silesia / Tricity / Trójmiasto = PL
Moravia / Bohemia = CZ
Lapland / Lappland = FI|SE
Åland = AX
Jutland / Jylland / Zealand Denmark = DK
Skåne / Scania / Dalarna = SE
Siberia / Sibir / Сибирь = RU
Spb / SPb / Питер / Мск / МСК / СПб = RU Europe/Moscow
Kansai / Kanto / Kyushu / Hokkaido / Okinawa / Shikoku / Kinki / Tohoku / Chubu = JP
Pangyo / 판교 = KR
Kyonggi / Gyeonggi = KR
Inner Mongolia / Guangdong / Zhongguancun / 中关村 / Canton / Pearl River Delta / Greater Bay Area / Manchuria = CN Asia/Shanghai
Silicon Valley of India / Delhi NCR / NCR Delhi / NCR India / Blr / Hyd / Bombay / Madras / Calcutta / Electronic City / Marathwada / Malabar / Konkan / Vizag / Trivandrum / Navi Mumbai = IN
Kashmir / Punjab = IN|PK
Orissa / Pondicherry / Uttaranchal = IN
Bengal = IN|BD
Congo = CD|CG
Metro Manila / NCR Philippines / Luzon / Visayas / Mindanao / Cebu / BGC = PH
KL / Klang Valley / Borneo Malaysia = MY Asia/Kuala_Lumpur
Borneo = MY|ID
Bali / Java Island / Jabodetabek / Jogja / Yogya / DIY Yogyakarta = ID
Saigon / HCMC / Ho Chi Minh / HCM City / TP HCM / Sài Gòn / Hồ Chí Minh = VN
BKK / Isan = TH
Straya / Down Under = AU
SEQ / Gold Coast = AU Australia/Brisbane
Sunshine Coast Australia = AU Australia/Brisbane
Aotearoa / South Island / North Island / Waikato = NZ Pacific/Auckland
Kurdistan = IQ|TR|IR
Judea / Samaria / Galilee / Gush Dan / Negev = IL
Gaza / West Bank / Westbank = PS
Rif / Souss = MA
Joburg / Jozi / Garden Route / Western Cape / Kwazulu Natal / KZN = ZA
Naija / Lasgidi / FCT Abuja = NG
Nairobi Area = KE
Patagonia = AR|CL
Nordeste / ABC Paulista / Sampa / Floripa / BH Brasil / POA / Interior SP = BR America/Sao_Paulo
CABA / Capital Federal / GBA = AR America/Argentina/Buenos_Aires
Lima Metropolitana = PE
`,
  'nickname',
);

// Provinces of China and other first-level regions in their own script, which the Latin-only region table lacks.
export const NATIVE_REGIONS = readHandList(
  `
河北 / 山西 / 辽宁 / 吉林 / 黑龙江 / 江苏 / 浙江 / 安徽 / 福建 / 江西 / 山东 / 河南 / 湖北 / 湖南 / 广东 / 海南 / 四川 / 贵州 / 云南 / 陕西 / 甘肃 / 青海 / 内蒙古 / 广西 / 宁夏 / 魔都 / 帝都 = CN Asia/Shanghai
西藏 / 新疆 = CN Asia/Urumqi
关东 / 関東 / 関西 / 北海道 / 神奈川 / 埼玉 / 兵庫 / 愛知 / 沖縄 / 東北 / 九州 / 四国 / 茨城 / 栃木 / 群馬 / 三重 / 滋賀 / 島根 / 愛媛 / 岩手 / 石川 / 山梨 = JP
경기 / 경기도 / 강원 / 강원도 / 경남 / 경북 / 전남 / 전북 / 충남 / 충북 / 제주도 = KR
Московская область / Ленинградская область / Татарстан / Урал / Башкортостан / Краснодарский край = RU
महाराष्ट्र / उत्तर प्रदेश / बिहार / राजस्थान / गुजरात / ಕರ್ನಾಟಕ / தமிழ்நாடு / కర్ణాటక / തമിഴ്നാട് / കേരളം / తెలంగాణ / পশ্চিমবঙ্গ = IN
`,
  'region',
);
