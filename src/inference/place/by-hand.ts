/** A name the gazetteer lacks: countries it may mean, and a zone where the country has several. */
export interface HandEntry {
  readonly countries: readonly string[];
  readonly zone: string | undefined;
  readonly sort: 'nickname' | 'institution' | 'region';
  /** Only as written in capitals, because the letters are also a word or another place. */
  readonly capitals: boolean;
}

type Sort = HandEntry['sort'];

/** `Name / other name = CC[|CC] [Zone]`, one entry a line. */
export function readHandList(text: string, sort: Sort): [string, HandEntry][] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [names = '', meaning = ''] = line.split('=');
      const [codes = '', zone] = meaning.trim().split(' ');
      return names.split(' / ').map((raw): [string, HandEntry] => {
        const name = raw.trim();
        return [
          name,
          {
            countries: codes.split('|'),
            zone,
            sort,
            capitals: /^[\p{Lu}\d]{2,5}$/u.test(name.replace(/\./gu, '')),
          },
        ];
      });
    });
}
