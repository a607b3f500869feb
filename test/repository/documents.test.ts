import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseSettings } from '../../settings/settings.ts'

const notOurs = ['node_modules', 'cdk.out', '.nouhin']
const documents = globSync('**/*.md', { exclude: (name) => notOurs.includes(name) })
const read = (file: string) => readFileSync(file, 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

const fences = /^ *```(\w*)\n([\s\S]*?)^ *```$/gm
const blocks = (file: string) => [...read(file).matchAll(fences)].map(([, kind, text = '']) => ({ kind, text }))
const prose = (file: string) =>
  read(file)
    .replace(fences, '')
    .replace(/`[^`]*`/g, (code) => code.replace(/[[\]]/g, ''))

/** The anchors of a document's headings, as GitHub makes them. */
function anchors(file: string): string[] {
  const found = new Map<string, number>()
  return [...prose(file).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-')
    const times = found.get(slug) ?? 0
    found.set(slug, times + 1)
    return times === 0 ? slug : `${slug}-${times}`
  })
}

/** The links to files of this repository, and to headings. */
const links = (file: string) =>
  [...prose(file).matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)]
    .map(([, link, image]) => link ?? image ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))

function isBroken(file: string, target: string): boolean {
  const [path = '', anchor] = target.split('#')
  const linked = path === '' ? file : join(dirname(file), decodeURIComponent(path))
  if (!existsSync(linked)) return true
  return anchor !== undefined && !anchors(linked).includes(decodeURIComponent(anchor))
}

describe('the documents', () => {
  test.each(documents)('%s links to what is there', (file) => {
    expect(links(file).filter((target) => isBroken(file, target))).toEqual([])
  })

  test('have links, to headings too', () => {
    const all = documents.flatMap(links)
    expect(all.length).toBeGreaterThan(100)
    expect(all.some((target) => target.includes('#'))).toBe(true)
  })

  test.each(documents)('%s names scripts that are there', (file) => {
    const named = [...read(file).matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, script = '']) => script)
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([])
  })

  test('show settings that the product takes', () => {
    const shown = documents
      .flatMap(blocks)
      .filter(({ kind, text }) => kind === 'json' && text.includes('"lanes"'))
      .map(({ text }) => JSON.parse(text) as unknown)
    expect(shown.length).toBeGreaterThan(0)
    for (const settings of shown) expect(() => parseSettings(settings)).not.toThrow()
  })
})

describe('the READMEs', () => {
  const readmes = ['README.md', 'README.ja.md']

  test('name the same commands, files and pictures', () => {
    const [english, japanese] = readmes.map((file) => ({
      commands: read(file).match(/^npm ci && npm \w+/gm),
      code: new Set(read(file).match(/`[\w./:-]*[./:-][\w./:-]*`|`npm [^`]+`/g)),
      links: links(file).filter((target) => !readmes.includes(target)),
    }))
    expect(english?.commands).toEqual(['npm ci && npm start', 'npm ci && npm test'])
    expect(japanese).toEqual(english)
  })

  test('lead to each other in their first lines', () => {
    const head = (file: string) => read(file).split('\n').slice(0, 4).join('\n')
    expect(head('README.md')).toContain('(README.ja.md)')
    expect(head('README.ja.md')).toContain('(README.md)')
  })
})
