/** Writes a dictionary of the reader's as other programs read it. */
import type { OwnEntry } from '#domain/dictionaries/own-dictionary'

export const dictionaryFormats = {
  tsv: { extension: 'tsv', head: 'expression\ttraditional\treading\tmeaning\n', line: tsvLine },
  cedict: { extension: 'u8', head: '# CC-CEDICT form, UTF-8\n', line: cedictLine },
} as const

export type DictionaryFormat = keyof typeof dictionaryFormats

const flat = (text: string): string => text.replaceAll(/\s*[\n\t]\s*/g, ' ')

/** Senses are between slashes, so that each is a sense again when the table is read. */
function tsvLine({ expression, other, reading, senses }: OwnEntry): string {
  const meaning = senses.length === 1 ? flat(senses[0] ?? '') : `/${senses.map(bare).join('/')}/`
  return `${[expression, other, reading, meaning].map(flat).join('\t')}\n`
}

/** Spaces in an expression would end it there. */
function cedictLine({ expression, other, reading, senses }: OwnEntry): string {
  const solid = (text: string) => text.replaceAll(/\s+/g, '・')
  const simplified = solid(expression)
  const traditional = other === '' ? simplified : solid(other)
  const read = reading.replaceAll(/[[\]]/g, '').replaceAll('ü', 'u:')
  return `${traditional} ${simplified} [${flat(read)}] /${senses.map(bare).join('/')}/\n`
}

const bare = (sense: string): string => flat(sense).replaceAll('/', '／')
