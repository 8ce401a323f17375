import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../files/write-whole.ts'

/**
 * Returns the names of the database's own files that are missing or malformed, of the two it cannot
 * do without: `CURRENT`, which names the present manifest, and that manifest. The engine repairs
 * such a database or begins an empty one, and reports neither. Damage to its other files shows only
 * as missing rows.
 */
export async function missingStoreFiles(store: string): Promise<readonly string[]> {
  const missing: string[] = []
  for (const name of await namesIn(store)) {
    if (name.endsWith(databaseEnd)) missing.push(...(await missingIn(join(store, name))))
  }
  return missing
}

const databaseEnd = '.leveldb'
const pointer = 'CURRENT'

async function missingIn(database: string): Promise<readonly string[]> {
  const names = await namesIn(database)
  const isUsed = names.some(name => /^(MANIFEST-\d+|\d+\.(log|ldb|sst))$/.test(name))
  if (!isUsed) return []
  if (!names.includes(pointer)) return [pointer]
  const [, description] =
    /^(MANIFEST-\d+)\n$/.exec(await readFile(join(database, pointer), 'utf8')) ?? []
  if (description === undefined) return [pointer]
  return names.includes(description) ? [] : [description]
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}
