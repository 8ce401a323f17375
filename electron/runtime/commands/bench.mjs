// `npm run bench -- [--json FILE]`: builds, then measures the program in a real Electron.

import { runOnProgram } from '../lib/on-program.mjs'

await runOnProgram('e2e/bench/index.ts')
