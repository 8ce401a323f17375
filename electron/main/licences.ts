/** The licences of everything in the program. The build writes them beside each of its parts. */
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Licence } from '#contract/answers'
import * as v from 'valibot'

const written = v.array(
  v.object({
    name: v.string(),
    version: v.nullish(v.string(), ''),
    identifier: v.nullish(v.string(), ''),
    text: v.nullish(v.string(), ''),
  }),
)

const lists = [
  'main/licences.json',
  'preload/licences.json',
  'renderer/licences.json',
  'renderer/font-licences.json',
  'renderer/worker-licences.json',
  'words/licences.json',
]

/**
 * The licences of the build in `out`, sorted by name, each once. A part without the file has no
 * licences.
 */
export async function builtLicences(out: string): Promise<readonly Licence[]> {
  const found = await Promise.all(lists.map(path => readList(join(out, path))))
  const all = new Map(found.flat().map(each => [`${each.name} ${each.version}`, each]))
  return [...all.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

async function readList(path: string): Promise<readonly Licence[]> {
  try {
    const json: unknown = JSON.parse(await readFile(path, 'utf8'))
    return v.parse(written, json).map(({ name, version, identifier, text }) => ({
      name,
      version,
      licence: identifier,
      text,
    }))
  } catch {
    return []
  }
}

/**
 * The licence of Electron. Its file is beside the program, and names the file with Chromium's
 * licences.
 */
export async function electronLicence(program: string, version: string): Promise<Licence> {
  const folder = dirname(program)
  const names = ['LICENSE.electron.txt', 'LICENSE']
  const texts = await Promise.all(
    names.map(name => readFile(join(folder, name), 'utf8').catch(() => '')),
  )
  return { name: 'electron', version, licence: 'MIT', text: texts.find(text => text !== '') ?? '' }
}
