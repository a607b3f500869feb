/** What a reader sees of `name <address>`: quoted names unquoted, RFC 2047 words decoded and joined. */
export function decodeAddress(text: string): { name: string; address: string } {
  const [, name = '', address = text] = /^(.*) <([^<>]+)>$/.exec(text) ?? []
  if (!name.startsWith('=?')) return { name: name.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1'), address }
  const words = name.split(' ')
  if (words.some((word) => word.length > 75)) throw new Error('An encoded word has at most 75 characters.')
  return { name: words.map(decodeWord).join(''), address }
}

const decodeWord = (word: string) =>
  Buffer.from(/^=\?UTF-8\?B\?([A-Za-z0-9+/=]+)\?=$/.exec(word)?.[1] ?? '', 'base64').toString()
