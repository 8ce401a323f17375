import { v1 } from './v1.ts'
import { v2 } from './v2.ts'
import { v3 } from './v3.ts'
import { v4 } from './v4.ts'
import type { SchemaVersion } from './version.ts'

/** Every form the database has had, oldest first. */
export const versions: readonly SchemaVersion[] = [v1, v2, v3, v4]

/** The newest form this program knows. */
export const currentVersion = versions.length
