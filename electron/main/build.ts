/** What this package was built from. `npm run package` writes it into package.json. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Build } from '#contract/answers'
import * as v from 'valibot'

const written = v.object({
  built: v.object({
    commit: v.string(),
    day: v.pipe(v.string(), v.isoDate()),
    isTrial: v.boolean(),
  }),
})

/** Reads it from the program in `folder`. Returns null for a program that runs from a checkout. */
export async function readBuild(folder: string): Promise<Build | null> {
  const json: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const result = v.safeParse(written, json)
  return result.success ? result.output.built : null
}
