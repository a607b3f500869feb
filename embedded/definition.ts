import { readFile } from 'node:fs/promises'

const file = new URL('../statemachine/order-delivery.asl.json', import.meta.url)

/** The process as deployed; its placeholders stand for the functions' ARNs and here become their plain names. */
export async function readDefinition(): Promise<unknown> {
  const text = await readFile(file, 'utf8')
  return JSON.parse(text.replace(/\$\{(\w+Function)\}/g, '$1'))
}
