/** The name of this installation: the program on one profile of one machine. Every change that is written carries it. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isInstallationId, type InstallationId } from '#domain/clock'
import * as v from 'valibot'
import { makeFolder } from '../../files/owner-only.ts'
import { writeWhole } from '../../files/write-whole.ts'

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ installation: v.custom<InstallationId>(isInstallationId) }),
)

/**
 * The name that the file at `path` says. Where it says none a new one is made and written there; where it
 * cannot be written the name is good for as long as the program runs. Never rejects.
 */
export async function installationIn(path: string): Promise<InstallationId> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const { success, output } = v.safeParse(schema, text)
  return success ? output.installation : newInstallation(path)
}

/**
 * Another name, written into the file at `path` as far as it can be: for a profile that was found to be a
 * copy. To be called before the page asks for its store. Never rejects.
 */
export async function newInstallation(path: string): Promise<InstallationId> {
  const installation = randomBytes(8).toString('hex') as InstallationId
  try {
    await makeFolder(dirname(path))
    await writeWhole(path, Buffer.from(JSON.stringify({ installation })))
  } catch {
    // On a full disk, or one that cannot be written, the next start makes another.
  }
  return installation
}
