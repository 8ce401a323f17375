/** The words of the interface in each language, read from its file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programFolder } from './app.ts'

/** Returns the texts of the language `tag` by key. */
export function textsOf(tag: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  const gather = (value: unknown, key: string) => {
    if (typeof value === 'string') texts.set(key, value)
    else if (typeof value === 'object' && value !== null)
      for (const [name, inside] of Object.entries(value))
        gather(inside, key === '' ? name : `${key}.${name}`)
  }
  const file = join(programFolder, 'src/i18n/locales', `${tag}.json`)
  gather(JSON.parse(readFileSync(file, 'utf8')), '')
  return texts
}
