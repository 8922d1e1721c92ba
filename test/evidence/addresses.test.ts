import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areUnrelatedAddresses, isMailbox, privateAddress } from '../../src/evidence/addresses.ts';

describe('the private address of an account', () => {
  it('holds the numeric id and the login of the time', () => {
    expect(privateAddress('1001+Wren-Calloway@users.noreply.github.com')).toEqual({
      id: '1001',
      login: 'wren-calloway',
    });
  });

  it.each([
    'wren-calloway@users.noreply.github.com',
    '1001+wren@users.noreply.git.example.com',
    '+wren@users.noreply.github.com',
    'wren+1001@example.com',
    '',
  ])('is not %j', (email) => {
    expect(privateAddress(email)).toBeUndefined();
  });
});

describe('a mailbox', () => {
  it.each([
    ['wren@example.com', true],
    ['wren.calloway+git@mail.example.co.uk', true],
    ['1001+wren@users.noreply.github.com', false],
    ['noreply@github.com', false],
    ['no-reply@example.com', false],
    ['root@localhost', false],
    ['wren@laptop.local', false],
    ['wren@build.internal', false],
    ['wren', false],
    ['', false],
  ])('%s: %s', (email, expected) => {
    expect(isMailbox(email)).toBe(expected);
  });
});

describe('unrelated addresses', () => {
  it.each([
    ['lantern.maker@gmail.com', 'qbridge77@outlook.com'],
    ['tomasz.h@proton.me', 'velvetpine@proton.me'],
    ['oduya@harborworks.example', 'calloway@tidewater.example'],
  ])('have nothing in common: %s, %s', (one, other) => {
    expect(areUnrelatedAddresses(one, other)).toBe(true);
    expect(areUnrelatedAddresses(other, one)).toBe(true);
  });

  it.each([
    ['initial and name', 'jdoe@example.com', 'john.doe@gmail.com'],
    ['name and initial', 'johnd@example.com', 'john.doe@gmail.com'],
    ['initials', 'jd@example.com', 'john.doe@gmail.com'],
    ['a part', 'calloway@gmail.com', 'wren.calloway@example.com'],
    ['another order', 'calloway-wren@gmail.com', 'wren_calloway@example.com'],
    ['a tag', 'wren+git@gmail.com', 'wren@example.com'],
    ['digits', 'wren1987@gmail.com', '87wren@qq.com'],
    ['digits alone', '48213377@qq.com', 'wren@gmail.com'],
    ['a typo', 'callowey@gmail.com', 'calloway@example.com'],
    ['a short form', 'alex.v@gmail.com', 'alexander@example.com'],
    ['one employer', 'lime@harborworks.example', 'oak@harborworks.example'],
    ['a role', 'info@harborworks.example', 'calloway@gmail.com'],
    ['a word of general use', 'hello@harborworks.example', 'calloway@gmail.com'],
  ])('are not: %s (%s, %s)', (_, one, other) => {
    expect(areUnrelatedAddresses(one, other)).toBe(false);
    expect(areUnrelatedAddresses(other, one)).toBe(false);
  });

  it('is a symmetric question that no text breaks', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(areUnrelatedAddresses(one, other)).toBe(areUnrelatedAddresses(other, one));
        expect(areUnrelatedAddresses(one, one)).toBe(false);
      }),
    );
  });
});
