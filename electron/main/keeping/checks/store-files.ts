import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../files/write-whole.ts'

/**
 * Names of the database's own files that must be there and are not, or are not as they are
 * written: the one that says which description of the database is the present one, and that
 * description. An engine mends such a database or begins a new one, and says nothing of either.
 * What its other files lose is noticed by what is then missing.
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
