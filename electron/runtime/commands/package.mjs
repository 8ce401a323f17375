// `npm run package -- [--only deb,rpm,tar.xz] [--out FOLDER] [--quick]`: makes the packages for
// Linux in release/. `--quick` compresses little, for tests.

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../build/build.mjs'
import { packageKinds, makers } from '../package/tools.mjs'
import { provideElectron } from '../provide/electron.mjs'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { installTools } from '../provide/system-packages.mjs'
import { root } from '../lib/places.mjs'
import { Advice, command } from '../lib/say.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  if (process.platform !== 'linux')
    throw new Advice(
      'Packages for Linux are made on Linux. For this system see .github/workflows/packages.yml.',
    )
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: packageKinds.join(',') },
      out: { type: 'string', default: `${root}/release` },
      quick: { type: 'boolean', default: false },
    },
  })
  const wanted = packageKinds.filter(kind => values.only.split(',').includes(kind))
  if (wanted.length === 0)
    throw new Advice(`--only takes some of ${packageKinds.join(', ')}, with commas between them.`)
  await installTools(wanted.flatMap(kind => makers[kind]))
  const electron = await provideElectron()
  await buildIfStale()
  const out = resolve(process.env.INIT_CWD ?? '.', values.out)
  const { makePackages } = await import('../package/make-packages.mjs')
  const names = await makePackages({ electron, out, kinds: wanted, isQuick: values.quick })
  for (const name of [...names, 'SHA256SUMS']) process.stdout.write(`${resolve(out, name)}\n`)
})
