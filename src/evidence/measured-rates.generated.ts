// Written by `npm run rates`; do not edit.
export const MEASURED_RATES = {
  'alternating-clocks': {
    observed: 4,
    assessed: 2431,
    upper95: 0.00422,
    population: 'authors of public repositories, each in one year',
    source:
      'authors.open.jsonl.gz, sha256 90e2524949ddfce2e4be1f9658e36a91aaa4c9737c5928adde2e1d66ec644919',
  },
  'browser-contradicts-machine': {
    observed: 1,
    assessed: 1214,
    upper95: 0.00465,
    population:
      'authors of public repositories, each in one year, who also commit or merge on the site',
    source:
      'authors.open.jsonl.gz, sha256 90e2524949ddfce2e4be1f9658e36a91aaa4c9737c5928adde2e1d66ec644919',
  },
  'clock-contradicts-location': {
    observed: 36,
    assessed: 1848,
    upper95: 0.0269,
    population:
      'authors of public repositories, each in one year, whose profile we take to name the place their clocks showed before that year',
    source:
      'authors.open.jsonl.gz, sha256 90e2524949ddfce2e4be1f9658e36a91aaa4c9737c5928adde2e1d66ec644919',
  },
  'incoherent-clocks': {
    observed: 29,
    assessed: 2467,
    upper95: 0.0168,
    population: 'authors of public repositories, each in one year',
    source:
      'authors.open.jsonl.gz, sha256 90e2524949ddfce2e4be1f9658e36a91aaa4c9737c5928adde2e1d66ec644919',
  },
  'no-daylight-saving-shift': {
    observed: 0,
    assessed: 410,
    upper95: 0.00928,
    population:
      'authors of public repositories, each in one year, whose profile we take to name the place their browser shows, where clocks change',
    source:
      'authors.open.jsonl.gz, sha256 90e2524949ddfce2e4be1f9658e36a91aaa4c9737c5928adde2e1d66ec644919',
  },
  'rhythm-contradicts-clock': {
    observed: 5,
    assessed: 1759,
    upper95: 0.00664,
    population: 'authors of public repositories, each in one year',
    source:
      'authors.open.jsonl.gz, sha256 90e2524949ddfce2e4be1f9658e36a91aaa4c9737c5928adde2e1d66ec644919',
  },
  'rhythm-contradicts-location': {
    observed: 21,
    assessed: 1262,
    upper95: 0.0253,
    population:
      'authors of public repositories, each in one year, whose profile we take to name the place their clocks showed before that year',
    source:
      'authors.open.jsonl.gz, sha256 90e2524949ddfce2e4be1f9658e36a91aaa4c9737c5928adde2e1d66ec644919',
  },
  'round-the-clock': {
    observed: 3,
    assessed: 390,
    upper95: 0.0224,
    population:
      'authors of public repositories, each in one year, with two months of sixty commits or more',
    source:
      'authors.open.jsonl.gz, sha256 90e2524949ddfce2e4be1f9658e36a91aaa4c9737c5928adde2e1d66ec644919',
  },
  'unique-offset-era': {
    observed: 0,
    assessed: 904,
    upper95: 0.00423,
    population:
      'authors of public repositories, each in one year, with ten commits or more from that time',
    source:
      'authors.open.jsonl.gz, sha256 90e2524949ddfce2e4be1f9658e36a91aaa4c9737c5928adde2e1d66ec644919',
  },
  'unrelated-names': {
    observed: 0,
    assessed: 2150,
    upper95: 0.00178,
    population: 'commit addresses of ten commits or more in large public histories',
    source:
      'laravel/framework, rubocop/rubocop, ethereum/go-ethereum, ant-design/ant-design, EbookFoundation/free-programming-books, prometheus/prometheus, apache/kafka, curl/curl, scipy/scipy, rails/rails',
  },
} as const;
