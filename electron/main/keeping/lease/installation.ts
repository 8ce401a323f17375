/**
 * The name of this installation: the program on one profile of one machine. Every written change
 * carries it.
 */
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
 * Returns the name in the file at `path`. If there is no valid name, makes one and writes it there;
 * if it cannot be written, the name holds while the program runs. Never rejects.
 */
export async function installationIn(path: string): Promise<InstallationId> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const { success, output } = v.safeParse(schema, text)
  return success ? output.installation : newInstallation(path)
}

/**
 * Writes a new name into the file at `path`, because the profile was found to be a copy. Call it
 * before the page asks for its store. Never rejects.
 */
export async function newInstallation(path: string): Promise<InstallationId> {
  const installation = randomBytes(8).toString('hex') as InstallationId
  try {
    await makeFolder(dirname(path))
    await writeWhole(path, Buffer.from(JSON.stringify({ installation })))
  } catch {
    // If the disk is full or read-only, the next start makes another name.
  }
  return installation
}
