import { marker } from './hostile-text.ts'

const host = 'Host: localhost\r\nConnection: close\r\n'
const form = 'Content-Type: application/x-www-form-urlencoded\r\n'
const length = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
const escaped = encodeURIComponent(marker)

/** Requests as no browser sends them, by what is odd about them; `path` is one that is served. */
export const oddRequests: Record<string, (path: string) => string> = {
  HEAD: (path) => `HEAD ${path} HTTP/1.1\r\n${host}\r\n`,
  OPTIONS: (path) => `OPTIONS ${path} HTTP/1.1\r\n${host}Origin: https://evil.example\r\n\r\n`,
  'PUT with a body': (path) => `PUT ${path} HTTP/1.1\r\n${host}${length(marker)}`,
  DELETE: (path) => `DELETE ${path} HTTP/1.1\r\n${host}\r\n`,
  PATCH: (path) => `PATCH ${path} HTTP/1.1\r\n${host}${length('')}`,
  TRACE: (path) => `TRACE ${path} HTTP/1.1\r\n${host}X-Secret: ${marker}\r\n\r\n`,
  CONNECT: () => `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`,
  'a method that is none': (path) => `zq<zq ${path} HTTP/1.1\r\n${host}\r\n`,
  'a broken percent sign': (path) => `GET ${path}%zz HTTP/1.1\r\n${host}\r\n`,
  'half a percent sign': (path) => `GET ${path}% HTTP/1.1\r\n${host}\r\n`,
  'bytes that are no UTF-8': (path) => `GET ${path}%ff%fe%c0%80 HTTP/1.1\r\n${host}\r\n`,
  'an escaped NUL': (path) => `GET ${path}%00 HTTP/1.1\r\n${host}\r\n`,
  'escaped line breaks': (path) => `GET ${path}%0d%0aX-Injected:%20zq HTTP/1.1\r\n${host}\r\n`,
  'an escaped slash': (path) => `GET ${path.replaceAll('/', '%2F')} HTTP/1.1\r\n${host}\r\n`,
  'an escape twice': (path) => `GET ${path}%2500 HTTP/1.1\r\n${host}\r\n`,
  'a marker in the path': (path) => `GET ${path}${escaped} HTTP/1.1\r\n${host}\r\n`,
  'a marker in the query': (path) =>
    `GET ${path}?lang=${escaped}&q=${escaped}&told=${escaped}&to=${escaped} HTTP/1.1\r\n${host}\r\n`,
  'a broken query': (path) =>
    `GET ${path}?%zz=%&%ff&=&&&a[]=1&__proto__=1&constructor=1&page=%00 HTTP/1.1\r\n${host}\r\n`,
  'a field of the query, repeated': (path) =>
    `GET ${path}?lang=en&lang=ja&q=1&q=2&page=1&page=2&part=live&part=x HTTP/1.1\r\n${host}\r\n`,
  'steps upwards': (path) => `GET ${path}/../../../etc/passwd HTTP/1.1\r\n${host}\r\n`,
  'two slashes in front': (path) => `GET /${path} HTTP/1.1\r\n${host}\r\n`,
  'a backslash': (path) => `GET ${path.replaceAll('/', '\\')} HTTP/1.1\r\n${host}\r\n`,
  'a whole URL': (path) => `GET http://evil.example${path} HTTP/1.1\r\n${host}\r\n`,
  'a star': () => `OPTIONS * HTTP/1.1\r\n${host}\r\n`,
  'a NUL in the path': (path) => `GET ${path}\0 HTTP/1.1\r\n${host}\r\n`,
  'a path of 20,000 characters': (path) => `GET ${path}${'a'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`,
  'a path of 8,000 characters': (path) => `GET ${path}${'%41'.repeat(2_600)} HTTP/1.1\r\n${host}\r\n`,
  'a header of 100,000 characters': (path) => `GET ${path} HTTP/1.1\r\n${host}X-Long: ${'a'.repeat(100_000)}\r\n\r\n`,
  'a thousand headers': (path) => `GET ${path} HTTP/1.1\r\n${host}${'X-Many: 1\r\n'.repeat(1_000)}\r\n`,
  'a NUL in a header': (path) => `GET ${path} HTTP/1.1\r\n${host}X-Odd: a\0b\r\n\r\n`,
  'a header without a colon': (path) => `GET ${path} HTTP/1.1\r\n${host}Odd\r\n\r\n`,
  'a folded header': (path) => `GET ${path} HTTP/1.1\r\n${host}X-Odd: a\r\n b\r\n\r\n`,
  'no host': (path) => `GET ${path} HTTP/1.1\r\nConnection: close\r\n\r\n`,
  'two hosts': (path) => `GET ${path} HTTP/1.1\r\n${host}Host: evil.example\r\n\r\n`,
  'a host that is none': (path) => `GET ${path} HTTP/1.1\r\nHost: zq<zq:99999\r\nConnection: close\r\n\r\n`,
  'another site for a host': (path) => `GET ${path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
  'broken cookies': (path) =>
    `GET ${path} HTTP/1.1\r\n${host}Cookie: =; ;;nouhin-lang=${marker}; nouhin-lang\r\nCookie: %zz\r\n\r\n`,
  'odd headers': (path) =>
    `GET ${path} HTTP/1.1\r\n${host}Accept: ${marker}\r\nAccept-Language: \xff\r\nRange: bytes=0-\r\nIf-None-Match: *\r\nUpgrade: websocket\r\nAuthorization: Basic \xfe\r\n\r\n`,
  'an expectation': (path) => `GET ${path} HTTP/1.1\r\n${host}Expect: 200-ok\r\n\r\n`,
  'HTTP/1.0': (path) => `GET ${path} HTTP/1.0\r\n\r\n`,
  'HTTP/9.9': (path) => `GET ${path} HTTP/9.9\r\n${host}\r\n`,
  'no HTTP': () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'nothing but a line break': () => '\r\n\r\n\r\n',
  'a GET with a body': (path) => `GET ${path} HTTP/1.1\r\n${host}${form}${length('outcome=done')}`,
  'an empty form': (path) => `POST ${path} HTTP/1.1\r\n${host}${form}${length('')}`,
  'a form without a type': (path) => `POST ${path} HTTP/1.1\r\n${host}${length('outcome=done')}`,
  'JSON for a form': (path) =>
    `POST ${path} HTTP/1.1\r\n${host}Content-Type: application/json\r\n${length('{"outcome":"done"')}`,
  'a multipart form': (path) =>
    `POST ${path} HTTP/1.1\r\n${host}Content-Type: multipart/form-data; boundary=x\r\n${length('--x\r\nzq')}`,
  'a type that is none': (path) => `POST ${path} HTTP/1.1\r\n${host}Content-Type: ${marker}\r\n${length('a=b')}`,
  'a form with fields repeated': (path) =>
    `POST ${path} HTTP/1.1\r\n${host}${form}${length(`outcome=x&outcome=${escaped}&act=${escaped}&act=zq&q_memo=a&q_memo=b`)}`,
  'a broken form': (path) =>
    `POST ${path} HTTP/1.1\r\n${host}${form}${length(`%zz=%ff&\0=\0&outcome=%00&=&act=${escaped}`)}`,
  'a form of 260,000 characters': (path) =>
    `POST ${path} HTTP/1.1\r\n${host}${form}${length(`memo=${'a'.repeat(260_000)}`)}`,
  'a form of another site': (path) =>
    `POST ${path} HTTP/1.1\r\n${host}Origin: https://evil.example\r\n${form}${length('outcome=done')}`,
  'a form of its own pages': (path) =>
    `POST ${path} HTTP/1.1\r\n${host}Origin: http://localhost\r\n${form}${length(`seconds=${escaped}&$id=${escaped}&k_氏名=${escaped}&k_ステータス=${escaped}&down=${escaped}`)}`,
  'a broken form of its own pages': (path) =>
    `POST ${path} HTTP/1.1\r\n${host}Origin: http://localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n${length('--x\r\nzq')}`,
  'a form in chunks': (path) =>
    `POST ${path} HTTP/1.1\r\n${host}${form}Transfer-Encoding: chunked\r\n\r\n7\r\nact=zq&\r\n0\r\n\r\n`,
  'a chunk whose size is none': (path) =>
    `POST ${path} HTTP/1.1\r\n${host}${form}Transfer-Encoding: chunked\r\n\r\nzz\r\nact\r\n0\r\n\r\n`,
  'a chunk that is cut off': (path) =>
    `POST ${path} HTTP/1.1\r\n${host}${form}Transfer-Encoding: chunked\r\n\r\nff\r\nact`,
  'a chunk of 2^60 bytes': (path) =>
    `POST ${path} HTTP/1.1\r\n${host}${form}Transfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\nact`,
  'chunks and a length': (path) =>
    `POST ${path} HTTP/1.1\r\n${host}${form}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n`,
  'two lengths': (path) => `POST ${path} HTTP/1.1\r\n${host}${form}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`,
  'a length below nothing': (path) => `POST ${path} HTTP/1.1\r\n${host}${form}Content-Length: -1\r\n\r\n`,
  'a length of 20 MB': (path) => `POST ${path} HTTP/1.1\r\n${host}${form}Content-Length: 20000000\r\n\r\nact=`,
  'less than its length': (path) => `POST ${path} HTTP/1.1\r\n${host}${form}Content-Length: 99\r\n\r\nact=zq`,
  'more than its length': (path) => `POST ${path} HTTP/1.1\r\n${host}${form}Content-Length: 3\r\n\r\nact=zq<zq>`,
  'a packed body': (path) => `POST ${path} HTTP/1.1\r\n${host}${form}Content-Encoding: gzip\r\n${length('zqzq')}`,
  'two requests at once': (path) =>
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\nGET ${path}%zz HTTP/1.1\r\n${host}\r\n`,
}
