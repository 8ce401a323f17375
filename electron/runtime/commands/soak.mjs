// `npm run soak -- [--runs N] [--only D1,D3] [--seed N] [--json FILE]`: builds, then does to the program what befalls machines.

import { runOnProgram } from '../lib/on-program.mjs'

await runOnProgram('e2e/soak/index.ts')
