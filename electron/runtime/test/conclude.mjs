import { total } from './count.mjs'
import { say } from '../lib/say.mjs'

/**
 * Shows what was not run, what passed only the second time and what failed; prints the last line of
 * a run, and returns the exit code.
 * @param {readonly import('./count.mjs').Count[]} counts
 */
export function conclude(counts) {
  const { passed, failed, names, notRun = [], passedAgain = [] } = total(counts)
  if (notRun.length > 0) say(`\n■ What was not run\n\n${notRun.join('\n')}\n`)
  if (passedAgain.length > 0)
    say(`\n■ What passed only when its file ran again\n\n${passedAgain.join('\n')}\n`)
  if (failed > 0) say(`\n■ What failed\n\n${names.join('\n\n')}\n`)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}
