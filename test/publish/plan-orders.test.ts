import { describe, expect, it } from 'vitest';
import { readOrder } from '../../src/publish/plan-orders.ts';

const ACCEPT = '/accept until 2027-03-01 because we talked';
const accepted = { name: 'accept', until: '2027-03-01', because: 'we talked' };

describe('an order', () => {
  it.each([
    ['at the beginning', ACCEPT],
    ['below blank lines', `\r\n  \r\n${ACCEPT}\r\nMore tomorrow.`],
    ['with three blanks before it', `   ${ACCEPT}`],
    ['in capitals', ACCEPT.replace('accept', 'Accept')],
  ])('is one %s', (_, comment) => {
    expect(readOrder(comment)).toEqual(accepted);
  });

  it.each([
    ['quoted', `> ${ACCEPT}`],
    ['in a fence', `\`\`\`\n${ACCEPT}\n\`\`\``],
    ['in a span of code', `\`${ACCEPT}\``],
    ['in code that is set off by blanks', `    ${ACCEPT}`],
    ['in code that is set off by a tab', `\n\t${ACCEPT}`],
    ['in an HTML comment', `<!--\n${ACCEPT}\n-->`],
    ['after a sentence', `As I said:\n${ACCEPT}`],
    ['in letters that look alike', ACCEPT.replace('a', '\u0430')],
    ['behind another slash', ACCEPT.replace('/', '\uff0f')],
    ['part of a longer word', ACCEPT.replace('accept', 'acceptance')],
    ['a path', '/accept/until'],
  ])('is none %s', (_, comment) => {
    expect(readOrder(comment)).toBeUndefined();
  });

  it.each([
    '2027-3-1',
    '01.03.2027',
    '2027-02-30',
    '2027-03-01T00:00',
    '\uff12027-03-01',
    '+002027-03-01',
  ])('until %s is not understood', (day) => {
    expect(readOrder(`/accept until ${day} because we talked`)).toMatchObject({ name: 'misread' });
  });

  it.each(['because we talked until 2027-03-01', 'because we talked, UNTIL the 1.3.2027'])(
    'with an end that would be part of the reason is not understood: %s',
    (rest) => {
      expect(readOrder(`/accept ${rest}`)).toMatchObject({ name: 'misread' });
    },
  );

  it('may have a reason that speaks of an end', () => {
    expect(readOrder(`${ACCEPT} until 2028-01-01`)).toMatchObject({ until: '2027-03-01' });
    expect(readOrder('/accept because nobody knew until today')).toMatchObject({ name: 'accept' });
  });

  it.each([
    `/recheck\n${ACCEPT}`,
    `${ACCEPT}\r\n\r\n  /escalate`,
    `/help\n\`\`\`\ncode\n\`\`\`\n/Escalate because of it`,
  ])('that is not alone is not understood: %j', (comment) => {
    expect(readOrder(comment)).toMatchObject({
      name: 'misread',
      problem: expect.stringContaining('one order'),
    });
  });

  it.each([
    `${ACCEPT}\n> /escalate`,
    `${ACCEPT}\n\n    /escalate`,
    `${ACCEPT}\n~~~\n/escalate\n~~~`,
    `${ACCEPT}\n/srv/data, and /accept/until`,
  ])('is alone beside what is none: %j', (comment) => {
    expect(readOrder(comment)).toEqual(accepted);
  });

  it('of enormous length is read as quickly', () => {
    const long = `until ${' '.repeat(30_000)}x${' '.repeat(30_000)}y`;
    expect(readOrder(`/accept ${long}`)).toMatchObject({ name: 'misread' });
  });
});
