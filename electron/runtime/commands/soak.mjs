// `npm run soak -- [--runs N] [--only D1,D3] [--seed N] [--json FILE]`: builds, then injects the
// faults of readers' machines into the program.

import { runOnProgram } from '../lib/on-program.mjs'

await runOnProgram('e2e/soak/index.ts')
