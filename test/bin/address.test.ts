import { expect, it } from '@jest/globals'
import { urlOf } from '../../bin/address.ts'

it.each([
  ['127.0.0.1', 'http://localhost:3000'],
  ['::1', 'http://localhost:3000'],
  ['0.0.0.0', 'http://localhost:3000'],
  ['::', 'http://localhost:3000'],
  ['192.0.2.1', 'http://192.0.2.1:3000'],
  ['2001:db8::1', 'http://[2001:db8::1]:3000'],
  ['office.example.jp', 'http://office.example.jp:3000'],
])('what listens on %s is at %s', (host, url) => {
  expect(urlOf(host, 3000)).toBe(url)
})
