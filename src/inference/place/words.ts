const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Words around a place that say nothing about which: skipped, and not counted as left over. Folded. */
export const FILLER = set(`
  the of in at on near nearby around from to and or a an i im am is my live lives living located based currently now
  born originally hometown home town city cidade ciudad ville stadt area region metro metropolitan greater gran grande
  district province state county governorate prefecture municipality metropolis downtown suburb suburbs outskirts
  north south east west northern southern eastern western central upper lower inner side
  le la les de du des di da do dos das del den der die das el los las al il lo
  approx ca circa sometimes mostly mainly usually often also via between with for more
  shi ku gu si do cho dong province sheng 市 省 県 府 区 州 시 도
`);

/**
 * Texts and words that name no place one can live in, or a part of the world too large to mean a country. They are taken
 * out before the gazetteer is asked, so that `South America` is not read as America. Keys (no spaces).
 */
export const NO_PLACE = set(`
  earth planetearth terra mothererath world theworld worldwide international global globe globally universe theuniverse
  multiverse galaxy milkyway solarsystem thesolarsystem mars moon themoon jupiter saturn venus space outerspace orbit
  internationalspacestation iss cosmos void thevoid inthevoid
  internet theinternet internetofthings theinternetofthings web theweb www online cyberspace cloud thecloud inthecloud
  remote remotely fullyremote remoteonly workremotely anywhere everywhere somewhere nowhere elsewhere here there home
  athome house office behindyou unknown unspecified none na null nil undefined nan void notfound secret private hidden
  classified localhost root terminal matrix thematrix metaverse hell heaven limbo utopia atlantis wonderland neverland
  hogwarts middleearth gotham gothamcity wakanda narnia mordor westeros tatooine rapture azeroth
  nomad digitalnomad nomadic roaming travelling traveling locationindependent distributed moving various
  africa asia europe europa antarctica oceania america_ northamerica southamerica latinamerica centralamerica
  sudamerica latam latinoamerica eurasia europeanunion eu emea apac mena middleeast southeastasia southasia eastasia
  centralasia westafrica eastafrica northafrica subsaharanafrica westernafrica easternafrica southernafrica
  easterneurope westerneurope centraleurope northerneurope southerneurope northeurope southeurope
  nordic nordics scandinavia balkans balkan baltic baltics benelux caribbean thecaribbean
  northernhemisphere southernhemisphere arctic pacific atlantic mediterranean
  ascension universal abroad overseas
  地球 宇宙 世界 未知 保密 火星 互联网 网络 어딘가 지구 земля интернет мир
  google github microsoft facebook
  est pst cet cest gmt utc edt pdt mst cst bst eet ist jst
`);

/** Words that are also names of places but, inside a longer phrase, are only words. They need a second clue there. */
export const COMMON_WORDS = set(`
  and are as at be best big bar bath born can capital castle center centre central chance city class close code college
  commerce common computer country cross data date deal design dev developer drop early east engineering eye fair false
  field fine fire free florence_ forest friend full garden gate go good grand grant great green ground hall hand happy hard
  heart hell help banana media hill home hope hot house ice institute international justice king lab lake land last law lead life light
  like line live long lost love main mall man many march mars marine max mission mobile moon more most mountain much
  island islands nation national nature new nice none normal north note null of old one open orange orient our out over park part
  pearl point port power prairie progress pure quality queen reading red remote rest rich river road rock roman rose royal
  sale same san saint santa school science sea second see self sense shell show side silver sky small snow so society
  software son south space split spring square star state station stone stop street student sun super system tech
  technology temple test text time tower town trust truth try union unity universe university universal uni up us use
  valley van via victory view village villa want war warm water way we web well west white wild win wind wish wood work
  ago along arm bad basic bear begin bits buy child come creative deal dual due enterprise ever far federal friendly hit
  human log made manage market meta much never off opportunity outer peer pen per pin plain pool publicity real region
  sake salt save say seen service services she since sing ski sole store tell than turn worth
  world yes you young zone orang politecnico universidad universite universitat instituto escola escuela college dorm
  office street avenue academy group team club company studio department laboratory research
`);

/** Words of streets, buildings and post: small places beside them are street names. */
export const ADDRESS_WORDS = set(`
  street st str strasse road rd avenue ave av blvd boulevard lane ln drive dr way square sq rue via calle rua avenida carrer
  platz allee weg ulitsa ul building bldg floor suite room block tower house plaza door sector sec ro gil
  p_o pobox box postal zip
`);
