import { describe, expect, it } from '@jest/globals'
import { addressOfSender, isMailAddress, quotedAddress } from '../../settings/mail-address.ts'

const local64 = 'a'.repeat(64)
const longDomain = (length: number) => `${'abcdefghi.'.repeat(30).slice(0, length - 3)}.jp`

describe('an address', () => {
  it.each([
    'sato@example.com',
    'sato.aoi+nouhin@mail.example.co.jp',
    'abc..def.@docomo.ne.jp',
    '.taro-.-hana..@ezweb.ne.jp',
    '...a...@docomo.ne.jp',
    "o'hara/x=y{z}@example.com",
    'a@xn--eckwd4c7c.xn--zckzah',
    'a@日本語.jp',
    `${local64}@example.com`,
  ])('may be %s', (address) => expect(isMailAddress(address)).toBe(true))

  it.each([
    '',
    'sato',
    'sato@',
    '@example.com',
    '...@docomo.ne.jp',
    'sato@localhost',
    'sato@example..com',
    'sato@.example.com',
    'sato@example.com.',
    'sato@-example.com',
    'a b@example.com',
    'a@b@example.com',
    '佐藤@example.com',
    '"abc..def."@docomo.ne.jp',
    'sato@example.com\n',
    'sato@example.com\r\nRCPT TO:<x@example.com>',
    'a <b@example.com>',
    'a@example.com,b@example.com',
    'a@[127.0.0.1]',
    `a${local64}@example.com`,
    `a@${longDomain(253)}`,
    `${'.'.repeat(100_000)}@example.com`,
    `a@${'a.'.repeat(100_000)}`,
  ])('may not be %j', (address) => expect(isMailAddress(address)).toBe(false))

  it.each([
    [254, true],
    [255, false],
  ])('of %d letters: %s', (length, isOne) =>
    expect(isMailAddress(`a@${'abcdefghi.'.repeat(30).slice(0, length - 5)}.jp`.replace('..', '.a'))).toBe(isOne),
  )
})

describe('quotes around the first part', () => {
  it.each([
    ['abc..def.@docomo.ne.jp', '"abc..def."@docomo.ne.jp'],
    ['.abc@ezweb.ne.jp', '".abc"@ezweb.ne.jp'],
    ['abc.@docomo.ne.jp', '"abc."@docomo.ne.jp'],
  ])('stand where mail servers ask for them: %s', (address, quoted) => expect(quotedAddress(address)).toBe(quoted))

  it.each(['sato@example.com', 'sato.aoi@example.com', "o'hara+1@example.com"])('stand nowhere else: %s', (address) =>
    expect(quotedAddress(address)).toBe(address),
  )
})

describe('a sender', () => {
  it.each([
    ['納品 Nouhin <nouhin@localhost>', 'nouhin@localhost'],
    ['nouhin@example.jp', 'nouhin@example.jp'],
    ['"Nouhin, Inc." <nouhin@example.jp>', 'nouhin@example.jp'],
    ['<abc..def.@docomo.ne.jp>', 'abc..def.@docomo.ne.jp'],
    ['納品 <nouhin@日本語.jp>', 'nouhin@日本語.jp'],
  ])('%s has the address %s', (from, address) => expect(addressOfSender(from)).toBe(address))

  it.each([
    '納品',
    '納品 <nouhin@example.jp',
    'a@example.jp, b@example.jp',
    '納品\r\nBcc: x <a@example.jp>',
    '<a@b@c.jp>',
  ])('%j has none', (from) => expect(addressOfSender(from)).toBeUndefined())
})
